"""Read the words before a document number: the type they name, or that no document is meant.

Everything here is matched in folded text (`ingest.letters.fold`), which has the same offsets as the text itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from graph.tables import read_table
from graph.vocabulary import document_types
from ingest.letters import fold

__all__ = ["NamedType", "introduces_rejected", "named_type", "number_word_before", "type_pattern"]

_REACH = 150  # how far before a number its type name is looked for

_NUMBER_WORD = r"(?:s\s?o|s6|sd|s0)\s*[:.;]?"  # "số", "số:", and what scans make of it
_MARKS = r"[\s*_\[\"“”'‘]*"  # emphasis and quotation marks between name and number
_SPLIT_SERIAL = r"(?:(?P<digits>\d{1,3})\s)?$"  # "số 22 5/QĐ-SYT": a scan splits the serial


class _Word(msgspec.Struct, frozen=True):
    role: Literal["type", "abbreviation", "rejected"]
    form: str
    type: str = ""


class NamedType(msgspec.Struct, frozen=True):
    """The type that the words before a number name; `start` is where the name begins.

    `name` is "" for a name that leaves the type to the number's code ("văn bản"); `serial` is where a serial begins
    that a scan split; `apart` is True where other words stand between name and number.
    """

    start: int
    name: str
    serial: int | None = None
    apart: bool = False


@cache
def _words() -> tuple[_Word, ...]:
    return read_table("ingest", "number_words", _Word)


@cache
def _names() -> dict[str, str]:
    """Folded type names and the types they stand for."""
    names = {fold(name): name for name in document_types()}
    return names | {fold(row.form): row.type for row in _words() if row.role != "rejected"}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(fold(row.form) for row in _words() if row.role == "abbreviation")


def _choice(forms: list[str]) -> str:
    return "|".join(form.replace(" ", r"(?:\s?[:;,.])?\s+") for form in sorted(forms, key=len, reverse=True))


@cache
def type_pattern() -> str:
    """A pattern of every type name, for folded text; a scan may put a mark between its words ("quyết: định")."""
    return rf"(?<!\w)(?P<type>{_choice(list(_names()))})"


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"{type_pattern()}\s*[:,.]?{_MARKS}(?:{_NUMBER_WORD}{_MARKS})?{_SPLIT_SERIAL}")


@cache
def _types() -> re.Pattern[str]:
    return re.compile(type_pattern() + r"(?!\w)")


@cache
def _rejected() -> re.Pattern[str]:
    forms = _choice([fold(row.form) for row in _words() if row.role == "rejected"])
    return re.compile(rf"(?<!\w)(?:{forms})\s*(?:{_NUMBER_WORD}\s*)?[:(\"“|]?\s*$")


_APART = re.compile(rf"\s[^,;:()\d]{{2,110}}:?\s{_NUMBER_WORD}\s*$")
_NUMBER_WORD_LAST = re.compile(rf"(?<!\w){_NUMBER_WORD}{_MARKS}$")
_NEAR_REACH = 70  # the longest type name, "số" and a split serial


def _type_of(match: re.Match[str], text: str, offset: int) -> str | None:
    """The type that a matched name stands for; None where a short form is not printed in capitals."""
    form = " ".join(re.sub("[:;,.]", " ", match["type"]).split())
    if form in _abbreviations() and not text[offset + match.start("type")].isupper():
        return None
    return _names()[form]


def introduces_rejected(folded: str, left: int, end: int) -> bool:
    """True where a word whose numbers are no documents stands before `end`: a form, a contract, an account.

    >>> introduces_rejected("theo mau so ", 0, 12), introduces_rejected("theo thong bao so ", 0, 18)
    (True, False)
    """
    return _rejected().search(folded[max(left, end - 40) : end]) is not None


def number_word_before(folded: str, left: int, end: int) -> bool:
    """True where "số" stands right before `end`."""
    return _NUMBER_WORD_LAST.search(folded[max(left, end - 12) : end]) is not None


def named_type(text: str, folded: str, left: int, end: int, code_type: str | None) -> NamedType | None:
    """Give the type that the words between `left` and the number at `end` name, None where they name none.

    `code_type` is the type of the number's code: words between name and number are bridged only towards the same type
    ("Nghị quyết của Hội đồng nhân dân tỉnh số"), or, for numbers without a type code, up to a few words.

    >>> named_type("theo Công văn hỏa tốc số ", "theo cong van hoa toc so ", 0, 25, None).name
    'công văn'
    """
    offset = max(left, end - _NEAR_REACH)
    near = _near().search(folded[offset:end])
    if near:
        name = _type_of(near, text, offset)
        if name is not None:
            serial = offset + near.start("digits") if near["digits"] else None
            return NamedType(offset + near.start(), name, serial)
    if not number_word_before(folded, left, end):
        return None
    offset = max(left, end - _REACH)
    for match in reversed(list(_types().finditer(folded[offset:end]))):
        gap = folded[offset + match.end() : end]
        if not _APART.fullmatch(gap) or "\n\n" in gap:
            return None
        name = _type_of(match, text, offset)
        if name is not None and (name == code_type or (not code_type and len(gap) <= 40)):
            return NamedType(offset + match.start(), name, apart=True)
    return None
