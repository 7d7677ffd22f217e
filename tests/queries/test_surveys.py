"""What is cited most, tied to none, open; what stands between documents; what a body did: alike from every engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.identity import BASE
from graph.model import Iri
from graph.stores.library import Library
from queries.agency import DOCUMENTS, KIN, profile
from queries.engines import Engine, Sparql
from queries.links import links
from queries.state import most_cited, open_references, orphans
from tests.queries.conftest import Engines, MakeLibrary

RESOLUTION = "1/NQ-CP CP 2024-01-01"
PAPERS = (
    (RESOLUTION,),
    ("2/KH AG 2024-02-01", ("implements", RESOLUTION), ("implements", "9/CV")),
    ("3/KH AG 2024-03-01", ("based_on", "2/KH AG 2024-02-01")),
    ("4/KH AG 2024-04-01", ("cites", RESOLUTION), ("cites", "9/CV"), ("cites", "8/TB")),
    ("5/KH AG 2024-05-01",),
)


def test_open_references_are_ranked_by_the_documents_they_block(library_of: MakeLibrary) -> None:
    found = open_references(Sparql(library_of(*PAPERS).sparql))
    assert [(one.number, one.chains, one.cited_by) for one in found] == [
        ("9/CV", 2, 2),  # 2/KH carries it out, and 3/KH stands on 2/KH; 4/KH only names it
        ("8/TB", 0, 1),
    ]


def test_most_cited_first(library_of: MakeLibrary) -> None:
    found = most_cited(Sparql(library_of(*PAPERS).sparql))
    assert [(one.document.number, one.count) for one in found] == [("1/NQ-CP", 2), ("2/KH", 1)]


def test_documents_tied_to_none(library_of: MakeLibrary) -> None:
    assert [card.number for card in orphans(Sparql(library_of(*PAPERS).sparql))] == ["5/KH"]


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        pytest.param(None, [("cites", True, "4/KH"), ("implements", True, "2/KH")], id="the exact one stands alone"),
        pytest.param(("cites",), [("cites", True, "2/KH"), ("cites", True, "4/KH")], id="all that cite it"),
        pytest.param(("amends",), [], id="none"),
    ],
)
def test_links_by_relation(
    library_of: MakeLibrary, relations: tuple[str, ...] | None, expected: list[tuple[str, bool, str]]
) -> None:
    library = library_of(*PAPERS)
    found = links(Sparql(library.sparql), library.document("1/NQ-CP"), relations)
    assert sorted((link.relation, link.inverse, link.other.number or "") for link in found) == expected
    assert all(link.evidence for link in found)


def test_a_body_with_who_told_it_and_who_it_is(samples: Library) -> None:
    body = Iri(f"{BASE}agency/so-nong-nghiep-va-phat-trien-nong-thon-tinh-an-giang")
    known = profile(samples, body, at="2025-07-01")
    assert known.who
    assert known.who.bodies == ("Sở Nông nghiệp và Môi trường tỉnh An Giang",)
    assert dict(known.tellers)["Ủy ban nhân dân tỉnh An Giang"] > 0
    assert sum(count for _, count in known.tellers) == len({given.task.id for given in known.assignments})


@pytest.mark.neo4j
@pytest.mark.parametrize("ask", [open_references, most_cited, orphans], ids=lambda ask: ask.__name__)
def test_engines_agree_on_rankings(library_of: MakeLibrary, engines: Engines, ask: Callable[[Engine], object]) -> None:
    answers = [ask(engine) for engine in engines(library_of(*PAPERS)).values()]
    assert answers[0]
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.neo4j
def test_engines_agree_on_documents_and_bodies(samples: Library, engines: Engines) -> None:
    named = engines(samples).values()
    bodies = [node.iri for node in samples.nodes() if node.kind == "Agency"]
    asks: list[Callable[[Engine], object]] = [
        lambda engine: links(engine, samples.document("901/NQ-CP")),
        lambda engine: engine.ask(DOCUMENTS, agency=bodies),
        lambda engine: engine.ask(KIN, agency=bodies),
    ]
    for ask in asks:
        answers = [ask(engine) for engine in named]
        assert answers[0]
        assert answers[0] == answers[1] == answers[2]
