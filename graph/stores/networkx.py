"""Any part of the graph as a networkx MultiDiGraph with all attributes, for algorithms and drawings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import networkx as nx

from graph.identity import paper_iri
from graph.model import Edge, Iri, Node
from graph.stores.library import Library

__all__ = ["as_networkx", "neighbourhood", "whole"]


def as_networkx(edges: Iterable[Edge], node: Callable[[str], Node | None]) -> nx.MultiDiGraph[Iri]:
    """Make a MultiDiGraph: nodes by IRI with `kind` and their properties, edges keyed by relation with their evidence.

    A property with several values holds them joined by " | ". `node` looks a node up, as `Library.node` does.
    """
    graph: nx.MultiDiGraph[Iri] = nx.MultiDiGraph()
    for edge in edges:
        for iri in (edge.source, edge.target):
            if iri not in graph:
                graph.add_node(iri, **_attributes(node(iri)))
        graph.add_edge(
            edge.source,
            edge.target,
            key=edge.relation,
            relation=edge.relation,
            confidence=max((evidence.confidence for evidence in edge.evidence), default=0.0),
            evidence=edge.evidence,
        )
    return graph


def _attributes(node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    attributes: dict[str, str] = {"kind": node.kind}
    for name, value in node.properties:
        attributes[name] = f"{attributes[name]} | {value}" if name in attributes else value
    return attributes


def whole(library: Library) -> nx.MultiDiGraph[Iri]:
    """Give all of the graph; `graph.graph["documents"]` tells which document each paper is the text of."""
    nodes = {node.iri: node for node in library.nodes()}
    graph = as_networkx(library.edges(), lambda iri: nodes.get(Iri(iri)))
    for iri in nodes.keys() - set(graph):
        graph.add_node(iri, **_attributes(nodes[iri]))
    graph.graph["documents"] = {paper_iri(paper.digest): paper.document for paper in library.ledger.papers()}
    return graph


def neighbourhood(
    library: Library,
    centres: Iterable[str],
    *,
    hops: int = 1,
    relations: Iterable[str] | None = None,
    most: int | None = None,
) -> nx.MultiDiGraph[Iri]:
    """Give what lies within `hops` edges of `centres`, in both directions, over `relations` (all where None).

    With `most`, the graph stops growing at that many nodes; those nearer to the centres come first. A centre without
    edges stands alone in the graph.
    """
    names = tuple(relations) if relations is not None else (None,)
    seen = {Iri(centre) for centre in centres}
    found: dict[tuple[str, str, str], Edge] = {}
    border = sorted(seen)
    for _ in range(hops):
        reached: set[Iri] = set()
        for iri in border:
            near = [edge for name in names for edge in library.edges(source=iri, relation=name)]
            near += [edge for name in names for edge in library.edges(target=iri, relation=name)]
            for edge in near:
                new = {edge.source, edge.target} - seen - reached
                if most is not None and len(seen) + len(reached) + len(new) > most:
                    continue
                reached |= new
                found[edge.source, edge.relation, edge.target] = edge
        seen |= reached
        border = sorted(reached)
    graph = as_networkx((found[key] for key in sorted(found)), library.node)
    for iri in sorted(seen - set(graph)):
        graph.add_node(iri, **_attributes(library.node(iri)))
    return graph
