"""What ties a mention to another document, and the facts about a paper that decide on such ties."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from graph.laws import LAW_TYPES
from graph.record import Citation, Header
from ingest.relations.clauses import CONSOLIDATED, Spot
from ingest.relations.cues import Found, act_types

__all__ = ["CHANGES", "ITSELF", "NORMS", "Bond", "Page", "Placed", "is_bare_law", "is_older"]

ITSELF = Spot(-1, -1, None)
CHANGES = frozenset({"amends", "replaces", "repeals", "extends", "suspends"})

_LAWMAKING = LAW_TYPES | {"lệnh"}
NORMS = LAW_TYPES | {"nghị định", "thông tư", "thông tư liên tịch", "nghị quyết liên tịch", CONSOLIDATED}
_YEARED = re.compile(r"\d/(?P<year>(?:19|20)\d\d)/")  # only normative acts have the year inside their number
_AS_LAW = re.compile(r"66\.\d+/20\d\d/NQ-CP")
_SERIES = re.compile(r"(?P<serial>\d+)(?P<series>/(?:19|20)\d\d/.+)")

_LONGEST_QUOTE = 4000  # characters
# A typewriter's marks open and close alike: what opens stands behind "sau:" or begins the line below a colon, what
# closes ends a line.
_STRAIGHT = re.compile(r'(?:sau\s?:[ \t*_]*|:[ \t*_]*\n{1,3}[ \t*_]*)"(?=\S)')
_STRAIGHT_END = re.compile(r'["”][ \t*_]*[.;,]?[ \t*_.;]*\n')
_LONGEST_SENTENCE = 4000  # characters
_SENTENCE_END = re.compile(r"[.;]\s|\n\s*\n|$")
_ORDINAL = r"(?:\d|[a-z](?!\w)|[ivx]+(?!\w))"
_PART = re.compile(  # a part of a document: its provisions, its words, its annexes and forms
    rf"(?<!\w)(?:(?:diem|khoan|dieu|muc|chuong|phan)\s+{_ORDINAL}|cum\s+tu|mot\s+phan|phu\s+luc|so\s+thu\s+tu"
    r"|(?:bieu\s+)?mau\s+so\s+\d|bieu\s+mau"
    r"|mot\s+so\s+(?:dieu|diem|khoan|noi\s+dung|quy\s+dinh)"
    r"|quy\s+dinh(?![^;]*\skem\s+theo)\s[^;]*?(?<!\w)tai(?!\w))"  # "Quy định … ban hành kèm theo" is a whole
)
_NUMERAL = re.compile(r"\W*(?:(?:dieu\s+)?\d+(?:\.\d+)*[.)]|[a-z]\d?\))?\s*")  # of an item: "2.", "a)", "Điều 3."


class Bond(msgspec.Struct, frozen=True):
    """What governs a mention: `other` does what `found` says to it, or suffers it from it where `passive`.

    `changed` is the predicate where the object makes the cue say another thing; `rule` is the name of the rule where it
    is not the cue's.
    """

    other: Spot
    found: Found
    passive: bool = False
    changed: str | None = None
    rule: str | None = None

    @property
    def predicate(self) -> str:
        """The relation that the bond states."""
        return self.changed or self.found.cue.predicate

    def of_part(self) -> Bond:
        """The bond where its object is only a part of the document: what ends a part of it amends the document.

        The name of the rule keeps how, since a part repealed has no successor and a part replaced has.
        """
        part = {"replaces": "part-replaced", "repeals": "part-repealed"}.get(self.predicate)
        return msgspec.structs.replace(self, changed="amends", rule=part) if part else self


class Placed(msgspec.Struct):
    """A spot with its bonds and the mention in whose name it stands.

    `told` is a cue that reaches it and does not hold: the sentence speaks of something else. `beside` is the mention
    that a conjunction joins it to. `closing` comes from words after it, `carried_by` from a document that was issued to
    carry it out.
    """

    spot: Spot
    bond: Bond | None
    parent: Placed | None
    told: Found | None = None
    beside: Placed | None = None
    closing: Bond | None = None
    carried_by: Bond | None = None

    def first(self) -> Placed:
        """The first of the mentions side by side to which this one belongs."""
        place = self
        while place.beside is not None:
            place = place.beside
        return place

    def chain(self) -> list[Placed]:
        """The mention itself, the one in whose name it stands, and so on."""
        places = [self]
        while places[-1].parent is not None:
            places.append(places[-1].parent)
        return places


def _dated(cited: Citation | None) -> str:
    """The date of a mention; only the year of its number where the printed date is of another year."""
    date = (cited and cited.date) or ""
    year = _YEARED.search((cited and cited.number) or "")
    return date if not year or date[:4] == year["year"] else year["year"]


def is_older(one: Citation | None, other: Citation | None) -> bool:
    """Whether the document of one mention is known to be older than that of another, as precisely as both are dated.

    Of two in one series of one year ("138/2025/TT-X", "139/2025/TT-X") the one with the lower number is older.
    """
    dates = _dated(one), _dated(other)
    shared = min(map(len, dates))
    if dates[0][:shared] != dates[1][:shared]:
        return dates[0][:shared] < dates[1][:shared]
    series = [_SERIES.match((cited and cited.number) or "") for cited in (one, other)]
    if not (series[0] and series[1]) or series[0]["series"] != series[1]["series"]:
        return False
    return int(series[0]["serial"]) < int(series[1]["serial"])


def is_bare_law(cited: Citation) -> bool:
    """Whether a mention is the name of a law, without number, date or year."""
    return cited.type in LAW_TYPES and not any(ch.isdigit() for ch in cited.quote)


class Page:
    """One paper as the readers of relations see it: `text`, its fold `folded`, the `kind` of paper."""

    def __init__(self, text: str, folded: str, header: Header, citations: Sequence[Citation]) -> None:
        """Take the text, its fold (`ingest.letters.fold`), the header and the citations of one paper."""
        self.text = text
        self.folded = folded
        self.kind = header.type
        self.acts = header.type in act_types()
        self.normative = self.kind in NORMS or bool(header.number and _YEARED.search(header.number))
        # Under Resolution 206/2025/QH15 the Government's resolutions of that series change laws for a time.
        self._makes_law = self.kind in _LAWMAKING or _AS_LAW.match(header.number or "") is not None
        self._citations = citations

    def cited(self, spot: Spot) -> Citation | None:
        """The citation at `spot`, None for the paper itself."""
        return None if spot.mention is None else self._citations[spot.mention]

    def type_of(self, spot: Spot) -> str | None:
        """The type of the document at `spot`."""
        cited = self.cited(spot)
        return cited.type if cited else spot.type or (self.kind if spot.back else None)

    def out_of_reach(self, spot: Spot) -> bool:
        """Whether this paper cannot change the document at `spot`: a law is changed by what has its force."""
        return self.type_of(spot) in LAW_TYPES and not self._makes_law

    def younger(self, young: Spot, old: Spot) -> bool:
        """Whether the dates, where both are known to the day, let `young` act on `old`."""
        new, former = self.cited(young), self.cited(old)
        dates = (new and new.date) or "", (former and former.date) or ""
        return len(dates[0]) != 10 or len(dates[1]) != 10 or dates[0] > dates[1]

    def older(self, one: Spot, other: Spot) -> bool:
        """Whether `one` is known to be older than `other`, as precisely as both dates are known."""
        return is_older(self.cited(one), self.cited(other))

    def is_bare_law(self, spot: Spot) -> bool:
        """Whether a law stands there by its name alone, which an older act and a younger one can share."""
        cited = self.cited(spot)
        return cited is not None and is_bare_law(cited)

    def quoted(self, at: int) -> bool:
        """Whether `at` stands in words quoted from another text, after a colon (a scan's stray mark follows none)."""
        left = max(0, at - _LONGEST_QUOTE)
        opened = self.text.rfind("“", left, at)
        if opened < 0 or self.text.rfind("”", opened, at) >= 0:
            return self.text.rfind('"', left, at) >= 0 and self._typed(left, at)
        return self.text[max(0, opened - 4) : opened].rstrip().endswith(":") or self.kind == CONSOLIDATED

    def _typed(self, left: int, at: int) -> bool:
        """Whether a quotation in a typewriter's marks begins between `left` and `at`, and goes on there."""
        last = next(iter(reversed(list(_STRAIGHT.finditer(self.text, left, at)))), None)
        return last is not None and not _STRAIGHT_END.search(self.text, last.end(), at)

    def sentence_end(self, at: int) -> int:
        """Where the sentence or item that holds `at` ends, no further than a sentence can run."""
        end = min(len(self.text), at + _LONGEST_SENTENCE)
        stop = _SENTENCE_END.search(self.text, at, end)
        return stop.start() if stop else end

    def names_part(self, start: int, end: int) -> bool:
        """Whether the words from `start`, after an item's numeral, name a part of the document at `end`."""
        numeral = _NUMERAL.match(self.folded, start, end)
        return bool(_PART.search(self.folded, numeral.end() if numeral else start, end))

    def cell(self, start: int, end: int) -> int | None:
        """Where the table cell that holds `end` begins, or its label if it begins at `end`; None outside a table."""
        bar = self.text.rfind("|", start, end)
        line = self.text.rfind("\n", 0, end) + 1
        if bar < line or self.text.count("|", line, end + 400) < 2:
            return None
        if self.text[bar + 1 : end].strip(" *:"):
            return bar + 1
        return max(self.text.rfind("|", line, bar) + 1, line)

    def opens_line(self, at: int) -> bool:
        """Whether a capital at the beginning of a line opens a new heading or item at `at`."""
        before = self.text[max(0, at - 3) : at]
        return self.text[at : at + 1].isupper() and "\n" in before and not before.strip()

    def semicolon(self, start: int, end: int) -> int | None:
        """The place after the last semicolon between the two that no bracket encloses, None without one."""
        at = self.folded.rfind(";", start, end)
        if at < 0 or self.folded.count("(", start, end) > self.folded.count(")", start, end):
            return None
        return at + 1
