"""Issues of the official gazette (công báo), which hold several papers: each becomes a paper of its own.

Every page of an issue bears the name of the gazette, its number and day; every paper in it begins with its masthead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from ingest.letters import fold
from ingest.readers.source import Box, SourceText

__all__ = ["HEAD", "papers_of_issue"]

# In folded text: the running head; the motto of a masthead; the cell of a number that is filled in, as forms have none.
HEAD = re.compile(r"^[^\w\n]*(?:\d+[^\S\n]+)?cong bao\s*/\s*so\b", re.MULTILINE)
MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam")
NUMBER = re.compile(r"(?:^|[\n\t ])(?:luat\s+|bo luat\s+|nghi quyet\s+)?so\s*:\s*(\d+[^\s\t]*/[^\s\t]+)")

REACH = 600  # characters from the motto in which the number stands
LINES_ABOVE = 4  # of the issuer's name over the motto
LONGEST_LINE = 90


def papers_of_issue(paper: SourceText, *, is_gazette: bool = False) -> Iterator[SourceText]:
    """Give the papers of an issue of the gazette, named by their numbers; any other paper as it is.

    `is_gazette` tells what the text no longer shows, for readers take running heads away. Cover and contents, which
    stand before the first masthead, are no paper.
    """
    folded = fold(paper.text)
    starts = list(_starts(paper.text, folded)) if is_gazette or HEAD.search(folded) else []
    if len(starts) < 2:
        yield paper
        return
    taken: dict[str, int] = {}
    for (start, number), end in zip(starts, [*(start for start, _ in starts[1:]), len(folded)], strict=True):
        taken[number] = taken.get(number, 0) + 1
        name = number if taken[number] == 1 else f"{number} ({taken[number]})"
        yield _cut(paper, start, end, "/".join(filter(None, (paper.part, name))))


def _starts(text: str, folded: str) -> Iterator[tuple[int, str]]:
    """Give where each paper begins, and its number."""
    behind = 0
    for motto in MOTTO.finditer(folded):
        number = NUMBER.search(folded, motto.end(), motto.end() + REACH) or NUMBER.search(
            folded, max(behind, motto.start() - REACH), motto.start()
        )
        other = MOTTO.search(folded, motto.end())
        if number is None or (other and other.start() < number.start()):
            continue
        start = _top(text, folded.rfind("\n", 0, min(motto.start(), number.start())) + 1, behind)
        behind = max(motto.end(), number.end())
        yield start, text[number.start(1) : number.end(1)].rstrip(".,;")


def _top(text: str, start: int, least: int) -> int:
    """Go up from the line at `start` over the lines of the issuer's name, which are in capitals."""
    for _ in range(LINES_ABOVE):
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        line = text[above:start].strip()
        if above >= start or above < least or not line.isupper() or len(line) > LONGEST_LINE:
            break
        start = above
    return start


def _cut(paper: SourceText, start: int, end: int, part: str) -> SourceText:
    """Give the characters `start` to `end` as a paper; its pages keep their numbers in the file."""
    return msgspec.structs.replace(
        paper,
        text=paper.text[start:end],
        part=part,
        pages=tuple(max(0, page - start) for page in paper.pages if page < end),
        boxes=tuple(_moved(paper.boxes_between(start, end), start)),
    )


def _moved(boxes: Iterable[Box], start: int) -> Iterator[Box]:
    for box in boxes:
        yield msgspec.structs.replace(box, start=box.start - start, end=box.end - start)
