"""Find the cells above the body: issuer, number, place and date, type, title, addressees.

The motto, the number and the date are found first, wherever a merged column has put them; what they leave of the lines
above the body are the words of the issuer, the type and the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from graph.vocabulary import document_types
from ingest.cells import Place
from ingest.cues import cue
from ingest.letters import fold
from ingest.lines import Line

__all__ = ["DATE", "MOTTO", "NUMBER", "Masthead", "find_masthead", "type_named"]

_HEAD_LINES = 130  # no masthead met is longer, front matter of web pages included
_HEAD_SIZE = 12000

# All of these are looked for in folded text (see ingest.letters).
MOTTO = re.compile(
    r"\bc\w{1,3}g\W{1,3}h\w{1,3}\W{1,3}x\w\W{1,3}h\w{1,3}\W{1,3}ch\w?\W{1,3}ngh\w{1,3}(?:\W{1,3}v\w{2,4}\W{1,3}n\w{1,3}\b)?"
    r"|\bd\w{1,2}\W{1,2}l\w{1,2}\W{1,5}t\w\W{1,2}d\w\W{1,5}h\w{2,4}\W{1,2}ph\w{1,3}\b"
    r"|\bdang\s+cong\s+san\s+viet\s+nam\b"
)
NUMBER = re.compile(
    r"(?<![\w/])(?:(?:bo\s+luat|luat|nghi\s+quyet|phap\s+lenh|lenh|nghi\s+dinh|thong\s+tu)\s{1,3})?s[o06]\s{0,3}[:;.,!'`]{0,2}\s{0,12}"
    r"(?P<serial>[^\n\t|/:⁄]{0,14}?|[^\n\t|/:⁄a-z]{0,30}?)\s*(?P<cut>[/⁄]|[-–](?=\s?\w+\s?/))\s*"
    r"(?P<sign>[/⁄]?\s?\w[\w&.]*(?:\s?[-–—/⁄]{1,2}\s?\w[\w&.]*){0,6})"
)
DATE = re.compile(
    r"(?P<place>[^\n\t|:;*]{0,45}?)[\s*_]*[,.;]?[\s*_]*\bng[a-z]y\s*(?P<day>[^\n]{0,9}?)\s*\bth[a-z]ng\s*(?P<month>[^\n]{0,9}?)"
    r"\s*\bn[a-z]m\s*(?P<year>\d{4}|\d[\d .]{2,4}\d|[^\s]{0,6})"
)
_ADDRESSING = re.compile(r"(?:\W{0,4})k[il1]nh\s*(?:g[uoi][il1]|tr[il1]nh)\b|[^\n]{0,80}\bdien\s*:\s*$")
_ADDRESS_CUE = re.compile(r"k[il1]nh\s*(?:g[uoi][il1]|tr[il1]nh)\b|\bdien\s*:\s*$")
_SUBJECT = re.compile(r"(?<!\w)(?:v\s?/\s?v\b|v/\s|vv\s?:)")
_ITEM = re.compile(r"[-–—+*•~●]|_\s")
_COLUMN = re.compile(r"\t|\s{3,}|\|")


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The cells above the body; `body` are the ranges of lines that are left for it and what follows."""

    issuer: Place | None = None
    number: Place | None = None
    place_date: Place | None = None
    type: Place | None = None
    title: Place | None = None
    addressees: tuple[Place, ...] = ()
    body: tuple[range, ...] = ()


@cache
def _type_names() -> dict[str, str]:
    """Document types by their folded names without spaces."""
    return {fold(name).replace(" ", ""): name for name in document_types()}


def type_named(line: str) -> str | None:
    """The type of paper that `line` is the name of, None where it says anything else.

    >>> type_named("QUYẾT ĐỊNH"), type_named("Kế hoạch:"), type_named("Quyết định này")
    ('quyết định', 'kế hoạch', None)
    """
    if len(line) > 60:
        return None
    letters = re.sub(r"[\W_]+", "", line)
    return _type_names().get(fold(letters)) if letters[:1].isupper() else None


