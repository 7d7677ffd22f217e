"""What a paper says of its own force: from which day, until when.

The clause is the one that Decree 30/2020/NĐ-CP and the laws on legal documents (80/2015/QH13, art. 151; 64/2025/QH15)
ask for: "<type> này có hiệu lực kể từ ngày …". A clause inside quotation marks is another paper's.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Literal

import msgspec

from graph.record import Record, fold_space
from graph.vocabulary import document_types

__all__ = ["Effect", "effect_of"]


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """`day` is the first day of force, `until` the last one where the paper says so.

    `how`: "stated" as a day, or counted from the day of "signing", which the header gives. `exceptions`: some parts
    have another day, and `excepted` are the words that say which. The words stand from `start` to `end` in the
    paper's text.
    """

    day: str
    how: Literal["stated", "signing"]
    until: str | None
    exceptions: bool
    quote: str
    start: int
    end: int
    excepted: str = ""


def _day(name: str) -> str:
    """Give the pattern of a day in figures or words, its parts named by `name`."""
    return rf"(?P<{name}d>\d{{1,2}})\s*(?:tháng|[/.-])\s*(?P<{name}m>\d{{1,2}})\s*(?:năm|[/.-])\s*(?P<{name}y>\d{{4}})"


# Scans lose marks: "kế từ", "thí hành".
_FROM = r"(?:k[ểế]\s+)?từ\s+(?:ngày\s+)?"
_SIGNING = r"(?:ký(?:\s+ban\s+hành)?|ban\s+hành|(?:được\s+)?(?:[\w\s]{0,40}\s)?thông\s+qua)\b"
# A council says first when it passed the paper ("… này đã được Hội đồng nhân dân … thông qua ngày … và có hiệu lực").
_PASSED = r"(?:\s+(?:đã\s+)?được\b[^.;“”]{0,200}?\bvà)?"


@cache
def _clause() -> re.Pattern[str]:
    kinds = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(document_types(), key=len, reverse=True))
    subject = rf"(?:\b(?:{kinds})\s+này{_PASSED}|^\W*(?:điều\s+\d+\W+)?(?:{kinds}){_PASSED})"
    when = rf"(?:sau\s+(?P<after>\d+)\s+ngày\W+{_FROM}{_SIGNING}|{_FROM}(?:{_day('a')}|{_SIGNING}))"
    until = rf"(?:[^.;\n]{{0,40}}?\bđến\s+(?:hết\s+)?(?:ngày\s+)?{_day('b')})?"
    return re.compile(
        rf"{subject}\s+có\s+hiệu\s+lực(?:\s+th[iíì]\s+hành)?\s+{when}{until}", re.IGNORECASE | re.MULTILINE
    )


_ANCHOR = re.compile(r"hiệu\s+lực", re.IGNORECASE)
_BEFORE, _BEHIND = 420, 200  # characters of a clause before and behind its anchor
_EXCEPT = re.compile(
    r"[\s,]*(?:\([^()]*\))?[\s,]*trừ\b(?P<which>(?:[^.;\n]|\n(?!\s*\n)|(?<=\d)\.(?=\d)){0,300})", re.IGNORECASE
)


def effect_of(record: Record) -> Effect | None:
    """Give what the paper says of its own force, None where it says nothing or its day cannot be told.

    >>> from graph.record import Header
    >>> text = "Điều 5. Quyết định này có hiệu lực kể từ ngày 15 tháng 3 năm 2024."
    >>> effect_of(Record(id="x", document=Header(), citations=(), relations=(), tasks=(), text=text)).day
    '2024-03-15'
    """
    text = record.text or ""
    last = 0
    for anchor in _ANCHOR.finditer(text):
        first = max(last, anchor.start() - _BEFORE)
        found = _clause().search(text, first, min(len(text), anchor.end() + _BEHIND))
        if not found:
            continue
        last = found.end()
        if text.count("“", 0, found.start()) > text.count("”", 0, found.start()):
            continue
        if effect := _effect(found, record.document.date, text):
            return effect
    return None


def _effect(found: re.Match[str], signed: str | None, text: str) -> Effect | None:
    stated = _date(found, "a")
    day = stated
    if day is None and found["ay"] is None:
        day = _later(signed, int(found["after"])) if found["after"] else signed
    if day is None:
        return None
    excepted = _EXCEPT.match(text, found.end())
    return Effect(
        day=day,
        how="stated" if stated else "signing",
        until=_date(found, "b"),
        exceptions=excepted is not None,
        quote=fold_space(found[0]),
        start=found.start(),
        end=found.end(),
        excepted=fold_space(excepted["which"]) if excepted else "",
    )


def _date(found: re.Match[str], name: str) -> str | None:
    if found[f"{name}y"] is None:
        return None
    try:
        return datetime.date(*(int(found[f"{name}{part}"]) for part in "ymd")).isoformat()
    except ValueError:  # a scan's 31 February
        return None


def _later(signed: str | None, days: int) -> str | None:
    try:
        return (datetime.date.fromisoformat(signed or "") + datetime.timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return None
