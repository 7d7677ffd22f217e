"""The board of tasks: who must do what by when, on which basis; recurring ones expanded within a range."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Sequence
from typing import Literal, cast

import msgspec
from pyoxigraph import NamedNode, QuerySolutions

from graph.identity import plain
from graph.model import Iri
from graph.stores.library import Library
from queries.directory import directory
from queries.documents import Document, documents
from queries.engines import Sparql
from queries.tasks import Task, tasks_of

__all__ = ["Due", "Narrowing", "Role", "board", "occurrences"]

Role = Literal["any", "lead", "coordinate", "report"]
LONGEST = datetime.timedelta(days=731)  # in which recurring tasks are expanded


class Narrowing(msgspec.Struct, frozen=True, kw_only=True):
    """Which tasks are wanted; all by default.

    `agency` in the `role`; `document` gives the task, `basis` is what it stands on; `since` and `until` bound the
    deadline, both inclusive; `overdue` keeps what was due before the day `at`; `words` must all begin words of the
    action, whatever their diacritics.
    """

    agency: Iri | None = None
    role: Role = "any"
    document: Iri | None = None
    basis: Iri | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    at: datetime.date | None = None
    overdue: bool = False
    words: str = ""


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A task on the board. `date` is the day it is due, the last one of a vague deadline, None where there is none.

    A recurring task stands once for each time within the range asked for (its first two years), and once without date
    where no range is.
    """

    task: Task
    document: Document
    date: datetime.date | None
    recurring: bool
    overdue: bool


_TASKS = """
SELECT DISTINCT ?document ?task WHERE {{
  {agency} {basis} {document}
  ?document dch:has_task ?task .
}}
"""
_RELATIONS: dict[Role, str] = {
    "any": "dch:assigns_lead|dch:assigns_coordinate|dch:reports_to",
    "lead": "dch:assigns_lead",
    "coordinate": "dch:assigns_coordinate",
    "report": "dch:reports_to",
}


def board(library: Library, narrowing: Narrowing) -> tuple[Due, ...]:
    """Give the tasks, the earliest due first, those without a day last."""
    n = narrowing
    query = _TASKS.format(
        agency=f"?task {_RELATIONS[n.role]} {NamedNode(n.agency)} ." if n.agency else "",
        basis=f"?task dch:under_basis {NamedNode(n.basis)} ." if n.basis else "",
        document=f"VALUES ?document {{ {NamedNode(n.document)} }}" if n.document else "",
    )
    wanted = {(row["document"].value, row["task"].value) for row in cast(QuerySolutions, library.sparql(query))}
    engine = Sparql(library.sparql)
    givers = sorted({Iri(document) for document, _ in wanted})
    known = directory(library).by_iri
    cards = {iri: known[iri] for iri in givers if iri in known}
    cards |= documents(engine, [iri for iri in givers if iri not in cards])
    words = plain(n.words).split()
    rows = [
        due
        for task in tasks_of(engine, givers)
        if (task.document, task.id) in wanted and _says(task, words)
        for due in _dues(task, cards[task.document], n)
    ]
    far = datetime.date.max
    return tuple(sorted(rows, key=lambda due: (due.date or far, due.document.date or "", due.task.id)))


def _says(task: Task, words: Sequence[str]) -> bool:
    text = f" {plain(task.action or '')}"
    return all(f" {word}" in text for word in words)


def _dues(task: Task, card: Document, n: Narrowing) -> Iterator[Due]:
    recurring = bool(task.deadline) and not (task.deadline or "")[:1].isdecimal()
    dates: list[datetime.date | None]
    if recurring and n.since and n.until:
        first = max(n.since, _day(card.date) or n.since)
        dates = list(occurrences(task.deadline or "", first, min(n.until, _later(first))))
    else:
        dates = [None if recurring else _day(task.deadline)]
    for date in dates:
        overdue = date is not None and n.at is not None and date < n.at
        within = (n.since is None or (date is not None and date >= n.since)) and (
            n.until is None or (date is not None and date <= n.until)
        )
        if within and (overdue or not n.overdue):
            yield Due(task=task, document=card, date=date, recurring=recurring, overdue=overdue)


def _later(first: datetime.date) -> datetime.date:
    return min(first, datetime.date.max - LONGEST) + LONGEST


def _day(date: str | None) -> datetime.date | None:
    """Give the last day of an ISO date or of a part of one, None for what is no day of the calendar."""
    try:
        parts = [int(part) for part in (date or "").split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return datetime.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None


def occurrences(deadline: str, since: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """Give the days from `since` to `until` on which a recurring task is due.

    `deadline` is as in `graph.record.Task`: "daily", "weekly" and "weekly:5" (ISO weekday), "monthly" and "monthly:25",
    "quarterly", "half-yearly", "yearly" and "yearly:01-15"; without a day the last of the period counts, and a day that
    a month lacks is its last.

    >>> [str(d) for d in occurrences("monthly:31", datetime.date(2024, 1, 15), datetime.date(2024, 3, 15))]
    ['2024-01-31', '2024-02-29']
    """
    kind, _, place = deadline.partition(":")
    for ordinal in range(since.toordinal(), until.toordinal() + 1):
        day = datetime.date.fromordinal(ordinal)
        if _is_due(kind, place, day):
            yield day


def _is_due(kind: str, place: str, day: datetime.date) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    if kind == "daily":
        return True
    if kind == "weekly":
        return day.isoweekday() == (int(place) if place.isdecimal() else 7)
    if kind == "monthly":
        return day.day == min(int(place) if place.isdecimal() else last, last)
    if kind == "yearly" and place:
        return f"{day:%m-%d}" == place
    months = {"quarterly": 3, "half-yearly": 6, "yearly": 12}.get(kind)
    return months is not None and day.month % months == 0 and day.day == last
