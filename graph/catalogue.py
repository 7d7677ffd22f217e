"""Describe the nodes that papers share: of all that they say, one title, one date, one status, and any conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

import msgspec

from graph.identity import BASE, plain
from graph.laws import law_title
from graph.links import links_of
from graph.model import Edge, Evidence, Iri, Node, PaperGraph
from graph.namespaces import REFERENCE
from graph.rdf import in_catalogue, is_shared
from graph.vocabulary import NodeKind, properties, relations

__all__ = ["Description", "Fact", "describe", "facts_of", "of_tables"]

_KIND = "kind"
_SIGNER = "signer"  # stated by the papers themselves; here only to see whether they agree


class Fact(msgspec.Struct, frozen=True, order=True):
    """What `papers` papers say of a node; `own` where the node is the very document that they are the text of."""

    own: bool
    name: str
    value: str
    papers: int = 1


class Description(msgspec.Struct, frozen=True):
    """A node as all papers together describe it, with the edges that follow from what it is."""

    node: Node
    edges: tuple[Edge, ...]


def facts_of(said: PaperGraph) -> Iterator[tuple[Iri, Fact]]:
    """Give what one paper says of the nodes that it shares with others, each fact once."""
    for node in said.nodes:
        if is_shared(node.iri):
            own = node.iri == said.document
            yield node.iri, Fact(own, _KIND, node.kind)
            for name, value in node.properties:
                if name != "status":  # follows from the rest
                    yield node.iri, Fact(own, name, value)
    names = {node.iri: dict(node.properties).get("name", "") for node in said.nodes if node.kind == "Person"}
    for edge in said.edges:
        if edge.relation == "signed_by" and edge.source == said.document and is_shared(edge.source):
            yield edge.source, Fact(True, _SIGNER, names[edge.target])
        if in_catalogue(edge):
            yield edge.source, Fact(edge.source == said.document, edge.relation, edge.target)


def describe(iri: Iri, facts: Iterable[Fact]) -> Description | None:
    """Weigh what papers say of `iri`; None where none says anything.

    A paper on itself is believed before others, then the more precise date, then the more frequent value.
    A law bears the name that the table of laws gives it, unless its own text is held.

    >>> describe(Iri("x"), [Fact(False, "kind", "Document"), Fact(False, "date", "2021"),
    ...                     Fact(False, "date", "2021-09-11")]).node.properties
    (('date', '2021-09-11'), ('status', 'mentioned'))
    """
    said: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        said[fact.name].append(fact)
    if not said:
        return None
    kind = cast(NodeKind, _best(said.pop(_KIND)))
    signers = said.pop(_SIGNER, [])
    values: list[tuple[str, str]] = []
    edges: list[Edge] = []
    for name, named in said.items():
        if name in relations():
            edges += (Edge(iri, name, Iri(target)) for target in {fact.value for fact in named})
        elif properties()[name].single:
            values.append((name, _best(named)))
        else:
            values += ((name, value) for value in {fact.value for fact in named})
    if kind == "Document":
        known = dict(values)
        title = law_title(known.get("number", ""), known.get("year"))
        if title and not any(fact.own for fact in said.get("title", ())):  # others print laws without, or cut short
            values = [*((name, value) for name, value in values if name != "title"), ("title", title)]
        own = any(fact.own for named in said.values() for fact in named)
        values.append(("status", "read" if own else "mentioned"))
        values += (("conflict", conflict) for conflict in _conflicts(said | {_SIGNER: signers}))
    node = Node(iri, kind, tuple(sorted(values)))
    edges += of_tables(node)
    return Description(node, tuple(sorted(edges, key=_order)))


def of_tables(node: Node) -> Iterator[Edge]:
    """Give what the tables of agencies and territories say of a node, each with the instrument that the table names."""
    for link in links_of(node):
        place = "/".join(iri.removeprefix(BASE) for iri in (node.iri, link.relation, link.party.iri))
        row = Iri(f"{REFERENCE}{place}")  # of its own for each link: a node may be within two others, by different acts
        yield Edge(node.iri, link.relation, link.party.iri, (Evidence(row, 0, 0, link.source, "table", 1.0),))


def _order(edge: Edge) -> tuple[str, str]:
    return edge.relation, edge.target


def _best(facts: list[Fact]) -> str:
    """Choose one value; of dates, the longer one is the more precise."""
    dated = facts[0].name == "date"
    counted: dict[tuple[bool, str], int] = defaultdict(int)
    for fact in facts:
        counted[fact.own, fact.value] += fact.papers
    return min(counted, key=lambda known: (not known[0], -len(known[1]) * dated, -counted[known], known[1]))[1]


def _conflicts(said: dict[str, list[Fact]]) -> Iterator[str]:
    """Give the cells on which papers cannot all be right."""
    dates = sorted({fact.value for fact in said.get("date", ())})
    clashing = [d for d in dates if any(not (d.startswith(o) or o.startswith(d)) for o in dates)]
    if clashing:
        yield f"date: {' | '.join(clashing)}"
    for name in ("title", _SIGNER, "signer_position", "level"):
        own = {plain(fact.value): fact.value for fact in sorted(said.get(name, ()), reverse=True) if fact.own}
        if len(own) > 1:
            yield f"{name}: {' | '.join(sorted(own.values()))}"
