"""The saved questions answered over a networkx graph (`graph.stores.networkx.whole`), one function a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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


def _view(graph: Graph, names: Iterable[str]) -> Graph:
    kept: frozenset[Any] = frozenset(names)
    view: Graph = nx.subgraph_view(graph, filter_edge=lambda _source, _target, relation: relation in kept)
    return view


def _chain_down(graph: Graph, root: str) -> Iterator[Cells]:
    return _walk_down(graph, root, _chain_relations(), _chain_relations())


def _chain_up(graph: Graph, root: str) -> Iterator[Cells]:
    return _walk_up(graph, root, _chain_relations(), _chain_relations())


def _mentions_down(graph: Graph, root: str) -> Iterator[Cells]:
    return _walk_down(graph, root, {"cites"}, _chain_relations() | {"cites"})


def _mentions_up(graph: Graph, root: str) -> Iterator[Cells]:
    return _walk_up(graph, root, {"cites"}, _chain_relations() | {"cites"})


def _walk_down(graph: Graph, root: str, walked: Collection[str], told: Collection[str]) -> Iterator[Cells]:
    """Give the hops of the relations `told` that lead to what is reached from `root` against the relations `walked`."""
    if root in graph:
        for target in {root} | nx.ancestors(_view(graph, walked), root):
            for source, _, relation in _view(graph, told).in_edges(target, keys=True):
                yield from _hops(graph, source, relation, target)


def _walk_up(graph: Graph, root: str, walked: Collection[str], told: Collection[str]) -> Iterator[Cells]:
    if root in graph:
        for source in {root} | nx.descendants(_view(graph, walked), root):
            for _, target, relation in _view(graph, told).out_edges(source, keys=True):
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


def _told(graph: Graph, task: str) -> Iterator[Cells]:
    data = graph.nodes[task]
    for _, document in _sources(graph, task, ["has_task"]):
        yield {"document": document, "task": task, "deadline": data.get("deadline"), "action": data.get("action")}


def _tasks(graph: Graph) -> Iterator[Cells]:
    for task, _ in _of_kind(graph, "Task"):
        yield from _told(graph, task)


def _tasks_due(graph: Graph, since: str, until: str) -> Iterator[Cells]:
    for task, data in _of_kind(graph, "Task"):
        due = data.get("deadline") or ""
        if due and (not due[0].isdecimal() or since[: len(due)] <= due <= until):
            yield from _told(graph, task)


def _agencies(graph: Graph) -> Iterator[Cells]:
    return ({"agency": iri, "name": data.get("name")} for iri, data in _of_kind(graph, "Agency"))


def _between_documents() -> frozenset[str]:
    return frozenset(kind.name for kind in relations().values() if kind.domain == kind.range == "Document")


def _around(graph: Graph, iris: Sequence[str], names: Collection[str]) -> Iterator[Cells]:
    """Give the edges of the relations `names` that leave or reach one of `iris`."""
    for iri in iris:
        if iri in graph:
            for relation, target in _targets(graph, iri, names):
                yield {"source": iri, "relation": relation, "target": target}
            for relation, source in _sources(graph, iri, names):
                yield {"source": source, "relation": relation, "target": iri}


def _document_edges(graph: Graph, document: Sequence[str]) -> Iterator[Cells]:
    return _around(graph, document, _between_documents())


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
    chain = _view(graph, _chain_relations())
    found: dict[tuple[str, str], list[str]] = {}
    for iri, data in _of_kind(graph, "Document"):
        if data.get("status") == "unresolved" and any(_sources(graph, iri, ["cites"])):
            key = data.get("number_key") or data.get("title") or ""
            found.setdefault((key, data["reason"]), []).append(iri)
    for (key, reason), nodes in found.items():
        yield {
            "key": key,
            "number": min(graph.nodes[iri].get("number") or graph.nodes[iri].get("title") or "" for iri in nodes),
            "reason": reason,
            "document": min(nodes),
            "cited_by": len({source for iri in nodes for _, source in _sources(graph, iri, ["cites"])}),
            "chains": len({link for iri in nodes for link in nx.ancestors(chain, iri)}),
        }


def _orphans(graph: Graph) -> Iterator[Cells]:
    for iri, data in _of_kind(graph, "Document"):
        tied = (*_targets(graph, iri, ["cites"]), *_sources(graph, iri, ["cites"]))
        if data.get("status") == "read" and not tied:
            yield {"document": iri}


def _documents_by_agency(graph: Graph, agency: Sequence[str]) -> Iterator[Cells]:
    for iri in agency:
        for relation, document in _sources(graph, iri, ["issued_by", "signed_by", "addressed_to", "copied_to"]):
            yield {"agency": iri, "relation": relation, "document": document}


def _kin(graph: Graph, agency: Sequence[str]) -> Iterator[Cells]:
    return _around(graph, agency, ("succeeded_by", "part_of", "located_in", "within"))


def _links(graph: Graph, about: Sequence[str]) -> Iterator[Cells]:
    for cells in _document_edges(graph, about):
        yield from _with_provision(graph, cells["source"], cells["relation"], cells["target"])


def _acts_on(graph: Graph, target: Sequence[str]) -> Iterator[Cells]:
    for iri in target:
        for relation, source in _sources(graph, iri, ["amends", "replaces", "repeals", "extends", "suspends"]):
            yield from _with_provision(graph, source, relation, iri)


def _with_provision(graph: Graph, source: str, relation: str, target: str) -> Iterator[Cells]:
    proofs: tuple[Evidence, ...] = graph.edges[source, target, relation]["evidence"]
    for proof, cells in zip(proofs, _hops(graph, source, relation, target), strict=True):
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
        "documents_by_agency": _documents_by_agency,
        "evidence": _evidence,
        "issuers": _issuers,
        "kin": _kin,
        "links": _links,
        "mentions_down": _mentions_down,
        "mentions_up": _mentions_up,
        "most_cited": _most_cited,
        "namesakes": _namesakes,
        "orphans": _orphans,
        "tasks": _tasks,
        "tasks_by_agency": _tasks_by_agency,
        "tasks_by_basis": _tasks_by_basis,
        "tasks_due": _tasks_due,
        "tasks_of": _tasks_of,
        "unresolved": _unresolved,
    }
)
