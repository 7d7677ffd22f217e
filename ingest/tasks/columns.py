"""The columns of a plan's table as its head names them, and the task that one row of cells gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import msgspec

from graph.record import fold_space
from ingest.layout.cells import Place
from ingest.tasks.bodies import bodies_alone, read_bodies
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import Stretch, cue_at
from ingest.tasks.deadlines import read_period
from ingest.tasks.drafts import Draft
from ingest.tasks.text import name_at

__all__ = ["Columns", "RowReader", "names_bodies", "read_due", "read_head", "row_number", "without_head"]

_WORDS = re.compile(r"[^\W_]*[^\W\d_]")
# How the head of a column begins, folded. Who leads stands before who helps: "đơn vị phối hợp thực hiện" is a partner.
_PARTNER = re.compile(
    r"\W*(?:(?:co quan|don vi|bo phan|don vi, ca nhan|to chuc)\W+(?:don vi\W+)?)?(?:phoi hop|tham gia)(?!\s+nop)"
)
_LEAD = re.compile(
    r"\W*(?:(?:co quan|don vi|bo phan|phong|ban|nguoi|ca nhan)\W+(?:\w+\W+){0,2}?"
    r"(?:chu tri|thuc hien|phu trach|dau moi|chiu trach nhiem|tham muu|soan thao|trinh)"
    r"|chu tri|phan cong|trach nhiem)"
)
_ALSO_LEADS = re.compile(r"\W*co quan\W+(?:chu tri\W+)?(?:tham tra|tham dinh|soan thao|trinh)")
_MATTER = re.compile(
    r"\W*(?:cac )?(?:noi dung|nhiem vu|cong viec|hoat dong|ten(?! don vi| co quan)|danh muc|giai phap|muc tieu)"
)
# a list of procedures tells where citizens apply
_PROCEDURES = re.compile(r"\W*(?:ten |ma |ma so )?(?:thu tuc hanh chinh|tthc)(?!\w)")
_TIME = re.compile(r"\W*(?:thoi gian|thoi han|tien do|han hoan thanh|thoi diem|han trinh|ngay hoan thanh)")
_NUMBER = re.compile(r"\W*(\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?:\.\d{1,2}){0,2}|[A-Za-zđ])\W*")
_ITEM = re.compile(r"(?<![,\s])\s*\n\s*(?:[-–+•]\s*)?(?=[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ])")
_PART = re.compile(r"[\s*]*([IVX]{1,5}(?:\.\d{1,2}){0,2}|[A-Z])[.)]?[*]*\s")
_DITTO = re.compile(r"\W*(?:n\W?t|nhu tren)\W*|\s*[\"”]\s*")  # "nt", as above
_COMMA = re.compile(r"[,;\n]\s*")
# words behind a named body that tell what it does ("Vụ A xây dựng phương án trình Bộ"), at least; fewer end its name,
# as any number does that of a kind of bodies ("Đơn vị chuyên môn theo dõi lĩnh vực")
_ACT = 5
_HEADING_CELLS = 2  # of a line that parts the table: its number and its words
_MOST = 12  # columns of a table whose merged cells can be told
_FEWEST = 3  # cells of a row from which columns are told without a head


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table: how many it has, which ones hold the matter, the leads, the partners, the time."""

    count: int
    matter: int
    leads: tuple[int, ...]
    partner: int | None
    time: int | None

    def behind_number(self) -> Columns:
        """The columns where a first one, which the head does not name, holds the number of the row."""
        partner, time = (None if index is None else index + 1 for index in (self.partner, self.time))
        return Columns(self.count + 1, self.matter + 1, tuple(lead + 1 for lead in self.leads), partner, time)


def read_head(stretch: Stretch, cells: Sequence[Place]) -> Columns | None:
    """Give the columns if `cells` are the head of a table that names a matter and who does it."""
    found: dict[str, int] = {}
    leads: list[int] = []
    for index, cell in enumerate(cells):
        words = fold_space(stretch.folded[cell.start : cell.end])
        if _PROCEDURES.match(words):
            return None
        for name, pattern in (("partner", _PARTNER), ("lead", _LEAD), ("time", _TIME), ("matter", _MATTER)):
            if pattern.match(words):
                if name == "lead" and (not leads or _ALSO_LEADS.match(words)):
                    leads.append(index)
                found.setdefault(name, index)
                break
    if "matter" not in found or not leads:
        return None
    return Columns(len(cells), found["matter"], tuple(leads), found.get("partner"), found.get("time"))


