"""Read the markers of numbered items and join them to labels.

The classes follow Decree 30/2020/NĐ-CP, Annex I, II.5: phần, chương, mục, điều, khoản, điểm; or I, 1, a and dashes;
with the looser forms that clerks type.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

__all__ = ["Levels", "Marker", "MarkerKind", "read_marker"]

MarkerKind = Literal["unit", "article", "roman", "upper", "number", "dotted", "round", "letter", "dash"]

_CAPITAL = "A-ZÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬĐÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ"
_MARKER = re.compile(
    rf"""
    [_“"]?\s?
    (?:
      (?P<unit>(?:PH[ẦA]N|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU\s+MỤC|Tiểu\s+mục)\s+
         (?:[IVXLC]+|\d{{1,2}}|THỨ\s\w+|[Tt]hứ\s\w+)\b)[.:]?(?=\s*$|\s*[*]*\s*[-–.:]?\s*[*]*\s*[{_CAPITAL}])
      | (?P<article>(?:Đi[ềểêệễe]u|ĐI[ỀÊẺE]U)\s+(?:\d{{1,3}}[a-zđ]?|[Il]))\s*(?:[.:]|(?=\s*$))
      | (?P<roman>[IVX]{{1,5}}|[IVXLC]{{2,6}})\s?(?:[.)/:]|[-–](?=\s))(?=[\s*]|[{_CAPITAL}]|$)
      | (?P<upper>[A-HĐ])\s?[.)/](?=[\s*])
      | (?P<open>\(?)(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})
        (?P<close>\s?\\?(?:[.):]|/(?![A-ZĐ]{{2,5}}[-–]))|\s?[-–](?=\s+[{_CAPITAL}]))
        (?=[\s*]|[{_CAPITAL}“"(]|$)
      | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=\s+[*]*[{_CAPITAL}“"(])
      | (?P<letter>[a-zđ]|[a-zđ]{{2}}(?=\))|[a-zđ]\.?\d{{1,2}}(?:\.\d)?)\s?[.)/](?=[\s*]|[{_CAPITAL}“"(]|$)
      | (?P<dash>[-–—−•+*·●◦▪■➢✓~])(?=\s+\S|[{_CAPITAL}])
    )
    """,
    re.VERBOSE,
)
_OPENERS = frozenset('_“" IVXLABCDEFGHĐ(-–—−•+*·●◦▪■➢✓~0123456789abcdefghijklmnopqrstuvwxyzđ')
_WORDS = frozenset({"PH", "Ph", "CH", "Ch", "MỤ", "Mụ", "TI", "Ti", "Đi", "ĐI"})  # Phần, Chương, Mục, Tiểu mục, Điều
_SERIES_STARTS = frozenset({"1", "01", "I", "a", "A"})


class Marker(msgspec.Struct, frozen=True, gc=False):
    """A marker as printed; `end` is where the words behind it begin, `style` tells "1." from "1)"."""

    kind: MarkerKind
    printed: str
    number: str
    end: int
    style: str = ""


def read_marker(text: str) -> Marker | None:
    """Read the marker with which the line `text` begins.

    >>> read_marker("a) Sở Y tế:").number, read_marker("Điều 3. Hiệu lực").printed, read_marker("2021 là năm")
    ('a', 'Điều 3.', None)
    """
    if not (text[:2] in _WORDS or (text[0] in _OPENERS and (not text[1:2].islower() or text[2:3] == ")"))):
        return None  # spares most lines the pattern
    found = _MARKER.match(text)
    if found is None:
        return None
    printed = found[0].strip(' _“"').replace("\\", "")
    kind = found.lastgroup
    if kind == "close":
        number = found["number"]
        style = found["open"] + found["close"].strip(" \\")
        kind = "dotted" if "." in number else "round" if found["open"] else "number"
        return Marker(kind, printed, number, found.end(), style)  # type: ignore[arg-type]  # a name of the pattern
    number = found[kind] if kind and kind != "dash" else ""
    if kind == "article":
        number = {"I": "1", "l": "1"}.get(number.split()[-1], number.split()[-1])
    return Marker(kind, printed, number, found.end())  # type: ignore[arg-type]  # a name of the pattern


class _Level(msgspec.Struct, gc=False):
    """An open numbered item: the class of its marker, its own number and its label."""

    kind: str
    number: str
    label: str


def _follows(number: str, following: str) -> bool:
    """Tell whether `following` comes right after `number` in a series of figures or letters."""
    if number.isdigit() and following.isdigit():
        return int(following) == int(number) + 1
    return len(number) == len(following) == 1 and 0 < ord(following) - ord(number) < 3


class Levels:
    """The numbered items that are open at a place of the text, the outermost first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: list[_Level] = []

    @property
    def label(self) -> str | None:
        """The label of the innermost open item."""
        return self._open[-1].label if self._open else None

    @property
    def depth(self) -> int:
        """How many items are open."""
        return len(self._open)

    def clear(self) -> None:
        """Close all of them, as a new chapter does."""
        self._open.clear()

    def expect(self, marker: Marker) -> bool:
        """Tell whether `marker` is the next of an open series, or may open one."""
        number = marker.number
        if number in _SERIES_STARTS:
            return True
        if not number.isdigit():
            return marker.kind != "article"
        kind = marker.kind + marker.style
        return any(level.kind == kind and _follows(level.number, number) for level in self._open)

    def open(self, marker: Marker) -> int:
        """Close the items that `marker` ends, open its own, and give the number of its parents."""
        kind, number, levels = marker.kind + marker.style, marker.number, self._open
        if marker.kind == "article":
            levels.clear()
        if marker.kind == "dotted":
            self._open_dotted(number)
            return len(levels) - 1
        same = [index for index, level in enumerate(levels) if level.kind == kind]
        follows = (index for index in reversed(same) if _follows(levels[index].number, number))
        at = next(follows, same[0] if same else None)
        if at is not None and not (
            number in _SERIES_STARTS and at < len(levels) - 1
        ):  # a series begins once under one item
            del levels[at:]
        self._push(kind, number)
        return len(levels) - 1

    def _open_dotted(self, number: str) -> None:
        """Open "1.2" under its "1", whose number it repeats, or under what is open where there is none."""
        parent = number.rpartition(".")[0]
        levels = self._open
        at = next((i for i in range(len(levels) - 1, -1, -1) if levels[i].number == parent), None)
        if at is None:
            while levels and levels[-1].kind.startswith(("dotted", "letter", "round")):
                levels.pop()
            self._push("dotted", number)
            return
        del levels[at + 1 :]
        above = levels[-1].label
        levels.append(_Level("dotted", number, above[: len(above) - len(parent)] + number))

    def _push(self, kind: str, number: str) -> None:
        """Open an item under the innermost one."""
        self._open.append(_Level(kind, number, f"{self.label}.{number}" if self._open else number))
