"""The surroundings of documents, opened one after another: what a graph that grows on demand shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import cast

import msgspec
import networkx as nx
from pyoxigraph import NamedNode, QuerySolutions

from graph.errors import NotFound
from graph.identity import BASE
from graph.model import Edge, Iri
from graph.stores.library import Library
from graph.vocabulary import relations
from queries.documents import Document, documents
from queries.engines import Sparql

__all__ = ["AT_ONCE", "Surroundings", "surroundings"]

AT_ONCE = 30  # neighbours that one opening brings


class Surroundings(msgspec.Struct, frozen=True):
    """Documents and the edges between them; `more` counts for each document the neighbours that are not shown."""

    documents: tuple[Document, ...]
    edges: tuple[Edge, ...]
    more: dict[Iri, int]

    def as_graph(self) -> nx.MultiDiGraph[str]:
        """Give these as a networkx graph in the form that `queries.render.chain_graph` gives a chain."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for card in self.documents:
            graph.add_node(card.id, **msgspec.to_builtins(card))
        for edge in self.edges:
            graph.add_edge(
                edge.source, edge.target, key=edge.relation, evidence=[msgspec.to_builtins(e) for e in edge.evidence]
            )
        return graph


_DEGREES = """
SELECT ?node (COUNT(DISTINCT ?other) AS ?all) WHERE {{
  VALUES ?node {{ {nodes} }} ?node dch:cites|^dch:cites ?other .
}} GROUP BY ?node
"""


def surroundings(
    library: Library, opened: Iterable[Iri], hidden: Collection[Iri] = (), at_once: int = AT_ONCE
) -> Surroundings:
    """Give the documents `opened` with the first `at_once` neighbours of each, without those `hidden`.

    Neighbours in a chain come first, then those whose text is held, then the newest. Raises `NotFound` where the graph
    lacks a document.
    """
    shown: dict[Iri, None] = {}
    known: list[Edge] = []
    engine = Sparql(library.sparql)
    for iri in dict.fromkeys(opened):
        if (node := library.node(iri)) is None or node.kind != "Document":
            raise NotFound("not-found", name=iri.removeprefix(BASE))
        edges = [e for e in (*library.edges(source=iri), *library.edges(target=iri)) if _between_documents(e)]
        others = {e.target if e.source == iri else e.source for e in edges} - set(hidden)
        cards = documents(engine, others)
        chained = {i for e in edges if relations()[e.relation].chain == "down" for i in (e.source, e.target)}
        order = sorted(
            cards, key=lambda i: (i in chained, cards[i].status == "read", cards[i].date or "", i), reverse=True
        )
        shown[iri] = None
        shown |= dict.fromkeys(order[:at_once])
        known += edges
    kept = {(e.source, e.relation, e.target): e for e in known if e.source in shown and e.target in shown}
    exact = {(e.source, e.target) for e in kept.values() if relations()[e.relation].parent}
    edges = [e for e in kept.values() if relations()[e.relation].parent or (e.source, e.target) not in exact]
    near: dict[Iri, set[Iri]] = {iri: set() for iri in shown}
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    rows = cast(QuerySolutions, library.sparql(_DEGREES.format(nodes=" ".join(str(NamedNode(i)) for i in shown))))
    degrees = {Iri(row["node"].value): int(row["all"].value) for row in rows}
    return Surroundings(
        documents=tuple(documents(engine, shown).values()),
        edges=tuple(sorted(edges, key=lambda e: (e.source, e.relation, e.target))),
        more={iri: degrees.get(iri, 0) - len(near[iri]) for iri in shown},
    )


def _between_documents(edge: Edge) -> bool:
    kind = relations()[edge.relation]
    return kind.domain == kind.range == "Document"
