"""Printed pages as words with their places, which PDF and OCR both give, gathered into lines.

Coordinates count in points from the left and the top of the page as it is read: upright and level.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

__all__ = ["SUPERSCRIPT", "Line", "Page", "Word", "fill_in", "lines_of", "put_in", "raise_marks"]

SAME_LINE = 0.5  # share of the lower of two words that overlaps the other: they stand on one line
CELL_GAP = 1.6  # heights of a line between two words of one line that stand in two cells
COLUMN_GAP, COLUMN_TIMES = 1.1, 3.0  # heights, and times the usual gap of its line: columns that only spaces part
LEAST_GAPS = 3  # of a line that has a usual one
SMALLER = 0.8  # of the height of its line: a number that is smaller and stands higher is a footnote's mark
LONGEST_MARK = 3  # digits
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FALLS_BACK = 0.2  # share of the lines that stand above their predecessor in one column: this is no reading order
LEAST_LINES = 5

# What offices stamp into the gaps of a page: the number and the day. The rest of a stamp tells who signed it and when.
FILLED_IN = re.compile(r"[\w/.-]{1,12}")


class Word(msgspec.Struct):
    """A run of characters without white space, its edges, and whether its font draws small letters as capitals."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    capitals: bool = False

    @property
    def height(self) -> float:
        """The height of its line, for a font has one height."""
        return self.bottom - self.top


class Line(msgspec.Struct):
    """Words side by side."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def tallest(self) -> Word:
        """The word that gives the line its height; marks are smaller."""
        return max(self.words, key=lambda word: word.height)

    def gaps(self) -> Iterator[str]:
        """Give what parts each word from the one before it, first "": a space, or a tab between cells.

        A number that is to be filled in before its sign ("Số:      /KH-UBND") is no cell.
        """
        yield ""
        if len(self.words) < 2:
            return
        wide = [(word.left - last.right) / max(last.height, word.height, 0.1) for last, word in pairwise(self.words)]
        if max(wide) <= COLUMN_GAP:
            yield from [" "] * len(wide)
            return
        for place, (gap, word) in enumerate(zip(wide, self.words[1:], strict=True), start=1):
            is_cell = gap > CELL_GAP or (gap > COLUMN_GAP and self._opens_column(place, wide))
            yield "\t" if is_cell and not word.text.startswith("/") else " "

    def _opens_column(self, place: int, wide: Sequence[float]) -> bool:
        """Tell whether capitals to the end of the line, behind a gap wide for it, are the cell of who signs."""
        usual = median(wide) if len(wide) >= LEAST_GAPS else 0.0
        return wide[place - 1] > COLUMN_TIMES * usual > 0 and all(word.text.isupper() for word in self.words[place:])

    @property
    def text(self) -> str:
        """Its words with what parts them."""
        return "".join(gap + word.text for gap, word in zip(self.gaps(), self.words, strict=True))


class Page(msgspec.Struct):
    """The lines of a page in reading order, and its size.

    A scanned sheet lies askew or on its side; to be read it was turned against the clock, first by `quarters` and then,
    around its middle, by `tilt` degrees.
    """

    number: int
    width: float
    height: float
    lines: list[Line]
    tilt: float = 0.0
    quarters: int = 0

    def on_sheet(self, word: Word) -> tuple[float, float, float, float]:
        """Give the edges of `word` on the sheet as it is shown, as shares of its width and its height.

        >>> Page(1, 100, 200, [], quarters=1).on_sheet(Word("x", 10, 20, 30, 40))
        (0.8, 0.1, 0.9, 0.3)
        """
        across, down = self._tilted(word, self.tilt)
        left, right = (word.left + across) / self.width, (word.right + across) / self.width
        top, bottom = (word.top + down) / self.height, (word.bottom + down) / self.height
        for _ in range(self.quarters):
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        return round(left, 4), round(top, 4), round(right, 4), round(bottom, 4)

    def level(self, words: Iterable[Word]) -> Iterator[Word]:
        """Give `words`, which stand on the sheet as it is shown, where they stand on the page as it is read.

        Those of a sheet that lies on its side are left out.
        """
        for word in () if self.quarters else words:
            across, down = self._tilted(word, -self.tilt)
            left, top, right, bottom = word.left + across, word.top + down, word.right + across, word.bottom + down
            yield msgspec.structs.replace(word, left=left, top=top, right=right, bottom=bottom)

    def _tilted(self, word: Word, degrees: float) -> tuple[float, float]:
        """By how much the middle of `word` moves where the page turns with the clock."""
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        x, y = (word.left + word.right - self.width) / 2, (word.top + word.bottom - self.height) / 2
        return x * cosine - y * sine - x, x * sine + y * cosine - y


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Gather words into lines in the order in which they come; where that is no reading order, from top to bottom.

    Programs that print papers write cell after cell, which is how cells are read; few write without any order.
    """
    words = list(words)
    lines = _gathered(words)
    falls = sum(_falls_back(above, line) for above, line in pairwise(lines))
    return lines if len(lines) < LEAST_LINES or falls <= FALLS_BACK * len(lines) else _gathered(_by_rows(words))


