"""Read the dates of a text.

Everything here is matched in folded text (`ingest.letters.fold`): a scan's "ngảy 05 tháng 9 nắm 2021" is a date too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from ingest.letters import fold

__all__ = ["DateMention", "date_at", "find_dates"]

# Scans read 1 as l, i, !, ] or |, 0 as o, and tear figures apart ("20/1 1/2024").
_DAY = r"[0-3lio]?[\dlio!\]|]"
_MONTH = r"[01lio]?[\dlio!\]|]"
_YEAR = r"(?:19|20|2o|l9)\s?[\dlio]\s?[\dlio](?![\dlio])"
_SPACE = r"[\s*]*"  # a page in Markdown ends its emphasis at the end of a line and begins it anew
_PLAIN_YEAR = r"(?:19|20)\d\s?\d(?!\d)"
_DATE = re.compile(
    rf"""
    # "ngày 05 tháng 9 năm 2021"; careless hands write "năm" or "thánh" for "tháng"
    (?:ngay{_SPACE}){{1,2}}(?P<d1>{_DAY}){_SPACE}(?:thang|thanh|nam){_SPACE}(?P<m1>{_MONTH}){_SPACE},?\s*nam[:.]?{_SPACE}(?P<y1>{_YEAR})
    # "ngày 5/9/2021", "5.9.2021", "05-9-2021"
    | (?:ngay{_SPACE}){{1,2}}(?P<d6>[0-3]?\s?\d)\s?[/⁄.\-]\s?(?P<m6>[01]?\s?\d)\s?[/⁄.\-]\s?(?P<y6>{_PLAIN_YEAR})(?!/)
    | (?<![\d/.])(?P<d2>[0-3]?\d)\s?(?P<sep>[/⁄.\-])\s?(?P<m2>[01]?\d)\s?(?P=sep)\s?(?P<y2>(?:19|20)\d\d)(?![\d/])
    # "ngày 3112/2024", "ngày 20/112010", "ngày 14112024": a scan lost a stroke
    | ngay\s?(?P<d8>[0-3]\d)[/⁄]?(?P<m8>[01]\d)[/⁄]?(?P<y8>(?:19|20)\d\d)(?![\d/])
    # "ngày 5/9/21"
    | ngay\s*(?P<d5>[0-3]?\d)/(?P<m5>[01]?\d)/(?P<y5>\d\d)(?![\d/])
    # "tháng 9 năm 2021", "tháng 9/2021", "ngày … tháng 9 năm 2021" with the day left open or spoiled
    | (?:ngay[\s.…_]*(?:[^\s.…_]{{1,4}}\s*)?)?thang\s*(?P<m3>{_MONTH})\s*(?:nam\s*|/\s?)(?P<y3>{_YEAR})
    | ngay[^\w\s]?\s*[^\s]{{0,4}}\s*thang\s*nam\s*(?P<y7>{_YEAR})
    | nam\s*(?P<y4>{_PLAIN_YEAR})
    """,
    re.VERBOSE,
)
_FIGURES = str.maketrans("lio!]|", "110111", " \n\t\u00a0")


class DateMention(msgspec.Struct, frozen=True):
    """A date as printed; `iso` has the precision that is read: "2021-09-11", "2021-09" or "2021"."""

    start: int
    end: int
    iso: str


def _read(match: re.Match[str]) -> DateMention | None:
    """The date of a match, None where the calendar has no such day."""
    day, month, year = (
        next((match[name].translate(_FIGURES) for name in names if match[name]), None)
        for names in (
            ("d1", "d2", "d5", "d6", "d8"),
            ("m1", "m2", "m5", "m6", "m8", "m3"),
            ("y1", "y2", "y5", "y6", "y8", "y3", "y7", "y4"),
        )
    )
    if year is None:
        return None
    if len(year) == 2:
        year = ("20" if year <= "40" else "19") + year
    for day_read in (day, None) if day and match["d1"] else (day,):  # "ngày 0ó tháng 5": the day is lost
        try:
            iso = date(int(year), int(month or 1), int(day_read or 1)).isoformat()
        except ValueError:
            continue
        return DateMention(match.start(), match.end(), iso[: 10 if day_read else 7 if month else 4])
    return None


def date_at(folded: str, place: int) -> DateMention | None:
    """Give the date that begins at `place` of a folded text.

    >>> date_at("ngay 05 thang 9 nam 2021", 0).iso
    '2021-09-05'
    """
    match = _DATE.match(folded, place)
    return _read(match) if match else None


def find_dates(text: str) -> Iterator[DateMention]:
    """Give the dates of `text` in reading order.

    >>> [d.iso for d in find_dates("từ ngày 5/9/2021 đến tháng 12 năm 2021")]
    ['2021-09-05', '2021-12']
    """
    for match in _DATE.finditer(fold(text)):
        found = _read(match)
        if found:
            yield found
