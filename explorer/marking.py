"""Cut a text at the places that are marked in it, so that a template can show each piece with what it is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

__all__ = ["Piece", "Run", "Span", "cut"]


class Span(msgspec.Struct, frozen=True, order=True):
    """A marked place. One with `href` is a link; `kinds` are the words by which its look is chosen."""

    start: int
    end: int
    kinds: tuple[str, ...]
    href: str = ""
    title: str = ""
    key: str = ""


class Piece(msgspec.Struct, frozen=True):
    """Some characters under the same marks; `anchors` are keys of marks that begin with them."""

    text: str
    kinds: tuple[str, ...]
    anchors: tuple[str, ...]


class Run(msgspec.Struct, frozen=True):
    """Pieces that stand in one link, or in none."""

    pieces: tuple[Piece, ...]
    link: Span | None


def cut(text: str, spans: Sequence[Span], start: int = 0, end: int | None = None) -> tuple[Run, ...]:
    """Cut `text` (from `start` to `end`) into runs that give back the text when joined.

    Links never overlap: of two that do, the one that begins first holds, of equal beginnings the longer one.

    >>> cut("ab cd", [Span(0, 2, ("x",), "/a")])[0].link.href
    '/a'
    """
    end = len(text) if end is None else end
    spans = [span for span in spans if span.start < end and span.end > start and span.start < span.end]
    runs: list[Run] = []
    place = start
    for link in _links(spans):
        if link.start > place:
            runs.append(Run(_pieces(text, spans, place, min(link.start, end), start), None))
        first, last = max(link.start, start), min(link.end, end)
        runs.append(Run(_pieces(text, spans, first, last, start), link))
        place = last
    if place < end:
        runs.append(Run(_pieces(text, spans, place, end, start), None))
    return tuple(runs)


def _links(spans: Sequence[Span]) -> list[Span]:
    chosen: list[Span] = []
    for span in sorted((s for s in spans if s.href), key=lambda s: (s.start, -s.end, s.href)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


def _pieces(text: str, spans: Sequence[Span], start: int, end: int, shown: int) -> tuple[Piece, ...]:
    """Cut from `start` to `end` wherever a mark begins or ends; the text is shown from `shown` on."""
    near = [span for span in spans if span.start < end and span.end > start]
    cuts = sorted({start, end, *(p for s in near for p in (s.start, s.end) if start < p < end)})
    pieces = []
    for first, last in itertools.pairwise(cuts):
        over = [span for span in near if span.start <= first and span.end >= last]
        kinds = dict.fromkeys(kind for span in over for kind in span.kinds)
        anchors = dict.fromkeys(span.key for span in over if span.key and max(span.start, shown) == first)
        pieces.append(Piece(text[first:last], tuple(kinds), tuple(anchors)))
    return tuple(pieces)
