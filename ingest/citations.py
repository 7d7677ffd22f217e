"""Find mentions of numbered documents in a stretch of text."""

from __future__ import annotations

import re

import msgspec

from graph.vocabulary import document_types, type_of_code
from ingest.dates import DATE, read_date
from ingest.letters import fold
from ingest.numbers import Number, find_numbers
from ingest.provisions import provision_before

__all__ = ["Mention", "find_citations"]

_REACH = 140  # how far before a number its type name is looked for


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention as its own words give it, before the rest of the paper completes it; offsets count in the text given.

    `issuer` is the body as printed after "của", with its territory only if the text says it.
    """

    start: int
    end: int
    number: str | None
    type: str | None
    date: str | None = None
    issuer: str | None = None
    provision: str | None = None
    rule: str
    confidence: float


_NAMES = {fold(name): name for name in document_types()} | {
    "van ban": "",
    "nd": "nghị định",
    "tt": "thông tư",
    "qd": "quyết định",
    "cv": "công văn",
    "nq": "nghị quyết",
    "ct": "chỉ thị",
    "ttlt": "thông tư liên tịch",
    "thong tu lien bo": "thông tư liên tịch",
    "thong tri": "thông tri",
    "cong van lien nganh": "công văn",
}
_TYPE = "|".join(name.replace(" ", r"[:;,.]?\s+") for name in sorted(_NAMES, key=len, reverse=True))
_NEAR = re.compile(rf"(?<!\w)(?P<type>{_TYPE})\s*[:,.]?\s*(?:(?:so|s6)\s*[:.]?\s*)?$")
_FAR = re.compile(rf"(?<!\w)(?P<type>{_TYPE})\s+(?P<gap>[^,;:()\d]{{2,110}}?)\s+(?:so|s6)\s*[:.]?\s*$")
_ALONE = re.compile(r"(?<!\w)(?:so|s6)\s*[:.]?\s*$")
_REJECTED = re.compile(
    r"(?:mau|bieu|phu luc|hop dong|tai khoan|to khai|hoa don|giay phep|giay chung nhan)(?:\s+so)?\s*:?\s*$"
)
_AFTER_DATE = re.compile(
    r"\W{0,3}\s*(?:của\s+(?P<issuer>[^,;.()\d]{2,80}?)\s*[,(]?\s*)?(?:ký|ban hành)?\s*(?=[Nn]g[àảa]y|NGÀY|\d|[Nn]ăm)"
)


def _type(number: Number, before: str) -> tuple[int, str | None, str, float] | None:
    """Give how far back the mention begins, its type, the rule and its confidence; None where no document is meant."""
    folded = fold(before)
    if _REJECTED.search(folded):
        return None
    of_code = type_of_code(number.type_code) if number.type_code else None
    near = _NEAR.search(folded)
    if near:
        name = _NAMES[" ".join(re.sub("[:;,.]", "", near["type"]).split())] or of_code
        return len(before) - near.start(), name, "type-and-number", 0.99
    far = None
    for far in _FAR.finditer(folded):
        pass
    if far and "\n\n" not in far[0]:
        name = _NAMES[" ".join(re.sub("[:;,.]", "", far["type"]).split())] or of_code
        if of_code in (None, name):
            return len(before) - far.start(), name, "type-words-number", 0.95
    known = of_code is not None or re.match(r"(?:QH|UBTVQH)\d", number.issuer_codes[0] if number.issuer_codes else "")
    if known and (number.issuer_codes or number.year):
        return 0, of_code, "number-with-known-code", 0.95
    alone = _ALONE.search(folded)
    if alone and number.units:
        return 0, None, "so-and-number", 0.9
    return None


def find_citations(text: str) -> list[Mention]:
    """Find the mentions of `text`, in reading order."""
    found: list[Mention] = []
    for number in find_numbers(text):
        left = found[-1].end if found else 0
        before = text[max(left, number.start - _REACH) : number.start]
        kind = _type(number, before)
        if kind is None:
            continue
        back, name, rule, confidence = kind
        start = number.start - back
        date = None
        gap = _AFTER_DATE.match(text, number.end)
        if gap:
            match = DATE.match(text, gap.end())
            date = read_date(match) if match else None
        found.append(
            Mention(
                start=start,
                end=number.end,
                number=number.text,
                type=name or None,
                date=date,
                provision=provision_before(text[max(left, start - 120) : start]),
                rule=rule,
                confidence=confidence,
            )
        )
    return found
