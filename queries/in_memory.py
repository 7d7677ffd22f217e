"""The saved questions answered over a networkx graph (`graph.stores.networkx.whole`), one function a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

import networkx as nx

from graph.model import Evidence
from graph.vocabulary import relations

__all__ = ["ANSWERS"]

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Cells = dict[str, Any]


def _chain_relations() -> frozenset[str]:
    return frozenset(kind.name for kind in relations().values() if kind.chain == "down")


def _chain_view(graph: Graph) -> Graph:
    kept: frozenset[Any] = _chain_relations()
    view: Graph = nx.subgraph_view(graph, filter_edge=lambda _source, _target, relation: relation in kept)
    return view


def _chain_down(graph: Graph, root: str) -> Iterator[Cells]:
    if root in graph:
        chain = _chain_view(graph)
        for target in {root} | nx.ancestors(chain, root):
            for source, _, relation in chain.in_edges(target, keys=True):
                yield from _hops(graph, source, relation, target)


def _chain_up(graph: Graph, root: str) -> Iterator[Cells]:
    if root in graph:
        chain = _chain_view(graph)
        for source in {root} | nx.descendants(chain, root):
            for _, target, relation in chain.out_edges(source, keys=True):
                yield from _hops(graph, source, relation, target)


def _hops(graph: Graph, source: str, relation: str, target: str) -> Iterator[Cells]:
    proofs: tuple[Evidence, ...] = graph.edges[source, target, relation]["evidence"]
    for proof in proofs:
        yield {
            "source": source,
            "relation": relation,
            "target": target,
            "document": graph.graph["documents"][proof.paper],
            "paper": proof.paper,
            "start": proof.start,
            "end": proof.end,
            "quote": proof.quote,
            "rule": proof.rule,
            "confidence": proof.confidence,
        }


def _targets(graph: Graph, source: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    wanted = set(names)
    for _, target, relation in graph.out_edges(source, keys=True):
        if relation in wanted:
            yield relation, target


def _documents(graph: Graph, document: Sequence[str]) -> Iterator[Cells]:
    fields = ("number", "type", "title", "date", "level", "status", "reason")
    for iri in document:
        if (data := graph.nodes.get(iri, {})).get("kind") == "Document":
            issuers = [graph.nodes[agency].get("name") for _, agency in _targets(graph, iri, ["issued_by"])]
            for issuer in issuers or [None]:
                yield {"document": iri, "issuer": issuer} | {name: data.get(name) for name in fields}


def _tasks_of(graph: Graph, document: Sequence[str]) -> Iterator[Cells]:
    roles = ("assigns_lead", "assigns_coordinate", "reports_to", "under_basis")
    fields = ("label", "action", "deadline", "deadline_text")
    for iri in document:
        if iri not in graph:
            continue
        for _, task in _targets(graph, iri, ["has_task"]):
            told = {"document": iri, "task": task} | {name: graph.nodes[task].get(name) for name in fields}
            given = [
                {"role": role, "party": party, "name": graph.nodes[party].get("name")}
                for role, party in _targets(graph, task, roles)
            ]
            for one in given or [{}]:
                yield told | one


def _namesakes(graph: Graph, document: Sequence[str]) -> Iterator[Cells]:
    wanted: dict[str, list[str]] = {}
    for iri in document:
        if key := graph.nodes.get(iri, {}).get("number_key"):
            wanted.setdefault(key, []).append(iri)
    for iri, data in graph.nodes(data=True):
        if data.get("reason") and data.get("number"):
            for namesake in wanted.get(data.get("number_key", ""), ()):
                for source, _, relation in graph.in_edges(iri, keys=True):
                    if relation == "cites" and namesake != iri:
                        yield {
                            "document": namesake,
                            "unresolved": iri,
                            "number": data["number"],
                            "reason": data["reason"],
                            "source": source,
                        }


ANSWERS: Mapping[str, Callable[..., Iterable[Cells]]] = MappingProxyType(
    {
        "chain_down": _chain_down,
        "chain_up": _chain_up,
        "documents": _documents,
        "tasks_of": _tasks_of,
        "namesakes": _namesakes,
    }
)
