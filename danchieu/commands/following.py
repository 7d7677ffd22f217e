"""Commands that follow duties and ways: coverage, tasks, path."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer

from danchieu.commands.asking import FormatOption, Number, RelationOption, open_document
from danchieu.output import Format, print_csv, print_json, print_table
from danchieu.settings import Settings, message
from graph.errors import AmbiguousNumber
from graph.identity import plain
from graph.model import Iri
from graph.stores.library import Library
from queries.board import Due, Narrowing, board
from queries.coverage import coverage as cover
from queries.engines import Sparql
from queries.path import path as ways_between
from queries.render import coverage_text, day, name, path_text
from queries.search import search

__all__ = ["register"]

DateOption = Annotated[datetime.datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")]


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
    for command in (coverage, tasks, path):
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
    on = at.date().isoformat() if at else None
    with open_document(settings, number) as (library, document):
        found = cover(Sparql(library.sparql), document, among.value, at=on, province=province)
    if form is Format.JSON:
        print_json(found.to_builtins())
    elif form is Format.CSV:
        print_csv(map(msgspec.to_builtins, found.bodies), ["body", "state", "days", "first", "route"])
    else:
        print(coverage_text(found, settings.lang))


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
            agency=_agency(library, agency, settings) if agency else None,
            role=role.value,
            document=library.document(document) if document else None,
            basis=library.document(basis) if basis else None,
            since=since.date() if since else None,
            until=until.date() if until else None,
            at=(at or datetime.datetime.now()).date(),
            overdue=overdue,
            words=words,
        )
        rows = [_row(due) for due in board(library, narrowing)]
    columns = ["due", "overdue", "recurring", "lead", "coordinate", "action", "deadline_text", "number", "document"]
    if form is Format.TEXT:
        print(message("tasks", settings.lang, count=len(rows)))
    print_table(rows, columns, form, lambda row: _line(row, settings))


def _agency(library: Library, asked: str, settings: Settings) -> Iri:
    found = search(library, asked, limit=1).agencies
    exact = [body for body in found if plain(body.name) == plain(asked)] or found
    if len(exact) == 1:
        return exact[0].iri
    lines = [message("ambiguous-agency" if exact else "no-agency", settings.lang, name=asked)]
    lines += [f"  {body.name}" for body in exact]
    raise AmbiguousNumber("\n".join(lines), tuple(body.iri for body in exact))


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
    with open_document(settings, start) as (library, first), open_document(settings, end) as (_, last):
        ways = ways_between(Sparql(library.sparql), first, last, relations=relation)
    if form is Format.JSON:
        print_json(ways.to_builtins())
    elif form is Format.CSV:
        rows = [
            {"way": n, "step": k, "source": hop.source, "relation": hop.relation, "target": hop.target}
            | msgspec.to_builtins(hop.evidence[0])
            for n, one in enumerate(ways.paths, start=1)
            for k, hops in enumerate(one.steps, start=1)
            for hop in hops
        ]
        print_csv(rows, ["way", "step", "source", "relation", "target", "document", "quote", "start", "end"])
    else:
        print(path_text(ways, settings.lang))
