"""Communes through time: the 10,035 until 30 June 2025, the 3,321 since, and which became which.

The tables are made by `scripts/territories.py`; they are read when somebody first asks for a commune.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec

from graph.tables import read_table
from graph.territories import District, Province, districts, districts_of, find_province, provinces, spelling_key

__all__ = [
    "COMMUNE_NAME",
    "FIRST_DAY",
    "LAST_DAY",
    "Commune",
    "Place",
    "all_places",
    "communes_on",
    "find_place",
    "heirs",
    "origins",
    "place_of",
]

FIRST_DAY = "2025-07-01"
"""The first day of the communes of today."""
LAST_DAY = "2025-06-30"
"""The last day of the communes before them."""


class _Row(msgspec.Struct, frozen=True):
    code: str
    name: str
    kind: str
    province: str | None = None
    district: str | None = None
    valid_to: str = LAST_DAY
    became: tuple[str, ...] = ()


class Commune(msgspec.Struct, frozen=True):
    """A commune (xã, phường, thị trấn, đặc khu): one of today's, in a `province`, or a former one, in a `district`.

    `became` are codes of communes of today; a former commune without them ended in a way that no table tells.
    """

    code: str
    name: str
    kind: str
    province: str
    district: str | None = None
    valid_to: str | None = None
    became: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name with its kind ("xã Ô Lâm")."""
        return f"{self.kind} {self.name}"


class Place(msgspec.Struct, frozen=True):
    """A commune as a name puts it: `district` is the one that the name tells, or that the commune lay in."""

    commune: Commune
    district: District | None = None

    @property
    def name(self) -> str:
        """The full name, as names of the commune's bodies end with it.

        >>> find_place("xã Ô Lâm, huyện Tri Tôn").name, find_place("phường Rạch Giá, tỉnh An Giang").name
        ('xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang', 'phường Rạch Giá, tỉnh An Giang')
        """
        own = (self.commune.title, self.district.title) if self.district else (self.commune.title,)
        return ", ".join((*own, provinces()[self.province].title))

    @property
    def province(self) -> str:
        """The name of the province in which the name puts the commune."""
        return self.district.province if self.district else self.commune.province


@cache
def _today() -> dict[str, Commune]:
    rows = read_table("graph", "communes", _Row)
    return {row.code: Commune(row.code, row.name, row.kind, row.province or "") for row in rows}


@cache
def _former() -> tuple[Commune, ...]:
    homes = {row.code: row.province for row in districts()}
    return tuple(
        Commune(row.code, row.name, row.kind, homes[row.district], row.district, row.valid_to, row.became)
        for row in read_table("graph", "former_communes", _Row)
        if row.district
    )


_Y = re.compile(r"y(?![aeou])")  # "Mỹ Lý", "Mĩ Lí"
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ZEROS = re.compile(r"\b0+(?=\d)")


def _key(name: str) -> str:
    """Fold what spellings of one name differ in; "phường 03" is "phường 3"."""
    return _Y.sub("i", spelling_key(_ZEROS.sub("", name)))


def _letters(name: str) -> str:
    """Fold case and the place of the tone within a word, and nothing else ("Hoà" is "Hòa", and not "Hoa")."""
    words = unicodedata.normalize("NFD", name.casefold()).split()
    return " ".join(_TONES.sub("", word) + "".join(_TONES.findall(word)) for word in words)


