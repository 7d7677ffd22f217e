"""Find mentions of numbered documents in a stretch of text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from graph.vocabulary import type_of_code
from ingest.citations.damaged import Damaged, find_damaged, find_serials
from ingest.citations.issuance import Issuance, issuance_after, issued_before
from ingest.citations.law_names import LawName, find_law_names
from ingest.citations.naming import introduces_rejected, named_type, number_word_before
from ingest.citations.numbers import Number, find_numbers, is_assembly, normalise, read_number
from ingest.citations.provisions import provision_before
from ingest.letters import fold

__all__ = ["Mention", "find_citations"]


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A mention as its own words give it, before the rest of the paper completes it; offsets count in the text given.

    `issuer` is the body as printed. `link` is "," or "và" where only that ties the mention to the one before, else "".
    `same_day` is True where the words give it the date of its neighbour ("cùng ngày").
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
    link: str = ""
    same_day: bool = False


class _Kind(msgspec.Struct, frozen=True):
    """What a number's surroundings make of it."""

    start: int
    type: str | None
    rule: str
    confidence: float
    serial: int | None = None


_REACH = 200  # how far before a number the words that name it are looked for

# What ties the members of a list that names its type once: "và 1102/CĐ-TTg", ", số 12/UBND-KT".
_LINK = re.compile(r"[\s*_)]*(?P<link>,|;|&|và|hoặc)\s*(?P<and>và\s*)?(?:các\s+)?(?:số\s*:?\s*)?[*_]*$")
_TO_NUMBER = re.compile(r"\s*[,(]?\s*(?:[Ss]\s?[ốôó]\s*:?\s*)?(?P<digits>\d{1,2}\s)?[*_\[]*$")
# "Số: 12/KH-UBND" at the head of an attached paper is its own number, no mention of it; without a colon only under a
# line in capitals or the motto.
_MASTHEAD = re.compile(
    r"(?:(?:^|\n|\t)[ \t|*_]*(?:Luật |Nghị quyết |Pháp lệnh )?(?:Số|SỐ)[ \t]*:[ \t*_]*"
    r"|(?:[Pp]húc\W*|\n[^a-zà-ỹ\n]{8,}|[Vv]í dụ[^\n]{0,60})\n\s*(?:Số|SỐ)[ \t*_]*)$"
)
_SERIALS = re.compile(r"(?:\d{1,5}(?:/(?:19|20)\d\d)?\s*(?:,|va)\s+)+$")
_SPLIT_ALONE = re.compile(r"(?<!\w)s[o6]\s?:?\s(?P<digits>\d{1,2})\s$")  # "; số 1 02/2024/NĐ-CP"
_YEAR_INSIDE = re.compile(r"/((?:19|20)\d\d)/")
_WEB = re.compile(r"[^\s()\[\]<>]*(?:://|\.(?:vn|com|htm|pdf|aspx))", re.IGNORECASE)
_BEFORE_WEB = re.compile(r".*[\s()\[\]<>]", re.DOTALL)  # up to the last sign that no address holds
_FIGURE = re.compile(r"\d")  # no number is without one, however spoiled
_CONTRACT = "hợp đồng"


def _law_before(laws: Sequence[LawName], text: str, number: Number) -> LawName | None:
    """The law whose name stands right before the number."""
    place = bisect_right(laws, number.start, key=lambda law: law.end)
    law = laws[place - 1] if place else None
    near = law and number.start - law.end <= 20 and _TO_NUMBER.fullmatch(text, law.end, number.start)
    return law if near else None


