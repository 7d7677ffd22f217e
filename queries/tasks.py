"""The tasks that documents give."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from graph.model import Iri
from queries.engines import Engine, Question

__all__ = ["Task", "tasks_of"]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A task that `document` gives. `lead`, `coordinate` and `reports_to` are names of bodies, `basis` documents."""

    id: Iri
    document: Iri
    label: str | None
    action: str | None
    deadline: str | None
    deadline_text: str | None
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    reports_to: tuple[str, ...]
    basis: tuple[Iri, ...]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    document: Iri
    task: Iri
    label: str | None = None
    action: str | None = None
    deadline: str | None = None
    deadline_text: str | None = None
    role: str | None = None
    party: Iri | None = None
    name: str | None = None


TASKS_OF = Question("tasks_of", _Row)


def tasks_of(engine: Engine, iris: Iterable[Iri]) -> tuple[Task, ...]:
    """Give the tasks of the documents `iris`, in the order of `iris` and then as the papers print them."""
    order = {iri: place for place, iri in enumerate(iris)}
    rows: dict[tuple[Iri, Iri], list[_Row]] = {}
    for row in engine.ask(TASKS_OF, document=list(order)):
        rows.setdefault((row.document, row.task), []).append(row)
    keys = sorted(rows, key=lambda key: (order[key[0]], _place(key[1])))
    return tuple(_task(rows[key]) for key in keys)


def _task(rows: list[_Row]) -> Task:
    first = rows[0]
    named: dict[str | None, set[str]] = {}
    for row in rows:
        if row.party:
            named.setdefault(row.role, set()).add(row.name or row.party)
    return Task(
        id=first.task,
        document=first.document,
        label=first.label,
        action=first.action,
        deadline=first.deadline,
        deadline_text=first.deadline_text,
        lead=tuple(sorted(named.get("assigns_lead", ()))),
        coordinate=tuple(sorted(named.get("assigns_coordinate", ()))),
        reports_to=tuple(sorted(named.get("reports_to", ()))),
        basis=tuple(sorted(row.party for row in rows if row.role == "under_basis" and row.party)),
    )


def _place(task: Iri) -> tuple[str, int, str]:
    """Order the tasks of a paper by their place, the number that ends their IRI (`graph.identity.task_iri`)."""
    paper, _, place = task.rpartition("/")
    return paper, int(place) if place.isdecimal() else 0, task
