"""A page of the original with the words marked that a statement was read from."""

from __future__ import annotations

from itertools import groupby

import msgspec

from explorer.address import path_of, with_query
from explorer.answer import Answer
from explorer.ask import Ask
from explorer.sheets import pages_with
from explorer.views.naming import name_of
from graph.errors import DanchieuError, NotFound
from graph.identity import BASE
from graph.model import Iri
from graph.places import Box, Places, marks_of

__all__ = ["Sheet", "image", "sheet", "sheets_of"]

FINE = 1000  # of the units in which marks are drawn: the edge of the page


class Stroke(msgspec.Struct, frozen=True):
    """A stroke of the marker, in thousandths of the page's width and height."""

    x: float
    y: float
    width: float
    height: float


class Sheet(msgspec.Struct, frozen=True):
    """A page to show: its number, the addresses of its image and of its own view, the strokes over it."""

    page: int
    image: str
    address: str
    strokes: tuple[Stroke, ...]


def sheets_of(places: Places, paper: Iri, start: int, end: int) -> tuple[Sheet, ...]:
    """Give the pages on which the characters `start` to `end` of `paper` stand, marked; none without pages."""
    marks = marks_of(places.between(start, end))
    return tuple(
        _sheet(paper, page, tuple(strokes), start, end) for page, strokes in groupby(marks, key=lambda mark: mark.page)
    )


def _sheet(paper: Iri, page: int, marks: tuple[Box, ...], start: int, end: int) -> Sheet:
    path = f"{path_of(paper)}/page/{page}"
    marked = with_query(path, {"start": str(start), "end": str(end)}) if end > start else path
    return Sheet(page, f"{path}/image", marked, tuple(map(_stroke, marks)))


def _stroke(mark: Box) -> Stroke:
    x, y = round(mark.left * FINE, 1), round(mark.top * FINE, 1)
    return Stroke(x, y, round(mark.right * FINE - x, 1), round(mark.bottom * FINE - y, 1))


def sheet(ask: Ask) -> Answer:
    """Show one page; `start` and `end` are the characters of the text that are marked on it."""
    paper, page = _asked(ask)
    digest = paper.rpartition("/")[2]
    pages = pages_with(ask.library, digest, page)
    text = ask.library.record(paper).text or ""
    start = ask.parameters.number("start", 0, len(text))
    end = ask.parameters.number("end", start, len(text))
    _, places = ask.library.places(paper)
    marks = [mark for mark in marks_of(places.between(start, end)) if mark.page == page] if end > start else []
    shown = _sheet(paper, page, tuple(marks), start, end)
    why = ""
    try:
        if ask.sheets is None:
            raise NotFound("no-pages")
        ask.sheets.image(ask.library, digest, page)
    except DanchieuError as error:
        why = error.sentence(ask.lang)
    document = ask.library.find_documents(paper)
    context = {
        "sheet": shown,
        "why": why,
        "last": pages.last,
        "previous": _sheet(paper, page - 1, (), start, end).address if page > 1 else "",
        "next": _sheet(paper, page + 1, (), start, end).address if page < pages.last else "",
        "quote": " ".join(text[start:end].split()),
        "paper": paper,
        "document": document[0].iri if document else None,
        "paper_name": name_of(document[0], ask.lang) if document else "",
    }
    data = {"paper": paper, "page": page, "pages": pages.last, "marks": marks}
    return Answer(template="sheet.html", context=context, data=data)


def image(ask: Ask) -> Answer:
    """Give the image of a page."""
    paper, page = _asked(ask)
    if ask.sheets is None:
        raise NotFound("no-pages")
    drawn = ask.sheets.image(ask.library, paper.rpartition("/")[2], page)
    return Answer(template="", context={}, others={"jpeg": lambda: drawn}, lasting=True)


def _asked(ask: Ask) -> tuple[Iri, int]:
    number = ask.parts["page"]
    if not (number.isascii() and number.isdecimal() and len(number) < 7):  # a file has at most some thousand
        raise NotFound("no-such-page")
    return Iri(f"{BASE}paper/{ask.parts['digest']}"), int(number)
