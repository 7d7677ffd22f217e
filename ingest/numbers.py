"""Read a document number (số ký hiệu): its serial, its year and the codes of its type and issuer.

Source of the grammar: Decree 30/2020/NĐ-CP, Annex I, II.3 and Annex III (State papers); Guidance 36-HD/VPTW (Party
papers); the older forms are those that papers of 1945 to 1996 bear. Codes of bodies are an open set: each head of a body
fixes those of his own house, so a number is known by its shape, never by a list of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from graph.vocabulary import document_types

__all__ = ["Number", "find_numbers", "normalise", "read_number"]

_UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯŒẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸЀ-Я"
_LETTER = f"{_UPPER}a-zà-öø-ÿăđĩũơưœạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_DASH = "\\-\u2010-\u2015\u2212"
_SLASH = "/\u2044\u2215"

# One group of a sign: "NĐ", "SNgV", "BNN&PTNT", "UB.ĐC", "QH15", "P1"; superscript footnote marks are no part of it.
_GROUP = rf"[{_UPPER}][{_LETTER}0-9]*(?:[.&][{_UPPER}][{_LETTER}0-9]*)*"
_JOINED = rf"\s?[{_DASH}{_SLASH}_]\s{{0,2}}"
_NUMBER = re.compile(
    rf"""
    (?<![\w{_SLASH}])(?<!\d[.,{_DASH}])
    (?P<serial>\d{{1,6}}[a-zđ]?)
    (?P<first>\s?[{_SLASH}{_DASH}]{{1,2}}\s{{0,2}}|\s?(?=[{_UPPER}]{{2}}))
    (?:(?P<year>(?:19|20)\d\d)(?:\s?[{_SLASH}{_DASH}]{{1,2}}\s{{0,2}}|(?=[{_UPPER}]{{2}})))?
    (?P<sign>{_GROUP}(?:{_JOINED}{_GROUP}){{0,6}})
    """,
    re.VERBOSE,
)
_GROUPS = re.compile(_GROUP)
_YEAR = re.compile(r"^\d{1,6}[a-zđ]?/{1,2}((?:19|20)\d\d)(?=\D)")
_ASSEMBLY = re.compile(r"(QH|UBTVQH|HĐNN)K?(\d{1,2})")
_MIXED = frozenset({"TTg", "CTr", "TTr", "TrS", "QyĐ", "QĐi", "SLt"})


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number as it stands in a text, offsets in that text.

    `text` is the number normalised; `type_code` the code of its type (None in the number of a công văn, a law or an act of
    the Assembly); `issuer_codes` the codes of the bodies that issued it, the first one the lead; `units` what a công văn
    writes behind its body's code.
    """

    start: int
    end: int
    text: str
    serial: str
    year: str | None
    type_code: str | None
    issuer_codes: tuple[str, ...]
    units: tuple[str, ...] = ()


def normalise(printed: str) -> str:
    """Give a number as the records hold it: no spaces, one kind of dash, slash and Đ, all else as printed.

    >>> normalise("131/CĐ- TTg")
    '131/CĐ-TTg'
    """
    text = re.sub(r"\s", "", printed)
    text = re.sub(f"[{_DASH}]", "-", re.sub(f"[{_SLASH}]", "/", text))
    return text.replace("Ð", "Đ")


@cache
def _type_codes() -> frozenset[str]:
    """Every code that can stand for a type in a number."""
    return frozenset(code for row in document_types().values() for code in row.codes)


def _is_group(group: str) -> bool:
    """True for what can be a group of a sign: two capitals, a mixed code of Annex III, or a capital with figures."""
    capitals = sum(letter.isupper() for letter in group)
    return capitals >= 2 or group in _MIXED or (capitals == 1 and len(group) <= 3 and group[-1].isdigit())


def _split(sign: str) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Give type code, issuer codes and units of a normalised sign."""
    groups = re.split("[-/_]", sign)
    codes = _type_codes()
    if groups[0] in codes:
        return groups[0], tuple(groups[1:]), ()
    if len(groups) > 1 and groups[-1] in codes and not groups[0][-1].isdigit():  # LĐTBXH-TT, TTg-QĐ, BYT/QĐ
        return groups[-1], tuple(groups[:-1]), ()
    if _ASSEMBLY.fullmatch(groups[0]):
        return None, (groups[0],), ()
    return None, (groups[0],), tuple(groups[1:])


def _number(match: re.Match[str]) -> Number | None:
    """Give the number that `match` of `_NUMBER` holds, without what only looks like a part of its sign."""
    sign, start = match["sign"], match.start("sign")
    end = 0
    for i, group in enumerate(_GROUPS.finditer(sign)):
        between = sign[end : group.start()]
        if not _is_group(group[0]):
            break
        if i > 1 and between[:1].isspace():  # "5/QĐ-BNV - ABC": what follows the dash is the next words
            break
        end = group.end()
        if _ASSEMBLY.match(group[0]):
            end = group.start() + _ASSEMBLY.match(group[0]).end()  # type: ignore[union-attr]
            break
    if not end:
        return None
    text = normalise(match.string[match.start() : start + end])
    type_code, issuers, units = _split(normalise(sign[:end]))
    if not match["first"].strip() and type_code is None:
        return None
    return Number(
        start=match.start(),
        end=start + end,
        text=text,
        serial=match["serial"],
        year=match["year"],
        type_code=type_code,
        issuer_codes=issuers,
        units=units,
    )


def find_numbers(text: str) -> Iterator[Number]:
    """Give whatever is shaped like a number, in reading order; whether it names a document its neighbours decide.

    >>> [n.text for n in find_numbers("Nghị quyết số 107 /NQ-CP ngày 11/9/2021")]
    ['107/NQ-CP']
    """
    for match in _NUMBER.finditer(text):
        number = _number(match)
        if number:
            yield number


def read_number(number: str) -> Number | None:
    """Take apart a number as a record holds it; None for what is none.

    >>> read_number("02/2023/TT-BLĐTBXH").issuer_codes
    ('BLĐTBXH',)
    """
    return next(find_numbers(number), None)
