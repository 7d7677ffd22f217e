"""Find mentions of numbered documents in a stretch of text."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from graph.vocabulary import type_of_code
from ingest.issuance import issuance_after, issued_before
from ingest.lawnames import LawName, find_law_names
from ingest.naming import introduces_rejected, named_type, number_word_follows
from ingest.numbers import Number, find_numbers, is_assembly, normalise
from ingest.provisions import provision_before

__all__ = ["Mention", "find_citations"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention as its own words give it, before the rest of the paper completes it; offsets count in the text given.

    `issuer` is the body as printed. `linked` is True for a member of a list that names its type once, `same_day` where
    the words give it the date of its neighbour ("cùng ngày").
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
    linked: bool = False
    same_day: bool = False


class _Kind(msgspec.Struct, frozen=True):
    """What a number's surroundings make of it."""

    start: int
    type: str | None
    rule: str
    confidence: float
    serial_start: int | None = None


_REACH = 200  # how far before a number the words that name it are looked for

# What ties the members of a list that names its type once: "và 1102/CĐ-TTg", ", số 12/UBND-KT".
_LINK = re.compile(r"[\s*_,;)]*(?:và|hoặc|cùng|,|;|&)?\s*(?:số\s*:?\s*)?[*_]*$")
_TO_NUMBER = re.compile(r"\s*[,(]?\s*(?:[Ss][ốôó]\s*:?\s*)?[*_\[]*$")
# "Số: 12/KH-UBND" at the head of an attached paper is its own number, no mention of it.
_MASTHEAD = re.compile(r"(?:^|\n|\t)[ \t|*_]*(?:Luật |Nghị quyết |Pháp lệnh )?(?:Số|SỐ)[ \t]*:?[ \t*_]*$")
_WEB = re.compile(r"\S*(?:://|\.(?:vn|com|htm|pdf|aspx))\S*", re.IGNORECASE)
_CONTRACT = "hợp đồng"


def _law_before(laws: list[LawName], text: str, number: Number) -> LawName | None:
    """The law whose name stands right before the number."""
    place = bisect_right(laws, number.start, key=lambda law: law.end)
    law = laws[place - 1] if place else None
    near = law and number.start - law.end <= 20 and _TO_NUMBER.fullmatch(text[law.end : number.start])
    return law if near else None


def _is_linked(text: str, number: Number, previous: Mention | None) -> bool:
    """True where only a comma or "và" stands between the mention before (its date and issuer included) and the number."""
    if previous is None or number.start - previous.end > 260:
        return False
    after = issuance_after(text, previous.end).end
    return _LINK.fullmatch(text[after : number.start]) is not None


def _kind(text: str, number: Number, previous: Mention | None, laws: list[LawName]) -> _Kind | None:
    """Tell whether `number` names a document, and which type; None where it does not."""
    before = text[max(previous.end if previous else 0, number.start - _REACH) : number.start]
    of_code = type_of_code(number.type_code) if number.type_code else None
    if introduces_rejected(before):
        return None
    law = _law_before(laws, text, number)
    if law:
        return _Kind(law.start, law.type, "law-name-and-number", 0.99)
    named = named_type(before, of_code)
    if named and named.name == _CONTRACT:
        return None
    if named and not named.apart and (number.joined or number.units or of_code):
        serial = number.start - named.digits if named.digits else None
        return _Kind(number.start - named.back, named.name or of_code, "type-and-number", 0.99, serial)
    if _MASTHEAD.search(before) or not (number.joined or (of_code and number.issuer_codes)):
        return None
    if named:
        return _Kind(number.start - named.back, named.name or of_code, "type-words-number", 0.95)
    linked = _is_linked(text, number, previous)
    assembly = number.year is not None and bool(number.issuer_codes) and is_assembly(number.issuer_codes[0])
    if (of_code and of_code != _CONTRACT and number.issuer_codes) or assembly:
        if linked and previous:
            return _Kind(number.start, of_code or previous.type, "listed-number", 0.95)
        return _Kind(number.start, of_code, "number-with-known-code", 0.95)
    if linked and previous and previous.number and number.units:
        return _Kind(number.start, previous.type, "listed-number", 0.9)
    if number.units and number_word_follows(before):
        return _Kind(number.start, None, "so-and-number", 0.85)
    return None


def find_citations(text: str) -> list[Mention]:
    """Find the mentions of numbered documents in `text`, in reading order.

    >>> [(m.number, m.type, m.date) for m in find_citations("các Công điện số 5/CĐ-TTg ngày 2/8/2021 và 6/CĐ-TTg")]
    [('5/CĐ-TTg', 'công điện', '2021-08-02'), ('6/CĐ-TTg', 'công điện', None)]
    """
    found: list[Mention] = []
    laws: list[LawName] | None = None
    for number in find_numbers(text):
        if laws is None:
            laws = list(find_law_names(text))
        previous = found[-1] if found else None
        kind = _kind(text, number, previous, laws)
        if kind is None or _in_web_address(text, number):
            continue
        issued = issuance_after(text, number.end)
        date, issuer = issued.date, issued.issuer
        if date is None or issuer is None:
            date_said, issuer_said = issued_before(text, kind.start)
            date, issuer = date or date_said, issuer or issuer_said
        found.append(
            Mention(
                start=kind.start,
                end=number.end,
                number=normalise(text[kind.serial_start : number.end]) if kind.serial_start else number.text,
                type=kind.type or None,
                date=date,
                issuer=issuer,
                provision=provision_before(text[max(previous.end if previous else 0, kind.start - 150) : kind.start]),
                rule=kind.rule,
                confidence=kind.confidence,
                linked=kind.rule == "listed-number",
                same_day=issued.same_day,
            )
        )
    return found


def _in_web_address(text: str, number: Number) -> bool:
    """True for a number inside an address of the web or a file name."""
    start = max(text.rfind(" ", 0, number.start), text.rfind("\n", 0, number.start)) + 1
    return _WEB.match(text, start, number.end + 60) is not None
