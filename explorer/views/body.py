"""Bodies, persons and territories: what they issued, received and were told; and the list of all bodies."""

from __future__ import annotations

from explorer.answer import Answer, Table
from explorer.ask import Ask
from explorer.linked import forms_of
from graph.identity import BASE, plain
from graph.model import Iri
from queries.agency import profile
from queries.directory import directory

__all__ = ["agencies", "body"]

PAGE = 50
SHOWN = 30  # documents or tasks of one list on the page; the rest stand in the table
COLUMNS = ("relation", "number", "type", "title", "date", "status", "label", "action", "deadline", "id")


def body(ask: Ask) -> Answer:
    """Show the body whose IRI is the path."""
    iri = Iri(BASE + ask.path.lstrip("/"))
    since, until = ask.parameters.day("since"), ask.parameters.day("until")
    bounds = [day.isoformat() if day else None for day in (since, until)]
    known = profile(ask.library, iri, since=bounds[0], until=bounds[1])
    rows: list[dict[str, object]] = []
    for relation, cards in (("issued_by", known.issued), ("signed_by", known.signed), ("addressed_to", known.received)):
        for card in cards:
            cells = {name: getattr(card, name) for name in ("number", "type", "title", "date", "status", "id")}
            rows.append({"relation": relation, **cells})
    for given in known.assignments:
        cells = {name: getattr(given.task, name) for name in ("label", "action", "deadline", "id")}
        rows.append({"relation": given.role, "number": given.document.number, "date": given.document.date, **cells})
    properties = dict(known.node.properties)
    return Answer(
        template="body.html",
        context={
            "since": bounds[0] or "",
            "until": bounds[1] or "",
            "known": known,
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
        table=Table(columns, [{name: getattr(known, name) for name in columns} for known in found]),
        name="co-quan",
    )
