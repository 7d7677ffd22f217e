"""Cut a stretch of text into sentences and place in them what points at documents: mentions and "Quyết định này"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from graph.record import Citation, Header
from ingest.letters import fold
from ingest.relations.cues import kinds_pattern, types_by_words

__all__ = ["CONSOLIDATED", "Pointers", "Sentence", "Spot", "cut_sentences"]


class Spot(msgspec.Struct, frozen=True):
    """A place that points at a document: the citation `mention`, or this paper itself where `mention` is None."""

    start: int
    end: int
    mention: int | None
    type: str | None = None
    back: bool = False  # "Quyết định nêu trên": the place names no number of its own


class Sentence(msgspec.Struct, frozen=True):
    """A sentence from `start` to `end` with its spots in reading order."""

    start: int
    end: int
    spots: tuple[Spot, ...]


# A full stop before white space and a capital, a quote or a dash; not after a single short word ("TP.", "Q.", "ThS.").
_STOP = re.compile(r"(?<![\s:;])[.!?][\"”’)\]]{0,2}\s+(?=[\"“(\[*+–-]?\s?[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ])")
_SHORT = re.compile(r"(?<!\w)(?:TP|Tp|TX|Tx|Q|P|H|TS|ThS|Ths|PGS|GS|BS|CN|KT|TM|TL|Đ/c|đ/c|Tr|T\.Ư|No|Số|số)$")

CONSOLIDATED = "văn bản hợp nhất"
# "Quyết định này" is the paper at hand where it is one; "nêu trên", "nói trên" go back to the last one of that type.
_LAST_WORDS = ("nay", "tren")
_LONGEST = 48  # characters of the longest name of a type with "đã nêu trên"
_BACK = re.compile(
    rf"(?<!\w)(?P<type>{kinds_pattern()})\s+(?:so\s+)?(?P<which>nay(?!\w)|(?:da\s+)?(?:neu|noi|dan)\s+tren(?!\w)"
    r"|tren(?=\s*[,;.:)]))"
)
# "Thực hiện Chỉ thị của Thủ tướng Chính phủ, …" goes back to the chỉ thị of that issuer named before. Only orders are
# cited so, and only where the name ends there: with a date or a title it is another paper.
_ORDERS = ("chi thi", "cong dien", "ket luan", "nghi quyet")
_CARRIED_OUT = re.compile(r"(?:thuc\s+hien|trien\s+khai|thi\s+hanh|quan\s+triet)\s+(?:nghiem\s+(?:tuc\s+)?)?$")
_OF = re.compile(r"\s+(?:noi\s+tren\s+)?cua\s+(?P<issuer>\w[\w\s]{4,60}?)(?=\s*[,.;)])")


class Pointers:
    """Finds what points at documents in stretches of one paper."""

    def __init__(self, folded: str, header: Header, citations: Sequence[Citation]) -> None:
        """Take the folded text, the header and the citations in reading order."""
        self._folded = folded
        self._kind = header.type
        self._citations = citations
        self._starts = [c.start for c in citations]

    def holds(self, start: int, end: int) -> bool:
        """Whether a mention begins between `start` and `end`."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def within(self, start: int, end: int) -> list[Spot]:
        """The spots between `start` and `end` in reading order, no two of them on one place."""
        held: list[Spot] = []
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            cited = self._citations[i]
            if not held or cited.start >= held[-1].end:
                held.append(Spot(cited.start, cited.end, i, cited.type))
        mentions = list(held)
        for spot in (*self._back(start, end), *self._orders(start, end)):
            if all(spot.end <= m.start or spot.start >= m.end for m in mentions):
                held.append(spot)
        return sorted(held, key=lambda spot: spot.start)

    def _back(self, start: int, end: int) -> Iterator[Spot]:
        """The places that name a document by its type and "này" or "nêu trên" alone."""
        for word in _LAST_WORDS:
            for at in _places(self._folded, word, start, end):
                found = None
                for found in _BACK.finditer(self._folded, max(start, at - _LONGEST), end):
                    if found.end() >= at + len(word):
                        break
                if found is None or found.end() != at + len(word):
                    continue
                kind = types_by_words()[" ".join(found["type"].split())]
                this = found["which"] == "nay"
                before = self._last(kind, found.start())
                if this and (before is None or kind == self._kind or self._kind in (None, CONSOLIDATED)):
                    yield Spot(found.start(), found.end(), None, kind, back=True)
                elif before is not None:
                    yield Spot(found.start(), found.end(), before, kind, back=True)

    def _orders(self, start: int, end: int) -> Iterator[Spot]:
        """The places that name an order by its issuer alone, after a verb that carries it out."""
        for word in _ORDERS:
            for at in _places(self._folded, word, start, end):
                found = _OF.match(self._folded, at + len(word), end)
                if not found or not _CARRIED_OUT.search(self._folded, max(start, at - 40), at):
                    continue
                before = self._last(types_by_words()[word], at, " ".join(found["issuer"].split()))
                if before is not None:
                    yield Spot(at, found.end(), before, types_by_words()[word], back=True)

    def _last(self, kind: str, at: int, issuer: str | None = None) -> int | None:
        """The last mention before `at` of a document of this type (and of this issuer, folded), None without one."""
        for i in range(bisect_left(self._starts, at) - 1, -1, -1):
            cited = self._citations[i]
            if cited.type == kind and (issuer is None or fold(cited.issuer or "") == issuer):
                return i
        return None


def _places(text: str, word: str, start: int, end: int) -> Iterator[int]:
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, end)


def cut_sentences(text: str, start: int, end: int, spots: Sequence[Spot]) -> list[Sentence]:
    """Give the sentences of `text` between `start` and `end` that hold a spot; a stop inside a spot ends nothing.

    >>> [s.start for s in cut_sentences("Căn cứ A. Thực hiện B.", 0, 22, [Spot(20, 21, 0)])]
    [10]
    """
    cuts = [start]
    for stop in _STOP.finditer(text, start, end):
        inside = any(s.start <= stop.start() < s.end for s in spots)
        if not inside and not _SHORT.search(text, max(start, stop.start() - 6), stop.start()):
            cuts.append(stop.end())
    cuts.append(end)
    cut = []
    for a, b in pairwise(cuts):
        held = tuple(s for s in spots if a <= s.start < b)
        if held:
            cut.append(Sentence(a, b, held))
    return cut
