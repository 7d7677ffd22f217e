"""The parts of a document that words name: "điểm a, b khoản 2 Điều 5" are two, each with a path from the largest down.

A path is what makes a part the same one, however it is printed: (("Điều", "5"), ("khoản", "2"), ("điểm", "a")).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, TypeAlias

import msgspec

from graph.identity import plain, slug
from graph.model import Iri
from graph.tables import read_table

__all__ = [
    "CHANGES",
    "ENCLOSED",
    "PARTS_ENDED",
    "Path",
    "provision_iri",
    "provision_name",
    "provisions_in",
    "within",
]

Path: TypeAlias = tuple[tuple[str, str], ...]
"""The units of a part with their marks, the largest first."""

CHANGES: Final = {"amends", "replaces", "repeals", "extends", "corrects", "suspends"}
"""The relations between documents that can touch a part of the target alone."""
PARTS_ENDED: Final = {"part-repealed": "repeals", "part-replaced": "replaces"}
"""What an amendment does to the part that it names, by the rule of its evidence (`ingest.relations.bonds`)."""
ENCLOSED: Final = "bản kèm theo"
"""What a document promulgates (a regulation with articles of its own), as the unit above its parts."""
_ARTICLE, _ANNEX = "Điều", "Phụ lục"
_WITH = re.compile(r"\bkem theo\b")  # in plain letters
_MOST = 60  # parts of one name: "Điều 3 đến Điều 500" is a misreading


class _Unit(msgspec.Struct, frozen=True):
    word: str
    rank: int
    alone: bool = False
    capitals: bool = False


@cache
def _units() -> dict[str, _Unit]:
    return {plain(row.word): row for row in read_table("graph", "provision_units", _Unit)}


_ALPHABET = "abcdđeghiklmnopqrstuvxy"  # in which points are lettered
_MARK = r"(?:\d+[a-z]?(?:\.\d+)*|[ivxlc]+(?!\w)|[a-z]\d?(?!\w))"
_JOIN = re.compile(r"\s*(?P<to>(?<=\s)den(?=\s)|-|–)\s*|\s*(?:,(?:\s*va\b)?|\bva\b)\s*")


@cache
def _items() -> re.Pattern[str]:
    """Give the pattern, for plain letters, of a unit with its marks and of what joins it to the one before."""
    words = "|".join(word.replace(" ", r"\s+") for word in sorted(_units(), key=len, reverse=True))
    return re.compile(
        rf"(?P<before>[\s,;.]*(?:\b(?:va|den|tu|cua|tai|thuoc|cac)\s+)*)\b(?P<unit>{words})\b"
        rf"(?:\s+(?:so\s+)?(?P<marks>{_MARK}(?:(?:\s*(?:,\s*va|,|va|den|-|–)\s*){_MARK})*)(?!\w))?"
    )


class _Item(msgspec.Struct):
    """A unit with its marks, and the words that join it to the one before."""

    unit: _Unit
    marks: tuple[str, ...]
    before: str


def provisions_in(printed: str) -> tuple[Path, ...]:
    """Give the parts that `printed` names, in its order; () where it names none.

    Units stand the smallest first; one that lacks what stands above it takes that of the next one which has it.

    >>> [provision_name(path) for path in provisions_in("điểm a, đ khoản 2 và khoản 3 Điều 5; Điều 7, 8; Phụ lục II")]
    ['điểm a khoản 2 Điều 5', 'điểm đ khoản 2 Điều 5', 'khoản 3 Điều 5', 'Điều 7', 'Điều 8', 'Phụ lục II']

    Parts of a regulation that the document encloses are other ones than its own; an annex is the document's.

    >>> [provision_name(path) for path in provisions_in("khoản 1 Điều 5 Quy chế kèm theo")]
    ['khoản 1 Điều 5 bản kèm theo']
    """
    groups: list[list[_Item]] = []
    for item in _read(printed):
        group = groups[-1] if groups else []
        apart = ";" in item.before or "va" in item.before.split()
        if group and "den" in item.before.split() and [one.unit for one in group] == [item.unit]:
            group[0].marks = (*group[0].marks[:-1], *_range(group[0].marks[-1], item.marks[0]))
        elif group and item.unit.rank > group[-1].unit.rank and not apart:
            group.append(item)
        elif group and item.unit.rank < group[0].unit.rank and not item.before.strip(" "):
            group.insert(0, item)  # "Điều 5 khoản 2"
        else:
            groups.append([item])
    above: list[_Item] = []
    paths: list[Path] = []
    for group in reversed(groups):
        alone = any(item.unit.alone for item in group)
        above = group if alone else [*group, *(item for item in above if item.unit.rank > group[-1].unit.rank)]
        paths[:0] = _paths(above)
    if _WITH.search(plain(printed)) and not any(path[0][0] == _ANNEX for path in paths):
        paths = [((ENCLOSED, ""), *path) for path in paths]
    return tuple(dict.fromkeys(paths[:_MOST]))


def _read(printed: str) -> Iterator[_Item]:
    for found in _items().finditer(plain(printed)):
        unit = _units()[" ".join(found["unit"].split())]
        start, end = found.span("marks")
        marks = tuple(_marks(printed[start:end], unit)) if start >= 0 else ()
        if marks or unit.word == _ANNEX:
            yield _Item(unit, marks or ("",), found["before"])


def _marks(printed: str, unit: _Unit) -> Iterator[str]:
    """Give the marks of a list as names write them: digits without zeros before, those of large parts in capitals."""
    place, last = 0, None
    for join in (*_JOIN.finditer(plain(printed)), None):
        mark = printed[place : join.start() if join else len(printed)].lower().lstrip("0")
        mark = mark.upper() if unit.capitals else mark
        yield from _range(last, mark)[1:] if last else (mark,)
        place, last = (join.end(), mark if join["to"] else None) if join else (place, None)


def _range(first: str, last: str) -> tuple[str, ...]:
    """Give all marks from one to another one, both included, as far as it is clear which lie between."""
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < _MOST:
        return tuple(map(str, range(int(first), int(last) + 1)))
    a, b = _ALPHABET.find(first), _ALPHABET.find(last)
    return tuple(_ALPHABET[a : b + 1]) if len(first) == len(last) == 1 and 0 <= a < b else (first, last)


def _paths(group: list[_Item]) -> Iterator[Path]:
    """Give a path for each mark of each unit; an article's number runs through the document, or through its annex."""
    article = next((item.unit.rank for item in group if item.unit.word == _ARTICLE), None)
    kept = [item for item in group if article is None or item.unit.rank <= article or item.unit.word == _ANNEX]
    choices = [[(item.unit.word, mark) for mark in item.marks] for item in reversed(kept)]
    yield from itertools.product(*choices)


def provision_name(path: Path) -> str:
    """Give the name of a part, the smallest unit first.

    >>> provision_name((("Điều", "5"), ("khoản", "2")))
    'khoản 2 Điều 5'
    """
    return " ".join(f"{unit} {mark}".strip() for unit, mark in reversed(path))


def provision_iri(document: Iri, path: Path) -> Iri:
    """Name a part under its document.

    >>> provision_iri(Iri("x:107-nq-cp"), (("Điều", "5"), ("khoản", "2"), ("điểm", "đ")))
    'x:107-nq-cp/dieu-5/khoan-2/diem-dd'
    """
    return Iri("/".join([document, *(slug(f"{unit} {mark.replace('đ', 'dd')}") for unit, mark in path)]))


def within(part: Path, whole: Path) -> bool:
    """Tell whether a part is the other one, or lies within it.

    >>> article, clause = (("Điều", "5"),), (("Điều", "5"), ("khoản", "2"))
    >>> within(clause, article), within(article, clause)
    (True, False)
    """
    return part[: len(whole)] == whole
