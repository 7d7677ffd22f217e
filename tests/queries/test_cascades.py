"""The cascades that people found among real papers: each is reached from what it carries out, with the sentence.

`CASCADES.tsv` beside the papers has a row for each: its id, its cascade, and what it carries out as far as people saw.
`pytest -rP` lists the papers that only mention it, and those whose mention may be it but does not say so.
"""

from __future__ import annotations

import csv
import os
import re
from functools import cache
from pathlib import Path

import pytest

from graph.model import Iri
from graph.stores.library import Library
from queries.chain import Chain, Limits, chain, followable
from queries.engines import Sparql

pytestmark = pytest.mark.corpus
ROOT = Path(__file__).parent.parent.parent
CORPUS = Path(os.environ.get("DANCHIEU_CORPUS", ROOT.parent / "shared" / "corpus"))
CARRIES_OUT = "carries out (=id where it is in this folder)"
HELD = re.compile(r"([^;(]+?)\s*(?:\(cited\)\s*)?\(=\w+\)")
# Scans that print a number wrongly, so that no reading of the text alone finds the way.
DAMAGED = {"c0109": "the paper between it and the directive bears another number in its scan than here"}


@cache
def cascades() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each paper that carries out one of the folder: its id, its number, the numbers of what it carries out."""
    table = CORPUS / "CASCADES.tsv"
    if not table.exists():
        return ()
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    told = (
        (row["id"], row["number"], tuple(number.strip() for number in HELD.findall(row[CARRIES_OUT]))) for row in rows
    )
    return tuple((paper, number, targets) for paper, number, targets in told if targets)


def document_of(library: Library, paper: str) -> Iri:
    """The document whose text the file `paper`.txt holds."""
    source = library.source(CORPUS / "text" / f"{paper}.txt")
    assert source
    return next(library.ledger.papers(file=source.digest)).document


@pytest.mark.parametrize(
    ("paper", "targets"),
    [pytest.param(paper, targets, id=f"{paper} {number}") for paper, number, targets in cascades()],
)
def test_a_paper_is_reached_from_what_it_carries_out(corpus: Library, paper: str, targets: tuple[str, ...]) -> None:
    document = document_of(corpus, paper)
    engine = Sparql(corpus.sparql)
    roots = [node.iri for number in targets for node in corpus.find_documents(number)]
    carried = [chain(engine, root, "down") for root in roots]
    mentioned = [chain(engine, root, "down", Limits(relations=followable())) for root in roots]
    if any(proven(found, document) for found in carried):
        return
    if any(proven(found, document) for found in mentioned):
        print(f"{paper} only mentions {', '.join(targets)}")
    elif any(document in one.cited_by for found in carried for one in found.unresolved if one.may_be == found.root):
        print(f"{paper} has a mention that may be one of {', '.join(targets)}, and does not say so")
    elif paper in DAMAGED:
        pytest.skip(DAMAGED[paper])
    else:
        pytest.fail(f"{paper} is not reached from {', '.join(targets)}")


def proven(found: Chain, document: Iri) -> bool:
    """Whether the chain holds the document, with words that say so."""
    return any(hop.source == document and hop.evidence[0].quote for hop in found.edges)
