"""The life of a document by days."""

from __future__ import annotations

from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from explorer.words import Language, word, words
from queries.force import reader
from queries.render import relation_label
from queries.timeline import Moment, timeline

__all__ = ["life"]

COLUMNS = ("day", "days", "what", "number", "type", "issuer", "level", "depth", "quote", "document")
KINDS = ("own", "change", "carried", "due")


def life(ask: Ask) -> Answer:
    """Show what happened to `document` day by day; `kind` (repeatable) keeps some kinds of moments."""
    root = ask.document()
    kinds = ask.parameters.choices("kind", KINDS)
    form = {"named": ask.parameters.text("document"), "kinds": kinds, "all_kinds": KINDS}
    if root is None:
        return Answer(template="timeline.html", context={**form, "found": None})
    found = timeline(ask.engine, root, reader(ask.library))
    moments = [one for one in found.moments if not kinds or _kind(one) in kinds]
    return Answer(
        template="timeline.html",
        context={
            **form,
            "found": found,
            "moments": [(one, _kind(one), what(one, ask.lang)) for one in moments],
            "cards": {one.document.id: one.document for one in found.moments},
        },
        data={"document": found.document, "moments": moments},
        table=Table(COLUMNS, [_row(one, ask.lang) for one in moments]),
        name="dong-thoi-gian-" + root.rpartition("/")[2],
    )


def _kind(moment: Moment) -> str:
    if moment.kind == "due":
        return "due"
    if moment.event is None:
        return "carried"
    return "own" if moment.event.actor is None else "change"


def what(moment: Moment, lang: Language) -> str:
    """Say in a few words what happened."""
    if f"moment-{moment.kind}" in words(lang):
        return word(f"moment-{moment.kind}", lang)
    return relation_label(moment.kind, lang, inverse=moment.event is not None)


def _row(moment: Moment, lang: Language) -> dict[str, object]:
    card = moment.document
    return {
        "day": moment.day,
        "days": moment.days,
        "what": what(moment, lang),
        "depth": moment.depth,
        "quote": moment.quote,
        "document": card.id,
        **cells(card, ("number", "type", "issuer", "level")),
    }
