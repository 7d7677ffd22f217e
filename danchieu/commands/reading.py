"""The command that reads files without keeping anything: extract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from danchieu.output import print_json
from danchieu.settings import Language, Settings, message
from graph.errors import UnreadableFile
from graph.record import Record
from graph.vocabulary import relations

__all__ = ["register"]


class RecordFormat(StrEnum):
    """The forms of a record on the command line."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `app`."""
    app.command()(extract)


def extract(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Các tệp cần đọc. / The files to read.")],
    form: Annotated[RecordFormat, typer.Option("--format", help="Dạng kết quả. / Form of the answer.")] = (
        RecordFormat.TEXT
    ),
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Kèm toàn văn trong bản ghi. / Put the text into the record.")
    ] = False,
) -> None:
    """Đọc tệp và in bản ghi trích được, không lưu gì. / Read files and print the records, keep nothing."""
    settings: Settings = context.obj
    failed = 0
    records = []
    for record in _records(files):
        if isinstance(record, UnreadableFile):
            failed += 1
            print(f"danchieu: {record.sentence(settings.lang)}", file=sys.stderr)
            continue
        kept = record if with_text else msgspec.structs.replace(record, text=None)
        if form is RecordFormat.JSONL:
            sys.stdout.write(kept.to_json().decode() + "\n")
        elif form is RecordFormat.JSON:
            records.append(kept.to_builtins())
        else:
            print("\n".join(_lines(record, settings.lang)), end="\n\n")
    if form is RecordFormat.JSON:
        print_json(records)
    if failed:
        raise typer.Exit(1)


def _records(files: list[Path]) -> Iterator[Record | UnreadableFile]:
    from ingest.pipeline import extract as extract_text
    from ingest.readers import read

    for file in files:
        try:
            yield extract_text(read(file), file.stem)
        except UnreadableFile as error:
            yield error


def _lines(record: Record, lang: Language) -> Iterator[str]:
    head = record.document
    yield " ".join(filter(None, (head.type, head.number))) or record.id
    for value in (head.title, head.issuer, head.date, head.signer, *head.addressees):
        if value:
            yield f"  {value}"
    yield message("citations", lang, count=len(record.citations))
    for citation in record.citations:
        yield "  " + " · ".join(filter(None, (citation.quote, citation.date, citation.issuer, citation.provision)))
    yield message("relations", lang, count=len(record.relations))
    for relation in record.relations:
        subject = "" if relation.subject == "self" else f"{relation.subject} "
        kind = relations()[relation.predicate]
        label = kind.label_vi if lang == "vi" else kind.label_en
        yield f"  {subject}{label} → {relation.object}: «{relation.quote}»"
    yield message("tasks", lang, count=len(record.tasks))
    for task in record.tasks:
        due = f" [{task.deadline}]" if task.deadline else ""
        yield f"  {task.label or '-'}  {', '.join(task.lead)}: {task.action}{due}"
