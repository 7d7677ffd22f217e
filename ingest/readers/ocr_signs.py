"""Mend the numbers of documents that OCR spoils in ways of its own: "QĐĐ-UBND" for "QĐ-UBND", "TIr" for "TTr".

Tesseract reads a letter twice, takes one for another that looks like it, or loses the slash behind the year. A group of
a sign is mended only where it is no code that offices use and one such code looks like it. Names of units ("SNV-TCCC")
are no closed list: what follows the sign of a body stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

import msgspec

from graph.agencies import agencies, departments
from graph.tables import read_table
from graph.vocabulary import document_types

__all__ = ["mended"]

# A serial, a year perhaps, and the sign: groups of letters between dashes and slashes.
NUMBER = re.compile(r"(?P<serial>(?:\d+[/-]|^/)(?:(?:19|20)\d\d/?)?)(?P<sign>[^\W\d_][^\W_]*(?:[-/.&]{1,2}[^\W_]+)*)")
SLASHES = str.maketrans("⁄∕", "//")  # of fractions, in print the same
LOST_SLASH = re.compile(r"(\d/(?:19|20)\d\d)(?=[^\W\d_])")
GROUP = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
# The National Assembly and its Standing Committee with the term, the one in front of it read as a letter or twice.
TERM = re.compile(r"(?P<body>(?:UBTV)?[QO0]H)(?:[IlÍÌ]{1,2}(?P<units>\d)|[IlÍÌ]{0,2}(?P<term>\d\d))")
FOOTNOTE = re.compile(r"(?P<code>\w+?)[Il](?P<mark>\d)")  # a mark that is read twice: "CPI1" for "CP¹"
LONGEST = 12  # letters of a group worth trying
MOST_MORE = 2  # letters by which a spoiled code is longer


class _LookAlike(msgspec.Struct):
    """A row of tables/look_alikes.tsv: a letter and the characters that OCR takes it for."""

    letter: str
    looks_like: str


@cache
def _codes() -> Mapping[str, bool]:
    """The codes of all types and bodies, and whether a code is that of a type."""
    central = {code: False for row in agencies().values() for code in row.codes}
    local = {code: False for row in departments().values() for code in row.codes}
    return central | local | {code: True for row in document_types().values() for code in row.codes}


@cache
def _letters() -> dict[int, str]:
    rows = read_table("ingest", "look_alikes", _LookAlike)
    return {ord(char): row.letter for row in rows for char in row.looks_like}


class _Shape(NamedTuple):
    """What OCR makes of a code: its letters, look-alikes as one, each once where it repeats; and how often each."""

    letters: str
    times: tuple[int, ...]

    @classmethod
    def of(cls, group: str) -> _Shape:
        runs = [(letter, len([*run])) for letter, run in groupby(group.translate(_letters()))]
        return cls("".join(letter for letter, _ in runs), tuple(times for _, times in runs))


@cache
def _by_letters() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in _codes():
        letters = _Shape.of(code).letters
        found[letters] = (*found.get(letters, ()), code)
    return found


def _may_be(group: str, code: str) -> bool:
    """Tell whether OCR makes `group` of `code`: it reads letters twice and loses none, and look-alikes one way only."""
    often = all(map(int.__ge__, _Shape.of(group).times, _Shape.of(code).times))
    return often and set(code) <= {*group, *group.translate(_letters())} and len(group) - len(code) <= MOST_MORE


def mended(word: str) -> str:
    """Give `word` with the numbers in it as they were printed, where that is beyond doubt.

    >>> mended("18/QĐĐ-UBND"), mended("911/TTIr-BYTT;"), mended("78/2025NĐ-CP"), mended("5/NĐ-CPI1")
    ('18/QĐ-UBND', '911/TTr-BYT;', '78/2025/NĐ-CP', '5/NĐ-CP1')
    """
    word = word.translate(SLASHES)
    if "/" not in word:
        return word
    word = LOST_SLASH.sub(r"\1/", word)
    return NUMBER.sub(lambda match: match["serial"] + _sign(match["sign"]), word)


def _sign(sign: str) -> str:
    """Mend the first group and, where that is a type, the bodies behind it."""
    first = GROUP.match(sign)
    if first is None:
        return sign
    head, rest = _group(first[0], types=True), sign[first.end() :]
    return head + (GROUP.sub(lambda group: _group(group[0], types=False), rest) if _codes().get(head) else rest)


@cache
def _group(group: str, *, types: bool) -> str:
    """Give the code that `group` was, itself where that is not clear; a type is meant only where `types` says so."""
    if term := TERM.fullmatch(group):
        return f"{term['body'][:-2]}QH{term['term'] or '1' + term['units']}"
    if group in _codes() or len(group) > LONGEST:
        return group
    if (found := FOOTNOTE.fullmatch(group)) and found["code"] in _codes():
        return found["code"] + found["mark"]
    ranked = sorted(
        (len(group) - len(code), sum(map(str.__ne__, group, code)), code)
        for code in _by_letters().get(_Shape.of(group).letters, ())
        if len(code) > 1 and (types or not _codes()[code]) and _may_be(group, code)
    )
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return group
    return ranked[0][2]
