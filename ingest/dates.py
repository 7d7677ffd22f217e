"""Read the dates of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

__all__ = ["DATE", "DateMention", "find_dates", "read_date"]

# "ngày 05 tháng 9 năm 2021", "ngày 5/9/2021", "05.9.2021", "tháng 9 năm 2021", "tháng 9/2021", "năm 2021"
_Y = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"""
    (?:[Nn]g[àảa]y|NGÀY)\s*(?P<d1>[0-3]?\d)\s*(?:[Tt]háng|THÁNG)\s*(?P<m1>[01]?\d)\s*,?\s*(?:[Nn]ăm|NĂM)\s*(?P<y1>{_Y})(?!\d)
    | (?:(?:[Nn]g[àảa]y|NGÀY)\s*)?(?<![\d/.])(?P<d2>[0-3]?\d)\s?(?P<sep>[/.\-])\s?(?P<m2>[01]?\d)\s?(?P=sep)\s?(?P<y2>{_Y})(?![\d/])
    | (?:[Tt]háng|THÁNG)\s*(?P<m3>[01]?\d)\s*(?:(?:[Nn]ăm|NĂM)\s*|/\s?)(?P<y3>{_Y})(?!\d)
    | (?:[Nn]ăm|NĂM)\s*(?P<y4>{_Y})(?!\d)
    """,
    re.VERBOSE,
)


class DateMention(msgspec.Struct, frozen=True):
    """A date as printed; `iso` has the precision that is read: "2021-09-11", "2021-09" or "2021"."""

    start: int
    end: int
    iso: str


def read_date(match: re.Match[str]) -> str | None:
    """Give the ISO date of a match of `DATE`, None where the calendar has no such day.

    >>> read_date(DATE.match("ngày 05 tháng 9 năm 2021"))
    '2021-09-05'
    """
    day, month, year = (
        match["d1"] or match["d2"],
        match["m1"] or match["m2"] or match["m3"],
        match["y1"] or match["y2"] or match["y3"] or match["y4"],
    )
    try:
        if day:
            return date(int(year), int(month), int(day)).isoformat()
        if month:
            return date(int(year), int(month), 1).isoformat()[:7]
    except ValueError:
        return None
    return str(year)


def find_dates(text: str) -> Iterator[DateMention]:
    """Give the dates of `text` in reading order.

    >>> [d.iso for d in find_dates("từ ngày 5/9/2021 đến tháng 12 năm 2021")]
    ['2021-09-05', '2021-12']
    """
    for match in DATE.finditer(text):
        iso = read_date(match)
        if iso:
            yield DateMention(match.start(), match.end(), iso)
