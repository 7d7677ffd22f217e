"""Find the tables of plans and read their rows: who does a row, with whom, by when, as the head names the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.layout.cells import Paragraph, Place
from ingest.tasks.assigned import assigned_rows, find_assignee, next_heading
from ingest.tasks.columns import Columns, RowReader, read_due, read_head, row_number, without_head
from ingest.tasks.cue_words import Stretch
from ingest.tasks.drafts import Draft
from ingest.tasks.lined import find_lined_head, lined_rows
from ingest.tasks.ruled import find_counts, ruled_rows
from ingest.tasks.scanned import find_scanned_head, scanned_rows
from ingest.tasks.stacked import find_head, stacked_rows
from ingest.tasks.tabbed import cut_rows, split_tabs

__all__ = ["Table", "find_tables"]

_CELL = re.compile(r"[^\t|]+")
_COUNTS = re.compile(r"\W*(?:s?tt|so tt|so thu tu)\W*")  # how the first cell of a head reads
_NEW_PART = re.compile(r"\W*phu luc(?!\w)")
_LINE = re.compile(r"[^\n]+")
_NOTE = re.compile(r"[\s\W]*(?:tien do|thoi gian|thoi han)[^:.;\n]{0,60}:\s*")
_LONG = 250  # characters of a paragraph that no longer belongs to a table
_HEAD_CELL = 60  # characters of the longest cell of a head that does not begin with "STT"
_HEADING = 120  # characters of the longest heading that names who does a table
_GAP = 120  # characters between the paragraphs of one table, at most


class Table(msgspec.Struct, frozen=True):
    """A table from its head to its last row, with the tasks that its rows are."""

    start: int
    end: int
    rows: list[Draft]


def find_tables(stretch: Stretch, paragraphs: Sequence[Paragraph], paper_date: str | None) -> list[Table]:
    """Give the tables among `paragraphs` whose heads name a matter and who does it, in reading order.

    Rows may stand in lines of tabs or of pipes, or cell by cell as a web page gives them.
    """
    found: list[Table] = []
    regions = _regions(paragraphs)
    reach = foreign = 0  # where the last table ends, and the last one whose head names other things
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start < reach:
            continue
        words = stretch.text[paragraph.start : paragraph.end]
        table = None
        if "\t" in words:
            table = _tabbed(stretch, paragraphs, index, regions[index], paper_date, headless=paragraph.start >= foreign)
            if table is None and _counts(stretch, split_tabs(stretch.text, paragraph.start, paragraph.end)[0]):
                foreign = regions[index]
        elif (start := find_scanned_head(stretch, paragraph.start, paragraph.end)) is not None:
            table = _scanned(stretch, paragraphs, index, start, paper_date)
        elif "|\n" in words and (start := find_counts(stretch.folded, paragraph.start, paragraph.end)) is not None:
            table = _ruled(stretch, start, regions[index], paper_date)
        elif "|" in words:
            table = _piped(stretch, paragraphs, index, paper_date)
        elif len(words) < 8 and _counts(stretch, paragraph):
            table = _stacked(stretch, paragraph, regions[index], paper_date) or _lined(
                stretch, paragraphs, index, paper_date
            )
        elif paragraph.marker and paragraph.marker[0].isdigit() and len(words) < _HEADING:
            table = _assigned(stretch, paragraphs, index, paper_date)
        if table:
            reach = table.end
            found.append(table)
    return found


def _regions(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where the run of paragraphs that each belongs to ends: a signature, for one, parts it."""
    ends: list[int] = []
    for index in range(len(paragraphs) - 1, -1, -1):
        end = paragraphs[index].end
        together = ends and paragraphs[index + 1].start - end <= _GAP
        ends.append(ends[-1] if together else end)
    return ends[::-1]


def _label(paragraph: Paragraph) -> str | None:
    """The label of the item that holds the table at `paragraph`; in an annex it stands under none."""
    return None if paragraph.kind == "annex" else paragraph.label


# --- rows of tabs ---------------------------------------------------------------------------------------------


