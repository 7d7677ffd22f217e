"""Find the cells above the body: issuer, number, place and date, type, title, addressees.

The motto, the number and the date are found first, wherever a merged column has put them; what they leave of the lines
above the body are the words of the issuer, the type and the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.layout.addressees import take_addressees
from ingest.layout.cells import Place
from ingest.layout.dateline import find_dateline
from ingest.layout.head import COLUMN, NUMBER, UNPARTED, Head, other_type, type_named
from ingest.layout.lines import Line
from ingest.layout.pages import find_floating_masthead, find_start
from ingest.layout.titles import find_subject, find_title

__all__ = ["Masthead", "find_masthead"]


_PLACE_BEHIND = re.compile(r"\s[-–—]\s(?=[^\W\d_][^\W\d_A-ZĐ])")  # "SYT-NVY - Long An, ngày …": words, no sign
_ZONE = 20_000  # characters in which number and date are looked for, were they all one line


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The cells above the body.

    `body` are the ranges of lines that are left for it and what follows; `front` are those that a page puts before.
    """

    issuer: Place | None = None
    number: Place | None = None
    place_date: Place | None = None
    type: Place | None = None
    title: Place | None = None
    addressees: tuple[Place, ...] = ()
    body: tuple[range, ...] = ()
    front: range = range(0)


def find_masthead(text: str, lines: Sequence[Line]) -> Masthead:
    """Find the cells above the body of the paper `text`, whose `lines` are given."""
    start, front = find_start(text, lines)
    found = _read_head(Head(text, lines[start:]), lines, start)
    if not found.number and found.body:
        floating = find_floating_masthead(lines[found.body[0].start :])
        if floating:
            found = _with_floating(found, text, lines, floating)
    return msgspec.structs.replace(found, front=range(front, start))


def _read_head(head: Head, lines: Sequence[Line], start: int) -> Masthead:
    """The cells that stand in `head`, whose first line is line `start` of all."""
    if not head.lines:
        return Masthead(body=(range(start, len(lines)),))
    type_at = _find_type(head)
    closed_by = type_at if type_at is None or not head.motto or type_at > head.motto_at else None
    number = _find_number(head, closed_by)
    place_date = find_dateline(head, number, closed_by, _zone_end(head, closed_by))
    cells = [place for place in (number, place_date, head.motto) if place]
    begin = max((head.index_after(place.end - 1) + 1 for place in cells), default=0)
    subject, behind = find_subject(head, number, place_date, begin, lettered=type_at is None)
    if type_at is None:
        type_place, title = None, subject
        top = min((place.start for place in (title, place_date, number) if place), default=0)
    else:
        type_place = Place(head.lines[type_at].start, head.lines[type_at].end)
        title, behind = find_title(head, type_at, number, place_date)
        title = title or subject
        top = min(place.start for place in (type_place, subject, place_date, number) if place)
        behind = max(behind, begin)
    behind += start
    addressees, taken = take_addressees(
        lines, head.text, head.folded, behind, lettered=type_at is None and title is not None
    )
    return Masthead(
        issuer=_issuer(head, top),
        number=number,
        place_date=place_date,
        type=type_place,
        title=title,
        addressees=addressees,
        body=tuple(r for r in (range(behind, taken.start), range(max(behind, taken.stop), len(lines))) if r),
    )


def _with_floating(found: Masthead, text: str, lines: Sequence[Line], floating: range) -> Masthead:
    """`found` with the cells of a masthead that stands among the paragraphs, at `floating` behind the body's start."""
    first = found.body[0].start
    rows = lines[first + floating.start : first + floating.stop]
    head = Head(text, rows)
    number = _find_number(head, None)
    stop = found.body[-1].stop
    return msgspec.structs.replace(
        found,
        issuer=Place(rows[0].start, number.start) if number else found.issuer,
        number=number,
        place_date=found.place_date or find_dateline(head, number, None, rows[-1].end),
        body=(range(first, first + floating.start), range(first + floating.stop, stop)),
    )


def _find_type(head: Head) -> int | None:
    """The index of the type line: the first in capitals below the motto, or else the first of all."""
    for first in dict.fromkeys((head.motto_at, head.first)):
        texts = [head.lines[index].text for index in range(first, head.opening)]
        for index, text in enumerate(texts, first):
            if any(cell.isupper() and (type_named(cell) or other_type(cell)) for cell in COLUMN.split(text)):
                return index
        for index, text in enumerate(texts, first):
            if type_named(text):
                return index
    below = range(head.motto_at + 1, head.opening)
    return next((index for index in below if head.motto and type_named(head.lines[index].text, spoiled=True)), None)


def _zone_end(head: Head, type_at: int | None) -> int:
    """Where number and date must have begun: in the lines under the type at the latest."""
    end = head.end_of(head.opening - 1 if type_at is None else min(type_at + 4, head.opening - 1))
    return min(end, head.lines[0].start + _ZONE)


def _find_number(head: Head, type_at: int | None) -> Place | None:
    """The place of the number: the first that stands at the beginning of a cell.

    Below the type it must begin with a capital, or the line with "CỦA …": a title's broken lines may begin with "số".
    """
    below = head.lines[type_at].end if type_at is not None else len(head.text)
    for match in NUMBER.finditer(head.folded, head.lines[head.first].start, _zone_end(head, type_at)):
        end = match.end()
        if place := _PLACE_BEHIND.search(head.text, match.start(), end):
            end = place.start()
        line_start = head.text.rfind("\n", 0, match.start()) + 1
        before = COLUMN.split(head.folded[line_start : match.start()])[-1]
        capital = head.text[match.start()].isupper()
        if not capital and ":" not in match[0][:8]:
            continue
        if match.start() < below:
            if sum(map(str.isalnum, before)) < 3 or (capital and len(before) < 30):
                return Place(match.start(), end)
        elif capital and (not before.strip(" *") or before.startswith("cua ")):
            return Place(match.start(), end)
    unparted = UNPARTED.search(head.text, head.lines[head.first].start, min(below, _zone_end(head, type_at)))
    return Place(unparted.start(), unparted.end()) if unparted else None


def _issuer(head: Head, limit: int) -> Place | None:
    """The lines above the number, the subject and the type."""
    rows = [line for line in head.lines[head.first :] if line.start < limit]
    return Place(rows[0].start, min(rows[-1].end, limit)) if rows else None
