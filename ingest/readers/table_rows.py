"""The rows of a table as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["is_list", "joined", "row_text"]

LEAST = 3  # columns with words of a table of tasks or amounts; a masthead and the end of a paper have two
BREAK = re.compile(r"\s*\n\s*")


def joined(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    r"""Give `rows` of cells as text, one after the other.

    >>> list(joined([["SỞ Y TẾ\nSố: 5", "CỘNG HÒA"]])), list(joined([["1", "Rà soát", "- Sở A\n- Sở B"]]))
    (['SỞ Y TẾ\nSố: 5\nCỘNG HÒA'], ['1\tRà soát\t- Sở A\n- Sở B'])
    """
    listed = is_list(rows)
    for row in rows:
        yield row_text(row, listed=listed)


def is_list(rows: Iterable[Iterable[str]]) -> bool:
    """Tell whether a table lists tasks or amounts, and does not only set two cells side by side as a masthead does."""
    return any(sum(1 for cell in row if cell.strip()) >= LEAST for row in rows)


def row_text(row: Sequence[str], *, listed: bool) -> str:
    """Give a row, its cells joined by tabs: a cell of a list keeps its lines there, others are read to their end."""
    if listed:
        return "\t".join(BREAK.sub("\n", cell.strip()) for cell in row)
    return ("\n" if any("\n" in cell for cell in row) else "\t").join(row)
