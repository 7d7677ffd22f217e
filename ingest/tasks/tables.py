"""Read the rows of a plan's table: who does a row, with whom, by when, as the table's head names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from graph.record import fold_space
from ingest.layout.cells import Paragraph, Place
from ingest.tasks.bodies import read_bodies
from ingest.tasks.cue_words import Stretch
from ingest.tasks.deadlines import read_period
from ingest.tasks.drafts import Draft

__all__ = ["find_rows"]

_CELL = re.compile(r"[^\t|]+")
_WORDS = re.compile(r"\w")
# How the head of a column begins, folded. Who leads stands before who helps: "đơn vị phối hợp thực hiện" is a partner.
_PARTNER = re.compile(r"\W*(?:(?:co quan|don vi|bo phan|don vi, ca nhan)\s+)?phoi hop")
_LEAD = re.compile(
    r"\W*(?:(?:co quan|don vi|bo phan|phong|ban)\W+(?:\w+\W+)?"
    r"(?:chu tri|thuc hien|phu trach|dau moi|chiu trach nhiem|tham muu)|chu tri|phan cong|trach nhiem)"
)
_MATTER = re.compile(
    r"\W*(?:noi dung|nhiem vu|cong viec|hoat dong|ten|danh muc|cac nhiem vu|cac noi dung|giai phap|muc tieu)"
)
_TIME = re.compile(r"\W*(?:thoi gian|thoi han|tien do|han hoan thanh|thoi diem)")
_OTHER_HEAD = re.compile(r"\W*(?:s?tt|so tt|so thu tu)\W*")  # how the first cell of a head reads
_NEW_PART = re.compile(r"\W*phu luc(?!\w)")
_FEWEST = 3  # cells of a row from which columns are told without a head
_NAME = 80  # characters of a body in a cell, at most, that holds an act
_LONG = 250  # characters of a paragraph that no longer belongs to a table
_NUMBER = re.compile(r"\W*(\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])\W*")


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table: how many it has, which one holds the matter, the lead, the partners, the time."""

    count: int
    matter: int
    lead: int
    partner: int | None
    time: int | None


class Begun(msgspec.Struct, frozen=True):
    """A row whose last cell goes on in the next paragraphs."""

    cells: list[Place]


def find_rows(stretch: Stretch, paragraphs: Sequence[Paragraph], paper_date: str | None) -> list[Draft]:
    """Give a task for each row that names a matter and a body, in tables among `paragraphs` whose heads name both.

    Headings inside a table part it and leave it open; a row whose first cells hold several paragraphs ends with the one
    that holds its other cells.
    """
    drafts: list[Draft] = []
    columns: Columns | None = None
    begun: Begun | None = None  # a row whose further cells are still to come
    for paragraph in paragraphs:
        if not any(border in stretch.text[paragraph.start : paragraph.end] for border in "\t|"):
            columns = columns if begun else _behind(stretch, paragraph, columns)
            continue
        cells = _cells(stretch, paragraph)
        head = _read_head(stretch, cells)
        if head is None and columns is None:
            columns = _without_head(stretch, cells, paper_date)
        if head or columns is None:
            columns, begun = head or columns, None
            continue
        if _OTHER_HEAD.fullmatch(stretch.folded, cells[0].start, cells[0].end):
            columns = None  # another table, whose head names no bodies
            continue
        whole = Place(paragraph.start, paragraph.end)
        if begun and len(begun.cells) - 1 + len(cells) == columns.count:
            joined = Place(begun.cells[-1].start, cells[0].end)
            cells, whole = [*begun.cells[:-1], joined, *cells[1:]], Place(begun.cells[0].start, paragraph.end)
        if len(cells) == columns.count - 1 and columns.matter and not _is_number(stretch, cells[0]):
            cells = [Place(cells[0].start, cells[0].start), *cells]  # the number of the row is lost
        row = _read_row(stretch, cells, whole, paragraph.label, columns, paper_date)
        begun = Begun(cells) if row is None and _begins(stretch, cells, columns) else None
        if row:
            drafts.append(row)
    return drafts


