"""Commands that follow duties, ways and lives: coverage, tasks, path, force, who."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer

from danchieu.commands.asking import DateOption, FormatOption, Number, RelationOption, find_document, iso, open_document
from danchieu.output import Format, print_answer, print_table
from danchieu.settings import Settings, message
from graph.errors import NotFound
from graph.stores.library import Library
from queries.board import Due, Narrowing, board
from queries.branches import today
from queries.coverage import coverage as cover
from queries.engines import Sparql
from queries.force import force as force_on
from queries.force import reader
from queries.life_text import force_text, members_text, who_text
from queries.members import members
from queries.path import path as ways_between
from queries.render import coverage_text, day, name, path_text
from queries.search import body_meant
from queries.succession import now

__all__ = ["register"]


class Among(StrEnum):
    """The bodies of whom coverage tells."""

    PROVINCES = "provinces"
    MINISTRIES = "ministries"
    DEPARTMENTS = "departments"
    DISTRICTS = "districts"
    ADDRESSEES = "addressees"


class Role(StrEnum):
    """What an agency has to do with a task."""

    ANY = "any"
    LEAD = "lead"
    COORDINATE = "coordinate"
    REPORT = "report"


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `app`."""
    for command in (coverage, tasks, path, force, who):
        app.command()(command)


