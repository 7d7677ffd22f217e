"""The front page, search with facets, and suggestions as one types."""

from __future__ import annotations

from explorer.address import path_of
from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from explorer.marking import Piece, Span, cut
from explorer.rendering import level_label, type_label
from explorer.words import Language, words
from queries.chain import Limits
from queries.directory import directory
from queries.search import FACETS, Found, Snippet, search, suggest

__all__ = ["found", "front", "suggestions"]

PAGE = 20
MOST = 1_000  # rows of a table that is saved
FARTHEST = 100_000
COLUMNS = ("number", "type", "title", "issuer", "date", "level", "status", "reason", "id")


def front(ask: Ask) -> Answer:
    """Show the field to ask, the questions, and what is new in the store."""
    newest = [card for card in directory(ask.library).documents[:8] if card.status == "read"]
    return Answer(template="front.html", context={"held": ask.library.status(), "newest": newest})


def found(ask: Ask) -> Answer:
    """Show what answers to a number, words or an agency; as a table or data the first thousand."""
    asked = ask.parameters.text("q")
    chosen = {name: value for name in FACETS if (value := ask.parameters.text(name))}
    offset = ask.parameters.number("offset", 0, FARTHEST)
    limit = PAGE if ask.parameters.text("format") in ("", "html") else MOST
    since, until = ask.parameters.iso("since"), ask.parameters.iso("until")
    limits = Limits(since=since, until=until)
    answer = search(ask.library, asked, chosen, limits, offset=offset, limit=limit)
    context = {
        "found": answer,
        "asked": asked,
        "chosen": chosen,
        "values_now": {"q": asked, "since": since or "", "until": until or "", **chosen},
        "offset": offset,
        "limit": limit,
        "pieces": _pieces,
        "shown": lambda name, value: _shown(name, value, ask.lang),
    }
    return Answer(
        template="search.html", context=context, data=_data(answer), table=Table(COLUMNS, _rows(answer)), name="tra-cuu"
    )


def suggestions(ask: Ask) -> Answer:
    """Give what the letters typed so far may mean, as data alone."""
    likely = suggest(ask.library, ask.parameters.text("q"))
    data = [{"label": one.label, "detail": one.detail, "path": path_of(one.iri), "kind": one.kind} for one in likely]
    return Answer(template="", context={}, data=data)


def _pieces(snippet: Snippet) -> tuple[Piece, ...]:
    runs = cut(snippet.text, [Span(start, end, ("found",)) for start, end in snippet.marks])
    return tuple(piece for run in runs for piece in run.pieces)


def _shown(facet: str, value: str, lang: Language) -> str:
    if facet == "type":
        return type_label(value, lang)
    if facet == "level":
        return level_label(value, lang)
    return words(lang)[value] if facet == "status" else value


def _rows(answer: Found) -> list[dict[str, object]]:
    return [cells(hit.card, COLUMNS) for hit in answer.hits]


def _data(answer: Found) -> dict[str, object]:
    return {
        "total": answer.total,
        "documents": [hit.card for hit in answer.hits],
        "agencies": answer.agencies,
        "facets": {name: dict(values) for name, values in answer.facets.items()},
    }
