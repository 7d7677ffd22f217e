"""Find the cells above the body: issuer, number, place and date, type, title, addressees.

The motto, the number and the date are found first, wherever a merged column has put them; what they leave of the lines
above the body are the words of the issuer, the type and the title.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ingest.addressees import take_addressees
from ingest.cells import Place
from ingest.dateline import find_dateline
from ingest.head import COLUMN, NUMBER, Head, type_named
from ingest.lines import Line
from ingest.titles import find_subject, find_title

__all__ = ["Masthead", "find_masthead"]


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The cells above the body; `body` are the ranges of lines that are left for it and what follows."""

    issuer: Place | None = None
    number: Place | None = None
    place_date: Place | None = None
    type: Place | None = None
    title: Place | None = None
    addressees: tuple[Place, ...] = ()
    body: tuple[range, ...] = ()


def find_masthead(text: str, lines: Sequence[Line]) -> Masthead:
    """Find the cells above the body of the paper `text`, whose `lines` are given."""
    head = Head(text, lines)
    if not head.lines:
        return Masthead(body=(range(len(lines)),))
    type_at = _find_type(head)
    number = _find_number(head, type_at)
    place_date = find_dateline(head, number, type_at, _zone_end(head, type_at))
    cells = [place for place in (number, place_date, head.motto) if place]
    begin = max((head.index_after(place.end) for place in cells), default=0)
    begin = max((begin, head.front, *(head.index_after(place.end - 1) + 1 for place in cells)))
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
    addressees, taken = take_addressees(lines, head.text, head.folded, behind)
    return Masthead(
        issuer=_issuer(head, top),
        number=number,
        place_date=place_date,
        type=type_place,
        title=title,
        addressees=addressees,
        body=tuple(r for r in (range(behind, taken.start), range(max(behind, taken.stop), len(lines))) if r),
    )


def _find_type(head: Head) -> int | None:
    """The index of the type line: the first in capitals below the motto, or else the first of all."""
    for first in dict.fromkeys((head.motto_at, head.first)):
        texts = [head.lines[index].text for index in range(first, head.opening)]
        for index, text in enumerate(texts, first):
            if any(cell.isupper() and type_named(cell) for cell in COLUMN.split(text)):
                return index
        for index, text in enumerate(texts, first):
            if type_named(text):
                return index
    return None


def _zone_end(head: Head, type_at: int | None) -> int:
    """Where number and date must have begun: in the lines under the type at the latest."""
    return head.end_of(head.opening - 1 if type_at is None else min(type_at + 4, head.opening - 1))


def _find_number(head: Head, type_at: int | None) -> Place | None:
    """The place of the number: the first that stands at the beginning of a cell.

    Below the type it must begin with a capital, or the line with "CỦA …": a title's broken lines may begin with "số".
    """
    below = head.lines[type_at].end if type_at is not None else len(head.text)
    for match in NUMBER.finditer(head.folded, head.lines[head.first].start, _zone_end(head, type_at)):
        line_start = head.text.rfind("\n", 0, match.start()) + 1
        before = COLUMN.split(head.folded[line_start : match.start()])[-1]
        capital = head.text[match.start()].isupper()
        if not capital and ":" not in match[0][:8]:
            continue
        if match.start() < below:
            if sum(map(str.isalnum, before)) < 3 or (capital and len(before) < 30):
                return Place(match.start(), match.end())
        elif capital and (not before.strip(" *") or before.startswith("cua ")):
            return Place(match.start(), match.end())
    return None


def _issuer(head: Head, limit: int) -> Place | None:
    """The lines above the number, the subject and the type."""
    rows = [line for line in head.lines[head.first :] if line.start < limit]
    return Place(rows[0].start, min(rows[-1].end, limit)) if rows else None
