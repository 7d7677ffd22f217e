"""Read a document number (số ký hiệu): its serial, its year and the codes of its type and issuer.

Source of the grammar: Decree 30/2020/NĐ-CP, Annex I, II.3 and Annex III (State papers); Guidance 36-HD/VPTW (Party
papers); the older forms are those that papers of 1945 to 1996 bear. Codes of bodies are an open set: each head of a
body fixes those of his own house, so a number is known by its shape, never by a list of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from graph.tables import read_table
from graph.vocabulary import document_types

__all__ = ["Number", "clean_code", "find_numbers", "is_assembly", "normalise", "read_number"]

_UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯŒẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸЀ-Я"
_LETTER = f"{_UPPER}a-zà-öø-ÿăđĩũơưœạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_DASH = "\\-\u2010-\u2015\u2212"
_SLASH = "/\u2044\u2215"

# One group of a sign: "NĐ", "SNgV", "BNN&PTNT", "UB.ĐC", "QH15", "P1"; superscript footnote marks are no part of it.
# A blank may part a code: a ministry's ("TT-BNN PTNT", "TTBNN MT"), or the last before a date ("3/LĐBB BTh ngày").
_PARTED = (
    r"(?:(?<=/T)\sT(?=-)|(?<=B(?:NN|TN|GD|KH|LĐ|VH))\s(?:PTNT|MT|ĐT|TBXH|TTDL)(?!\w)"
    rf"|(?<=[{_UPPER}])\s[{_UPPER}][{_LETTER}&]{{0,6}}(?=\s+ngày\s+\d))?"
)
_GROUP = rf"[{_UPPER}][{_LETTER}0-9]*(?:[.&][{_UPPER}][{_LETTER}0-9]*)*{_PARTED}"
_JOINED = rf"\s{{0,2}}\\?[{_DASH}{_SLASH}_](?:\s{{0,2}}[{_DASH}])?\s{{0,2}}"  # a break of line may double the dash
_TERM = r"(?:(?<=QH)\s(?=\d{2}(?!\d)))?(?:(?<=QH\s)\d\d)?"  # "43/2013/QH 13"
# The look-behinds stand behind the first figure, so that the search is for figures.
_NUMBER = re.compile(
    rf"""
    (?P<serial>\d
        (?<![\w{_SLASH}].)(?<!\d[.,{_DASH}].)(?<![{_LETTER}][{_DASH}].)
        (?<![^\s\w({{\["“”'‘’*_|:;,.>~+=?…{_DASH}{_SLASH}].)             # "Số:3€€9/TB-X": the serial is lost
        \d{{0,7}}[a-zđ]?(?:\.\d{{1,2}}(?=/(?:19|20)\d\d/))?)            # "66.13/2026/NQ-CP" carries 66-NQ/TW out
    (?P<first>\s?\\?[{_SLASH}{_DASH}]{{1,2}}\s{{0,2}}|\s?(?=[{_UPPER}]{{2}}))
    (?:(?P<year>(?:19|20)\d\s{{0,2}}\d)(?:\s?[{_SLASH}{_DASH}]{{1,2}}\s{{0,2}}|(?=[{_UPPER}]{{2}})))?
    (?P<sign>{_GROUP}(?:{_JOINED}{_GROUP}){{0,6}}{_TERM})
    (?P<tail>[{_DASH}{_SLASH}](?:19|20)\d\d(?![\w{_SLASH}{_DASH}]))?        # "36/HC-2010"
    """,
    re.VERBOSE | re.DOTALL,
)
_GROUPS = re.compile(_GROUP + _TERM)
_DIVIDER = re.compile(f"[-_{_SLASH}]")
_ASSEMBLY = re.compile(r"(?:QH|UBTVQH|HĐNN)\s?K?(?:[Il]\d\d|[0-9IVX]{1,2})")  # a scan may double the 1: "QHI13"
# A footnote mark behind a sign that never ends in a figure: "NĐ-CP1", "NQ/TW12".
_NOTED = re.compile(r"(CP|TTg|TW|UBND|VPCP|CTN|B(?!CĐ)[A-ZĐ&]{1,8})[0-9]{1,2}")


_FORMS = {code: chr(code) for code in range(0x80)}  # an entry also for what stays: `translate` is slow without one
_FORMS[ord("\\")] = ""  # with it Markdown guards a dash
_FORMS |= {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"} | {ord("Ð"): "Đ"}
_DASHES = re.compile("-{2,}")


# "37/2025/TTBTC", "193/2025/NĐCP": the dash between type and body is lost.
_GLUED_CODES = re.compile(r"(?P<type>NĐ|TT|QĐ|NQ|CT|CĐ)(?P<body>CP|TTg|UBND|HĐND|B[A-ZĐ&]{2,8})")
_GLUED = re.compile(rf"(.*[{_UPPER}0-9])[a-zà-ỹđ]{{3,}}")  # "TT-BTCngày"


class _Confusion(msgspec.Struct, frozen=True):
    printed: str
    code: str


class Number(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number as it stands in a text, offsets in that text.

    `text` is the number normalised; `type_code` the code of its type (None in the number of a công văn, a law or an act
    of the Assembly); `issuer_codes` the codes of the bodies that issued it, the lead first; `units` what a công văn
    writes behind its body's code. `joined` is False where neither slash nor dash ties the serial to the sign.
    """

    start: int
    end: int
    text: str
    serial: str
    year: str | None
    type_code: str | None
    issuer_codes: tuple[str, ...]
    units: tuple[str, ...] = ()
    joined: bool = True

    @property
    def sign(self) -> str:
        """The number without its serial and year: what numbers of one series share."""
        return "-".join((*((self.type_code,) if self.type_code else ()), *self.issuer_codes, *self.units))

    @property
    def mended(self) -> str:
        """The number with the codes that its spoiled groups mean."""
        return "/".join((self.serial, *((self.year,) if self.year else ()), self.sign))


def normalise(printed: str) -> str:
    """Give a number as the records hold it: no spaces, one kind of dash and Đ, all else as printed.

    >>> normalise("131/CĐ- TTg")
    '131/CĐ-TTg'
    """
    number = "".join(printed.split()).translate(_FORMS)
    return _DASHES.sub("-", number) if "--" in number else number


@cache
def _type_codes() -> frozenset[str]:
    """Every code that can stand for a type in a number."""
    return frozenset(code for row in document_types().values() for code in row.codes)


@cache
def _confusions() -> dict[str, str]:
    return {row.printed: row.code for row in read_table("ingest", "sign_confusions", _Confusion)}


def clean_code(code: str) -> str:
    """The code that a spoiled group means, the group itself where nothing is known against it.

    >>> clean_code("T1g"), clean_code("BYT")
    ('TTg', 'BYT')
    """
    return _confusions().get(code, code)


def is_assembly(code: str) -> bool:
    """True for the sign of the National Assembly or its Standing Committee with the term ("QH15", "UBTVQH14")."""
    return _ASSEMBLY.fullmatch(code) is not None


def _is_group(group: str) -> bool:
    """True for what can be a group of a sign: two capitals, a mixed code of Annex III, or a capital with figures."""
    capitals = sum(letter.isupper() for letter in group)
    return (
        capitals >= 2
        or group in _confusions()
        or group in _type_codes()
        or (capitals == 1 and len(group) <= 4 and group[-1].isdigit())
    )


def _split(sign: str) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Give type code, issuer codes and units of a normalised sign."""
    groups = tuple(map(clean_code, _DIVIDER.split(sign)))
    codes = _type_codes()
    glued = _GLUED_CODES.fullmatch(groups[0]) if len(groups) == 1 else None
    if glued:
        return glued["type"], (glued["body"],), ()
    if groups[0] in codes:
        return groups[0], groups[1:], ()
    if len(groups) > 1 and groups[-1] in codes and not is_assembly(groups[0]):  # LĐTBXH-TT, TTg-QĐ, BYT/QĐ
        return groups[-1], groups[:-1], ()
    return None, groups[:1], groups[1:]


def _sign_end(sign: str) -> int:
    """How much of `sign` belongs to the number; 0 where nothing does."""
    end, previous = 0, ""
    for i, group in enumerate(_GROUPS.finditer(sign)):
        between, code = sign[end : group.start()], normalise(group[0])
        if not _is_group(code):
            break
        # "5/QĐ-BNV - ABC": behind a body's code a dash between blanks begins the next words.
        if i > 1 and between[:1].isspace() and not previous.startswith("TTLT"):
            break
        assembly, noted = _ASSEMBLY.match(group[0]), _NOTED.fullmatch(code)
        if assembly:
            return group.start() + assembly.end()
        if noted:
            return group.start() + len(noted[1])
        glued = _GLUED.fullmatch(code)
        if glued:
            return group.start() + len(glued[1])
        end, previous = group.end(), previous or code
    return end


def _number(match: re.Match[str]) -> Number | None:
    """Give the number that `match` of `_NUMBER` holds, without what only looks like a part of its sign."""
    start, length = match.start("sign"), _sign_end(match["sign"])
    if not length:
        return None
    type_code, issuers, units = _split(normalise(match["sign"][:length]))
    whole = length == len(match["sign"]) and not is_assembly(issuers[0] if issuers else "")
    end = match.end("tail") if match["tail"] and whole else start + length
    if match.string[end : end + 1] == "%":  # an address of the web
        return None
    if match["year"] and not any(slash in match[0] for slash in _SLASH):  # "45-2026-TT-BYT": the name of a file
        return None
    joined = bool(match["first"].strip())
    if not joined and type_code is None and not units:
        return None
    return Number(
        start=match.start(),
        end=end,
        text=normalise(match.string[match.start() : end]),
        serial=match["serial"],
        year="".join(match["year"].split()) if match["year"] else None,
        type_code=type_code,
        issuer_codes=issuers,
        units=units,
        joined=joined,
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


@lru_cache(maxsize=4096)
def read_number(number: str) -> Number | None:
    """Take apart a number as a record holds it; None for what is none.

    >>> read_number("02/2023/TT-BLĐTBXH").issuer_codes
    ('BLĐTBXH',)
    """
    return next(find_numbers(number), None)
