"""What a body did and was told: documents issued and received, tasks given to it and by whom, its life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, cast

import msgspec

from graph.errors import NotFound
from graph.identity import BASE
from graph.model import Iri, Node
from graph.stores.library import Library
from queries.board import BY_AGENCY, ByAgency
from queries.branches import today
from queries.chain import Limits
from queries.documents import Document, documents, newest
from queries.engines import Question, Sparql
from queries.succession import Who, now
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

    `before` and `after` are its nearest predecessors and successors, `parts` the bodies that belong to it, `within`
    those and the territories that it belongs to or lies in. `who` tells who it is on the day asked about, with the acts
    that made it so; None for what is no single body that the tables know. `tellers` are the issuers that gave it tasks,
    with how many.
    """

    node: Node
    name: str
    issued: tuple[Document, ...]
    signed: tuple[Document, ...]
    received: tuple[Document, ...]
    assignments: tuple[Assignment, ...]
    tellers: tuple[tuple[str, int], ...]
    before: tuple[Node, ...]
    after: tuple[Node, ...]
    parts: tuple[Node, ...]
    within: tuple[Node, ...]
    who: Who | None


class _Issued(msgspec.Struct, frozen=True):
    agency: Iri
    relation: str
    document: Iri


class _Kin(msgspec.Struct, frozen=True):
    source: Iri
    relation: str
    target: Iri


DOCUMENTS = Question("documents_by_agency", _Issued)
KIN = Question("kin", _Kin)


def profile(
    library: Library, iri: Iri, *, since: str | None = None, until: str | None = None, at: str | None = None
) -> Profile:
    """Gather what is known of the body `iri`, of documents and tasks those of the time from `since` to `until`.

    All three are ISO days; the bounds are inclusive, a document without date is within no such time, and `at` is today
    by default. Raises `NotFound` where the graph lacks the body.
    """
    limits = Limits(since=since, until=until)
    node = library.node(iri)
    if node is None or node.kind not in ("Agency", "Person", "Territory"):
        raise NotFound("not-found", name=iri.removeprefix(BASE))
    engine = Sparql(library.sparql)
    name = dict(node.properties).get("name", "")
    rows = engine.ask(DOCUMENTS, agency=[iri])
    given = engine.ask(BY_AGENCY, agency=[iri])
    cards = documents(engine, {row.document for row in rows} | {row.document for row in given})
    within = {one for one, card in cards.items() if limits.seeks(card)}
    kin = engine.ask(KIN, agency=[iri])
    assignments = tuple(_assignments(engine, given, {one: cards[one] for one in within}))

    def in_relation(relation: str) -> tuple[Document, ...]:
        return newest(cards[row.document] for row in rows if row.relation == relation and row.document in within)

    return Profile(
        node=node,
        name=name,
        issued=in_relation("issued_by"),
        signed=in_relation("signed_by"),
        received=in_relation("addressed_to"),
        assignments=assignments,
        tellers=_tellers(assignments),
        before=_nodes(library, (one.source for one in kin if one.relation == "succeeded_by" and one.target == iri)),
        after=_nodes(library, (one.target for one in kin if one.relation == "succeeded_by" and one.source == iri)),
        parts=_nodes(library, (one.source for one in kin if one.relation == "part_of" and one.target == iri)),
        within=_nodes(library, (one.target for one in kin if one.relation != "succeeded_by" and one.source == iri)),
        who=_who(name, at or today().isoformat()) if node.kind == "Agency" else None,
    )


def _nodes(library: Library, iris: Iterable[Iri]) -> tuple[Node, ...]:
    return tuple(node for iri in sorted(set(iris)) if (node := library.node(iri)))


def _who(name: str, at: str) -> Who | None:
    try:
        return now(name, at)
    except NotFound:  # a group, or a name that means no single body
        return None


def _assignments(engine: Sparql, given: Iterable[ByAgency], cards: dict[Iri, Document]) -> Iterator[Assignment]:
    roles: dict[tuple[Iri, Iri], list[str]] = defaultdict(list)
    for row in given:
        roles[row.document, row.task].append(row.role)
    order = sorted({document for document, _ in roles} & cards.keys(), key=lambda one: (cards[one].date or "", one))
    for task in tasks_of(engine, reversed(order)):
        for role in roles.get((task.document, task.id), ()):
            yield Assignment(role=cast(Role, role), task=task, document=cards[task.document])


def _tellers(assignments: Iterable[Assignment]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, set[Iri]] = defaultdict(set)
    for given in assignments:
        counts[given.document.issuer or ""].add(given.task.id)
    counted = ((issuer, len(tasks)) for issuer, tasks in counts.items() if issuer)
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0])))