def _without_head(stretch: Stretch, cells: Sequence[Place], paper_date: str | None) -> Columns | None:
    """The columns of a table whose head is lost: a row that ends in a matter, a body and a date."""
    if len(cells) < _FEWEST or not _bodies(stretch, cells[-2]):
        return None
    when = read_period(stretch.text[cells[-1].start : cells[-1].end], paper_date)
    if when is None or when.value is None:
        return None
    last = len(cells) - 1
    return Columns(len(cells), last - 2, last - 1, None, last)


def _begins(stretch: Stretch, cells: Sequence[Place], columns: Columns) -> bool:
    """Tell whether the numbered row of `cells` goes on below: it is short of cells and parted by tabs."""
    tabbed = len(cells) > 1 and stretch.text[cells[0].end] == "\t"
    return tabbed and len(cells) < columns.count and _is_number(stretch, cells[0])


def _is_number(stretch: Stretch, cell: Place) -> bool:
    return _NUMBER.fullmatch(stretch.text, cell.start, cell.end) is not None


def _behind(stretch: Stretch, paragraph: Paragraph, columns: Columns | None) -> Columns | None:
    """The columns that still hold behind a paragraph that is no row: a long one ends the table."""
    ends = paragraph.end - paragraph.start > _LONG and not paragraph.marker
    return None if ends or (columns and _NEW_PART.match(stretch.folded, paragraph.start)) else columns


def _cells(stretch: Stretch, paragraph: Paragraph) -> list[Place]:
    """The cells of a row; empty ones keep their place in a table of tabs."""
    text = stretch.text[paragraph.start : paragraph.end]
    if "\t" in text:
        cells, start = [], paragraph.start
        for cell in text.split("\t"):
            cells.append(Place(start, start + len(cell)))
            start += len(cell) + 1
        return cells
    return [Place(m.start(), m.end()) for m in _CELL.finditer(stretch.text, paragraph.start, paragraph.end)]


def _read_head(stretch: Stretch, cells: Sequence[Place]) -> Columns | None:
    """Give the columns if `cells` are the head of a table that names a matter and who does it."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        for name, pattern in (("partner", _PARTNER), ("lead", _LEAD), ("time", _TIME), ("matter", _MATTER)):
            if pattern.match(stretch.folded, cell.start, cell.end):
                found.setdefault(name, index)
                break
    if "matter" not in found or "lead" not in found:
        return None
    return Columns(len(cells), found["matter"], found["lead"], found.get("partner"), found.get("time"))


def _read_row(
    stretch: Stretch, cells: Sequence[Place], whole: Place, label: str | None, columns: Columns, paper_date: str | None
) -> Draft | None:
    """Give the task of the row of `cells`, None where it lacks a matter or a body that does it."""
    if len(cells) <= max(columns.matter, columns.lead):
        return None
    matter, lead = cells[columns.matter], cells[columns.lead]
    leads = _bodies(stretch, lead)
    begins = _WORDS.search(stretch.text, matter.start, matter.end)
    if not leads or begins is None:
        return None
    number = _NUMBER.fullmatch(fold_space(stretch.text[cells[0].start : cells[0].end])) if columns.matter else None
    partner = cells[columns.partner] if columns.partner is not None and columns.partner < len(cells) else None
    return Draft(
        label=number[1] if number else label,
        leads=tuple(fold_space(stretch.text[p.start : p.end]).strip(" *_./") for p in leads),
        partners=list(_bodies(stretch, partner)) if partner else [],
        action=begins.start(),
        places=[matter],
        whole=whole,
        due=_due(stretch, cells, columns, paper_date),
    )


def _due(
    stretch: Stretch, cells: Sequence[Place], columns: Columns, paper_date: str | None
) -> tuple[str | None, str] | None:
    """What the column of time says."""
    if columns.time is None or columns.time >= len(cells):
        return None
    words = stretch.text[cells[columns.time].start : cells[columns.time].end]
    found = read_period(words, paper_date)
    return (found.value, fold_space(words[found.start : found.end])) if found else None


def _bodies(stretch: Stretch, cell: Place) -> tuple[Place, ...]:
    """The bodies that a cell lists."""
    start = cell.start
    while start < cell.end and not stretch.text[start].isalpha():
        start += 1
    found = read_bodies(stretch, start, cell.end)
    if found and found.stop != "end" and cell.end - start < _NAME:
        return (Place(start, cell.end),)  # "Đơn vị chuyên môn theo dõi lĩnh vực": in its column an act describes it
    return found.bodies if found and found.stop == "end" else ()
