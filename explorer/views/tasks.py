"""The board of tasks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import cast, get_args

from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from explorer.icalendar import icalendar
from explorer.words import Language, word
from graph.errors import NotFound
from graph.model import Iri
from queries.board import Board, Due, Narrowing, Role, board
from queries.branches import today
from queries.directory import Agency, directory
from queries.documents import documents
from queries.search import bodies_named

__all__ = ["tasks"]

PAGE = 100
GROUPS = ("none", "week", "agency")
COLUMNS = ("date", "overdue", "recurring", "deadline_text", "lead", "coordinate", "reports_to", "label", "action",
           "basis", "number", "issuer", "issued", "document", "id")  # fmt: skip


def tasks(ask: Ask) -> Answer:
    """Show who must do what by when; agency, role, basis, document, since, until, overdue at a day narrow it."""
    values = ask.parameters
    role = cast(Role, values.choice("role", get_args(Role), "any"))
    since, until, at = values.day("since"), values.day("until"), values.day("at")
    overdue = values.text("overdue") == "1"
    bodies, agency = _agency(ask)
    narrowing = Narrowing(
        agency=agency,
        role=role,
        document=ask.document("document"),
        basis=ask.document("basis"),
        since=since,
        until=until,
        at=at or (today() if overdue else None),
        overdue=overdue,
        words=values.text("words"),
    )
    group = values.choice("group", GROUPS, "none")
    offset = values.number("offset", 0, 1_000_000)
    whole = group == "agency" or values.text("format") not in ("", "html")
    page = {} if whole else {"offset": offset, "limit": PAGE}
    unclear = bool(bodies) and agency is None
    found = Board(total=0, rows=()) if unclear else board(ask.engine, narrowing, **page)
    rows = tuple(sorted(found.rows, key=_lead)) if group == "agency" else found.rows
    shown = rows[offset : offset + PAGE] if whole else rows
    bases = documents(ask.engine, {basis for due in shown for basis in due.task.basis})
    now = {name: values.text(name) for name in ("agency", "role", "document", "basis", "since", "until", "at",
                                                "overdue", "words", "group")}  # fmt: skip
    return Answer(
        template="tasks.html",
        context={
            "groups": list(_grouped(shown, group, ask.lang)),
            "total": found.total,
            "offset": offset,
            "limit": PAGE,
            "values_now": now,
            "narrowing": narrowing,
            "bodies": bodies,
            "bases": bases,
            "agency_name": next((body.name for body in directory(ask.library).agencies if body.iri == agency), ""),
            "roles": get_args(Role),
            "all_groups": GROUPS,
            "group": group,
        },
        data=rows,
        table=Table(COLUMNS, [_row(due) for due in rows]),
        others={"ics": lambda: icalendar(rows, datetime.datetime.now(datetime.UTC))},
        name="nhiem-vu",
    )


def _agency(ask: Ask) -> tuple[list[Agency], Iri | None]:
    """Give the bodies that the words in `agency` may mean, and the one that they do mean where it is clear."""
    asked = ask.parameters.text("agency")
    if not asked:
        return [], None
    named = bodies_named(ask.library, asked)
    if not named:
        raise NotFound("no-agency", name=asked)
    found = [body for body in named if body.tasks] or list(named[:1])
    return found, found[0].iri if len(found) == 1 else None


def _lead(due: Due) -> str:
    return due.task.lead[0] if due.task.lead else ""


def _grouped(rows: Sequence[Due], group: str, lang: Language) -> Iterator[tuple[str, list[Due]]]:
    def week(due: Due) -> str:
        if due.date is None:
            return word("no-deadline", lang)
        year, number, _ = due.date.isocalendar()
        return word("week", lang, number=number, year=year)

    keys: dict[str, Callable[[Due], str]] = {"none": lambda _: "", "week": week, "agency": _lead}
    for title, members in groupby(rows, key=keys[group]):
        yield title, list(members)


def _row(due: Due) -> dict[str, object]:
    task, card = due.task, due.document
    names = ("deadline_text", "lead", "coordinate", "reports_to", "label", "action", "basis", "id")
    return {
        "date": due.date.isoformat() if due.date else None,
        "overdue": due.overdue,
        "recurring": due.recurring,
        "number": card.number,
        "issuer": card.issuer,
        "issued": card.date,
        "document": card.id,
        **cells(task, names),
    }
