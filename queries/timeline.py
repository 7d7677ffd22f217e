"""The life of a document by days: its own, what changed it, who carried it out, what falls due on its strength."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from graph.model import Iri
from queries.board import BY_BASIS
from queries.branches import branches, days_between
from queries.chain import Chain, chain
from queries.documents import Document, documents
from queries.engines import Engine
from queries.force import Event, Reader, history, place_in_life
from queries.tasks import Task, tasks_of

__all__ = ["Moment", "Timeline", "timeline"]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What happened on `day` (None: no paper tells), `days` after the document's own date.

    `kind` is "issued", "effective", "expires" or "due" (`task` falls due), or the relation in which `document` stands
    to the document whose life this is, or to one that carries it out: then it stands `depth` hops below. `quote` says
    so. `event` has the rest of what is known of a change.
    """

    day: str | None
    days: int | None
    kind: str
    document: Document
    depth: int = 0
    target: Iri | None = None
    quote: str | None = None
    event: Event | None = None
    task: Task | None = None


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The moments of a document's life by day; those of which no day is known come last."""

    document: Document
    moments: tuple[Moment, ...]


def timeline(engine: Engine, document: Iri, read: Reader | None = None) -> Timeline:
    """Tell the life of `document`; `read` is as in `queries.force`. Raises `NotFound` where the graph lacks it."""
    found = chain(engine, document, "down")
    root = next(card for card in found.nodes if card.id == document)
    moments = [*_changes(root, history(engine, document, read)), *_carried_out(found), *_due(engine, root)]
    return Timeline(document=root, moments=tuple(sorted(moments, key=_order)))


def _order(moment: Moment) -> tuple[str, int, int, str, str]:
    return *place_in_life(moment.day, moment.kind), moment.depth, moment.document.id, moment.kind


def _changes(root: Document, events: tuple[Event, ...]) -> Iterator[Moment]:
    for event in events:
        yield Moment(
            day=event.day,
            days=days_between(root.date, event.day),
            kind=event.kind,
            document=event.actor or root,
            quote=event.said[0].quote if event.said else None,
            event=event,
        )


def _carried_out(found: Chain) -> Iterator[Moment]:
    for branch in branches(found):
        if branch.depth and not branch.again:
            hop = branch.hops[0]
            yield Moment(
                day=branch.document.date,
                days=branch.days,
                kind=hop.relation,
                document=branch.document,
                depth=branch.depth,
                target=hop.target,
                quote=hop.evidence[0].quote,
            )


def _due(engine: Engine, root: Document) -> Iterator[Moment]:
    given = {(row.document, row.task) for row in engine.ask(BY_BASIS, basis=[root.id])}
    cards = documents(engine, {one for one, _ in given})
    for task in tasks_of(engine, sorted(cards)):
        if (task.document, task.id) in given and task.deadline and task.deadline[0].isdecimal():
            yield Moment(
                day=task.deadline,
                days=days_between(root.date, task.deadline),
                kind="due",
                document=cards[task.document],
                quote=task.action,
                task=task,
            )
