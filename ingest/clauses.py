"""Cut a stretch of text into sentences and place in them what points at documents: mentions and "Quyết định này"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from graph.record import Citation, Header
from graph.vocabulary import document_types
from ingest.letters import fold
from ingest.relation_cues import kinds_pattern

__all__ = ["Sentence", "Spot", "back_references", "cut_sentences"]


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

_TYPES = {fold(name): name for name in document_types()}
# "Quyết định này" is the paper at hand where it is one; "nêu trên", "nói trên" go back to the last one of that type.
_ABOVE = r"(?:da\s+)?(?:neu|noi|dan)\s+tren|tren(?=\s*[,;.:)])"
_BACK = re.compile(rf"(?<!\w)(?P<type>{kinds_pattern()})\s+(?:so\s+)?(?P<which>nay|{_ABOVE})(?!\w)")
# "Thực hiện Chỉ thị của Thủ tướng Chính phủ, …" goes back to the chỉ thị of that issuer named before. Only orders are
# cited so, and only where the name ends there: with a date or a title it is another paper.
_CARRIED_OUT = r"(?:thuc\s+hien|trien\s+khai|thi\s+hanh|quan\s+triet)\s+(?:nghiem\s+(?:tuc\s+)?)?"
_ORDER_OF = re.compile(
    rf"(?<!\w){_CARRIED_OUT}(?P<type>chi\s+thi|cong\s+dien|ket\s+luan|nghi\s+quyet)\s+(?:noi\s+tren\s+)?cua\s+"
    r"(?P<issuer>\w[\w\s]{4,60}?)(?=\s*[,.;)])"
)


def back_references(folded: str, start: int, end: int, header: Header, citations: Sequence[Citation]) -> Iterator[Spot]:
    """Give the places between `start` and `end` that name a document by its type and "này" or "nêu trên" alone."""
    for found in _BACK.finditer(folded, start, end):
        kind = _TYPES[" ".join(found["type"].split())]
        itself = found["which"] == "nay" and (
            kind in (header.type, "văn bản hợp nhất") or header.type in (None, "văn bản hợp nhất")
        )
        before = [i for i, c in enumerate(citations) if c.type == kind and c.start < found.start()]
        if itself or (found["which"] == "nay" and not before):
            yield Spot(found.start(), found.end(), None, kind, back=True)
        elif before:
            yield Spot(found.start(), found.end(), before[-1], kind, back=True)
    yield from _orders_of(folded, start, end, citations)


def _orders_of(folded: str, start: int, end: int, citations: Sequence[Citation]) -> Iterator[Spot]:
    for found in _ORDER_OF.finditer(folded, start, end):
        kind, issuer = _TYPES[" ".join(found["type"].split())], " ".join(found["issuer"].split())
        before = [
            i
            for i, c in enumerate(citations)
            if c.type == kind and c.start < found.start() and c.issuer and fold(c.issuer) == issuer
        ]
        if before:
            yield Spot(found.start("type"), found.end(), before[-1], kind, back=True)


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
