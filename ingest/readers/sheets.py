"""Spreadsheets (.xlsx): the rows of the sheets that a reader sees, as tables of a paper.

Source of the structure: ECMA-376, part 1 (SpreadsheetML). Formulas give the value that the program saved beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from lxml import etree

from graph.errors import UnreadableFile
from ingest.readers.legacy import restore
from ingest.readers.packages import Package, main_part, parse_xml, relation_id, relations_of
from ingest.readers.source import SourceText, with_pages
from ingest.readers.table_rows import joined
from ingest.readers.word_styles import local

__all__ = ["read_sheets"]

MAIN = "xl/workbook.xml"
MOST_COLUMNS = 200  # of a row; papers have a dozen, a stray cell may stand in the last of 16,384
COLUMN = re.compile(r"[A-Z]{1,3}")
DAYS = frozenset((*range(14, 18), 22))  # the built-in formats of days (ECMA-376, part 1, 18.8.30)
OF_DAYS = re.compile(r"[dy]", re.IGNORECASE)  # in a format of one's own, outside of quotes, brackets and escapes
ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
BEGINNING, BEGINNING_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # day 0: 1900 is a leap year to Excel
LAST_DAY = 2_958_465  # 31/12/9999


def read_sheets(data: bytes) -> SourceText:
    """Give the sheets one after the other, a page each; the cells of a row joined by tabs.

    Days are written as a paper writes them (20/5/2024). Raises `UnreadableFile` where the file is broken.
    """
    package = Package(data)
    main = main_part(package, MAIN)
    workbook = parse_xml(package.read(main))
    related = {one.id: one for one in relations_of(package, main)}
    parts = {one.kind: one.target for one in related.values() if one.target in package.names}
    shared = parse_xml(package.read(parts["sharedStrings"])) if "sharedStrings" in parts else ()
    strings = ["".join(_words(item)) for item in shared if local(item) == "si"]
    days = _day_formats(parse_xml(package.read(parts["styles"]))) if "styles" in parts else frozenset[int]()
    begun_1904 = any(found.get("date1904") in ("1", "true") for found in _named(workbook, "workbookPr"))
    beginning = BEGINNING_1904 if begun_1904 else BEGINNING
    sheets = []
    for sheet in _named(workbook, "sheet"):
        place = relation_id(sheet)
        if sheet.get("state", "visible") != "visible" or place not in related or related[place].kind != "worksheet":
            continue
        rows = _rows(parse_xml(package.read(related[place].target)), strings, days, beginning)
        sheets.append("\n".join(joined([*rows])))
    return with_pages(restore("\n\f".join(filter(None, sheets))))


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local(element) == name)


def _words(item: etree._Element) -> Iterator[str]:
    """Give the text of a string without the reading aids of East Asian scripts."""
    for child in item:
        if local(child) == "t":
            yield child.text or ""
        elif local(child) == "r":
            yield from _words(child)


def _day_formats(styles: etree._Element) -> frozenset[int]:
    """Give the places of the cell formats that show a number as a day."""
    own = {
        found.get("numFmtId", ""): OF_DAYS.search(ASIDE.sub("", found.get("formatCode", ""))) is not None
        for found in _named(styles, "numFmt")
    }
    formats = next((list(found) for found in _named(styles, "cellXfs")), [])
    numbers = [found.get("numFmtId", "0") for found in formats]
    return frozenset(n for n, kind in enumerate(numbers) if own.get(kind, kind.isdecimal() and int(kind) in DAYS))


def _rows(
    sheet: etree._Element, strings: Sequence[str], days: frozenset[int], beginning: datetime
) -> Iterator[list[str]]:
    """Give the rows that hold words, from the column in which they begin."""
    for row in _named(sheet, "row"):
        if row.get("hidden") in ("1", "true"):
            continue
        cells: dict[int, str] = {}
        for cell in row:
            place = COLUMN.match(cell.get("r", ""))
            column = _index(place[0]) if place else len(cells)
            text = _value(cell, strings, days, beginning).strip()
            if text and column < MOST_COLUMNS:
                cells[column] = text
        if cells:  # a title stands in the midst of empty ones
            yield [cells.get(n, "") for n in range(min(cells), max(cells) + 1)]


def _index(letters: str) -> int:
    """Count a column from 0.

    >>> _index("A"), _index("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: etree._Element, strings: Sequence[str], days: frozenset[int], beginning: datetime) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(word for child in cell if local(child) == "is" for word in _words(child))
    text = next((child.text or "" for child in cell if local(child) == "v"), "")
    if kind == "s":
        return strings[int(text)] if text.isdecimal() and int(text) < len(strings) else ""
    if kind == "n" and text:
        return _number(text, beginning if int(cell.get("s") or 0) in days else None)
    return "" if kind in ("e", "b") else text


def _number(text: str, beginning: datetime | None) -> str:
    """Write a number as it is shown, a day where it counts from `beginning`.

    >>> _number("45432", BEGINNING), _number("0.30000000000000004", None), _number("12", None)
    ('20/5/2024', '0.3', '12')
    """
    try:
        value = float(text)
    except ValueError as error:
        raise UnreadableFile("xml-broken", reason=text[:20]) from error
    if beginning and 1 <= value <= LAST_DAY:
        day = beginning + timedelta(days=value)
        return f"{day.day}/{day.month}/{day.year}"
    return f"{value:.15g}"