def coverage(
    context: typer.Context,
    number: Number,
    among: Annotated[Among, typer.Option(help="Nhóm cơ quan. / Which bodies.")] = Among.PROVINCES,
    province: Annotated[
        str | None, typer.Option(help="Tỉnh, với departments và districts. / The province of departments, districts.")
    ] = None,
    at: DateOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Cơ quan nào đã triển khai, sau bao nhiêu ngày, cơ quan nào chưa. / Who carried it out, how soon; who did not."""
    settings: Settings = context.obj
    with open_document(settings, number) as (library, document):
        found = cover(Sparql(library.sparql), document, among.value, at=iso(at), province=province)
    print_answer(
        form,
        data=found.to_builtins,
        rows=lambda: map(msgspec.to_builtins, found.bodies),
        columns=["body", "state", "days", "first", "route"],
        text=lambda: coverage_text(found, settings.lang),
    )


def tasks(
    context: typer.Context,
    agency: Annotated[str | None, typer.Option(help="Cơ quan được giao. / The body that must act.")] = None,
    role: Annotated[Role, typer.Option(help="Vai trò. / Its role.")] = Role.ANY,
    document: Annotated[str | None, typer.Option(help="Văn bản giao việc. / The document that gives it.")] = None,
    basis: Annotated[str | None, typer.Option(help="Căn cứ của nhiệm vụ. / What the task stands on.")] = None,
    since: DateOption = None,
    until: DateOption = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Chỉ việc quá hạn vào --at. / Only what is late.")] = False,
    at: DateOption = None,
    words: Annotated[str, typer.Option(help="Từ trong nội dung. / Words of the action.")] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """Nhiệm vụ: ai làm gì, trước ngày nào, theo văn bản nào. / Tasks: who must do what, by when, on which basis."""
    settings: Settings = context.obj
    with Library(settings.data) as library:
        narrowing = Narrowing(
            agency=body_meant(library, agency) if agency else None,
            role=role.value,
            document=library.document(document) if document else None,
            basis=library.document(basis) if basis else None,
            since=since.date() if since else None,
            until=until.date() if until else None,
            at=at.date() if at else today(),
            overdue=overdue,
            words=words,
        )
        rows = [_row(due) for due in board(Sparql(library.sparql), narrowing).rows]
    columns = ["due", "overdue", "recurring", "lead", "coordinate", "action", "deadline_text", "number", "document"]
    if form is Format.TEXT:
        print(message("tasks", settings.lang, count=len(rows)))
    print_table(rows, columns, form, lambda row: _line(row, settings))


def _row(due: Due) -> dict[str, Any]:
    return {
        "due": due.date.isoformat() if due.date else due.task.deadline,
        "overdue": due.overdue,
        "recurring": due.recurring,
        "lead": list(due.task.lead),
        "coordinate": list(due.task.coordinate),
        "action": due.task.action,
        "deadline_text": due.task.deadline_text,
        "number": name(due.document),
        "document": due.document.id,
        "task": due.task.id,
    }


def _line(row: Any, settings: Settings) -> str:
    due = row["due"]
    when = day(due, settings.lang) if due and due[:1].isdecimal() else due or row["deadline_text"] or "-"
    late = f" {message('late', settings.lang)}" if row["overdue"] else ""
    return f"  {when}{late} · {'; '.join(row['lead'])} · {row['action']} · {row['number']}"


def path(
    context: typer.Context,
    start: Annotated[str, typer.Argument(metavar="A", help="Văn bản đầu. / The one document.")],
    end: Annotated[str, typer.Argument(metavar="B", help="Văn bản cuối. / The other document.")],
    relation: RelationOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Hai văn bản nối với nhau thế nào. / How two documents are connected."""
    settings: Settings = context.obj
    with Library(settings.data) as library:
        first, last = (find_document(library, number, settings.lang) for number in (start, end))
        ways = ways_between(Sparql(library.sparql), first, last, relations=relation)
    print_answer(
        form,
        data=ways.to_builtins,
        rows=lambda: (
            {"way": n, "step": k, "source": hop.source, "relation": hop.relation, "target": hop.target}
            | msgspec.to_builtins(hop.evidence[0])
            for n, one in enumerate(ways.paths, start=1)
            for k, hops in enumerate(one.steps, start=1)
            for hop in hops
        ),
        columns=["way", "step", "source", "relation", "target", "document", "quote", "start", "end"],
        text=lambda: path_text(ways, settings.lang),
    )


def _today_or(at: datetime.datetime | None) -> str:
    return iso(at) or today().isoformat()


def force(
    context: typer.Context,
    number: Number,
    at: DateOption = None,
    provision: Annotated[str | None, typer.Option(help='Điều khoản, như "khoản 2 Điều 5". / A part of it.')] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Hiệu lực của một văn bản tại một ngày, cùng căn cứ. / Whether a document is in force on a day, and why."""
    settings: Settings = context.obj
    with open_document(settings, number) as (library, document):
        found = force_on(Sparql(library.sparql), document, _today_or(at), reader(library), provision)
    print_answer(
        form,
        data=lambda: msgspec.to_builtins(found),
        rows=lambda: (
            msgspec.to_builtins(event) | {"actor": event.actor.id if event.actor else None, "state": found.state}
            for event in found.events
        ),
        columns=["state", "day", "how", "kind", "actor", "whole", "doubtful"],
        text=lambda: force_text(found, settings.lang),
    )


def who(
    context: typer.Context,
    body: Annotated[str, typer.Argument(metavar="NAME", help="Tên cơ quan hoặc nhóm cơ quan. / A body or a group.")],
    at: DateOption = None,
    speaker: Annotated[
        str | None, typer.Option("--of", help="Cơ quan ban hành đã nói tên đó. / The issuer who says that name.")
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Cơ quan ấy là ai tại một ngày: kế tục, chia tách, kết thúc. / Who a body is on a day: successors, their acts."""
    settings: Settings = context.obj
    on = _today_or(at)
    if group := members(body, on, speaker):
        rows = [
            {"body": one, "sure": sure} for sure in (True, False) for one in (group.bodies if sure else group.perhaps)
        ]
        columns, text, told = ["body", "sure"], members_text(group, settings.lang), msgspec.to_builtins(group)
    else:
        try:
            found = now(body, on, speaker)
        except NotFound:
            raise NotFound("no-single-body", name=body) from None
        rows = [msgspec.to_builtins(step) | {"basis": [act.number for act in step.basis]} for step in found.steps]
        columns, text, told = (
            ["body", "successor", "day", "basis"],
            who_text(found, settings.lang),
            msgspec.to_builtins(found),
        )
    print_answer(form, data=lambda: told, rows=lambda: rows, columns=columns, text=lambda: text)
