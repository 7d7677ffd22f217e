"""Find and read the line of place and date ("Kiên Giang, ngày 11 tháng 9 năm 2021")."""

from __future__ import annotations

import re

from graph.record import fold_space
from graph.territories import find_districts, find_province
from ingest.layout.cells import Layout, Place
from ingest.layout.head import DATE, Head
from ingest.letters import fold

__all__ = ["dated", "find_dateline", "place_name", "read_dateline"]

_LOOKALIKES = str.maketrans("il|]o", "11110")  # in folded text
_SPECKS = 4  # letters that a scan may see before a date
_LONGEST_PLACE = 45
_CELL_ENDS = "\n\t|:;*"


def find_dateline(head: Head, number: Place | None, type_at: int | None, zone_end: int) -> Place | None:
    """Give the place of the date line, without the cell of the number that may stand before it on the line.

    Below the type only a line that begins with a place, or that follows the number, is one: titles hold dates too.
    """
    below = head.lines[type_at].end if type_at is not None else len(head.text)
    for match in DATE.finditer(head.folded, head.lines[head.first].start, zone_end):
        found = dated(head.text, match, number.end if number else 0)
        placed = found.start < match.start()
        line_start = max(head.text.rfind("\n", 0, found.start) + 1, number.end if number else 0)
        alone = sum(map(str.isalnum, head.text[line_start : found.start])) < _SPECKS
        if not placed and (not alone or "/" in match[0]):  # a date in a sentence
            continue
        follows = number and found.start >= number.end and not head.text[number.end : found.start].strip(" \n*,")
        if found.start < below or follows:
            return found
        before = head.text[found.start : match.start()]
        if before[:1].isupper() and "," in before and head.text[found.start - 1] in "\n\t *":
            return found
    return None


def dated(text: str, match: re.Match[str], not_before: int = 0) -> Place:
    """The place of the date that `match` of `DATE` found in `text`, from the name of the place before it."""
    stop = match.start()
    start = max(not_before if not_before <= stop else 0, stop - _LONGEST_PLACE)
    for end in _CELL_ENDS:
        start = max(start, text.rfind(end, start, len(text[:stop].rstrip(" *_,."))) + 1)
    name = place_name(text[start:stop].rstrip(" *_,.;"))
    if name and not (find_province(name) or "," in text[start:stop] or find_districts(name)):
        name = ""  # "Từ ngày …"
    if name:
        stop = text.rfind(name, start, stop)
    if not find_province(name):
        stop = _broken_place(text, stop, name)
    return Place(stop, match.end())


def place_name(words: str) -> str:
    """The place with which `words` end: a known territory, or the run of capitalised words; "" without one.

    >>> place_name("BC-SYT Kiên Giang"), place_name("Quảng Ngãi"), place_name("TP. Hồ Chí Minh"), place_name("và")
    ('Kiên Giang', 'Quảng Ngãi', 'TP. Hồ Chí Minh', '')
    """
    tokens = words.split()
    for size in range(min(6, len(tokens)), 0, -1):
        name = " ".join(tokens[-size:])
        if name[0].isupper() and name in words and (find_province(name) or find_districts(name)):
            return name
    kept = len(tokens)
    while kept and len(tokens) - kept < 4 and re.match(r"[^\W\d_]", tokens[kept - 1]) and tokens[kept - 1][0].isupper():
        kept -= 1
    name = " ".join(tokens[kept:])
    return name if name in words else tokens[-1]


def _broken_place(text: str, start: int, name: str) -> int:
    """Where the place begins that a line break parts from its end or from the date: "Quảng / Trị, ngày …"."""
    line_start = text.rfind("\n", 0, start) + 1
    rest = text[line_start:start].strip(" *_,")
    if not line_start or (rest if name else len(rest) > 4):
        return start
    above_start = text.rfind("\n", 0, line_start - 1) + 1
    lead = text[above_start : line_start - 1].strip(" *_|,")
    return text.index(lead, above_start) if lead and find_province(f"{lead} {name or rest}") else start


def read_dateline(layout: Layout) -> tuple[str | None, str | None]:
    """Give the date as far as it can be read, and the place before it."""
    if layout.place_date is None:
        return None, None
    words = layout.text[layout.place_date.start : layout.place_date.end]
    found = DATE.search(fold(words))
    if not found:
        return None, None
    place = fold_space(words[: found.start()].replace("*", "")).strip(" ,.;*_-") or None
    province = find_province(place) if "\n" in words[: found.start()] else None
    if place and province and place.replace(" ", "") == province.name.replace(" ", ""):  # "Hà N / ội", torn by markup
        place = province.name
    year = re.sub(r"\D", "", found["year"])
    if len(year) != 4 or not 1900 <= int(year) <= 2100:
        return None, place
    month = _figure(found["month"], 12)
    if month is None:
        return year, place
    day = _figure(found["day"], 31) if re.search(r"\d", found["day"]) else None
    return (f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"), place


def _figure(printed: str, most: int) -> int | None:
    """The day or month as printed; I, l and O are read as the figures for which scans take them."""
    figure = re.sub(r"[\s.*_,]", "", printed).translate(_LOOKALIKES)
    return int(figure) if re.fullmatch(r"\d{1,2}", figure) and 1 <= int(figure) <= most else None