class _Head:
    """The lines above and around the masthead, with the folded text they stand in."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = [line for line in lines[:_HEAD_LINES] if line.start < _HEAD_SIZE]
        self.folded = fold(text[: self.lines[-1].end]) if self.lines else ""
        self.opening = next((i for i, line in enumerate(self.lines) if self.opens_body(line)), len(self.lines))
        end = self.lines[self.opening - 1].end if self.opening else 0
        motto = MOTTO.search(self.folded, 0, end)
        self.motto = Place(motto.start(), motto.end()) if motto else None
        self.first = 0
        if motto:
            at = next(i for i, line in enumerate(self.lines) if line.end >= motto.start())
            self.first = max(0, at - 12)

    def words(self, line: Line) -> str:
        """The folded text of `line`."""
        return self.folded[line.start : line.end]

    def opens_body(self, line: Line) -> bool:
        """Tell whether `line` can only stand at or below the beginning of the body."""
        words = self.words(line)
        return (
            line.text[0].isupper()
            and words.startswith(
                ("can cu", "kinh gui", "dieu 1.", "dieu i.", "chuong i", "xet de nghi", "theo de nghi")
            )
        ) or (_ADDRESSING.match(words) is not None)

    def index_after(self, offset: int) -> int:
        """The index of the first line that begins at or behind `offset`."""
        return next((i for i, line in enumerate(self.lines) if line.start >= offset), len(self.lines))


def find_masthead(text: str, lines: Sequence[Line]) -> Masthead:
    """Find the cells above the body of the paper `text`, whose `lines` are given."""
    head = _Head(text, lines)
    if not head.lines:
        return Masthead(body=(range(len(lines)),))
    upper = head.lines[head.first : head.opening]
    type_at = next((i for i, line in enumerate(upper, head.first) if type_named(line.text)), None)
    number = _find_number(head, type_at)
    place_date = _find_date(head, number, type_at)
    type_place = title = None
    begin = max((head.index_after(place.end) for place in (number, place_date, head.motto) if place), default=0)
    if type_at is not None:
        type_place = Place(head.lines[type_at].start, head.lines[type_at].end)
        title, body_from = _title_below(head, type_at, number, place_date)
        top = type_place.start
        body_from = max(body_from, begin)
    else:
        title, body_from = _subject(head, number, place_date, begin)
        top = min(
            (place.start for place in (title, place_date) if place),
            default=head.lines[min(begin, len(head.lines) - 1)].start,
        )
    addressees, skipped = _addressees(lines, head, body_from)
    limit = min([top, *(place.start for place in (number,) if place)])
    return Masthead(
        issuer=_issuer(head, limit),
        number=number,
        place_date=place_date,
        type=type_place,
        title=title,
        addressees=addressees,
        body=tuple(r for r in (range(body_from, skipped.start), range(skipped.stop, len(lines))) if r),
    )


def _zone_end(head: _Head, type_at: int | None) -> int:
    """Where number and date must have begun: in the title at the latest."""
    last = head.opening - 1 if type_at is None else min(type_at + 4, head.opening - 1)
    return head.lines[last].end if last >= 0 else 0


def _find_number(head: _Head, type_at: int | None) -> Place | None:
    """The place of the number: the first that stands at the beginning of a cell."""
    for match in NUMBER.finditer(head.folded, head.lines[head.first].start, _zone_end(head, type_at)):
        line_start = head.text.rfind("\n", 0, match.start()) + 1
        before = _COLUMN.split(head.folded[line_start : match.start()])[-1]
        if sum(map(str.isalnum, before)) < 3 or (before.startswith("cua ") and type_at is not None):
            return Place(match.start(), match.end())
    return None


def _find_date(head: _Head, number: Place | None, type_at: int | None) -> Place | None:
    """The place of the date line, without the cell of the number that may stand before it on the line."""
    match = DATE.search(head.folded, head.lines[head.first].start, _zone_end(head, type_at))
    if match is None:
        return None
    start = match.start("place")
    if number and start < number.end <= match.end():
        start = number.end
    while start < match.end() and not head.text[start].isalnum():
        start += 1
    if start >= match.end("place"):
        return Place(start, match.end())
    words = head.text[start : match.end("place")].split(" ")
    kept = len(words)
    while (
        kept and words[kept - 1][:1].isupper()
    ):  # the run of capitalised words before "ngày"; what stands before is not the place
        kept -= 1
    return Place(start + len(" ".join(words[:kept])) + (1 if kept else 0), match.end())


def _title_below(head: _Head, type_at: int, number: Place | None, place_date: Place | None) -> tuple[Place | None, int]:
    """The title that follows the type line, and the index of the line behind it."""
    lines = head.lines
    begin = type_at + 1
    for place in (number, place_date):  # "QUYẾT ĐỊNH / CỦA … SỐ 63/QĐ-TTg NGÀY …": the number's line is no title
        if place and place.start > lines[type_at].start:
            begin = max(begin, head.index_after(place.end))
    index = begin
    while index < min(len(lines), begin + 22):
        line = lines[index]
        if head.opens_body(line) or _ends_title(head, begin, index):
            break
        index += 1
    if index == begin:
        return None, begin
    title = Place(lines[begin].start, lines[index - 1].end)
    while index < head.opening and index < len(lines) and _is_authority(head, index):
        index += 1
    return title, index


def _ends_title(head: _Head, begin: int, index: int) -> bool:
    """Tell whether line `index` no longer belongs to the title that began at line `begin`."""
    line, words = head.lines[index], head.words(head.lines[index])
    if words.startswith(("(ban hanh", "(kem theo", "(da ", "ban hanh kem")) or _is_authority(head, index):
        return True
    if index == begin:
        return False
    last = head.lines[index - 1]
    if line.ruled:
        return True
    if line.text[0].isupper():
        if cue("opener").match(words) and not last.text.isupper():
            return True
        if line.text[-1] in ".:;" or len(line.text) > 140:
            return True
        if cue("opener").match(words) and not line.text.isupper():
            return True
        if line.blanks and not (line.text.isupper() and last.text.isupper()):
            return True
        if last.text.isupper() and not line.text.isupper() and not any(map(str.islower, line.text[:2])):
            return False
    return last.text.isupper() and line.text[:1].isupper() and not line.text.isupper() and len(line.text) > 90


def _is_authority(head: _Head, index: int) -> bool:
    """Tell whether line `index` names, in capitals, who enacts what follows."""
    line = head.lines[index]
    if not line.text.isupper() or not cue("authority").match(head.words(line)):
        return False
    after = head.lines[index + 1 : index + 4]
    return any(head.opens_body(other) for other in after) or (bool(after) and not after[0].text.isupper())


def _subject(head: _Head, number: Place | None, place_date: Place | None, begin: int) -> tuple[Place | None, int]:
    """The title of a letter, which has no type line: its "V/v" lines, or what stands between number and addressees."""
    lines = head.lines
    found = None
    at = head.first
    for at in range(head.first, head.opening):
        found = _SUBJECT.search(head.folded, lines[at].start, lines[at].end)
        if found:
            break
    if found is None:
        if not number or begin >= head.opening or head.opening - begin > 6:
            return None, begin
        if any(len(line.text) > 120 or line.text[-1] in ":;" for line in lines[begin : head.opening]):
            return None, begin
        return Place(lines[begin].start, lines[head.opening - 1].end), head.opening
    index = at + 1
    while index < head.opening and index < at + 12:
        line = lines[index]
        if line.ruled or line.text[0] in "[(" or MOTTO.match(head.words(line)):
            break
        if place_date and 0 <= place_date.start - line.start < 4:
            break
        if line.blanks and not line.text[0].islower():
            break
        index += 1
    return Place(found.start(), lines[index - 1].end), max(index, begin)


def _addressees(lines: Sequence[Line], head: _Head, body_from: int) -> tuple[tuple[Place, ...], range]:
    """The items below "Kính gửi" (or "… điện:"), and the range of lines that they fill."""
    near = range(max(0, min(body_from, head.opening)), min(len(head.lines), body_from + 15))
    at = next((i for i in near if _ADDRESSING.match(head.words(head.lines[i]))), None)
    if at is None:
        return (), range(body_from, body_from)
    line = lines[at]
    found = _ADDRESS_CUE.search(head.folded, line.start, line.end)
    begin = found.end() if found else line.end
    while begin < line.end and head.folded[begin] in " :*.;_\t":
        begin += 1
    items: list[list[int]] = [[begin, line.end]] if begin < line.end else []
    index = at + 1
    while index < min(len(lines), at + 60):
        line = lines[index]
        last = head.text[items[-1][0] : items[-1][1]].rstrip() if items else ""
        if last.endswith("."):
            break
        if _ITEM.match(line.text) or not items:
            items.append([line.start, line.end])
        elif last.endswith(";") or (line.text[0].isupper() and (line.blanks or len(line.text) > 140)):
            if len(line.text) > 140 or line.blanks or not last.endswith(";"):
                break
            items.append([line.start, line.end])
        else:
            items[-1][1] = line.end
        index += 1
    return tuple(Place(start, end) for start, end in items), range(min(at, max(at, body_from)), index)


def _issuer(head: _Head, limit: int) -> Place | None:
    """The lines above the number, the subject and the type."""
    rows = [line for line in head.lines[head.first :] if line.start < limit]
    return Place(rows[0].start, min(rows[-1].end, limit)) if rows else None