def _tabbed(
    stretch: Stretch, paragraphs: Sequence[Paragraph], index: int, end: int, paper_date: str | None, *, headless: bool
) -> Table | None:
    """The table whose head, or where it may be `headless` whose first row, is the paragraph at `index`."""
    paragraph = paragraphs[index]
    cells = split_tabs(stretch.text, paragraph.start, paragraph.end)
    above = paragraphs[index - 1] if index else None
    if above and _counts(stretch, above):
        cells = [Place(above.start, above.end), *cells]  # the first cell of the head stands on a line of its own
    columns, start = read_head(stretch, cells), paragraph.end
    if columns is None and headless:
        columns, start = without_head(stretch, cells, paper_date), paragraph.start
        columns = _widest(stretch, columns, start, end, paper_date) if columns else None
    if columns is None:
        return None
    reader = RowReader(stretch, columns, paper_date, _label(paragraph))
    rows: list[Draft] = []
    last = paragraph.end
    for row in cut_rows(stretch.text, start, end, columns.count):
        first = row.cells[0]
        if _counts(stretch, first) or _NEW_PART.match(stretch.folded, first.start):
            break  # another table
        if read_head(stretch, row.cells):
            break
        last = max(last, row.cells[-1].end)
        if len(row.cells) == 1:
            reader.heading(first)
        elif draft := reader.read(row.cells, row.covered):
            rows.append(draft)
    return Table(paragraph.start, last, rows)


def _widest(stretch: Stretch, columns: Columns, start: int, end: int, paper_date: str | None) -> Columns:
    """The columns of a table without a head by its fullest row: the first one may have lost a cell."""
    for line in _LINE.finditer(stretch.text, start, end):
        wider = without_head(stretch, split_tabs(stretch.text, line.start(), line.end()), paper_date)
        columns = max(columns, wider or columns, key=lambda found: found.count)
    return columns


# --- rows of pipes --------------------------------------------------------------------------------------------


def _piped(stretch: Stretch, paragraphs: Sequence[Paragraph], index: int, paper_date: str | None) -> Table | None:
    """The table whose head, or whose first row, is the paragraph at `index`."""
    first = paragraphs[index]
    cells = _cells(stretch, first)
    columns = read_head(stretch, cells)
    following = paragraphs[index + 1 :]
    if columns is None:
        columns, following = without_head(stretch, cells, paper_date), paragraphs[index:]
    if columns is None:
        return None
    reader = RowReader(stretch, columns, paper_date, _label(first))
    rows: list[Draft] = []
    last = first.end
    for paragraph in following:
        if "|" not in stretch.text[paragraph.start : paragraph.end]:
            long = paragraph.end - paragraph.start > _LONG and not paragraph.marker
            if long or _NEW_PART.match(stretch.folded, paragraph.start):
                break
            continue
        cells = _cells(stretch, paragraph)
        if read_head(stretch, cells) or _counts(stretch, cells[0]):
            break  # another table
        last = paragraph.end
        if len(cells) == columns.count - 1 and columns.matter and row_number(stretch, cells[0]) is None:
            cells = [Place(cells[0].start, cells[0].start), *cells]  # the number of the row is lost
        if draft := reader.read(cells):
            rows.append(draft)
    return Table(first.start, last, rows)


def _cells(stretch: Stretch, paragraph: Paragraph) -> list[Place]:
    return [Place(m.start(), m.end()) for m in _CELL.finditer(stretch.text, paragraph.start, paragraph.end)]


# --- rows between lines of a pipe ------------------------------------------------------------------------------


def _ruled(stretch: Stretch, start: int, end: int, paper_date: str | None) -> Table:
    """The table whose head begins at `start`, and those that follow it without a break.

    It has no rows where its head names no plan's columns.
    """
    reader: RowReader | None = None
    rows: list[Draft] = []
    last = start
    for cells in ruled_rows(stretch.text, start, end):
        last = cells[-1].end
        head = next((i for i, cell in enumerate(cells) if _counts(stretch, cell)), None)
        columns = read_head(stretch, cells[head or 0 :]) if head is not None or _is_short(cells) else None
        above = () if columns else cells
        if head is not None:
            above = cells[: max(head - 1, 0)]  # a caption stands before the head
        if reader and above and (draft := reader.align(above)):
            rows.append(draft)
        if columns or head is not None:
            section = reader.section if reader and head is None else None
            reader = RowReader(stretch, columns, paper_date, None, section) if columns else None
    return Table(start, last, rows)