def without_head(stretch: Stretch, cells: Sequence[Place], paper_date: str | None) -> Columns | None:
    """The columns of a table whose head is lost: a row that ends in a matter, a body and a date."""
    if len(cells) < _FEWEST or not names_bodies(stretch, cells[-2]):
        return None
    when = read_period(stretch.text[cells[-1].start : cells[-1].end], paper_date)
    if when is None or when.value is None:
        return None
    last = len(cells) - 1
    return Columns(len(cells), last - 2, (last - 1,), None, last)


def row_number(stretch: Stretch, cell: Place) -> str | None:
    """The number of a row, None where the cell holds another thing."""
    number = _NUMBER.fullmatch(stretch.text, cell.start, cell.end)
    return number[1] if number else None


def names_bodies(stretch: Stretch, cell: Place) -> tuple[Place, ...]:
    """The bodies that a cell lists, whose items may stand on lines of their own."""
    bodies: list[Place] = []
    start = cell.start
    for parting in _ITEM.finditer(stretch.text, cell.start, cell.end):
        if parting[0].strip() or _is_many(stretch, parting.end(), cell.end) or _is_many(stretch, start, cell.end):
            bodies.extend(_lists_bodies(stretch, Place(start, parting.start())))
            start = parting.end()
    bodies.extend(_lists_bodies(stretch, Place(start, cell.end)))
    return tuple(bodies)


def _is_many(stretch: Stretch, place: int, end: int) -> bool:
    """Tell whether a plural begins at `place`: "các đơn vị", which no line above or below completes."""
    start = body_starts_at(stretch, place, end)
    return start is not None and start.plural


def _lists_bodies(stretch: Stretch, cell: Place) -> tuple[Place, ...]:
    """The bodies of one list."""
    start, end = cell.start, cell.end
    bodies: list[Place] = []
    while True:
        while start < end and not stretch.text[start].isalpha():
            start += 1
        found = read_bodies(stretch, start, end)
        if found is None or found.stop == "colon":
            return tuple(bodies)
        bodies += found.bodies
        following = cue_at(stretch, found.end, end) if found.stop == "cue" else None
        if following is None or "partner" in following.roles:
            return tuple(bodies)  # "Cục A phối hợp với Viện B"
        comma = _COMMA.search(stretch.text, found.end, end)
        stop = comma.start() if comma else end
        words = stretch.text[found.end : stop].split()
        if not (found.is_group[-1] or len(words) < _ACT):
            return tuple(bodies)
        last = bodies.pop().start
        bodies.append(Place(last, last + len(stretch.text[last:stop].rstrip(" *."))))
        start = comma.end() if comma else end


