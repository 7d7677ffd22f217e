"""Commands that ask the graph: chain, view, sparql."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat
from rich.console import Console
from rich.table import Table
from rich.text import Text

from danchieu.output import Format, print_answer
from danchieu.settings import Language, Settings, message
from graph.errors import AmbiguousNumber
from graph.model import Iri
from graph.stores.library import Library
from queries.chain import Chain, Direction, Limits, chain
from queries.documents import Document, documents
from queries.engines import Sparql
from queries.render import chain_graph, chain_tree, day, name

__all__ = [
    "DateOption",
    "FormatOption",
    "Number",
    "RelationOption",
    "card_line",
    "dated",
    "find_document",
    "iso",
    "open_document",
    "register",
]

Number = Annotated[
    str, typer.Argument(help="Số ký hiệu, IRI hoặc đường dẫn tệp. / Number, IRI or path of a file.", metavar="NUMBER")
]
FormatOption = Annotated[Format, typer.Option("--format", help="Dạng kết quả. / Form of the answer.")]
DateOption = Annotated[datetime.datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")]
DepthOption = Annotated[int | None, typer.Option(min=1, help="Số bước xa nhất. / Most hops.")]
RelationOption = Annotated[
    list[str] | None,
    typer.Option("--relation", help="Chỉ theo quan hệ này (cites: cả nhắc tới). / Only this one (cites: mentions)."),
]
UpOption = Annotated[bool, typer.Option("--up/--down", help="Đi lên hay đi xuống. / Upwards or downwards.")]


class TableFormat(StrEnum):
    """The forms of a SPARQL answer; all but text are those of the W3C recommendations."""

    TEXT = "text"
    JSON = "srj"
    CSV = "csv"
    TSV = "tsv"
    XML = "srx"


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `app`."""
    app.command(name="chain")(chain_of)
    app.command(name="view")(view)
    app.command(name="sparql")(sparql)


@contextmanager
def open_document(settings: Settings, number: str) -> Iterator[tuple[Library, Iri]]:
    """Open the store and find the one document that `number` means, as `find_document` does."""
    with Library(settings.data) as library:
        yield library, find_document(library, number, settings.lang)


def find_document(library: Library, number: str, lang: Language) -> Iri:
    """Give the one document that `number` (number, IRI, path) means.

    Raises `AmbiguousNumber` with the candidates in its message, and `NotFound`.
    """
    path = str(Path(number).absolute())
    try:
        return library.document(path if library.source(path) else number)
    except AmbiguousNumber as error:
        cards = documents(Sparql(library.sparql), map(Iri, error.candidates)).values()
        listed = "".join(f"\n  {card_line(card, lang)}\n    {card.id}" for card in cards)
        values = {"name": number, "count": len(cards), "listed": listed}
        raise AmbiguousNumber("ambiguous-listed", error.candidates, **values) from None


def iso(day: datetime.datetime | None) -> str | None:
    """Give a day of the command line as an ISO date."""
    return day.date().isoformat() if day else None


def dated(since: datetime.datetime | None, until: datetime.datetime | None) -> Limits:
    """Give the limits of a time, both days inclusive."""
    return Limits(since=iso(since), until=iso(until))


def card_line(card: Document, lang: Language) -> str:
    """Give a document on one line."""
    parts = (name(card, lang), card.issuer, day(card.date, lang) if card.date else None, card.title)
    return " · ".join(filter(None, parts))


def _chain(settings: Settings, number: str, up: bool, limits: Limits) -> Chain:
    direction: Direction = "up" if up else "down"
    with open_document(settings, number) as (library, document):
        return chain(Sparql(library.sparql), document, direction, limits)


def chain_of(
    context: typer.Context,
    number: Number,
    up: UpOption = False,
    depth: DepthOption = None,
    relation: RelationOption = None,
    level: Annotated[list[str] | None, typer.Option(help="Chỉ tìm cấp này. / Seek only this level.")] = None,
    since: Annotated[str | None, typer.Option(help="Từ ngày (ISO). / From this date.")] = None,
    until: Annotated[str | None, typer.Option(help="Đến ngày (ISO). / Up to this date.")] = None,
    tasks: Annotated[int, typer.Option(min=0, help="Số nhiệm vụ in ở mỗi văn bản. / Tasks printed a document.")] = 3,
    form: FormatOption = Format.TEXT,
) -> None:
    """Chuỗi triển khai của một văn bản. / The chain of execution of a document."""
    settings: Settings = context.obj
    limits = Limits(
        depth=depth,
        relations=tuple(relation) if relation else None,
        levels=tuple(level) if level else None,
        since=since,
        until=until,
    )
    found = _chain(settings, number, up, limits)
    print_answer(
        form,
        data=found.to_builtins,
        rows=lambda: _hops(found),
        columns=["source", "relation", "target", "document", "quote", "start", "end", "confidence"],
        text=lambda: chain_tree(found, settings.lang, tasks),
    )


def _hops(found: Chain) -> Iterator[dict[str, Any]]:
    for hop in found.edges:
        for proof in hop.evidence:
            edge = {"source": hop.source, "relation": hop.relation, "target": hop.target}
            yield edge | msgspec.to_builtins(proof)


def view(
    context: typer.Context,
    number: Number,
    output: Annotated[Path, typer.Option("-o", "--output", help="Tệp HTML sẽ ghi. / The HTML file to write.")],
    up: UpOption = False,
    depth: DepthOption = None,
    relation: RelationOption = None,
) -> None:
    """Ghi chuỗi thành một trang HTML tự đủ. / Write the chain as one self-contained HTML page."""
    from explorer.picture import picture

    settings: Settings = context.obj
    limits = Limits(depth=depth, relations=tuple(relation) if relation else None)
    found = _chain(settings, number, up, limits)
    root = next(card for card in found.nodes if card.id == found.root)
    title = message("chain-up" if up else "chain-down", settings.lang, document=name(root, settings.lang))
    page = picture(chain_graph(found), title=title, lang=settings.lang, root=found.root)
    output.write_text(page, encoding="utf-8")
    print(message("written", settings.lang, path=output))


def sparql(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Câu hỏi SPARQL 1.1, hoặc @TỆP. / SPARQL 1.1 query, or @FILE.")],
    form: Annotated[
        TableFormat, typer.Option("--format", help="Dạng kết quả của SELECT, ASK. / Form of the answer.")
    ] = TableFormat.TEXT,
) -> None:
    """Hỏi kho bằng SPARQL (chỉ đọc). / Ask the store in SPARQL (read only)."""
    settings: Settings = context.obj
    text = Path(query[1:]).read_text("utf-8") if query.startswith("@") else query
    with Library(settings.data) as library:
        answer = library.sparql(text)
        if isinstance(answer, QueryTriples):
            sys.stdout.write((answer.serialize(format=RdfFormat.TURTLE) or b"").decode())
        elif form is not TableFormat.TEXT:
            written = answer.serialize(format=QueryResultsFormat.from_extension(form.value)) or b""
            sys.stdout.write(written.decode() + ("" if written.endswith(b"\n") else "\n"))
        elif isinstance(answer, QueryBoolean):
            print(message("yes" if answer else "no", settings.lang))
        else:
            _print_solutions(answer)


def _print_solutions(answer: QuerySolutions) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    names = [variable.value for variable in answer.variables]
    for column in names:
        table.add_column(column, overflow="fold")
    for solution in answer:
        cells = (getattr(solution[column], "value", solution[column]) for column in names)
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in cells))
    Console().print(table)
