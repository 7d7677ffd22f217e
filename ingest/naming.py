"""Read the words before a document number: the type they name, or that no document is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from graph.tables import read_table
from graph.vocabulary import document_types
from ingest.letters import fold

__all__ = ["NamedType", "introduces_rejected", "named_type", "number_word_follows", "type_pattern"]

REACH = 150  # how far before a number its type name is looked for

# "số", "số:", and what scans make of it; everything here is matched in folded text.
_SO = r"(?:so|s6|sd|s0)\s*[:.;]?"
_MARKS = r"[\s*_\[\"“”'‘]*"  # emphasis and quotation marks between name and number
_SPLIT_SERIAL = r"(?:(?P<digits>\d{1,3})\s)?$"  # "số 22 5/QĐ-SYT": a scan splits the serial


class _Word(msgspec.Struct, frozen=True):
    role: Literal["type", "abbreviation", "rejected"]
    form: str
    type: str = ""


class NamedType(msgspec.Struct, frozen=True):
    """The type that the words before a number name: `back` is how many characters before the number the name begins.

    `name` is "" for a name that leaves the type to the number's code ("văn bản"); `digits` is how many characters before
    the number a split serial begins (0 without one); `apart` is True where other words stand between name and number.
    """

    back: int
    name: str
    digits: int = 0
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
    return "|".join(form.replace(" ", r"[:;,.]?\s+") for form in sorted(forms, key=len, reverse=True))


@cache
def type_pattern() -> str:
    """A pattern of every type name, for folded text; a scan may put a mark between its words ("quyết: định")."""
    return rf"(?<!\w)(?P<type>{_choice(list(_names()))})"


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"{type_pattern()}\s*[:,.]?{_MARKS}(?:{_SO}{_MARKS})?{_SPLIT_SERIAL}")


@cache
def _types() -> re.Pattern[str]:
    return re.compile(type_pattern() + r"(?!\w)")


@cache
def _rejected() -> re.Pattern[str]:
    forms = _choice([fold(row.form) for row in _words() if row.role == "rejected"])
    return re.compile(rf"(?<!\w)(?:{forms})\s*(?:{_SO}\s*)?[(\"“]?$")


_APART = re.compile(rf"\s[^,;:()\d]{{2,110}}\s{_SO}\s*$")
_SO_ONLY = re.compile(rf"(?<!\w){_SO}{_MARKS}$")


def _type_of(match: re.Match[str], before: str) -> str | None:
    """The type that a matched name stands for; None where a short form is not printed in capitals."""
    form = " ".join(re.sub("[:;,.]", " ", match["type"]).split())
    if form in _abbreviations() and not before[match.start("type")].isupper():
        return None
    return _names()[form]


def introduces_rejected(before: str) -> bool:
    """True where `before` ends with a word whose numbers are no documents: a form, a contract, an account.

    >>> introduces_rejected("theo mẫu số "), introduces_rejected("theo Thông báo số ")
    (True, False)
    """
    return _rejected().search(fold(before[-40:])) is not None


def number_word_follows(before: str) -> bool:
    """True where `before` ends with "số"."""
    return _SO_ONLY.search(fold(before[-12:])) is not None


def named_type(before: str, code_type: str | None) -> NamedType | None:
    """Give the type that the words `before` a number name, None where they name none.

    `code_type` is the type of the number's code: words between name and number are bridged only towards the same type
    ("Nghị quyết của Hội đồng nhân dân tỉnh số"), or, for numbers without a type code, up to a few words.

    >>> named_type("theo Công văn hỏa tốc số ", None).name
    'công văn'
    >>> named_type("theo Kế hoạch đã được duyệt tại số ", "quyết định") is None
    True
    """
    before = before[-REACH:]
    folded = fold(before)
    near = _near().search(folded)
    if near:
        name = _type_of(near, before)
        if name is not None:
            digits = len(before) - near.start("digits") if near["digits"] else 0
            return NamedType(len(before) - near.start(), name, digits)
    if not _SO_ONLY.search(folded):
        return None
    for match in reversed(list(_types().finditer(folded))):
        gap = folded[match.end() :]
        if not _APART.fullmatch(gap) or "\n\n" in gap:
            return None
        name = _type_of(match, before)
        if name == code_type or (not code_type and name is not None and len(gap) <= 40):
            return NamedType(len(before) - match.start(), name or "", apart=True)
    return None