class _Reader:
    """One reading of a text: what is found so far, and the words that belong to it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.laws = find_law_names(text)
        self.found: list[Mention] = []
        self.issued: Issuance | None = None
        self.form = -1  # where the last number of a form ended: forms come in lists

    def read(self, number: Number) -> None:
        """Take `number` up where it names a document."""
        self._read_serials(number)
        kind = self._kind(number, self.found[-1] if self.found else None)
        if kind and not _in_web_address(self.text, number.start, number.end):
            serial = number.start if kind.serial is None else kind.serial
            self.add(kind, number.end, normalise(self.text[serial : number.end]) if kind.serial else number.text)

    def _read_serials(self, number: Number) -> None:
        """Take up the serials that share the sign of `number`: "Tờ trình số 6897 và 6898/TTr-UBND".

        Where the year is part of the number, serials have theirs: "Nghị định 76/2009, 14/2012/NĐ-CP".
        """
        left = max(self.found[-1].end if self.found else 0, number.start - 60)
        serials = _SERIALS.search(self.folded, left, number.start)
        named = named_type(self.text, self.folded, left, serials.start(), None) if serials else None
        if serials is None or named is None or named.apart or named.name == _CONTRACT:
            return
        yeared = number.year is not None
        behind = number.text[len(number.serial) + (1 + len(number.year) if number.year else 0) :]
        for serial in re.finditer(r"\d+(?:/\d+)?", serials[0]):
            if ("/" in serial[0]) != yeared:
                continue
            end = serials.start() + serial.end()
            start = named.start if serial.start() == 0 else serials.start() + serial.start()
            name = named.name or (type_of_code(number.type_code) if number.type_code else None)
            self.add(_Kind(start, name, "listed-serial", 0.85), end, serial[0] + behind)

    def read_damaged(self, damaged: Damaged, rule: str, confidence: float) -> None:
        """Take a number up that only the type name before it makes one."""
        left = max(self.found[-1].end if self.found else 0, damaged.start - _REACH)
        named = named_type(self.text, self.folded, left, damaged.start, None)
        rejected = introduces_rejected(self.folded, left, damaged.start)
        if named and not rejected and named.name not in (_CONTRACT, "dự án", "phương án"):
            self.add(_Kind(named.start, named.name, rule, confidence), damaged.end, damaged.text)

    def add(self, kind: _Kind, end: int, number: str) -> None:
        """Take a mention up, with the date, issuer and provision that its words give."""
        left, link = self.issued.end if self.issued else 0, self._link(kind.start)
        year = _YEAR_INSIDE.search(number)
        self.issued = issued = issuance_after(self.text, self.folded, end, year[1] if year else None)
        date, issuer = issued.date, issued.issuer
        if (date is None and not issued.same_day) or issuer is None:
            date_said, issuer_said = issued_before(self.text, self.folded, left, kind.start)
            date, issuer = date or date_said, issuer or issuer_said
        self.found.append(
            Mention(
                start=kind.start,
                end=end,
                number=number,
                type=kind.type or None,
                date=date,
                issuer=issuer,
                provision=provision_before(self.text, max(left, kind.start - _REACH), kind.start),
                rule=kind.rule,
                confidence=kind.confidence,
                link=link,
                same_day=issued.same_day,
            )
        )

    def _follows_form(self, number: Number) -> bool:
        """True for a further member of a list of forms ("Mẫu 01/TB-X, 02/TB-X")."""
        return 0 <= self.form <= number.start and _LINK.fullmatch(self.text, self.form, number.start) is not None

    def _link(self, start: int) -> str:
        """What ties a mention at `start` to the one before, "" where anything else stands between them."""
        if self.issued is None or start - self.issued.end > 14:
            return ""
        match = _LINK.fullmatch(self.text, self.issued.end, start)
        if not match:
            return ""
        return "và" if match["and"] or match["link"] in ("và", "hoặc", "&") else ","

    def _kind(self, number: Number, previous: Mention | None) -> _Kind | None:
        """Tell whether `number` names a document, and which type; None where it does not."""
        text, folded = self.text, self.folded
        left = max(previous.end if previous else 0, number.start - _REACH)
        of_code = type_of_code(number.type_code) if number.type_code else None
        law = _law_before(self.laws, text, number)
        if law:
            split = _TO_NUMBER.fullmatch(text, law.end, number.start)
            serial = split.start("digits") if split and split["digits"] else None
            return _Kind(law.start, law.type, "law-name-and-number", 0.99, serial)
        if introduces_rejected(folded, left, number.start) or self._follows_form(number):
            self.form = number.end
            return None
        named = named_type(text, folded, left, number.start, of_code)
        if named and named.name == _CONTRACT:
            return None
        if named and not named.apart and (number.joined or number.units or of_code):
            return _Kind(named.start, named.name or of_code, "type-and-number", 0.99, named.serial)
        if _MASTHEAD.search(text[left : number.start]) or not (number.joined or (of_code and number.issuer_codes)):
            return None
        if named:
            return _Kind(named.start, named.name or of_code, "type-words-number", 0.95)
        linked = bool(self._link(number.start))
        assembly = number.year is not None and bool(number.issuer_codes) and is_assembly(number.issuer_codes[0])
        if (of_code and of_code != _CONTRACT and number.issuer_codes) or assembly:
            if linked and previous:
                return _Kind(number.start, of_code or previous.type, "listed-number", 0.97)
            split = _SPLIT_ALONE.search(folded, left, number.start)
            serial = split.start("digits") if split else None
            return _Kind(number.start if serial is None else serial, of_code, "number-with-known-code", 0.93, serial)
        if linked and previous and previous.number and number.units:
            bare = (m for m in reversed(self.found) if m.number and not _has_type_code(m.number))
            alike = next(
                bare, None
            )  # "Công văn số 1/A-B … Nghị định số 2/NĐ-CP; số 3/A-C": the code of NĐ is not its own
            return _Kind(number.start, alike.type if alike else None, "listed-number", 0.97)
        if number.units and number_word_before(folded, left, number.start):
            same = next((m for m in reversed(self.found) if m.number and m.number.endswith(number.sign)), None)
            return _Kind(number.start, same.type if same else None, "so-and-number", 0.85)
        return None


def find_citations(text: str) -> list[Mention]:
    """Find the mentions of numbered documents in `text`, in reading order.

    >>> [(m.number, m.type, m.date) for m in find_citations("các Công điện số 5/CĐ-TTg ngày 2/8/2021 và 6/CĐ-TTg")]
    [('5/CĐ-TTg', 'công điện', '2021-08-02'), ('6/CĐ-TTg', 'công điện', None)]
    """
    if not _FIGURE.search(text):
        return []
    numbers = list(find_numbers(text))
    candidates: list[Number | tuple[Damaged, str, float]] = list(numbers)
    taken = {place for number in numbers for place in range(number.start, number.end)}
    for finder, rule, confidence in ((find_damaged, "spoiled-number", 0.85), (find_serials, "serial-only", 0.8)):
        candidates += [(d, rule, confidence) for d in finder(text) if d.start not in taken and d.end - 1 not in taken]
    if not candidates:
        return []
    candidates.sort(key=lambda c: c.start if isinstance(c, Number) else c[0].start)
    reader = _Reader(text)
    for candidate in candidates:
        if isinstance(candidate, Number):
            reader.read(candidate)
        elif not reader.found or candidate[0].start >= reader.found[-1].end:
            reader.read_damaged(*candidate)
    return reader.found


def _has_type_code(number: str) -> bool:
    read = read_number(number)
    return read is not None and read.type_code is not None


def _in_web_address(text: str, start: int, end: int) -> bool:
    """True for a number inside an address of the web or a file name."""
    left = max(0, start - 300)
    stop = start - 1 if text[start - 1 : start] == "\n" else start  # an address may be broken over two lines
    before = _BEFORE_WEB.match(text, left, stop)
    head = before.end() if before else left
    return _WEB.match(text, head if head < stop else start, end + 60) is not None