def _gathered(words: Iterable[Word]) -> list[Line]:
    lines: list[Line] = []
    tallest: Word | None = None
    for word in words:
        if tallest and word.left >= lines[-1].right - word.height / 2 and _overlap(tallest, word) >= SAME_LINE:
            lines[-1].words.append(word)
            if word.height > tallest.height:
                tallest = word
        else:
            lines.append(Line([word]))
            tallest = word
    return lines


def _overlap(one: Word, other: Word) -> float:
    """The share of the lower of the two by which they stand side by side."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / max(0.1, min(one.height, other.height))


def _falls_back(above: Line, line: Line) -> bool:
    """Tell whether `line` stands higher than `above` in the same column, not in one beside it."""
    return line.tallest.bottom < above.tallest.top and line.left < above.right and above.left < line.right


def _by_rows(words: Iterable[Word]) -> list[Word]:
    """Put words in order from top to bottom and, in a row, from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        if rows and _overlap(rows[-1][0], word) >= SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [word for row in rows for word in sorted(row, key=lambda word: word.left)]


def put_in(lines: list[Line], stamped: Iterable[Word]) -> None:
    """Put what was stamped on a page, such as the number and the day, into the gaps of its `lines`.

    What fits into no gap tells who signed, when and with which certificate, and is no text of the paper.
    """
    for word in stamped:
        if not FILLED_IN.fullmatch(word.text):
            continue
        middle = (word.left + word.right) / 2
        for line in lines:
            beside = line.left - 3 * word.height < middle < line.right + 3 * word.height
            taken = any(other.left < middle < other.right for other in line.words)
            if beside and not taken and _overlap(line.tallest, word) >= SAME_LINE:
                line.words.insert(sum(other.right <= middle for other in line.words), word)
                break


def fill_in(lines: list[Line], filled: Iterable[Word]) -> None:
    """Put what the fields of a form hold beside the nearest words of their line, or on a line of its own."""
    for entry in _gathered(filled):
        beside = [
            line
            for line in lines
            if _overlap(line.tallest, entry.tallest) >= SAME_LINE
            and not any(word.left < entry.right and entry.left < word.right for word in line.words)
        ]
        if beside:
            nearest = min(beside, key=lambda line: min(abs(entry.left - word.right) for word in line.words))
            at = sum(word.right <= entry.left for word in nearest.words)
            nearest.words[at:at] = entry.words
        else:
            lines.insert(sum(line.tallest.bottom <= entry.tallest.bottom for line in lines), entry)


def raise_marks(lines: Iterable[Line]) -> None:
    """Write the small high numbers that are words of their own as the marks they are: "1 Điều 5" gives "¹ Điều 5"."""
    for line in lines:
        tall = line.tallest
        for word in line.words:
            small = word.height < SMALLER * tall.height and word.bottom < tall.bottom - 0.1 * tall.height
            if small and len(word.text) <= LONGEST_MARK and word.text.isdecimal():
                word.text = word.text.translate(SUPERSCRIPT)
