"""What belongs to the sheet and not to the paper: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.letters import fold
from ingest.readers.pages import Line, Page
from ingest.readers.source import tidy

__all__ = ["drop_furniture", "is_of_paper"]

# What only a paper has, in folded text: the motto, the recipients, the number's cell.
OF_A_PAPER = re.compile(r"doc lap\W+tu do|noi nhan\s*:|^[^\S\n]*so\s*:\s*\d", re.MULTILINE)

MARGIN = 0.11  # share of a page's height at its head and at its foot in which furniture stands
NUMBER = re.compile(r"\W*(?:[Tt]rang\s+|[Pp]age\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*")
DIGITS = re.compile(r"\d+")
LEAST_PAGES = 3  # on which a line must come back, its digits aside, to be a running head
LEAST_SHARE = 0.3  # of the pages: heads of even and of odd pages differ


def is_of_paper(text: str) -> bool:
    """Tell whether `text`, from the margin of a sheet or of a web page, holds a part of the paper itself.

    >>> is_of_paper("Số: 15/SYT-NVY"), is_of_paper("Công báo số 15")
    (True, False)
    """
    return OF_A_PAPER.search(fold(tidy(text))) is not None


def drop_furniture(pages: Sequence[Page]) -> None:
    """Take page numbers and lines that come back at the same height of several pages from `pages`."""
    heads = Counter(
        key for page in pages for key in {_key(page, line) for line in page.lines if _in_margin(page, line)}
    )
    least = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    for page in pages:
        page.lines[:] = [
            line
            for line in page.lines
            if not _in_margin(page, line) or not (NUMBER.fullmatch(line.text) or heads[_key(page, line)] >= least)
        ]


def _in_margin(page: Page, line: Line) -> bool:
    middle = (line.tallest.top + line.tallest.bottom) / 2
    return not MARGIN * page.height < middle < (1 - MARGIN) * page.height


def _key(page: Page, line: Line) -> tuple[str, int]:
    """Name a line by its words, digits aside, and its height on the page in steps of two per cent."""
    return DIGITS.sub("#", line.text), round(50 * line.tallest.top / page.height)