class RowReader:
    """Read the rows of one table; what a cell merged over rows holds counts for each of them."""

    def __init__(
        self,
        stretch: Stretch,
        columns: Columns,
        paper_date: str | None,
        label: str | None,
        section: str | None = None,
    ) -> None:
        """Take the columns, `label`, the label of the item that holds the table, and that of its open `section`."""
        self.stretch, self.columns, self.paper_date = stretch, columns, paper_date
        self.label, self.section = label, section or label
        self.above: dict[int, Place] = {}

    def read(
        self, cells: Sequence[Place], covered: frozenset[int] = frozenset(), partners: Sequence[Place] | None = None
    ) -> Draft | None:
        """Give the task of the row of `cells`, None where it lacks a matter or a body that does it.

        `covered` are the columns whose cell is merged with the one above. Where lines of a cell go on with each other,
        `partners` gives the parts of the partners' cell; else each line may be an item.
        """
        columns, text = self.columns, self.stretch.text
        if len(cells) <= max(columns.matter, *columns.leads):
            return None
        cells = [
            self.above.get(i, cell)
            if i in covered or _DITTO.fullmatch(self.stretch.folded, cell.start, cell.end)
            else cell
            for i, cell in enumerate(cells)
        ]
        self.above = dict(enumerate(cells))
        number = row_number(self.stretch, cells[0]) if columns.matter or 0 in columns.leads else None
        matter = cells[columns.matter]
        bodies = names_bodies if partners is None else _lists_bodies
        leads = [body for lead in columns.leads for body in bodies(self.stretch, cells[lead])]
        begins = _WORDS.search(text, matter.start, matter.end)
        if begins is None:
            return None
        if not leads:
            if number and not number.islower() and not number[0].isdigit():
                self.section = ".".join(filter(None, (self.label, number)))  # "I | Công tác chung | | |"
            return None
        if partners is None:
            partners = [cells[columns.partner]] if columns.partner is not None and columns.partner < len(cells) else []
        words = [name_at(text, place) for place in leads]
        return Draft(
            label=".".join(filter(None, (self.section, number))) or None,
            leads=tuple(dict.fromkeys(words)),
            partners=[body for partner in partners for body in bodies(self.stretch, partner)],
            action=begins.start(),
            places=[matter],
            whole=Place(matter.start, matter.end) if covered else Place(cells[0].start, cells[-1].end),
            due=self.due(cells),
        )

    def align(self, cells: Sequence[Place]) -> Draft | None:
        """Give the task of a row that may lack the cells which are merged with those above, as what they hold tells."""
        numbered = row_number(self.stretch, cells[0]) is not None
        if numbered and not self.columns.matter and len(cells) == self.columns.count + 1:
            self.columns = self.columns.behind_number()
        lacking = self.columns.count - len(cells)
        if lacking <= 0:
            return self.read(cells)
        if len(cells) <= _HEADING_CELLS < self.columns.count and (numbered or len(cells) == 1):
            self.heading(Place(cells[0].start, cells[-1].end))
            return None
        if self.columns.count > _MOST:
            return None
        # the last cells of a row are merged most often
        for columns in combinations(range(self.columns.count - 1, -1, -1), lacking):
            covered = frozenset(columns)
            if covered <= self.above.keys() and self._fits(whole := self._spread(cells, covered), covered):
                return self.read(whole, covered)
        return None

    def _spread(self, cells: Sequence[Place], covered: frozenset[int]) -> list[Place]:
        """The cells of a whole row, of which the `covered` ones are empty."""
        rest = iter(cells)
        empty = Place(cells[0].start, cells[0].start)
        return [empty if index in covered else next(rest) for index in range(self.columns.count)]

    def _fits(self, cells: Sequence[Place], covered: frozenset[int]) -> bool:
        """Tell whether the number, the matter and the bodies of a row stand in their columns."""
        columns = self.columns
        if columns.matter in covered or bodies_alone(
            self.stretch, cells[columns.matter].start, cells[columns.matter].end
        ):
            return False
        if (
            columns.matter
            and 0 not in columns.leads
            and 0 not in covered
            and row_number(self.stretch, cells[0]) is None
        ):
            return False
        partner = None if columns.partner in covered or columns.partner is None else cells[columns.partner]
        due = read_due(self.stretch, partner, self.paper_date) if partner else None
        if due and due[0]:
            return False
        leads = [cells[index] for index in columns.leads if index not in covered]
        return all(self._is_ditto(cell) or names_bodies(self.stretch, cell) for cell in leads)

    def _is_ditto(self, cell: Place) -> bool:
        """Tell whether `cell` says that it holds what the one above holds."""
        return _DITTO.fullmatch(self.stretch.folded, cell.start, cell.end) is not None

    def heading(self, cell: Place) -> None:
        """Take a line that parts the table: its number stands before the numbers of the rows below it."""
        number = _PART.match(self.stretch.text, cell.start, cell.end)
        if number:
            self.section = ".".join(filter(None, (self.label, number[1])))

    def due(self, cells: Sequence[Place]) -> tuple[str | None, str] | None:
        """What the column of time says."""
        time = self.columns.time
        return read_due(self.stretch, cells[time], self.paper_date) if time is not None and time < len(cells) else None


def read_due(stretch: Stretch, cell: Place, paper_date: str | None) -> tuple[str | None, str] | None:
    """The deadline that `cell` gives and its words, None where it is empty."""
    words = stretch.text[cell.start : cell.end]
    found = read_period(words, paper_date)
    return (found.value, fold_space(words[found.start : found.end])) if found else None
