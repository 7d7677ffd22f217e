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
MOST = 100  # rows of a ranking, as the saved texts have it


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


def _sources(graph: Graph, target: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    wanted = set(names)
    if target in graph:
        for source, _, relation in graph.in_edges(target, keys=True):
            if relation in wanted:
                yield relation, source


def _of_kind(graph: Graph, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((iri, data) for iri, data in graph.nodes(data=True) if data.get("kind") == kind)


def _tasks_by_agency(graph: Graph, agency: Sequence[str]) -> Iterator[Cells]:
    for iri in agency:
        for role, task in _sources(graph, iri, ["assigns_lead", "assigns_coordinate", "reports_to"]):
            for _, document in _sources(graph, task, ["has_task"]):
                yield {"document": document, "task": task, "role": role}


def _tasks_by_basis(graph: Graph, basis: Sequence[str]) -> Iterator[Cells]:
    for iri in basis:
        for _, task in _sources(graph, iri, ["under_basis"]):
            for _, document in _sources(graph, task, ["has_task"]):
                yield {"document": document, "task": task}


def _tasks_due(graph: Graph, since: str, until: str) -> Iterator[Cells]:
    for task, data in _of_kind(graph, "Task"):
        due = data.get("deadline") or ""
        if due[:1].isdecimal() and since[: len(due)] <= due <= until:
            for _, document in _sources(graph, task, ["has_task"]):
                yield {"document": document, "task": task}


def _agencies(graph: Graph) -> Iterator[Cells]:
    return ({"agency": iri, "name": data.get("name")} for iri, data in _of_kind(graph, "Agency"))


def _between_documents() -> frozenset[str]:
    return frozenset(kind.name for kind in relations().values() if kind.domain == kind.range == "Document")


def _document_edges(graph: Graph, document: Sequence[str]) -> Iterator[Cells]:
    names = _between_documents()
    for iri in document:
        if iri in graph:
            for relation, target in _targets(graph, iri, names):
                yield {"source": iri, "relation": relation, "target": target}
            for relation, source in _sources(graph, iri, names):
                yield {"source": source, "relation": relation, "target": iri}


def _evidence(graph: Graph, source: Sequence[str], target: Sequence[str]) -> Iterator[Cells]:
    wanted = set(target)
    for iri in source:
        if iri in graph:
            for relation, other in _targets(graph, iri, _between_documents()):
                if other in wanted:
                    yield from _hops(graph, iri, relation, other)


def _most_cited(graph: Graph) -> Iterator[Cells]:
    counts = {
        iri: len({source for _, source in _sources(graph, iri, ["cites"])})
        for iri, data in _of_kind(graph, "Document")
        if not data.get("reason")
    }
    for iri in sorted(filter(counts.get, counts), key=lambda iri: (-counts[iri], iri))[:MOST]:
        yield {"document": iri, "count": counts[iri]}


def _unresolved(graph: Graph) -> Iterator[Cells]:
    found: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for iri, data in _of_kind(graph, "Document"):
        sources = {source for _, source in _sources(graph, iri, ["cites"])}
        if data.get("reason") and data.get("number_key") and sources:
            numbers, reasons, citing = found.setdefault(data["number_key"], (set(), set(), set()))
            numbers.add(data["number"])
            reasons.add(data["reason"])
            citing |= sources
    for key in sorted(found, key=lambda key: (-len(found[key][2]), key))[:MOST]:
        numbers, reasons, citing = found[key]
        yield {"key": key, "number": min(numbers), "reason": min(reasons), "count": len(citing)}


def _acts_on(graph: Graph, target: Sequence[str]) -> Iterator[Cells]:
    for iri in target:
        for relation, source in _sources(graph, iri, ["amends", "replaces", "repeals", "extends", "suspends"]):
            proofs: tuple[Evidence, ...] = graph.edges[source, iri, relation]["evidence"]
            for proof, cells in zip(proofs, _hops(graph, source, relation, iri), strict=True):
                yield cells | {"provision": proof.provision or None}


def _changed_provisions(graph: Graph, document: Sequence[str]) -> Iterator[Cells]:
    for iri in document:
        for _, part in _sources(graph, iri, ["provision_of"]):
            for source, _, relation in graph.in_edges(part, keys=True):
                for cells in _hops(graph, source, relation, part):
                    cells.pop("target")
                    yield cells | {"document": iri, "provision": part, "name": graph.nodes[part].get("name")}


def _issuers(graph: Graph, since: str) -> Iterator[Cells]:
    for iri, data in _of_kind(graph, "Document"):
        date = data.get("date")
        if data.get("status") == "read" and date and date >= since[: len(date)]:
            for _, agency in _targets(graph, iri, ["issued_by"]):
                yield {"agency": agency, "name": graph.nodes[agency].get("name")}


def _addressees(graph: Graph, document: Sequence[str]) -> Iterator[Cells]:
    for iri in document:
        if iri not in graph:
            continue
        tasks = [task for _, task in _targets(graph, iri, ["has_task"])]
        addressed = [agency for _, agency in _targets(graph, iri, ["addressed_to"])]
        addressed += [agency for task in tasks for _, agency in _targets(graph, task, ["assigns_lead"])]
        for agency in addressed:
            data = graph.nodes[agency]
            if data.get("kind") == "Agency":
                yield {"document": iri, "agency": agency, "name": data.get("name"), "group": data.get("group")}


ANSWERS: Mapping[str, Callable[..., Iterable[Cells]]] = MappingProxyType(
    {
        "acts_on": _acts_on,
        "addressees": _addressees,
        "agencies": _agencies,
        "changed_provisions": _changed_provisions,
        "chain_down": _chain_down,
        "chain_up": _chain_up,
        "document_edges": _document_edges,
        "documents": _documents,
        "evidence": _evidence,
        "issuers": _issuers,
        "most_cited": _most_cited,
        "namesakes": _namesakes,
        "tasks_by_agency": _tasks_by_agency,
        "tasks_by_basis": _tasks_by_basis,
        "tasks_due": _tasks_due,
        "tasks_of": _tasks_of,
        "unresolved": _unresolved,
    }
)
