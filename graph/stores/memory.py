"""The graph in memory, as networkx: for algorithms, for pictures, and for questions without a server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from graph.identity import paper_iri
from graph.model import Edge, Iri, Node
from graph.stores.library import Library
from graph.vocabulary import properties

__all__ = ["multigraph", "to_networkx"]


def to_networkx(library: Library) -> nx.MultiDiGraph[str]:
    """Copy the whole graph of `library` (see `multigraph`)."""
    documents = {paper_iri(paper.digest): paper.document for paper in library.ledger.papers()}
    return multigraph(library.nodes(), library.edges(), documents)


def multigraph(nodes: Iterable[Node], edges: Iterable[Edge], documents: dict[Iri, Iri]) -> nx.MultiDiGraph[str]:
    """Make a graph of `nodes` and `edges`.

    A node is its IRI and carries `kind` and its properties, a list where the vocabulary allows several values. An edge
    is keyed by its relation and carries `evidence`, a tuple of `graph.model.Evidence`. `graph.graph["documents"]` is
    `documents`: which document each paper is the text of.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(documents=documents)
    for node in nodes:
        graph.add_node(node.iri, kind=node.kind, **_values(node))
    for edge in edges:
        graph.add_edge(edge.source, edge.target, key=edge.relation, evidence=edge.evidence)
    return graph


def _values(node: Node) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in node.properties:
        if properties()[name].single:
            values[name] = value
        else:
            values.setdefault(name, []).append(value)
    return values
