"""Read the lists of work of which the heading names who does it: "2. Phòng Tổ chức (6 nhiệm vụ):" over a table of rows.

A scan keeps of such a table lines with stray marks and pieces of the other columns behind them: a row is told by the
act that it begins with, and its time by the first month that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.layout.cells import Paragraph, Place
from ingest.tasks.bodies import read_bodies
from ingest.tasks.cue_words import ACTS, Stretch, cue_at
from ingest.tasks.deadlines import read_period
from ingest.tasks.drafts import Draft
from ingest.tasks.text import behind_marker, name_at

__all__ = ["assigned_rows", "find_assignee", "next_heading"]

_REST = re.compile(r"[^\w(]*(?:\([^()]{0,60}\))?[\s.:*]*$")
_COUNT = re.compile(r"\s*\([^()]{0,60}\)$")  # "(6 nhiệm vụ trọng tâm)"
# short lines, the last of which names columns: "Thời gian" ends a head, "TT Nhiệm vụ" begins one
_HEAD = re.compile(
    r"(?:[^\n]{0,50}\n){0,3}?[^\n]{0,40}(?:thoi gian(?: hoan thanh| thuc hien)?[ \t]*(?=\n)|tt nhiem vu|tt noi dung)"
)
_NEAR = 120  # characters below the heading in which the head of the table stands
_LINE = re.compile(r"[^\n]+")
# the number of a row with the rules beside it, as a scan reads them ("4_ |", "Š_ |"), or a dash
_MARKS = re.compile(r"[^\w\n]*(?:(?P<number>\d{1,2})?[^\s|]{0,2}?[\s_]*[|_]+\s*)?[^\w\n]*")
_MONTH = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/20\d\d(?![\d/])")
_LONGEST = 600  # characters of a row
_FEWEST = 24  # characters of the shortest act: what stands in another column is shorter


def find_assignee(stretch: Stretch, paragraph: Paragraph, end: int) -> Place | None:
    """The body that the heading `paragraph` names and nothing else, with the head of a table right below it."""
    below = _HEAD.match(stretch.folded, paragraph.end + 1, min(end, paragraph.end + _NEAR))
    start = behind_marker(stretch.text, paragraph)
    if below is None or not stretch.text[start].isupper():
        return None
    found = read_bodies(stretch, start, paragraph.end)
    if found is None or len(found.bodies) != 1:
        return None
    body = found.bodies[0]
    if not _REST.match(stretch.text, body.end, paragraph.end):
        return None
    count = _COUNT.search(stretch.text, body.start, body.end)
    return Place(body.start, count.start() if count else body.end)


def assigned_rows(stretch: Stretch, body: Place, heading: Paragraph, end: int, paper_date: str | None) -> list[Draft]:
    """Give the rows between `heading` and `end`, which `body` has to do."""
    acts = list(_acts(stretch, heading.end, end))
    rows = []
    for index, (number, act) in enumerate(acts):
        stop = min(acts[index + 1][1] if index + 1 < len(acts) else end, act + _LONGEST)
        month = _MONTH.search(stretch.text, act, stop)
        due = read_period(month[0], paper_date) if month else None
        rows.append(
            Draft(
                label=".".join(filter(None, (heading.label, number))) or None,
                leads=(name_at(stretch.text, body),),
                partners=[],
                action=act,
                places=[Place(act, stop)],
                due=(due.value, month[0]) if due and month else None,
            )
        )
    return rows


def _acts(stretch: Stretch, start: int, end: int) -> Iterator[tuple[str | None, int]]:
    """The number and the place of each act that a line begins with; of several dashes only the first begins a row."""
    dashed = False
    for line in _LINE.finditer(stretch.text, start, end):
        marks = _MARKS.match(stretch.text, line.start(), line.end())
        place = marks.end() if marks else line.start()
        dash = line[0].lstrip()[:1] in "-–—"
        if place + _FEWEST > line.end() or not stretch.text[place].isupper():
            continue
        hit = cue_at(stretch, place, line.end())
        if hit and hit.roles & ACTS and not (dash and dashed):
            yield marks["number"] if marks else None, place
        dashed = dash


def next_heading(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Where the next numbered heading stands, or the paragraphs end."""
    for paragraph in paragraphs[index + 1 :]:
        if paragraph.marker and paragraph.marker[0].isdigit():
            return paragraph.start
    return paragraphs[-1].end
