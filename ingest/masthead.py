"""Find the cells above the body: issuer, number, place and date, type, title, addressees.

The motto, the number and the date are found first, wherever a merged column has put them; what they leave of the lines
above the body are the words of the issuer, the type and the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from graph.vocabulary import document_types
from ingest.cells import Place
from ingest.letters import fold
from ingest.lines import Line

__all__ = ["DATE", "MOTTO", "NUMBER", "Masthead", "find_masthead", "type_named"]

_HEAD_LINES = 90  # no masthead met is longer
_HEAD_SIZE = 7000

# All of these are looked for in folded text (see ingest.letters).
MOTTO = re.compile(
    r"c\w{1,3}g\W{1,3}h\w{1,3}\W{1,3}x\w\W{1,3}h\w{1,3}\W{1,3}ch\w?\W{1,3}ngh\w{1,3}(?:\W{1,3}v\w{2,4}\W{1,3}n\w{1,3})?"
    r"|\bd\w{1,2}\W{1,2}l\w{1,2}\W{1,5}t\w\W{1,2}d\w\W{1,5}h\w{2,4}\W{1,2}ph\w{1,3}\b"
    r"|\bdang\s+cong\s+san\s+viet\s+nam\b"
)
NUMBER = re.compile(
    r"(?<![^\s|*_\"“'.])(?:(?:bo\s+luat|luat|nghi\s+quyet|phap\s+lenh|lenh)\s+)?s[o06]\s*[:;.,]{0,2}\s*"
    r"(?P<serial>[^\n\t|/:]{0,14}?)\s*(?P<cut>[/⁄]|-(?=\w+/))\s*(?P<sign>/?\s?\w[\w&.]*(?:\s?[-–—/⁄]{1,2}\s?\w[\w&.]*){0,6})"
)
DATE = re.compile(
    r"(?P<place>[^\n\t|,:;*_]{0,45}?)[\s*_]*[,.;]?[\s*_]*\bng[a-z]y\s*(?P<day>[^\n]{0,9}?)\s*\bth[a-z]ng\s*(?P<month>[^\n]{0,9}?)\s*"
    r"\bn[a-z]m\s*(?P<year>\d{4}|\d[\d .]{2,4}\d|[^\s]{0,6})"
)
_ADDRESSING = re.compile(r"k[il1]nh\s*(?:g[uo][il1]|tr[il1]nh)\b")
_WIRE = re.compile(r"\bdien\s*:")
_SUBJECT = re.compile(r"(?<!\w)(?:v\s*/\s*v\b|v/\s)")
_BODY_OPENERS = re.compile(
    r"can\s+[cq]u\b|(?:can|theo|xet)\s+(?:cu|de\s+nghi)\b|dieu\s+[1il][.:]|chuong\s+[1il]\b|thuc\s+hien\s|[1i][.)]\s"
)
_GAP = re.compile(r"\t|\x00+|\s{3,}|\|")


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The cells above the body, and the index of the line with which the body begins."""

    issuer: Place | None = None
    number: Place | None = None
    place_date: Place | None = None
    type: Place | None = None
    title: Place | None = None
    addressees: tuple[Place, ...] = ()
    body_from: int = 0


@cache
def _type_names() -> dict[str, str]:
    """Document types by their folded names without spaces."""
    return {fold(name).replace(" ", ""): name for name in document_types()}


def type_named(line: str) -> str | None:
    """The type of paper that `line` is the name of, None where it says anything else.

    >>> type_named("QUYẾT ĐỊNH"), type_named("Kế hoạch:"), type_named("Quyết định này")
    ('quyết định', 'kế hoạch', None)
    """
    if len(line) > 60 or not line[:1].isupper():
        return None
    return _type_names().get(re.sub(r"\W+", "", fold(line)))


def find_masthead(text: str, lines: Sequence[Line]) -> Masthead:
    """Find the cells above the body of the paper `text`, whose `lines` are given."""
    head = [line for line in lines[:_HEAD_LINES] if line.start < _HEAD_SIZE]
    if not head:
        return Masthead()
    folded = fold(text[: head[-1].end])
    opening = next((i for i, line in enumerate(head) if _opens_body(folded[line.start : line.end])), len(head))
    type_at = next((i for i, line in enumerate(head[:opening]) if type_named(line.text)), None)
    subject_at = next(
        (i for i, line in enumerate(head[:opening]) if _SUBJECT.search(folded, line.start, line.end)), None
    )
    zone_end = head[min(opening, len(head) - 1)].start if opening < len(head) else head[-1].end
    if type_at is not None:
        zone_end = min(zone_end, head[min(type_at + 4, len(head) - 1)].end)
    elif subject_at is not None:
        zone_end = min(zone_end, head[min(subject_at + 8, len(head) - 1)].end)
    number = _first(NUMBER.finditer(folded, 0, zone_end))
    place_date = _find_date(text, folded, number, zone_end)
    if type_at is not None:
        title, body_from = _title_below(head, type_at, folded)
        top = head[type_at].start
        type_place = Place(head[type_at].start, head[type_at].end)
    else:
        type_place = None
        title, body_from = _subject(text, head, subject_at, folded, number, place_date)
        top = number.start if number else (title.start if title else zone_end)
        if title is None:
            body_from = (
                next(
                    (i for i, line in enumerate(head) if line.start >= max(c.end for c in (number, place_date) if c)), 0
                )
                if number or place_date
                else 0
            )
    addressees: tuple[Place, ...] = ()
    address_at = next(
        (
            i
            for i, line in enumerate(lines[:_HEAD_LINES])
            if i < body_from + 12
            and line.end <= len(folded)
            and (
                _ADDRESSING.search(folded, line.start, min(line.end, line.start + 60))
                or (_WIRE.search(folded, line.start, line.end) and len(line.text) < 120)
            )
        ),
        None,
    )
    if address_at is not None:
        addressees, body_from = _addressees(lines, address_at, folded)
    return Masthead(
        issuer=_issuer(folded, head, min(top, number.start if number else top)),
        number=number,
        place_date=place_date,
        type=type_place,
        title=title,
        addressees=addressees,
        body_from=body_from,
    )


