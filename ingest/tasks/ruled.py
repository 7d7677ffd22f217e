"""Cut a table whose cells stand between lines that are a pipe and nothing else, as a web page's rows are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.layout.cells import Place

__all__ = ["find_counts", "ruled_rows"]

_LINE = re.compile(r"[^\n]+|(?<=\n)(?=\n)")
# the cell "STT" or "Nội dung" that begins a head, alone between two pipes; what stands above may have run into it
_COUNTS = re.compile(
    r"(?<![\w ])(?:s?tt|so tt|so thu tu|(?:noi dung|nhiem vu)(?: [^\n|.;]{0,30})?)[*_ ]*\n[ \t]*\|[ \t]*\n"
)


def find_counts(folded: str, start: int, end: int) -> int | None:
    """Where the head of such a table begins in a paragraph from `start` to `end`, None without one."""
    found = _COUNTS.search(folded, start, end)
    return found.start() if found else None


def ruled_rows(text: str, start: int, end: int) -> Iterator[tuple[Place, ...]]:
    r"""Give the rows of the table whose first cell begins at `start`, the head among them, up to `end` at most.

    Two pipes in a row part the rows, and an empty line behind a pipe ends the table. A merged cell leaves no trace:
    its rows have fewer cells.

    >>> text = "STT\n|\nViệc\n|\n|\n1\n|\nLập sổ\nmới\n|\n\nĐiều 2"
    >>> [[text[cell.start : cell.end] for cell in row] for row in ruled_rows(text, 0, len(text))]
    [['STT', 'Việc'], ['1', 'Lập sổ\nmới']]
    """
    row: list[Place] = []
    cell: Place | None = None
    for line in _LINE.finditer(text, start, end):
        words = line[0].strip()
        if words == "|":
            if cell:
                row.append(cell)
            elif row:
                yield tuple(row)
                row = []
            cell = None
        elif words:
            cell = Place(cell.start if cell else line.start(), line.end())
        elif cell is None:
            break
    if row:
        yield tuple(row)