@cache
def _by_name() -> dict[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = {}
    for commune in (*_today().values(), *_former()):
        found.setdefault(_key(commune.title), []).append(commune)
    return {key: tuple(named) for key, named in found.items()}


COMMUNE_NAME = re.compile(
    r"\b(?P<kind>xã(?!\s+hội\b)|phường|thị\s+trấn|đặc\s+khu)\s+(?P<name>[^,]+?)"
    r"(?:\s*(?:,|\s[–-]\s)\s*(?P<district>(?:huyện|quận|thị\s+xã|thành\s+phố|tp\.?)\s+[^,]+?))?"
    r"(?:\s*(?:,\s*|\s[–-]\s+(?=tỉnh|thành|tp))(?P<province>[^,]+))?$",
    re.IGNORECASE,
)
"""A name that ends with a commune: its kind and name, and the district and the province where they are told."""


def find_place(printed: str, *, within: str | None = None, at: str | None = None) -> Place | None:
    """Give the one commune that a name ends with, None where the tables know none, or several.

    `within` ("huyện Tri Tôn, tỉnh An Giang", "tỉnh An Giang") is where somebody says a name that does not tell its
    place; `at` the day on which, which tells a commune of today from former ones of its name.

    >>> find_place("UBND xã Hoà An", within="thành phố Cao Lãnh, tỉnh Đồng Tháp").name
    'xã Hòa An, thành phố Cao Lãnh, tỉnh Đồng Tháp'
    >>> [find_place("xã Tân Lập", within=place) for place in (None, "tỉnh Thanh Hóa")]
    [None, None]
    """
    told = COMMUNE_NAME.search(" ".join(printed.split()))
    if told is None:
        return None
    named = _by_name().get(_key(f"{told['kind']} {told['name']}"), ())
    if not named:
        return None
    if told["district"] or told["province"]:
        places = _places(named, told["district"], told["province"])
    else:
        places = _places(named, *_parts(within))
    for narrow in (
        lambda place: _letters(place.commune.name) == _letters(told["name"]),
        lambda place: at is None or (place.commune.valid_to is None) == (at >= FIRST_DAY),
    ):
        places = list(filter(narrow, places)) if len(places) > 1 else places
    return places[0] if len(places) == 1 else None


def _parts(within: str | None) -> tuple[str | None, str | None]:
    """Cut "huyện Tri Tôn, tỉnh An Giang" in two; a province alone stands where a district could."""
    first, _, rest = (within or "").partition(", ")
    return first or None, rest or None


def _places(named: tuple[Commune, ...], district: str | None, province: str | None) -> list[Place]:
    """Give those of `named` in the district or else the province; "thành phố Huế" may be the one or the other."""
    where = find_province(province)
    if province and where is None:
        return []
    places = []
    if district:
        codes = {row.code: row for row in districts_of(district, where or find_province(district))}
        places = [Place(one, codes[one.district]) for one in named if one.district in codes]
        where = find_province(district) if province is None else None
        if where is None:
            return places
    homes = (_at_home(one) for one in named)
    places += (place for place in homes if where is None or where.code == provinces()[place.province].code)
    return list({place.commune: place for place in places}.values())


@cache
def place_of(name: str) -> Place | None:
    """Give the commune with this full name ("xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang"), or of the body with this name.

    >>> place_of("Ủy ban nhân dân xã Ô Lâm, tỉnh An Giang").commune.valid_to, place_of("xã Ô Lâm")
    (None, None)
    """
    told = COMMUNE_NAME.search(name)
    place = find_place(name, at=None if told["district"] else FIRST_DAY) if told else None
    return place if place and told and place.name == name[told.start() :] else None


def heirs(commune: Commune) -> tuple[Commune, ...]:
    """Give the communes of today that a former one became, first the one that took most of it."""
    return tuple(_today()[code] for code in commune.became)


@cache
def _origins() -> dict[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = {}
    for commune in _former():
        for code in commune.became:
            found.setdefault(code, []).append(commune)
    return {code: tuple(olds) for code, olds in found.items()}


def origins(commune: Commune) -> tuple[Place, ...]:
    """Give the former communes from which a commune of today was formed, whole or in part."""
    return () if commune.district else tuple(_at_home(one) for one in _origins().get(commune.code, ()))


def all_places() -> Iterator[Place]:
    """Give every commune of today and every former one."""
    return (_at_home(one) for one in (*_today().values(), *_former()))


@cache
def _homes() -> dict[tuple[str, str], District]:
    return {(row.code, row.valid_to): row for row in districts()}


def _at_home(commune: Commune) -> Place:
    """Give a commune in the district in which it lay when it ended, as far as the tables know that one."""
    code, ended = commune.district or "", commune.valid_to or ""
    return Place(commune, _homes().get((code, ended)) or _homes().get((code, LAST_DAY)))


def communes_on(day: str, above: Province | District) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Give the communes of a province or a district on a day: those that were there, and those that may have been.

    Of a commune that ended before 2025 the tables know neither the day of its end nor what came of it, so it and what
    bears its code or its name afterwards may have been there on any earlier day.
    """
    if day >= FIRST_DAY:
        there = (one for one in _today().values() if isinstance(above, Province) and one.province == above.name)
        return tuple(map(Place, there)), ()
    rows = [row for row in districts() if row.province == above.name] if isinstance(above, Province) else [above]
    homes = {row.code: row for row in rows if row.valid_to >= day}
    held = [one for one in _former() if one.district in homes and (one.valid_to or "") >= day]
    ended = {mark for one in held if one.valid_to != LAST_DAY for mark in (one.code, (one.district, _key(one.name)))}
    perhaps = {one for one in held if ended & {one.code, (one.district, _key(one.name))}}
    sure = tuple(Place(one, homes[one.district or ""]) for one in held if one not in perhaps)
    return sure, tuple(Place(one, homes[one.district or ""]) for one in held if one in perhaps)