def _opens_body(folded: str) -> bool:
    """Tell whether a folded line can only stand at or below the beginning of the body."""
    return _BODY_OPENERS.match(folded) is not None or _ADDRESSING.match(folded) is not None


def _first(matches: Iterable[re.Match[str]]) -> Place | None:
    """The place of the first match."""
    for match in matches:
        return Place(match.start(), match.end())
    return None


def _find_date(text: str, folded: str, number: Place | None, zone_end: int) -> Place | None:
    """The place of the date line, without the cell of the number that may stand before it on the line."""
    match = DATE.search(folded, 0, zone_end)
    if match is None:
        return None
    start = match.start()
    if number and start < number.end <= match.end():
        start = number.end
    while start < match.end() and not text[start].isalnum():
        start += 1
    return Place(start, match.end())


def _title_below(head: Sequence[Line], type_at: int, folded: str) -> tuple[Place | None, int]:
    """The title that follows the type line, and the index of the line behind it."""
    index = type_at + 1
    begin = index
    while index < len(head) and index < type_at + 20:
        line = head[index]
        words = folded[line.start : line.end]
        if index > begin and line.ruled or _opens_body(words):
            break
        if index > begin:
            last = head[index - 1]
            if line.blanks and not (line.text[0].islower() or (line.text.isupper() and last.text.isupper())):
                break
            if line.text.isupper() and not last.text.isupper():
                break
            if (
                line.text.endswith((".", ";"))
                and len(line.text) > 40
                and line.text[0].isupper()
                and last.indent < line.indent
            ):
                break
        index += 1
    if index == begin:
        return None, begin
    return Place(head[begin].start, head[index - 1].end), index


def _subject(
    text: str, head: Sequence[Line], subject_at: int | None, folded: str, number: Place | None, place_date: Place | None
) -> tuple[Place | None, int]:
    """The "V/v" title of a letter, and the index of the line behind it."""
    if subject_at is None:
        return None, 0
    line = head[subject_at]
    found = _SUBJECT.search(folded, line.start, line.end)
    start = line.start + (0 if found is None else found.start() - line.start)
    while text[start].isspace():
        start += 1
    index = subject_at + 1
    while index < len(head) and index < subject_at + 12:
        line = head[index]
        words = folded[line.start : line.end]
        if _opens_body(words) or MOTTO.match(words) or line.ruled:
            break
        if place_date and line.start <= place_date.start < line.end and place_date.start - line.start < 4:
            break
        if line.blanks and not line.text[0].islower():
            break
        index += 1
    return Place(start, head[index - 1].end), index


def _addressees(lines: Sequence[Line], at: int, folded: str) -> tuple[tuple[Place, ...], int]:
    """The items below "Kính gửi", and the index of the line behind them."""
    line = lines[at]
    cue = _ADDRESSING.search(folded, line.start, line.end) or _WIRE.search(folded, line.start, line.end)
    begin = cue.end() if cue else line.start
    while begin < line.end and folded[begin] in " :*.;_":
        begin += 1
    items: list[list[int]] = [[begin, line.end]] if begin < line.end else []
    index = at + 1
    while index < len(lines) and index < at + 40:
        line = lines[index]
        dashed = line.text[0] in "-–—+*•~" or line.text[:2] == "_ "
        last = folded[items[-1][0] : items[-1][1]].rstrip() if items else ""
        if dashed:
            items.append([line.start, line.end])
        elif not items or (
            last[-1:] not in ".;" and not (line.blanks and line.text[0].isupper()) and len(line.text) < 110
        ):
            if items:
                items[-1][1] = line.end
            else:
                items.append([line.start, line.end])
        else:
            break
        index += 1
        if folded[line.end - 1] == "." and not folded[line.start : line.end].endswith("/."):
            break
    return tuple(Place(start, end) for start, end in items), index


def _issuer(folded: str, head: Sequence[Line], top: int) -> Place | None:
    """The lines above the number and the type, from the first that is no stamp."""
    rows = [line for line in head if line.start < top]
    if not rows:
        return None
    return Place(rows[0].start, min(rows[-1].end, top))
