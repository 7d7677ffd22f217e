"""From the lines of printed pages to the text of the paper: paragraphs joined, notes behind their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from ingest.readers.furniture import drop_furniture
from ingest.readers.pages import SUPERSCRIPT, Line, Page
from ingest.readers.source import Box, SourceText

__all__ = ["flow"]

INDENT = 0.7  # heights of a line by which a new paragraph begins further right
PARAGRAPH_GAP = 1.25  # usual distances between lines: more of it begins a paragraph
BLOCK_GAP = 2.2  # usual distances: more of it ends a column or a list
EMPTY_LINE = 1.75  # usual distances: more of it shows as an empty line, which parts a title from the text below it
FULL = 0.88  # of the width of a column: a line that is as long and ends no sentence goes on, though a word had room
NOTE_SIZE = 0.92  # of the usual height of a line: notes are smaller
SPACE = 0.25  # heights of a line: the width of a space

NOTE = re.compile("([⁰¹²³⁴-⁹]{1,3})")
STOP = re.compile(r"[.;:!?…][”\"'’)\]]*$")
# What opens an item at the head of a line: a bullet; "(1)"; "1." or "1.2."; "a)"; "IV."; "Điều 3.".
MARKER = re.compile(
    r"[-–+*•]\s|\(\w{1,3}\)|(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXLC]{1,5}|[^\W\d_]+\s(?:\d{1,3}|[IVXLC]{1,5}))[.):](?:\s|$)"
    r"|[a-zđ]{2}\)\s|[A-Z]/[a-z]\b"  # "V/v" opens the subject under the number
)
DASH = re.compile(
    r"[-–]\s+"
)  # before a small letter at the head of a line, it stands inside a sentence: "kinh tế - xã hội"
BROKEN_SIGN = re.compile(r"\w[-/]$")  # "12/QĐ-" goes on without a space


class _Place(msgspec.Struct):
    """A line, the page it stands on, its text, the right edge of its column and the usual distance of lines in it."""

    line: Line
    page: Page
    text: str = ""
    edge: float = 0.0
    usual: float = 1.0


class _Paragraph(msgspec.Struct):
    """Lines that belong together, and the left edge of the one that stands furthest left."""

    places: list[_Place]
    left: float

    @property
    def mark(self) -> str | None:
        """The mark at its head, where it is a note."""
        found = NOTE.match(self.places[0].line.words[0].text)
        return found[1] if found else None

    def add(self, place: _Place) -> None:
        """Let it go on with the line at `place`, in the same column."""
        place.edge = max(place.edge, self.places[-1].edge)
        self.places.append(place)
        self.left = min(self.left, place.line.left)

    def refers(self, mark: str, page: Page) -> bool:
        """Tell whether its lines on `page` bear `mark` behind a word."""
        text = " ".join(place.line.text for place in self.places if place.page is page)
        return re.search(rf"\S[ \t]?{mark}(?![⁰¹²³⁴-⁹])", text) is not None


def _begun(place: _Place) -> _Paragraph:
    return _Paragraph([place], place.line.left)


def flow(pages: Sequence[Page], *, part: str = "") -> SourceText:
    """Give the text of `pages` with its places. Takes the lines of `pages` apart: they are of no use afterwards."""
    drop_furniture(pages)
    sizes = [line.tallest.height for page in pages for line in page.lines]
    size = median(sizes) if sizes else 0.0
    ends = sorted(line.right for page in pages for line in page.lines)
    reach = ends[len(ends) * 3 // 4] if ends else 0.0
    paragraphs: list[_Paragraph] = []
    for page in pages:
        notes = _take_notes(page, size)
        _join(paragraphs, page, reach)
        for note in notes:
            _insert(paragraphs, note)
    return _written(paragraphs, pages, part)


def _take_notes(page: Page, size: float) -> list[_Paragraph]:
    """Take the notes at the foot of a page from its lines: small lines from the first that begins with a mark."""
    small = [n for n, line in enumerate(page.lines) if line.tallest.height < NOTE_SIZE * size]
    _mark_notes(page, small)
    first = next((n for n in small if NOTE.match(page.lines[n].text)), None)
    if first is None:
        return []
    foot = page.lines[first].tallest.top
    notes: list[_Paragraph] = []
    taken = [n for n in small if n >= first and page.lines[n].tallest.top >= foot - 1]
    for n in taken:
        place = _Place(page.lines[n], page)
        if NOTE.match(place.line.text):
            notes.append(_begun(place))
        else:
            notes[-1].add(place)
    page.lines[:] = [line for n, line in enumerate(page.lines) if n not in taken]
    return notes


def _mark_notes(page: Page, small: Sequence[int]) -> None:
    """Raise the number at the head of a small line where the page refers to it: "1. Theo" under "thành phố¹"."""
    marks = set(NOTE.findall(" ".join(line.text for line in page.lines)))
    for n in small:
        head = page.lines[n].words[0]
        mark = head.text.rstrip(".)").translate(SUPERSCRIPT)
        if mark in marks and head.text[0].isdigit():
            head.text = mark


def _insert(paragraphs: list[_Paragraph], note: _Paragraph) -> None:
    """Put a note behind the paragraph of its page that refers to it, or behind the last one."""
    page = note.places[0].page
    behind = len(paragraphs)
    for index in range(len(paragraphs) - 1, -1, -1):
        if paragraphs[index].places[-1].page.number < page.number:
            break
        if note.mark and paragraphs[index].refers(note.mark, page):
            behind = index + 1
            while behind < len(paragraphs) and paragraphs[behind].mark:
                behind += 1
            break
    paragraphs.insert(behind, note)


def _join(paragraphs: list[_Paragraph], page: Page, reach: float) -> None:
    """Add the lines of `page` to `paragraphs`, each to the last one or as a new one; full lines end at `reach`."""
    places = [_Place(line, page, line.text) for line in page.lines]
    of_page = _usual_distance(page.lines)
    for block in _blocks(places, of_page):
        lines = [place.line for place in block]
        edge, usual = max(line.right for line in lines), _usual_distance(lines) if len(lines) > 1 else of_page
        for place in block:
            place.edge, place.usual = edge, usual
    body = next((paragraph for paragraph in reversed(paragraphs) if not paragraph.mark), None)
    for place in places:
        last = body.places[-1] if body else None
        if body and last and _goes_on(body, last, place, reach):
            body.add(place)
        else:
            body = _begun(place)
            paragraphs.append(body)


def _usual_distance(lines: Sequence[Line]) -> float:
    distances = [
        word.bottom - above.bottom
        for above, word in pairwise([line.tallest for line in lines])
        if 0 < word.bottom - above.bottom < 3 * word.height
    ]
    return median(distances) if distances else 20.0


def _blocks(places: Sequence[_Place], usual: float) -> Iterator[list[_Place]]:
    """Give the runs of lines that stand under one another."""
    block: list[_Place] = []
    for place in places:
        if block:
            above = block[-1].line
            down = place.line.tallest.bottom - above.tallest.bottom
            beside = place.line.left >= above.right or above.left >= place.line.right
            if beside or not 0 < down <= BLOCK_GAP * max(usual, above.tallest.height):
                yield block
                block = []
        block.append(place)
    if block:
        yield block


def _goes_on(paragraph: _Paragraph, last: _Place, place: _Place, reach: float) -> bool:
    """Tell whether the line at `place` goes on with `paragraph`, whose last line is at `last`."""
    above, line = last.line, place.line
    text, text_above = place.text, last.text
    if "\t" in text or "\t" in text_above or text_above.isupper() or text.isupper():
        return False
    height = max(above.tallest.height, line.tallest.height)
    room = last.edge - above.right - SPACE * height - (line.words[0].right - line.words[0].left)
    stopped = STOP.search(text_above) is not None
    ragged = not stopped and above.right - paragraph.left > FULL * (last.edge - paragraph.left)
    if room > 0 and not ragged:
        return False  # the line above had room for the next word: it ends where its writer ended it
    lower = text[0].islower() or text[0] in ",;.)"
    if not lower and stopped and above.right < FULL * reach:
        return False  # a sentence ends in a column so narrow that nothing tells whether its line is full
    if last.page is place.page:
        distance = (line.tallest.bottom - above.tallest.bottom) / last.usual
        if not 0 < distance < (BLOCK_GAP if lower else PARAGRAPH_GAP):
            return False
        if line.left >= above.right or above.left >= line.right:
            return False
    if _centred(above, line):
        return False
    further = line.left - above.left
    if further > INDENT * height:
        hanging = len(paragraph.places) == 1 and MARKER.match(text_above) and len(above.words) > 1
        if not hanging or abs(line.left - above.words[1].left) > INDENT * height:
            return False
    dash = DASH.match(text)
    if MARKER.match(text) and not (dash and text[dash.end() :][:1].islower()):
        return not stopped and further < -INDENT * height
    return True


def _parted(above: _Paragraph, below: _Paragraph) -> bool:
    """Tell whether room for an empty line parts two paragraphs that stand under one another."""
    last, first = above.places[-1], below.places[0]
    beside = first.line.left >= last.line.right or last.line.left >= first.line.right
    if last.page is not first.page or beside or above.mark or below.mark:
        return False
    return first.line.tallest.bottom - last.line.tallest.bottom > EMPTY_LINE * max(last.usual, first.usual)


def _centred(above: Line, line: Line) -> bool:
    """Tell whether two lines stand around one axis without a common edge."""
    axis = abs((above.left + above.right) - (line.left + line.right)) / 2
    return axis < 3 and abs(above.left - line.left) > 2


def _written(paragraphs: Sequence[_Paragraph], pages: Sequence[Page], part: str) -> SourceText:
    """Write the paragraphs, a line each, and keep where each word stands."""
    pieces: list[str] = []
    boxes: list[Box] = []
    starts: dict[int, int] = {}
    length = 0

    def write(text: str) -> None:
        nonlocal length
        pieces.append(text)
        length += len(text)

    above: _Paragraph | None = None
    for paragraph in paragraphs:
        if above:
            write("\n\n" if _parted(above, paragraph) else "\n")
        above = paragraph
        for place in paragraph.places:
            page = place.page
            if place is not paragraph.places[0] and not BROKEN_SIGN.search(pieces[-1]):
                write(" ")
            starts.setdefault(page.number, length)
            for gap, word in zip(place.line.gaps(), place.line.words, strict=True):
                write(gap)
                boxes.append(Box(length, length + len(word.text), page.number, *page.on_sheet(word)))
                write(word.text)
    return SourceText(text="".join(pieces), part=part, pages=_page_starts(starts, pages, length), boxes=tuple(boxes))


def _page_starts(starts: dict[int, int], pages: Sequence[Page], length: int) -> tuple[int, ...]:
    """Give where each page begins; an empty one begins where the next does."""
    found: list[int] = []
    begin = length
    for number in range(pages[-1].number if pages else 0, 0, -1):
        begin = min(begin, starts.get(number, begin))
        found.append(begin)
    return tuple(reversed(found))
