"""Where a text stands in the original: the page of each character, and the box of each word on its page.

A reader finds them, the library keeps them beside the record, and the explorer shows them. They are no part of the
graph: they say where words stand, not what is said.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

import msgspec

__all__ = ["Box", "Packed", "Pages", "Places", "boxes_between", "marks_of"]

Packed = tuple[bytes, bytes]
"""Places as they are kept: the pages, which are small and asked for often, and the boxes; both empty without any."""

FINENESS = 10_000  # steps in which the edges of a box are kept: a hundredth of a millimetre, nearly, on a sheet of A4

SAME_LINE = 0.5  # of the lower of two words that stands beside the other: they are of one line
WIDEST_GAP = 2.5  # heights of a line between two words that one stroke of a marker takes
LEANING = 1.4  # heights of a word that a stroke may grow to where the sheet lies askew


class Box(msgspec.Struct, frozen=True, array_like=True):
    """Where the characters `start` to `end` of the text stand: the page, from 1, and the edges of the box on it.

    The edges are shares of the page's width and height, from the left and the top: they fit an image of any size.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Pages(msgspec.Struct, frozen=True, array_like=True):
    """The pages of a paper: the last one's number (0 where there is none), and where in the text one follows another.

    `turns` holds the offset of the first character and the page, from 1, of each run of characters on one page. A page
    may have several: a footnote is read behind its paragraph, which may end on the next page.
    """

    last: int = 0
    turns: tuple[tuple[int, int], ...] = ()

    @classmethod
    def unpacked(cls, packed: bytes) -> Pages:
        """Give the pages of what `Places.packed` gave."""
        return msgspec.msgpack.decode(packed, type=cls) if packed else cls()

    def page_at(self, offset: int) -> int | None:
        """Give the page on which the character at `offset` stands, None where the paper has no pages.

        >>> Pages(2, ((0, 1), (9, 2))).page_at(9), Pages().page_at(9)
        (2, None)
        """
        at = bisect_right(self.turns, offset, key=lambda turn: turn[0])
        return self.turns[max(0, at - 1)][1] if self.turns else None


class Places(msgspec.Struct, frozen=True):
    """The pages of a paper and the boxes of its words in text order; none where the format has no pages of its own."""

    pages: Pages = Pages()
    boxes: tuple[Box, ...] = ()

    @classmethod
    def of(cls, boxes: Sequence[Box], last: int) -> Places:
        """Take the boxes as a reader gives them and the number of the last page; without boxes no page can be shown."""
        if not boxes:
            return cls()
        turns = [(boxes[0].start, boxes[0].page)]
        turns += ((box.start, box.page) for before, box in pairwise(boxes) if box.page != before.page)
        return cls(Pages(max(last, *(page for _, page in turns)), tuple(turns)), tuple(boxes))

    def between(self, start: int, end: int) -> tuple[Box, ...]:
        """Give the boxes of the words that the characters `start` to `end` touch."""
        return boxes_between(self.boxes, start, end)

    def packed(self) -> Packed:
        """Give the pages and the boxes as bytes; `unpacked` gives them back."""
        if not self.boxes:
            return b"", b""
        columns = msgspec.msgpack.encode(_columns(self.boxes))
        return msgspec.msgpack.encode(self.pages), zlib.compress(columns, 9)

    @classmethod
    def unpacked(cls, packed: Packed) -> Places:
        """Give again what was packed.

        >>> places = Places.of([Box(0, 4, 1, 0.1, 0.2, 0.3, 0.25)], 3)
        >>> Places.unpacked(places.packed()) == places
        True
        """
        pages, boxes = packed
        columns = msgspec.msgpack.decode(zlib.decompress(boxes), type=list[list[int]]) if boxes else []
        return cls(Pages.unpacked(pages), tuple(_boxes(columns)))


def boxes_between(boxes: Sequence[Box], start: int, end: int) -> tuple[Box, ...]:
    """Give those of `boxes`, in text order, whose words the characters `start` to `end` touch."""
    first = bisect_right(boxes, start, key=lambda box: box.end)
    return tuple(box for box in boxes[first : first + max(0, end - start)] if box.start < end)


def _columns(boxes: Sequence[Box]) -> list[list[int]]:
    """Write each box as what it differs by from its neighbour, for words of a line differ in little."""
    columns: list[list[int]] = [[], [], [], [], [], [], []]
    before = (0, 0, 0, 0, 0, 0, 0)
    for box in boxes:
        left, top, right, bottom = (round(edge * FINENESS) for edge in (box.left, box.top, box.right, box.bottom))
        height = bottom - top
        now = (box.start, box.end, box.page, left, right, top, height)
        steps = (
            box.start - before[1],
            box.end - box.start,
            box.page - before[2],
            left - before[4],
            right - left,
            top - before[5],
            height - before[6],
        )
        for column, step in zip(columns, steps, strict=True):
            column.append(step)
        before = now
    return columns


def _boxes(columns: Sequence[Sequence[int]]) -> Iterable[Box]:
    if not columns:
        return
    gaps, lengths, turns, lefts, widths, tops, heights = columns
    start = end = right = 0
    pages, edges, highs = accumulate(turns), accumulate(tops), accumulate(heights)
    for gap, length, page, step, width, top, high in zip(
        gaps, lengths, pages, lefts, widths, edges, highs, strict=True
    ):
        start = end + gap
        end = start + length
        left = right + step
        right = left + width
        yield Box(start, end, page, *(edge / FINENESS for edge in (left, top, right, top + high)))


def marks_of(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Join the boxes of words side by side into the strokes that a marker would draw, one a line."""
    marks: list[Box] = []
    last: Box | None = None
    for box in boxes:
        if last and marks and _goes_on(marks[-1], last, box):
            mark = marks.pop()
            marks.append(
                Box(mark.start, box.end, mark.page, min(mark.left, box.left), min(mark.top, box.top),
                    max(mark.right, box.right), max(mark.bottom, box.bottom))
            )  # fmt: skip
        else:
            marks.append(box)
        last = box
    return tuple(marks)


def _goes_on(mark: Box, last: Box, box: Box) -> bool:
    height = max(last.bottom - last.top, box.bottom - box.top)
    shared = min(last.bottom, box.bottom) - max(last.top, box.top)
    beside = shared >= SAME_LINE * min(last.bottom - last.top, box.bottom - box.top)
    near = -height < box.left - last.right < WIDEST_GAP * height
    level = max(mark.bottom, box.bottom) - min(mark.top, box.top) <= LEANING * height
    return box.page == mark.page and beside and near and level
