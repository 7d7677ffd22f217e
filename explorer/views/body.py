"""Bodies, persons and territories: what they issued, received and were told; and the list of all bodies."""

from __future__ import annotations

from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from explorer.linked import forms_of
from graph.identity import BASE, plain
from graph.model import Iri
from queries.agency import profile
from queries.directory import directory
from queries.life_text import who_text

__all__ = ["agencies", "body"]

PAGE = 50
SHOWN = 30  # documents or tasks of one list on the page; the rest stand in the table
CARD = ("number", "type", "title", "issuer", "date", "status", "id")
COLUMNS = ("relation", "number", "type", "title", "issuer", "date", "status", "label", "action", "deadline", "id")


def body(ask: Ask) -> Answer:
    """Show the body whose IRI is the path."""
    iri = Iri(BASE + ask.path.lstrip("/"))
    days = {name: ask.parameters.iso(name) for name in ("since", "until", "at")}
    known = profile(ask.library, iri, **days)
    rows: list[dict[str, object]] = []
    for relation, cards in (("issued_by", known.issued), ("signed_by", known.signed), ("addressed_to", known.received)):
        rows += ({"relation": relation, **cells(card, CARD)} for card in cards)
    for given in known.assignments:
        told = cells(given.document, ("number", "issuer", "date"))
        rows.append({"relation": given.role, **told, **cells(given.task, ("label", "action", "deadline", "id"))})
    properties = dict(known.node.properties)
    return Answer(
        template="body.html",
        context={
            "days": days,
            "known": known,
            "life": who_text(known.who, ask.lang).splitlines() if known.who else [],
            "properties": properties,
            "shown": SHOWN,
            "whole": ask.parameters.text("all") == "1",
        },
        data=known,
        table=Table(COLUMNS, rows),
        others=forms_of(ask.library, iri),
        name=iri.rpartition("/")[2],
    )


def agencies(ask: Ask) -> Answer:
    """List the bodies that the store knows, those first that did or were told most; `q` narrows by name."""
    asked = ask.parameters.text("name")
    offset = ask.parameters.number("offset", 0, 1_000_000)
    words = plain(asked).split()
    groups = ask.parameters.text("groups") == "1"
    found = [
        known
        for known in directory(ask.library).agencies
        if (groups or not known.group) and all(word in plain(known.name) for word in words)
    ]
    columns = ("name", "level", "issued", "tasks", "iri")
    return Answer(
        template="agencies.html",
        context={
            "found": found[offset : offset + PAGE],
            "total": len(found),
            "offset": offset,
            "limit": PAGE,
            "name": asked,
            "groups": groups,
            "values_now": {"name": asked, "groups": "1" if groups else ""},
        },
        data=found,
        table=Table(columns, [cells(known, columns) for known in found]),
        name="co-quan",
    )
