"""The board of tasks: who must do what by when, on which basis; recurring ones expanded within a range."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from graph.identity import plain
from graph.model import Iri
from queries.documents import Document, documents
from queries.engines import Engine, Question
from queries.tasks import Task, tasks_of

__all__ = ["BY_AGENCY", "BY_BASIS", "Board", "ByAgency", "Due", "Narrowing", "Role", "board", "occurrences"]

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


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """`total` rows fit; `rows` are those asked for, the earliest due first, those without a day last."""

    total: int
    rows: tuple[Due, ...]


class _Told(msgspec.Struct, frozen=True):
    """What must be known of a task to find its place on the board."""

    document: Iri
    task: Iri
    deadline: str | None = None
    action: str | None = None


class ByAgency(msgspec.Struct, frozen=True):
    """A task in which a body has a role."""

    document: Iri
    task: Iri
    role: str


class _ByBasis(msgspec.Struct, frozen=True):
    document: Iri
    task: Iri


TASKS = Question("tasks", _Told)
DUE = Question("tasks_due", _Told)
BY_AGENCY = Question("tasks_by_agency", ByAgency)
BY_BASIS = Question("tasks_by_basis", _ByBasis)
_ROLES: dict[Role, str] = {"lead": "assigns_lead", "coordinate": "assigns_coordinate", "report": "reports_to"}


def board(engine: Engine, narrowing: Narrowing, *, offset: int = 0, limit: int | None = None) -> Board:
    """Give the tasks that `narrowing` leaves, from `offset` on, all or `limit` of them."""
    told = list(_told(engine, narrowing))
    cards = documents(engine, {one.document for one in told})
    words = plain(narrowing.words).split()
    placed = [
        (date, cards[one.document], one, recurring, overdue)
        for one in told
        if _says(one.action or "", words)
        for date, recurring, overdue in _dues(one.deadline or "", cards[one.document].date, narrowing)
    ]
    placed.sort(key=lambda row: (row[0] or datetime.date.max, row[1].date or "", row[2].task))
    shown = placed[offset : None if limit is None else offset + limit]
    tasks = {
        (task.document, task.id): task for task in tasks_of(engine, sorted({one.document for _, _, one, _, _ in shown}))
    }
    return Board(
        total=len(placed),
        rows=tuple(
            Due(task=tasks[one.document, one.task], document=card, date=date, recurring=recurring, overdue=overdue)
            for date, card, one, recurring, overdue in shown
        ),
    )


def _told(engine: Engine, n: Narrowing) -> Iterator[_Told]:
    """Give the tasks that may fit: what a question cannot tell (days that recur, words) is seen to after."""
    kept: set[Iri] | None = None
    if n.agency:
        given = engine.ask(BY_AGENCY, agency=[n.agency])
        kept = {row.task for row in given if n.role == "any" or row.role == _ROLES[n.role]}
    if n.basis:
        based = {row.task for row in engine.ask(BY_BASIS, basis=[n.basis])}
        kept = based if kept is None else kept & based
    if kept is not None and not kept:
        return
    if n.since or n.until or n.overdue:
        last = n.until or (n.at if n.overdue else None)
        rows = engine.ask(DUE, since=str(n.since or "0000"), until=str(last or "9999"))
    else:
        rows = engine.ask(TASKS)
    for row in rows:
        if (kept is None or row.task in kept) and n.document in (None, row.document):
            yield row


def _says(action: str, words: Sequence[str]) -> bool:
    text = f" {plain(action)}" if words else ""
    return all(f" {word}" in text for word in words)


def _dues(deadline: str, issued: str | None, n: Narrowing) -> Iterator[tuple[datetime.date | None, bool, bool]]:
    """Give the days on which a task is due that fit, whether it recurs, and whether the day has passed."""
    recurring = bool(deadline) and not deadline[0].isdecimal()
    dates: list[datetime.date | None]
    if recurring and n.since and n.until:
        first = max(n.since, _day(issued) or n.since)
        dates = list(occurrences(deadline, first, min(n.until, _later(first))))
    else:
        dates = [None if recurring else _day(deadline)]
    for date in dates:
        overdue = date is not None and n.at is not None and date < n.at
        within = (n.since is None or (date is not None and date >= n.since)) and (
            n.until is None or (date is not None and date <= n.until)
        )
        if within and (overdue or not n.overdue):
            yield date, recurring, overdue


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
