"""Read the rows of a scanned table of which a line is matter, time and body, or matter, body and time, in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.layout.cells import Place
from ingest.letters import fold
from ingest.tasks.bodies import bodies_alone
from ingest.tasks.cue_words import Stretch
from ingest.tasks.deadlines import read_period
from ingest.tasks.drafts import Draft
from ingest.tasks.text import name_at

__all__ = ["find_scanned_head", "scanned_rows"]

# a head in one line that names the matter, the time and who does it
_HEAD = re.compile(
    r"(?:^|(?<=\n))\W{0,4}s?tt[ \t]+(?=[^\n]*(?:thoi gian|tien do|thoi han))(?:noi dung|cong viec|nhiem vu|hoat dong)"
    r"[^\n]*?(?:nguoi|don vi|co quan|bo phan)\s+(?:thuc hien|chu tri|phu trach)"
)
_LINE = re.compile(r"[^\n]+")
_MARKS = re.compile(r"\W*(?:(?P<number>\d{1,3})[.)]?(?=[\s|])|\w{1,2}(?=\s*\|))?[^\w(]*")
_DATE = r"\d{1,2}/\d{1,2}/\d{4}"
_TIME = re.compile(
    rf"(?:(?:truoc|den)\s+(?:ngay\s+)?)?{_DATE}(?:\s*[-–—~]+\s*{_DATE})?|[<>≤≥]?\s?\d{{1,3}}\s+(?:ngay|thang)(?:\s+lam\s+viec)?"
    r"|thang\s+\d{1,2}/\d{4}|quy\s+[ivx]{1,3}/\d{4}"
)
_CAPITAL = re.compile(r"(?<![^\s|(])[A-ZĐÂĂÊÔƠƯ]")
_SPACE = re.compile(r"\s+")
_HEADING = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4})[.)]\s[^|]*:\s*$")  # "2. Mua vật tư:" ends the table
_GAP = 14  # lines between two rows, at most
_STRAY_WORD = 4  # characters of the rest of a name, at least, with the space before it
_FEWEST = 10  # characters of the shortest matter
_STRAY = " |-–—~<>_.,;"


def find_scanned_head(stretch: Stretch, start: int, end: int) -> int | None:
    """Where the line behind such a head begins in a paragraph from `start` to `end`, None without one."""
    if stretch.folded.find("tt ", start, end) < 0:
        return None
    head = _HEAD.search(stretch.folded, start, end)
    return stretch.text.find("\n", head.end(), end) if head else None


def scanned_rows(stretch: Stretch, start: int, end: int, paper_date: str | None) -> Iterator[tuple[Draft, int]]:
    """Give the rows between `start` and `end` whose line names a body, each with where the line ends.

    A body that the line breaks off goes on with the words at the end of the next line with which the paper names it
    elsewhere.
    """
    lines = list(_LINE.finditer(stretch.text, start, end))
    waiting = 0
    for index, line in enumerate(lines):
        if waiting > _GAP or _HEADING.match(line[0]):
            return
        waiting += 1
        found = _parts(stretch, line.start(), line.end())
        if found is None:
            continue
        waiting = 0
        number, matter, time, body = found
        below = lines[index + 1] if index + 1 < len(lines) else None
        due = read_period(stretch.text[time.start : time.end].strip(_STRAY), paper_date)
        names = [name_at(stretch.text, place) for place in body]
        if below and body[-1].end >= line.end() - 1:
            names[-1] = _whole(stretch, body[-1], below[0])
        draft = Draft(
            label=number,
            leads=tuple(dict.fromkeys(names)),
            partners=[],
            action=matter.start,
            places=[matter],
            due=(due.value, name_at(stretch.text, time).strip(_STRAY)) if due else None,
        )
        yield draft, line.end()


def _parts(stretch: Stretch, start: int, end: int) -> tuple[str | None, Place, Place, tuple[Place, ...]] | None:
    """The number, the matter, the time and the bodies of a line, None where it has not all of the last three."""
    marks = _MARKS.match(stretch.text, start, end)
    place = marks.end() if marks else start
    time = _TIME.search(stretch.folded, place, end)
    if time is None or time.start() - place < _FEWEST or not stretch.text[place].isupper():
        return None
    number = marks["number"] if marks else None
    for capital in _CAPITAL.finditer(stretch.text, time.end(), end):
        if bodies := bodies_alone(stretch, capital.start(), _trimmed(stretch, capital.start(), end).end):
            return number, _trimmed(stretch, place, time.start()), Place(time.start(), time.end()), bodies
    if stretch.text[time.end() : end].strip(_STRAY):
        return None
    for capital in _CAPITAL.finditer(stretch.text, place + _FEWEST, time.start()):
        if bodies := bodies_alone(stretch, capital.start(), _trimmed(stretch, capital.start(), time.start()).end):
            return number, _trimmed(stretch, place, capital.start()), Place(time.start(), time.end()), bodies
    return None


def _trimmed(stretch: Stretch, start: int, end: int) -> Place:
    """The place without the rules of the table at its end."""
    return Place(start, start + len(stretch.text[start:end].rstrip(_STRAY)))


def _whole(stretch: Stretch, body: Place, below: str) -> str:
    """The name at `body` with the last words of the line `below` that follow it where the paper names it elsewhere."""
    name, words = name_at(stretch.text, body), _SPACE.split(below.strip())
    for first in range(len(words)):
        longer = " ".join((name, *words[first:])).strip(_STRAY)
        if len(longer) <= len(name) + _STRAY_WORD:
            break
        named = re.compile(re.escape(fold(longer)).replace(r"\ ", r"\s+"))
        if any(found.start() != body.start for found in named.finditer(stretch.folded)):
            return longer
    return name
