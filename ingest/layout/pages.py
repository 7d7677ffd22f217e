"""Find where a paper begins within the page or the issue that prints it.

Web pages put front matter, tables of properties and summaries above the paper; the gazette's text files print the cells
of a first page behind its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.cues import cue
from ingest.layout.head import DATE, MOTTO, NUMBER, type_named
from ingest.layout.lines import Line
from ingest.letters import fold

__all__ = ["find_floating_masthead", "find_start"]

_REACH = 500  # lines of a page in which the paper's own head is looked for
_ABOVE = 8  # lines of a head above the motto
_CELL = 60  # characters of the longest cell of a head
_TITLED = 4  # lines of type and title that some pages put above the masthead
_WITHIN = 90  # lines of a first page
_ABOVE_FLOATING = 4  # lines of a masthead above its motto
_BELOW = 8  # lines of a masthead below its motto


def find_start(text: str, lines: Sequence[Line]) -> tuple[int, int]:
    """Give the index of the line with which the paper begins, and that of the first line behind the front matter.

    Both are 0 for a text that is no page.
    """
    if not text.startswith(("---", "#")):
        return 0, 0
    end = text.find("\n---", 3) if text.startswith("---\n") else -1
    front = next((index for index, line in enumerate(lines) if line.start > end), len(lines)) if end > 0 else 0
    for index in range(front, min(len(lines), front + _REACH)):
        if _is_motto(lines[index]):
            start = index
            while start > max(front, index - _ABOVE) and _is_head(lines[start - 1]):
                start -= 1
            typed = (at for at in range(start - 1, max(front, start - _TITLED) - 1, -1) if type_named(lines[at].text))
            return next(typed, start), front
    return front, front


def _is_motto(line: Line) -> bool:
    """Tell whether the national motto stands in `line` and nothing else."""
    return len(line.text) < _CELL and line.text[:1].isupper() and MOTTO.match(fold(line.text)) is not None


def _is_head(line: Line) -> bool:
    """Tell whether `line` can stand above the motto: a name in capitals, a number, no heading of the page."""
    if len(line.text) > _CELL or line.cells or cue("page").match(fold(line.text)) or type_named(line.text):
        return False
    return line.text.isupper() or NUMBER.match(fold(line.text)) is not None


def _is_name(line: Line) -> bool:
    """Tell whether `line` can be a line of an issuer's name."""
    return line.text.isupper() and len(line.text) < _CELL


def _is_cell(line: Line) -> bool:
    """Tell whether `line` can stand below the first line of the motto: its second line, or place and date."""
    folded = fold(line.text)
    return len(line.text) < _CELL and (MOTTO.match(folded) is not None or DATE.search(folded) is not None)


def find_floating_masthead(lines: Sequence[Line]) -> range:
    """Give the lines of a masthead that stand among the first paragraphs, an empty range where there is none."""
    for index, line in enumerate(lines[:_WITHIN]):
        if line.text.startswith(("Nơi nhận", "PHỤ LỤC")):
            break
        if not _is_motto(line) or not line.text.isupper():
            continue
        near = range(max(0, index - _ABOVE_FLOATING), min(len(lines), index + _BELOW))
        at = next((i for i in near if lines[i].text.startswith("Số") and NUMBER.match(fold(lines[i].text))), None)
        if at is None:
            break
        start = min(at, index)
        while start and start > index - _ABOVE and _is_name(lines[start - 1]):
            start -= 1
        stop = max(at, index) + 1
        while stop < len(lines) and stop < index + _BELOW and _is_cell(lines[stop]):
            stop += 1
        return range(start, stop)
    return range(0)
