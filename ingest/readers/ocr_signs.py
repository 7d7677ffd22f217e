"""Mend the numbers of documents that OCR spoils in ways of its own: "QĐĐ-UBND" for "QĐ-UBND", "TIr" for "TTr".

Tesseract reads a capital twice, takes a T beside a T for an I, or loses the slash behind the year. A group of a sign is
mended only where it is no code that offices use and the mended one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.agencies import agencies, departments
from graph.vocabulary import document_types

__all__ = ["mended"]

# A serial, a year perhaps, and the sign: groups of letters between dashes and slashes.
NUMBER = re.compile(r"(?P<serial>\d+[/-](?:(?:19|20)\d\d/?)?)(?P<sign>[^\W\d_][^\W_]*(?:[-/.&]{1,2}[^\W_]+)*)")
LOST_SLASH = re.compile(r"(\d/(?:19|20)\d\d)(?=[^\W\d_])")
GROUP = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
TERM = re.compile(r"(?:QH|UBTVQH)\d{1,2}")
LONGEST = 12  # letters of a group worth trying


@cache
def _codes() -> frozenset[str]:
    """The codes of all types and bodies."""
    return frozenset(
        code
        for codes in (
            *(row.codes for row in document_types().values()),
            *(row.codes for row in agencies().values()),
            *(row.codes for row in departments().values()),
        )
        for code in codes
    )


def mended(word: str) -> str:
    """Give `word` with the numbers in it as they were printed, where that is beyond doubt.

    >>> mended("18/QĐĐ-UBND"), mended("911/TTIr-BYTT;"), mended("78/2025NĐ-CP"), mended("12/TB-XYZZ")
    ('18/QĐ-UBND', '911/TTr-BYT;', '78/2025/NĐ-CP', '12/TB-XYZZ')
    """
    if "/" not in word:
        return word
    word = LOST_SLASH.sub(r"\1/", word)
    return NUMBER.sub(lambda match: match["serial"] + GROUP.sub(lambda group: _group(group[0]), match["sign"]), word)


@cache
def _group(group: str) -> str:
    codes = _codes()
    if group in codes or TERM.fullmatch(group) or len(group) > LONGEST:
        return group
    for once in _nearer(group):
        if once in codes:
            return once
    for once in _nearer(group):
        for twice in _nearer(once):
            if twice in codes:
                return twice
    return group


def _nearer(group: str) -> Iterator[str]:
    """Give what `group` may have been: a letter once that is read twice, T for I, no I at all behind a T."""
    for place in range(1, len(group)):
        if group[place] == group[place - 1]:
            yield group[:place] + group[place + 1 :]
        if group[place] == "I" and group[place - 1] == "T":
            yield group[:place] + "T" + group[place + 1 :]
            yield group[:place] + group[place + 1 :]