def _is_short(cells: Sequence[Place]) -> bool:
    """Tell whether no cell is too long for a head."""
    return all(cell.end - cell.start < _HEAD_CELL for cell in cells)


def _counts(stretch: Stretch, cell: Place | Paragraph) -> bool:
    """Tell whether `cell` is the first of a head: "STT"."""
    return _COUNTS.fullmatch(stretch.folded, cell.start, cell.end) is not None


# --- a cell a paragraph ---------------------------------------------------------------------------------------


def _stacked(stretch: Stretch, paragraph: Paragraph, end: int, paper_date: str | None) -> Table | None:
    """The table whose first cell is `paragraph`."""
    start = paragraph.start
    cells = find_head(stretch, start, end)
    columns = read_head(stretch, cells) if cells else None
    if columns is None or not cells:
        return None
    reader = RowReader(stretch, columns, paper_date, _label(paragraph))
    rows: list[Draft] = []
    last = cells[-1].end
    for row in stacked_rows(stretch, last, end, columns.count):
        last = row.cells[-1].end
        if draft := reader.read(row.cells):
            rows.append(draft)
    note = _NOTE.match(stretch.folded, last, end)
    if note and columns.time is None:  # "* Tiến độ trình: tháng 9/2029 (cho cả ba dự án)" below the table
        stop = stretch.text.find("\n\n", note.end(), end)
        last = stop if stop >= 0 else end
        due = read_due(stretch, Place(note.end(), last), paper_date)
        for draft in rows:
            draft.due = due
    return Table(start, last, rows)


# --- a line of a cell a line ----------------------------------------------------------------------------------


def _lined(stretch: Stretch, paragraphs: Sequence[Paragraph], index: int, paper_date: str | None) -> Table | None:
    """The table whose head begins with the line that is the paragraph at `index`, over the pages that follow."""
    start, end = paragraphs[index].start, paragraphs[-1].end
    head = find_lined_head(stretch, start, end)
    columns = read_head(stretch, head) if head else None
    if head is None or columns is None or not 0 < columns.matter < columns.leads[0]:
        return None
    reader = RowReader(stretch, columns, paper_date, None)
    rows: list[Draft] = []
    last = head[-1].end
    for row in lined_rows(stretch, head, columns, end):
        last = row.cells[-1].end
        if row.heading:
            reader.heading(row.cells[0])
        elif draft := reader.read(row.cells, partners=row.partners):
            rows.append(draft)
    return Table(start, last, rows)


# --- rows under the name of who does them ---------------------------------------------------------------------


def _assigned(stretch: Stretch, paragraphs: Sequence[Paragraph], index: int, paper_date: str | None) -> Table | None:
    """The table under the heading that is the paragraph at `index`."""
    heading, end = paragraphs[index], next_heading(paragraphs, index)
    body = find_assignee(stretch, heading, end)
    rows = assigned_rows(stretch, body, heading, end, paper_date) if body else []
    return Table(heading.start, end, rows) if rows else None


# --- rows in one run of words ---------------------------------------------------------------------------------


def _scanned(
    stretch: Stretch, paragraphs: Sequence[Paragraph], index: int, start: int, paper_date: str | None
) -> Table | None:
    """The table whose head is in the paragraph at `index` and whose rows begin at `start`."""
    rows = list(scanned_rows(stretch, max(start, 0) or paragraphs[index].end, paragraphs[-1].end, paper_date))
    label = _label(paragraphs[index - 1]) if index else None
    for draft, _ in rows:
        draft.label = ".".join(filter(None, (label, draft.label))) or None
    return Table(paragraphs[index].start, rows[-1][1], [draft for draft, _ in rows]) if len(rows) > 1 else None
