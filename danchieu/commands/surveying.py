"""Commands that survey: what stands between documents, what is cited most, what is open, lives of papers and bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
import typer

from danchieu.commands.asking import (
    DateOption,
    FormatOption,
    Number,
    RelationOption,
    card_line,
    dated,
    iso,
    open_document,
)
from danchieu.output import Format, print_answer, print_csv, print_json, print_table
from danchieu.settings import Settings, message
from graph.errors import DanchieuError
from graph.stores.library import Library
from graph.vocabulary import relations
from queries.agency import Profile, profile
from queries.engines import Sparql
from queries.force import reader
from queries.life_text import timeline_text, who_text
from queries.links import links as links_of
from queries.render import name, reason_text, relation_label
from queries.search import body_meant
from queries.state import most_cited, open_references
from queries.state import orphans as untied
from queries.timeline import timeline as life_of

__all__ = ["register"]

CARD = ["number", "type", "title", "issuer", "date", "level", "status", "id"]


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `app`."""
    for command in (links, timeline, agency, cited, orphans, unresolved):
        app.command()(command)


def links(
    context: typer.Context, number: Number, relation: RelationOption = None, form: FormatOption = Format.TEXT
) -> None:
    """Văn bản này dẫn chiếu gì, được dẫn chiếu ở đâu, theo quan hệ nào. / What it cites, what cites it, and how."""
    settings: Settings = context.obj
    if wrong := set(relation or ()) - set(relations()):
        raise DanchieuError("no-chain-relation", name=", ".join(sorted(wrong)), known=", ".join(relations()))
    with open_document(settings, number) as (library, document):
        found = links_of(Sparql(library.sparql), document, relation)
    if form is Format.JSON:
        print_json(msgspec.to_builtins(found))
    elif form is Format.CSV:
        rows = [
            {"direction": "in" if link.inverse else "out", "relation": link.relation, "other": link.other.id}
            | {"number": link.other.number, "issuer": link.other.issuer, "date": link.other.date}
            | msgspec.to_builtins(proof)
            for link in found
            for proof in link.evidence
        ]
        columns = ["direction", "relation", "number", "issuer", "date", "other", "quote", "provision", "paper", "start"]
        print_csv(rows, [*columns, "end", "confidence"])
    else:
        for link in found:
            label = relation_label(link.relation, settings.lang, inverse=link.inverse)
            print(f"{label}: {card_line(link.other, settings.lang)}")
            print(f"    «{link.evidence[0].quote}»")


def timeline(context: typer.Context, number: Number, form: FormatOption = Format.TEXT) -> None:
    """Đời của một văn bản theo ngày: hiệu lực, thay đổi, triển khai, hạn. / The life of a document by days."""
    settings: Settings = context.obj
    with open_document(settings, number) as (library, document):
        found = life_of(Sparql(library.sparql), document, reader(library))
    print_answer(
        form,
        data=lambda: msgspec.to_builtins(found),
        rows=lambda: (
            {"day": one.day, "days": one.days, "kind": one.kind, "depth": one.depth, "quote": one.quote}
            | {"number": one.document.number, "issuer": one.document.issuer, "document": one.document.id}
            for one in found.moments
        ),
        columns=["day", "days", "kind", "depth", "number", "issuer", "quote", "document"],
        text=lambda: timeline_text(found, settings.lang),
    )


def agency(
    context: typer.Context,
    body: Annotated[str, typer.Argument(metavar="NAME", help="Tên cơ quan hoặc IRI. / Name of a body, or its IRI.")],
    since: DateOption = None,
    until: DateOption = None,
    at: DateOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Một cơ quan: ban hành gì, được ai giao gì, trước và nay là ai. / A body: issued, told by whom, before and now."""
    settings: Settings = context.obj
    limits = dated(since, until)
    with Library(settings.data) as library:
        found = profile(
            library,
            body_meant(library, body),
            since=limits.since,
            until=limits.until,
            at=iso(at),
        )
    if form is Format.JSON:
        print_json(msgspec.to_builtins(found))
    elif form is Format.CSV:
        sorts = {"issued_by": found.issued, "signed_by": found.signed, "addressed_to": found.received}
        rows = [{"relation": key} | msgspec.to_builtins(card) for key, cards in sorts.items() for card in cards]
        rows += [
            {"relation": given.role, **msgspec.to_builtins(given.document)} | msgspec.to_builtins(given.task)
            for given in found.assignments
        ]
        print_csv(rows, ["relation", "number", "type", "title", "issuer", "date", "label", "action", "deadline", "id"])
    else:
        _print_body(found, settings)


def _print_body(found: Profile, settings: Settings) -> None:
    lang = settings.lang
    print(who_text(found.who, lang) if found.who else found.name)
    for key, nodes in (("agency-before", found.before), ("agency-after", found.after)):
        if nodes:
            named = "; ".join(dict(node.properties).get("name", node.iri) for node in nodes)
            print(message(key, lang, bodies=named))
    sorts = (("agency-issued", found.issued), ("agency-signed", found.signed), ("agency-received", found.received))
    for key, cards in sorts:
        if cards:
            print(message(key, lang, count=len(cards)))
            for card in cards:
                print(f"  {card_line(card, lang)}")
    if found.assignments:
        print(message("agency-told", lang, count=len(found.assignments)))
        print("  " + message("agency-tellers", lang, issuers="; ".join(f"{n} ({k})" for n, k in found.tellers)))
    for given in found.assignments:
        due = given.task.deadline or given.task.deadline_text
        print(f"  {name(given.document, lang)}: {given.task.action}" + (f" [{due}]" if due else ""))


def cited(context: typer.Context, form: FormatOption = Format.TEXT) -> None:
    """Văn bản được dẫn chiếu nhiều nhất. / The documents that are cited most."""
    settings: Settings = context.obj
    with Library(settings.data) as library:
        found = most_cited(Sparql(library.sparql))
    rows = [{"count": one.count} | msgspec.to_builtins(one.document) for one in found]
    lines = [f"{one.count} · {card_line(one.document, settings.lang)}" for one in found]
    _print(settings, form, "cited-most", ["count", *CARD], rows, lines)


def orphans(context: typer.Context, form: FormatOption = Format.TEXT) -> None:
    """Văn bản không dẫn chiếu và không được dẫn chiếu. / Documents that cite none and that none cites."""
    settings: Settings = context.obj
    with Library(settings.data) as library:
        found = untied(Sparql(library.sparql))
    lines = [card_line(card, settings.lang) for card in found]
    _print(settings, form, "orphans", CARD, [msgspec.to_builtins(card) for card in found], lines)


def unresolved(context: typer.Context, form: FormatOption = Format.TEXT) -> None:
    """Dẫn chiếu chưa xác định, nơi chặn nhiều nhất trước. / Unresolved references, those first that block most."""
    settings: Settings = context.obj
    with Library(settings.data) as library:
        found = open_references(Sparql(library.sparql))
    columns = ["number", "reason", "chains", "cited_by", "document"]
    lines = [
        f"{one.chains} · {one.cited_by} · {one.number} ({reason_text(one.reason, settings.lang)})" for one in found
    ]
    _print(settings, form, "open-references", columns, [msgspec.to_builtins(one) for one in found], lines)


def _print(
    settings: Settings,
    form: Format,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, object]],
    lines: Sequence[str],
) -> None:
    if form is Format.TEXT:
        print(message(title, settings.lang, count=len(rows)))
        print("".join(f"  {line}\n" for line in lines), end="")
    else:
        print_table(rows, columns, form, str)
