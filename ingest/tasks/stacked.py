"""Cut a table that a web page gave as one paragraph a cell into its head and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.layout.cells import Place
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import Stretch
from ingest.tasks.tabbed import Row

__all__ = ["find_head", "stacked_rows"]

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![ \t\xa0]*\n)[^\n]*)*")
_ORDINAL = re.compile(r"\s*(\d{1,3})[.)]?\s*")
_COUNTS = re.compile(r"(?:s?tt|so tt)\W*")
_HEAD_CELL = 60  # characters of the longest cell of a head
_HEAD = 1_000  # characters of the longest head
_MOST = 10  # columns of a table, at most


def find_head(stretch: Stretch, start: int, end: int) -> list[Place] | None:
    """The cells of the head that begins with the cell "STT" at `start`; None unless a row "1" follows them."""
    text = stretch.text
    cells: list[Place] = []
    for block in _BLOCK.finditer(text, start, min(end, start + _HEAD)):
        cell = Place(block.start(), block.end())
        if cells and text[cell.start].islower():
            cells[-1] = Place(cells[-1].start, cell.end)  # a page broke the cell
            continue
        if not cells and not _COUNTS.fullmatch(stretch.folded, cell.start, cell.end):
            return None
        ordinal = _ORDINAL.fullmatch(text, cell.start, cell.end)
        if ordinal:
            return cells if int(ordinal[1]) == 1 and len(cells) > 2 else None
        if len(cells) == _MOST or cell.end - cell.start > _HEAD_CELL:
            return None
        cells.append(cell)
    return None


def stacked_rows(stretch: Stretch, start: int, end: int, count: int) -> Iterator[Row]:
    r"""Give the rows between `start` and `end` whose numbers count from 1 and that have `count` cells.

    >>> text = "1\n\nLuật A\n\nSở B\n\n2.\n\nLuật C\n\nSở D\n\nĐiều 3. Hiệu lực"
    >>> from ingest.letters import fold
    >>> rows = stacked_rows(Stretch(text, fold(text)), 0, len(text), 3)
    >>> [[text[c.start : c.end] for c in row.cells] for row in rows]
    [['1', 'Luật A', 'Sở B'], ['2.', 'Luật C', 'Sở D']]
    """
    row: list[Place] = []
    number = 0
    for block in _BLOCK.finditer(stretch.text, start, end):
        cell = Place(block.start(), block.end())
        if len(row) > 1 and (stretch.text[cell.start].islower() or _is_bare(stretch, row[-1])):
            row[-1] = Place(row[-1].start, cell.end)  # a page broke the cell
            continue
        if len(row) in (0, count):
            if len(row) == count:
                yield Row(tuple(row))
            ordinal = _ORDINAL.fullmatch(stretch.text, cell.start, cell.end)
            if ordinal is None or int(ordinal[1]) != number + 1:
                return
            number, row = number + 1, [cell]
        else:
            row.append(cell)
    if len(row) == count:
        yield Row(tuple(row))


def _is_bare(stretch: Stretch, cell: Place) -> bool:
    """Tell whether `cell` is the noun of a body without its name ("Ủy ban")."""
    start = body_starts_at(stretch, cell.start, cell.end)
    return start is not None and start.kind in ("name", "team") and not start.known and start.noun == cell.end
