"""What stands between one document and others, both ways, with the words that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import msgspec

from graph.model import Evidence, Iri
from graph.vocabulary import relations
from queries.documents import Document, documents
from queries.engines import Engine, Question
from queries.hops import PartProofRow

__all__ = ["Link", "links"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An edge between the document and `other`; `inverse` where the other is its source."""

    relation: str
    inverse: bool
    other: Document
    evidence: tuple[Evidence, ...]


LINKS = Question("links", PartProofRow)


def links(engine: Engine, document: Iri, wanted: Collection[str] | None = None) -> tuple[Link, ...]:
    """Give what `document` does to others, then what they do to it, by relation and date.

    `wanted` are the relations asked for. Of all between two documents, the general one ("cites") is left out where a
    more exact one of the same direction says as much, unless it is asked for by name.
    """
    proofs: dict[tuple[Iri, Iri, str], list[Evidence]] = defaultdict(list)
    for row in engine.ask(LINKS, about=[document]):
        if wanted is None or row.relation in wanted:
            proofs[row.source, row.target, row.relation].append(
                Evidence(row.paper, row.start, row.end, row.quote, row.rule, row.confidence, row.provision or "")
            )
    exact = {edge[:2] for edge in proofs if relations()[edge[2]].parent}
    kept = [edge for edge in proofs if wanted or relations()[edge[2]].parent or edge[:2] not in exact]
    cards = documents(engine, {iri for edge in kept for iri in edge[:2]})
    found = []
    for source, target, relation in kept:
        for inverse, near, far in ((False, source, target), (True, target, source)):
            if near == document:
                said = tuple(sorted(proofs[source, target, relation]))
                found.append(Link(relation=relation, inverse=inverse, other=cards[far], evidence=said))
    return tuple(sorted(found, key=_order))


def _order(link: Link) -> tuple[bool, int, str, str]:
    place = list(relations()).index(link.relation)
    return link.inverse, place, link.other.date or "9999", link.other.id
