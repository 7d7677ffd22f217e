"""Commands that find a document and tell what is known of it: search, show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import typer

from danchieu.commands.asking import DateOption, FormatOption, Number, card_line, dated, open_document
from danchieu.output import Format, print_json, print_table
from danchieu.settings import Language, Settings, message
from graph.stores.library import Library
from graph.vocabulary import relations
from queries.dossier import Dossier, dossier, text_of
from queries.search import search as find

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `app`."""
    for command in (search, show):
        app.command()(command)


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Số, từ ngữ (không cần dấu), cơ quan. / Number, words, agency.")],
    since: DateOption = None,
    until: DateOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Số kết quả nhiều nhất. / Most results.")] = 20,
    form: FormatOption = Format.TEXT,
) -> None:
    """Tìm văn bản. / Find documents."""
    settings: Settings = context.obj
    with Library(settings.data) as library:
        found = find(library, " ".join(words), limits=dated(since, until), limit=limit)
    rows = [
        msgspec.to_builtins(hit.card) | {"snippet": hit.snippet.text if hit.snippet else None} for hit in found.hits
    ]
    if form is Format.TEXT:
        print(message("found", settings.lang, count=found.total))
        for hit in found.hits:
            print(f"  {card_line(hit.card, settings.lang)}")
            if hit.snippet:
                print(f"    {hit.snippet.text}")
        return
    print_table(rows, ["number", "type", "title", "issuer", "date", "level", "status", "id", "snippet"], form, str)


def show(context: typer.Context, number: Number, form: FormatOption = Format.TEXT) -> None:
    """Một văn bản: nó nói gì, ai nói về nó, nhiệm vụ. / One document: what it says, what is said of it, its tasks."""
    settings: Settings = context.obj
    with open_document(settings, number) as (library, document):
        known = dossier(library, document)
        if form is Format.JSON:
            print_json(msgspec.to_builtins(known))
        elif form is Format.CSV:
            columns = ["source", "relation", "target", "document", "quote", "start", "end", "confidence"]
            print_table(list(_edges(known)), columns, form, str)
        else:
            print("\n".join(_lines(library, known, settings.lang)))


def _edges(known: Dossier) -> Iterator[dict[str, Any]]:
    for link in known.links:
        ends = (link.other.id, known.document.id) if link.inverse else (known.document.id, link.other.id)
        for proof in link.evidence:
            yield {
                "source": ends[0],
                "relation": link.relation,
                "target": ends[1],
                "document": proof.paper,
                "quote": proof.quote,
                "start": proof.start,
                "end": proof.end,
                "confidence": proof.confidence,
            }


def _lines(library: Library, known: Dossier, lang: Language) -> Iterator[str]:
    yield card_line(known.document, lang)
    yield f"  {known.document.id}"
    for paper in known.papers:
        yield from (f"  {path}" for path in text_of(library, paper).sources)
    if not known.papers:
        yield f"  {message('not-held', lang)}"
    for party in known.parties:
        kind = relations()[party.relation]
        yield f"  {kind.label_vi if lang == 'vi' else kind.label_en}: {party.name}"
    for link in known.links:
        kind = relations()[link.relation]
        vi, en = (kind.inverse_vi, kind.inverse_en) if link.inverse else (kind.label_vi, kind.label_en)
        yield f"{vi if lang == 'vi' else en}: {card_line(link.other, lang)}"
        yield from (f"    «{proof.quote}»" for proof in link.evidence[:1])
    if known.tasks:
        yield message("tasks", lang, count=len(known.tasks))
    for task in known.tasks:
        due = task.deadline or task.deadline_text
        yield f"  {task.label or '-'}  {', '.join(task.lead)}: {task.action}" + (f" [{due}]" if due else "")
