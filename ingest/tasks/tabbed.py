"""Cut a table whose cells are parted by tabs into rows, where cells break over lines and span several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.layout.cells import Place

__all__ = ["Row", "cut_rows", "split_tabs"]

_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"[ \xa0]*(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])[.)]?[ \xa0]*(?=\t|\n|$)")
_BEHIND_COVERED = re.compile(r"\t\d{1,3}[.)]?[ \xa0]*\t")  # the tab of a merged cell that ends the row above
_BREAK = re.compile(r"(?<=\S)[ \xa0]*\n\s*(?=\S)")
_LONG = 250  # characters of a line that no longer belongs to a table
_FEW = 8  # lines without tabs between two rows, at most
_CAPITALS = 8  # characters of the shortest heading that only its capitals tell
_HEADING = re.compile(
    r"\s*(?:[IVX]{1,5}|[A-Z])[.)]\s+\S|\W*(?:n[ộo]i dung|nh[óo]m|ph[ầa]n|m[ụu]c)\s+[\dIVX]", re.IGNORECASE
)


class Row(msgspec.Struct, frozen=True):
    """A row of cells; the columns in `covered` have a cell that is merged with the one above, and hold nothing."""

    cells: tuple[Place, ...]
    covered: frozenset[int] = frozenset()


def cut_rows(text: str, start: int, end: int, count: int) -> Iterator[Row]:
    r"""Give the rows of `count` cells between `start` and `end`; a line that parts the table is a row of one cell.

    A line goes on with the row above until that has all its cells. Of a cell merged with the one above a file keeps a
    line break in the place of two tabs, of one at the end of the row nothing.

    >>> text = "1\tRà soát\nsổ\tSở A\n2\nLập\n danh sách\tSở B\n"
    >>> [[text[c.start : c.end] for c in row.cells] for row in cut_rows(text, 0, len(text), 3)]
    [['1', 'Rà soát\nsổ', 'Sở A'], ['2', '\nLập\n danh sách', 'Sở B']]
    """
    row: list[Place] = []
    for line in _lines_of_table(text, start, end, count):
        words = line[0]
        full = len(row) >= count
        segments = split_tabs(text, line.start(), line.end())
        if _BEHIND_COVERED.match(words) and row and not full:
            words, segments = words[1:], segments[1:]
        tabs = len(segments) - 1
        opens = _NUMBER.match(words) is not None
        fits = not (full and (tabs or _is_heading(words))) and len(row) + tabs <= count
        if row and not opens and fits:
            row[-1] = Place(row[-1].start, segments[0].end)
            row.extend(segments[1:])
            continue
        if row:
            yield _whole(text, row, count)
        row = segments
        if not tabs and _is_heading(words):
            yield Row((row[0],))
            row = []
    if row:
        yield _whole(text, row, count)


def _lines_of_table(text: str, start: int, end: int, count: int) -> Iterator[re.Match[str]]:
    """The lines between `start` and `end` that hold words, up to where lines without tabs show that prose begins."""
    waiting: list[re.Match[str]] = []
    tabs = 0  # of the open row
    for line in _LINE.finditer(text, start, end):
        if not line[0].strip(" \xa0\t"):
            continue
        if "\t" not in line[0]:
            short = len(line[0]) <= _LONG
            if tabs + 1 >= count and (not short or len(waiting) == _FEW):
                return
            waiting.append(line)
            continue
        number = _NUMBER.match(waiting[-1][0]) if waiting else None
        tabs = line[0].count("\t") + (0 if number or tabs + 1 >= count else tabs)
        yield from waiting
        yield line
        waiting = []
    if tabs + 1 < count:
        yield from waiting


def _is_heading(words: str) -> bool:
    """Tell whether a line without cells is a heading inside the table."""
    return _HEADING.match(words) is not None or (words.strip().isupper() and len(words) > _CAPITALS)


def split_tabs(text: str, start: int, end: int) -> list[Place]:
    """The cells between `start` and `end`; empty ones keep their place."""
    cells = []
    for cell in text[start:end].split("\t"):
        cells.append(Place(start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _whole(text: str, row: list[Place], count: int) -> Row:
    """The row with as many cells as the table has columns, as far as its line breaks tell which ones are covered."""
    lacking = count - len(row)
    if lacking <= 0 or len(row) == 1:
        return Row(tuple(row))
    numbered = _NUMBER.match(text, row[0].start, row[0].end)
    if lacking == 1:
        if numbered is None:
            return Row((Place(row[0].start, row[0].start), *row))  # the number of the row is lost
        if text[numbered.end() : numbered.end() + 1] == "\n" and text[numbered.end() : row[0].end].strip():
            return Row((Place(row[0].start, numbered.end()), Place(numbered.end(), row[0].end), *row[1:]))
    breaks = [(at.start() - cell.start, at) for cell in row for at in _BREAK.finditer(text, cell.start, cell.end)]
    if len(breaks) < lacking // 2:
        return Row(tuple(row))
    # a merged cell stands beside short ones: a number, a date
    chosen = sorted((at.start(), at.end()) for _, at in sorted(breaks, key=lambda pair: pair[0])[: lacking // 2])
    cells: list[Place] = []
    covered: set[int] = set()
    for cell in row:
        start = cell.start
        for left, right in chosen:
            if cell.start <= left < cell.end:
                cells.append(Place(start, left))
                covered.add(len(cells))
                cells.append(Place(left, left))
                start = right
        cells.append(Place(start, cell.end))
    if lacking % 2:
        covered.add(len(cells))
        cells.append(Place(cell.end, cell.end))
    return Row(tuple(cells), frozenset(covered))
