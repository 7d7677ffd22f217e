"""What a body did and was told: documents issued and received, tasks given to it, what it was before and is now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast

import msgspec
from pyoxigraph import NamedNode, QuerySolutions

from graph.errors import NotFound
from graph.identity import BASE
from graph.model import Iri, Node
from graph.stores.library import Library
from queries.chain import Limits
from queries.directory import directory
from queries.documents import Document, documents
from queries.engines import Sparql
from queries.tasks import Task, tasks_of

__all__ = ["Assignment", "Profile", "profile"]

Role = Literal["assigns_lead", "assigns_coordinate", "reports_to"]


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """A task in which the body has `role`, with the document that gives it."""

    role: Role
    task: Task
    document: Document


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A body (or a person, a territory): its properties and what stands around it, the newest documents first.

    `before` and `now` are its predecessors and successors, `parts` the bodies that belong to it, `within` those and the
    territories that it belongs to or lies in.
    """

    node: Node
    name: str
    issued: tuple[Document, ...]
    signed: tuple[Document, ...]
    received: tuple[Document, ...]
    assignments: tuple[Assignment, ...]
    before: tuple[Node, ...]
    now: tuple[Node, ...]
    parts: tuple[Node, ...]
    within: tuple[Node, ...]


_ASSIGNED = """
SELECT DISTINCT ?document ?task ?role WHERE {
  VALUES ?body { $body }
  VALUES (?relation ?role) {
    (dch:assigns_lead "assigns_lead") (dch:assigns_coordinate "assigns_coordinate") (dch:reports_to "reports_to")
  }
  ?task ?relation ?body . ?document dch:has_task ?task .
}
"""


def profile(library: Library, iri: Iri, *, since: str | None = None, until: str | None = None) -> Profile:
    """Gather what is known of the body `iri`, of documents and tasks those of the time from `since` to `until`.

    Both are ISO days and inclusive; a document without date is within no such time. Raises `NotFound` where the graph
    lacks the body.
    """
    limits = Limits(since=since, until=until)
    node = library.node(iri)
    if node is None or node.kind not in ("Agency", "Person", "Territory"):
        raise NotFound("not-found", name=iri.removeprefix(BASE))
    return Profile(
        node=node,
        name=dict(node.properties).get("name", ""),
        issued=_documents(library, iri, "issued_by", limits),
        signed=_documents(library, iri, "signed_by", limits),
        received=_documents(library, iri, "addressed_to", limits),
        assignments=tuple(a for a in _assignments(library, iri) if limits.seeks(a.document)),
        before=_nodes(library, (e.source for e in library.edges(relation="succeeded_by", target=iri))),
        now=_nodes(library, (e.target for e in library.edges(source=iri, relation="succeeded_by"))),
        parts=_nodes(library, (e.source for e in library.edges(relation="part_of", target=iri))),
        within=_nodes(
            library,
            (e.target for kind in ("part_of", "located_in", "within") for e in library.edges(iri, kind)),
        ),
    )


def _documents(library: Library, iri: Iri, relation: str, limits: Limits) -> tuple[Document, ...]:
    known = directory(library).by_iri
    query = f"SELECT DISTINCT ?document WHERE {{ ?document dch:{relation} {NamedNode(iri)} }}"
    found = {Iri(row["document"].value) for row in cast(QuerySolutions, library.sparql(query))}
    cards = [known[one] for one in found if one in known]
    cards += documents(Sparql(library.sparql), found - known.keys()).values()
    within = filter(limits.seeks, cards)
    return tuple(sorted(within, key=lambda card: (card.date or "", card.id), reverse=True))


def _nodes(library: Library, iris: Iterable[Iri]) -> tuple[Node, ...]:
    return tuple(node for iri in sorted(set(iris)) if (node := library.node(iri)))


def _assignments(library: Library, iri: Iri) -> Iterable[Assignment]:
    query = _ASSIGNED.replace("$body", str(NamedNode(iri)))
    rows = cast(QuerySolutions, library.sparql(query))
    roles = {(row["document"].value, row["task"].value): row["role"].value for row in rows}
    engine = Sparql(library.sparql)
    cards = documents(engine, {Iri(document) for document, _ in roles})
    order = sorted(cards, key=lambda one: (cards[one].date or "", one), reverse=True)
    for task in tasks_of(engine, order):
        if role := roles.get((task.document, task.id)):
            yield Assignment(role=cast(Role, role), task=task, document=cards[task.document])
