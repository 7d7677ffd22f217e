"""Cut a table of which a page keeps the lines of each cell, one below the other, and nothing between the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from ingest.layout.cells import Place
from ingest.tasks.bodies import bodies_alone, read_bodies
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.columns import Columns
from ingest.tasks.cue_words import Stretch

__all__ = ["LinedRow", "find_lined_head", "lined_rows"]

# a wide gap within a line parts two cells
_PIECE = re.compile(r"\S[^\n]*?(?=[ \t\xa0]{2,}(?=[A-ZĐÀ-ỸƠƯ])|[ \t\xa0]*(?:\n|$))")
_COUNTS = re.compile(r"(?:s?tt|so tt)\W*")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.)]?|-")
_ROMAN = re.compile(r"[IVX]{1,5}(?![^\W])")
_SECTION = re.compile(r"[IVX]{1,5}[.)]\s+\S")
# the head of a page of the gazette, below it the number of the page
_PAGE = re.compile(r"CÔNG BÁO/Số|\d{1,4}$")
_ENDS = re.compile(r"noi nhan|phu luc|(?:tm|kt|tl)\. |\(?kem theo|cong hoa xa hoi")
_OPEN = re.compile(r"(?:,|;|[-–/]|(?<!\w)(?:và|của|với|tại|trong|cho|theo|về|ở|các|do|là|từ|đến|thuộc|Việt))$")
_WHEN = re.compile(
    r"(?:nhiem vu )?(?:thuong xuyen|hang (?:nam|quy|thang)|nam \d{4}|giai doan|quy [ivx]|thang \d|\d{4}(?!\d)"
    r"|truoc (?:ngay|thang|nam|quy)|tu (?:nam|quy|thang)|den (?:nam|het)|het nam|dinh ky"
    r"|(?:\d{1,2}/){1,2}\d{4}(?!\s+cua))"
)
_APPROVES = re.compile(r"\W*(?:cap|nguoi|co quan|tham quyen)\s")  # a column of bodies that do nothing in the row
_HEAD = 30  # pieces of the longest head
_WIDE = 120  # characters of a line that no column holds: a footnote
_LONGEST = 90  # lines of the longest row
_ACT = 4  # words of an act in the cell of the lead, at most: "trình cấp có thẩm quyền"
_MORE = 3  # characters by which a line is longer than the widest of its cell: words of the next cell have run into it


class LinedRow(msgspec.Struct, frozen=True):
    """A row as cells of the columns, empty ones where nothing was found; a `heading` has one.

    `partners` are the parts of the partners' cell, each a body or a list of bodies.
    """

    cells: tuple[Place, ...]
    heading: bool = False
    partners: tuple[Place, ...] = ()


def find_lined_head(stretch: Stretch, start: int, end: int) -> tuple[Place, ...] | None:
    """The cells of the head whose first line "STT" begins at `start`; None where no row follows them."""
    cells: list[Place] = []
    for count, piece in enumerate(_pieces(stretch.text, start, end)):
        words = stretch.text[piece.start : piece.end]
        if count == 0 and not _COUNTS.fullmatch(stretch.folded, piece.start, piece.end):
            return None
        if _NUMBER.fullmatch(words) or _SECTION.match(words):
            return tuple(cells) if len(cells) > 2 else None
        if count > _HEAD:
            return None
        if cells and not words[0].isupper():
            cells[-1] = Place(cells[-1].start, piece.end)
        else:
            cells.append(piece)
    return None


def lined_rows(stretch: Stretch, head: Sequence[Place], columns: Columns, end: int) -> Iterator[LinedRow]:
    """Give the rows behind `head` whose bodies stand in the columns that follow the matter.

    The lead is the first cell behind the matter that is a body and nothing else; a row in which none is gives none. A
    page may break a row: what stands behind the break is left out.
    """
    row: list[Place] = []
    parted = broken = skipping = False  # by a page; with words of the row behind it
    section = 0
    heads = {line for cell in head for line in _lines(stretch.text[cell.start : cell.end])}
    for piece in _pieces(stretch.text, head[-1].end, end):
        words = stretch.text[piece.start : piece.end]
        if piece.end - piece.start > _WIDE and not _SECTION.match(words):
            continue
        if _ENDS.match(stretch.folded, piece.start) or len(row) > _LONGEST:
            break
        if words.startswith("CÔNG BÁO/Số"):
            parted = skipping = True
            continue
        if skipping and (_PAGE.fullmatch(words) or words in heads or words.strip("_") == ""):
            continue
        skipping = False
        roman = _ROMAN.match(words)
        count = _value(roman[0]) if roman else section + 1
        if (_NUMBER.fullmatch(words) or _SECTION.match(words)) and (count == 1 or section <= count <= section + 2):
            if row and (whole := _row(stretch, row, head, columns, broken=broken)):
                yield whole
            section = count if roman else section
            row, parted, broken = [piece], False, False
        elif parted:
            broken = True
        elif row:
            row.append(piece)
    if row and (whole := _row(stretch, row, head, columns, broken=broken)):
        yield whole


def _value(roman: str) -> int:
    """The number that `roman` writes."""
    figures = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    return sum(-a if a < b else a for a, b in zip(figures, [*figures[1:], 0], strict=True))


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.split("\n")]


def _pieces(text: str, start: int, end: int) -> Iterator[Place]:
    """The lines that hold words, cut at wide gaps."""
    for piece in _PIECE.finditer(text, start, end):
        yield Place(piece.start(), piece.end())


def _row(
    stretch: Stretch, lines: Sequence[Place], head: Sequence[Place], columns: Columns, *, broken: bool
) -> LinedRow | None:
    """The row whose number is the first of `lines`; a heading where it lists no bodies."""
    first = lines[0]
    if _SECTION.match(stretch.text, first.start, first.end):
        return LinedRow((Place(first.start, lines[-1].end),), heading=True)
    chunks = _chunks(stretch, lines[1:])
    found = (i for i in range(1, len(chunks)) if _narrower(chunks[i], chunks[:i]) and _lead(stretch, _place(chunks[i])))
    at = next(found, None)
    lead = _lead(stretch, _place(chunks[at])) if at is not None else None
    if at is None or lead is None:
        roman = _ROMAN.match(stretch.text, first.start, first.end) is not None
        return LinedRow((Place(first.start, lines[-1].end),), heading=True) if roman else None
    matter = [line for chunk in chunks[:at] for line in chunk]
    run_in = _run_in(stretch, matter)
    act = stretch.text[lead.end : chunks[at][-1].end].split()
    below = at if run_in else at + 2 if len(act) == 1 else at + 1  # "Ủy ban X trình" and "Hội đồng Y"
    bodies = below
    while bodies < len(chunks) and bodies_alone(stretch, chunks[bodies][0].start, chunks[bodies][-1].end):
        bodies += 1
    if broken and not run_in and not _is_known(stretch, lead):
        return None  # the page may have cut the lead
    partners = () if broken else chunks[below:bodies]
    if columns.partner is not None and columns.partner + 1 < len(head) and partners:
        following = head[columns.partner + 1]
        if _APPROVES.match(stretch.folded, following.start, following.end):
            partners = partners[:-1]
    when = next((chunk for chunk in chunks[bodies:] if _WHEN.match(stretch.folded, chunk[0].start)), None)
    cells = [Place(lines[-1].end, lines[-1].end)] * columns.count
    cells[0] = first
    cells[columns.matter] = Place(matter[0].start, run_in.start if run_in else matter[-1].end)
    cells[columns.leads[0]] = run_in or lead
    if columns.partner is not None and partners:
        cells[columns.partner] = Place(partners[0][0].start, partners[-1][-1].end)
    if columns.time is not None and when:
        cells[columns.time] = _place(when)
    return LinedRow(tuple(cells), partners=tuple(_place(chunk) for chunk in partners))


def _chunks(stretch: Stretch, lines: Sequence[Place]) -> list[list[Place]]:
    """Lines that go on with each other: a cell begins with a capital or a figure, and none ends open."""
    chunks: list[list[Place]] = []
    for line in lines:
        begins = stretch.text[line.start].isupper() or stretch.text[line.start].isdigit()
        if chunks and (not begins or _is_open(stretch, _place(chunks[-1]), line)):
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _is_open(stretch: Stretch, cell: Place, line: Place) -> bool:
    """Tell whether `cell` lacks words that `line` has: it ends in "và", in "Bộ", or in a part of a known name."""
    words = stretch.text[cell.start : cell.end]
    if _OPEN.search(words):
        return True
    last = cell.start + max(words.rfind(","), words.rfind(";")) + 1
    while stretch.text[last].isspace():
        last += 1
    start = body_starts_at(stretch, last, line.end)
    if start is None:
        return False
    named = start.begin + len(stretch.text[start.begin : start.noun].rstrip())
    return named > cell.end or (start.kind == "name" and not start.known and named == cell.end)


def _place(chunk: Sequence[Place]) -> Place:
    return Place(chunk[0].start, chunk[-1].end)


def _is_known(stretch: Stretch, cell: Place) -> bool:
    """Tell whether a cell is one body of a known name."""
    start = body_starts_at(stretch, cell.start, cell.end)
    return start is not None and start.known and not stretch.text[start.noun : cell.end].strip()


def _lead(stretch: Stretch, cell: Place) -> Place | None:
    """The bodies that a cell is, or is but for an act at its end ("Ủy ban nhân dân xã trình")."""
    found = read_bodies(stretch, cell.start, cell.end)
    if found is None or found.stop == "colon":
        return None
    if found.stop == "end":
        return cell
    last = found.bodies[-1]
    return Place(cell.start, last.end) if len(stretch.text[last.end : cell.end].split()) <= _ACT else None


def _narrower(chunk: Sequence[Place], above: Sequence[Sequence[Place]]) -> bool:
    """Tell whether the lines of a chunk are shorter than the longest above: the matter has the widest column."""
    return max(line.end - line.start for line in chunk) < max(line.end - line.start for c in above for line in c)


def _run_in(stretch: Stretch, matter: Sequence[Place]) -> Place | None:
    """The body that has run into the last line of the matter, told by its width."""
    last = matter[-1]
    if len(matter) < 2 or last.end - last.start < max(m.end - m.start for m in matter[:-1]) + _MORE:
        return None
    for word in re.finditer(r"(?<=[\w.,)] )[A-ZĐ]", stretch.text[last.start : last.end]):
        start = last.start + word.start()
        if bodies_alone(stretch, start, last.end):
            return Place(start, last.end)
    return None
