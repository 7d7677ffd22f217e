"""Find numbers that a scan spoiled, or of which only the serial is printed, behind the name of a type.

Such a number is told only by the words before it, so these rules ask for a type name: "Quyết định số 63160: BYT",
"Nghị định số T5/2017/NĐ-CP", "Nghị định 43". The number is recorded as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.citations.numbers import normalise

__all__ = ["Damaged", "find_damaged", "find_serials"]

# A serial with at least one figure among stray marks, a divider, perhaps a year, and groups with capitals.
_SPOILED = re.compile(
    r"""
    [Ss](?:ố|ô|ồ|ổ|ỗ|ó|o|6)(?<!\w..)\s{0,2}[:.;]?\s{0,2}
    (?P<number>
        (?=[^\s/]{0,8}\d)[^\s/]{1,9}(?:\s?/\d{1,3})?              # "T5", "5§820", "6@1Ô", "07/06"
        \s{0,2}[/:⁄-]{1,2}\s{0,2}
        (?:[\dOoØIlZ]{4,5}\s?[/⁄-]{1,2}\s{0,2}|(?:19|20)\d\d7(?=[A-ZĐ]{2}))?  # "24/200Ø/", "45/25010/", a 7 for "/"
        [A-ZĐÐ0][\w&.]*(?:\s?[-/:_–]{1,2}\s{0,2}[A-ZĐÐ0-9][\w&.]*){0,4}
    )
    """,
    re.VERBOSE,
)
_CAPITALS = re.compile(r"[A-ZĐÐ].?[A-ZĐÐ]")
# The serial alone: "Nghị định 43", "Nghị quyết số 68"; what follows may not make it a quantity ("Kế hoạch 5 năm"), a
# part of a date or of a fraction.
_SERIAL = re.compile(
    r"""
    \d(?<=\s.)\d{0,3}[a-z]?(?:/(?:19|20)\d\d)?          # "Thông tư số 02/2018" leaves its sign out
    (?=\s*(?:$|[;,)"”*]|\.(?:\s|$)
        |\s(?:của|ngày|năm\s\d|về|và|đã|được|tại|theo|này|do|quy|có|cho|để|là|trên|mà)(?!\w)))
    """,
    re.VERBOSE,
)
# Types that are seldom called by a serial alone need "số" before it and "ngày" behind it.
_DATED_TYPE_BEFORE = re.compile(
    r"(?<!\w)(?:(?:[Kk]ế\shoạch|[Bb]áo\scáo|[Tt]hông\sbáo|[Tt]ờ\strình|[Hh]ướng\sdẫn|[Vv]ăn\sbản)\s+số\s*:?"
    r"|[Qq]uy\s(?:định|chế))\s*$"
)
_SIGN_BEHIND = re.compile(
    r"(?:\s*(?:,|và)\s+\d{1,5}(?:/(?:19|20)\d\d)?)+/[A-ZĐ]"
)  # the last of a list has the sign of all
_DATE_BEHIND = re.compile(r",?\s*ngày\s+\d")
_TYPE_BEFORE = re.compile(
    r"(?<!\w)(?:[Nn]ghị\s(?:định|quyết)|[Tt]hông\stư|[Cc]hỉ\sthị|[Qq]uyết\sđịnh|[Kk]ết\sluận|[Cc]ông\s(?:văn|điện)|NĐ|NQ|QĐ|TT)\s+"
    r"(?:[Ss]ố\s*:?\s*)?$"
)


class Damaged(msgspec.Struct, frozen=True):
    """Where such a number stands, and the number as printed, without spaces."""

    start: int
    end: int
    text: str


def find_damaged(text: str) -> Iterator[Damaged]:
    """Give what stands behind "số" like a number that a scan spoiled, in reading order.

    >>> [d.text for d in find_damaged("tại Quyết định số 63160: BYT ngày")]
    ['63160:BYT']
    """
    for match in _SPOILED.finditer(text):
        printed = match["number"].rstrip(".:-–_/ ")
        if _CAPITALS.search(printed) or _DATE_BEHIND.match(text, match.end()):
            yield Damaged(match.start("number"), match.start("number") + len(printed), normalise(printed))


def find_serials(text: str) -> Iterator[Damaged]:
    """Give the serials that stand for a whole number behind the name of a type, in reading order.

    >>> [d.text for d in find_serials("theo Nghị định 43 của Chính phủ; Kế hoạch 5 năm; Nghị định 5/2020/NĐ-CP")]
    ['43']
    """
    for match in _SERIAL.finditer(text):
        start = match.start()
        if _SIGN_BEHIND.match(text, match.end()):
            continue
        dated = _DATE_BEHIND.match(text, match.end()) and _DATED_TYPE_BEFORE.search(text, max(0, start - 24), start)
        if dated or _TYPE_BEFORE.search(text, max(0, start - 24), start):
            yield Damaged(start, match.end(), match[0])
