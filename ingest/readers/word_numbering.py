"""The numbers that Word makes and the file does not spell out: "Điều 1.", "a)", "I.".

Source: ECMA-376, part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re

import msgspec
from lxml import etree

from ingest.readers.word_styles import NumberingPlace, W

__all__ = ["Numbering", "numeral"]

NO_LIST = "0"  # the id by which a paragraph leaves the list of its style

# Bullets stand in symbol fonts at places of private use; a dash is what an official paper shows.
PRIVATE = re.compile("[\ue000-\uf8ff]|[·§Øüv°o]$")

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_DIGITS = (*ROMAN, (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(msgspec.Struct):
    """How one level of a list is numbered; `text` holds "%1" for the number of the first level, and so on."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restarts: bool = True
    plain: bool = False  # numbers of higher levels in digits, whatever their format (isLgl)


def numeral(number: int, form: str) -> str:
    """Write `number` in one of Word's formats; an unknown one gives digits.

    >>> numeral(4, "upperRoman"), numeral(28, "lowerLetter"), numeral(7, "decimalZero")
    ('IV', 'bb', '07')
    """
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, digits in ROMAN_DIGITS:
            roman += digits * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the part "numbering", None where the file has none."""
        self._abstract: dict[str, str] = {}  # list → the definition it uses, which holds the counters
        self._levels: dict[str, dict[int, Level]] = {}  # by list
        self._counts: dict[str, dict[int, int]] = {}  # by definition
        self._overrides: dict[str, dict[int, int]] = {}  # starts that a list sets when it is first used
        if root is None:
            return
        definitions = {a.get(f"{W}abstractNumId", ""): a for a in root.iter(f"{W}abstractNum")}
        for entry in root.iter(f"{W}num"):
            name = entry.get(f"{W}numId", "")
            used = _attribute(entry, "abstractNumId") or ""
            self._abstract[name] = used
            levels = _levels(definitions[used]) if used in definitions else {}
            for override in entry.iter(f"{W}lvlOverride"):
                place = _number(override.get(f"{W}ilvl"), 0)
                own = _levels(override)
                levels = {**levels, **own}
                start = _attribute(override, "startOverride")
                if start is not None:
                    self._overrides.setdefault(name, {})[place] = _number(start, 1)
            self._levels[name] = levels

    def label(self, place: NumberingPlace | None) -> str:
        """Count one more paragraph at `place` and give its label with the gap behind it, "" where it has none."""
        if place is None or place.list == NO_LIST:
            return ""
        levels = self._levels.get(place.list, {})
        level = levels.get(place.level)
        if level is None:
            return ""
        self._count(place, levels)
        text = self._spelled(place, levels)
        return text + ("" if level.suffix == "nothing" or not text else " ")

    def _count(self, place: NumberingPlace, levels: dict[int, Level]) -> None:
        counts = self._counts.setdefault(self._abstract[place.list], {})
        for changed, start in self._overrides.pop(place.list, {}).items():
            counts[changed] = start - 1
        counts[place.level] = counts.get(place.level, levels[place.level].start - 1) + 1
        for deeper in [number for number in counts if number > place.level]:
            if levels.get(deeper, Level()).restarts:
                del counts[deeper]

    def _spelled(self, place: NumberingPlace, levels: dict[int, Level]) -> str:
        level = levels[place.level]
        if level.format == "bullet":
            return "-" if PRIVATE.match(level.text) or not level.text.strip() else level.text.strip()
        counts = self._counts[self._abstract[place.list]]

        def number(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            other = levels.get(of, Level())
            form = "decimal" if level.plain and of != place.level else other.format
            return numeral(counts.get(of, other.start), form)

        return re.sub(r"%([1-9])", number, level.text)


def _attribute(parent: etree._Element, name: str) -> str | None:
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else default


def _levels(definition: etree._Element) -> dict[int, Level]:
    return {
        _number(level.get(f"{W}ilvl"), 0): Level(
            start=_number(_attribute(level, "start"), 1),
            format=_attribute(level, "numFmt") or "decimal",
            text=_attribute(level, "lvlText") or "",
            suffix=_attribute(level, "suff") or "tab",
            restarts=_attribute(level, "lvlRestart") != "0",
            plain=level.find(f"{W}isLgl") is not None,
        )
        for level in definition.iter(f"{W}lvl")
    }
