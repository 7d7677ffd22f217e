"""Provinces and districts through time: what a printed name means and what became of it.

63 provinces until 30 June 2025 and 34 since 1 July 2025 (Resolution 202/2025/QH15); districts ended with that day. The
tables are made by `scripts/territories.py`. Communes: `graph.communes`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from types import MappingProxyType

import msgspec

from graph.tables import read_table

__all__ = [
    "District",
    "Province",
    "districts",
    "districts_of",
    "find_districts",
    "find_province",
    "provinces",
    "spelling_key",
]


class Province(msgspec.Struct, frozen=True):
    """A province or a city under the centre; `valid_to` is its last day, `successor` what it became part of.

    `communes_by` is the act that formed its communes of 1 July 2025.
    """

    name: str
    kind: str
    code: str
    valid_to: str | None = None
    successor: str | None = None
    source: str | None = None
    communes_by: str | None = None

    @property
    def title(self) -> str:
        """The name with its kind, as official names of bodies carry it.

        >>> find_province("Kiên Giang").title, find_province("TP.HCM").title
        ('tỉnh Kiên Giang', 'Thành phố Hồ Chí Minh')
        """
        kind = "Thành phố" if self.name == "Hồ Chí Minh" else self.kind
        return f"{kind} {self.name}"

    @property
    def today(self) -> Province:
        """The province that this one is, or is part of, today.

        >>> find_province("Kiên Giang").today.name
        'An Giang'
        """
        return provinces()[self.successor].today if self.successor else self


class District(msgspec.Struct, frozen=True):
    """A district (huyện, quận, thị xã, thành phố under a province) and the name of its province."""

    name: str
    kind: str
    province: str
    code: str
    valid_to: str
    source: str | None = None

    @property
    def title(self) -> str:
        """The name with its kind ("huyện Thanh Trì")."""
        return f"{self.kind} {self.name}"


def spelling_key(name: str) -> str:
    """Fold what spellings of one name differ in: diacritics and the place of the tone, case, hyphens, spaces.

    >>> spelling_key("Đắk Lắk") == spelling_key("ĐĂK LĂK"), spelling_key("Hoà Bình") == spelling_key("Hòa Bình")
    (True, True)
    """
    folded = unicodedata.normalize("NFD", name.casefold()).replace("đ", "d").replace("ð", "d")
    return "".join(c for c in folded if c.isalnum())


@cache
def provinces() -> MappingProxyType[str, Province]:
    """Every province by its name, also those that ended (their names were never given twice)."""
    return MappingProxyType({row.name: row for row in read_table("graph", "provinces", Province)})


@cache
def districts() -> tuple[District, ...]:
    """Every district; several provinces had one of the same name."""
    return read_table("graph", "districts", District)


class _Alias(msgspec.Struct, frozen=True):
    """A spelling that no folding brings to the official name."""

    alias: str
    name: str


@cache
def _province_keys() -> dict[str, Province]:
    keys = {spelling_key(name): province for name, province in provinces().items()}
    for row in read_table("graph", "province_aliases", _Alias):
        keys[spelling_key(row.alias)] = provinces()[row.name]
    return keys


@cache
def _district_keys() -> dict[str, tuple[District, ...]]:
    keys: dict[str, tuple[District, ...]] = {}
    for district in districts():
        key = spelling_key(district.name)
        keys[key] = (*keys.get(key, ()), district)
    return keys


_PROVINCE_KIND = re.compile(r"\s*(?:tỉnh|thành\s*phố|thủ\s*đô|t\.?\s?p\b\.?|tp(?=hcm))\s*", re.IGNORECASE)
_TOWN = frozenset({"thanhpho", "tp"})  # a town that bears the name of its province is a district of it
_DISTRICT_KIND = re.compile(r"\s*(?:huyện|quận|thị\s*xã|thành\s*phố|t\.?\s?p\b\.?|tx\.?)\s+", re.IGNORECASE)


def find_province(printed: str | None) -> Province | None:
    """Give the province that `printed` names, with or without its kind, None where it names none.

    >>> find_province("TỈNH BÀ RỊA – VŨNG TÀU").code
    '77'
    >>> find_province("huyện Ba Tri") is None, find_province("TP. Thanh Hóa") is None  # the town in tỉnh Thanh Hóa
    (True, True)
    """
    if not printed:
        return None
    return _find_province(printed)


@cache
def _find_province(printed: str) -> Province | None:
    keys = _province_keys()
    if known := keys.get(spelling_key(printed)):
        return known
    kind = _PROVINCE_KIND.match(printed)
    named = keys.get(spelling_key(printed[kind.end() :])) if kind else None
    town = kind is not None and spelling_key(kind[0]) in _TOWN
    return None if named and town and named.kind == "tỉnh" else named


def find_districts(printed: str, province: str | None = None) -> tuple[District, ...]:
    """Give the districts that `printed` may name, within `province` where that is given.

    >>> [d.province for d in find_districts("huyện Ba Tri")]
    ['Bến Tre']
    """
    kind = _DISTRICT_KIND.match(printed)
    found = _district_keys().get(spelling_key(printed[kind.end() :] if kind else printed), ())
    within = find_province(province)
    if within:
        # A city that was a province under another name (Thừa Thiên Huế, Huế) has one code with it.
        old = {name for name, p in provinces().items() if within.name == p.successor or p.code == within.code}
        found = tuple(d for d in found if d.province in old)
    return found


def districts_of(printed: str, province: Province | None) -> tuple[District, ...]:
    """Give the districts that a name with its kind means: of that kind, and of `province` itself where it has one.

    Districts ended on the day before provinces merged: who speaks of one speaks of the province of that time.

    >>> [d.province for d in districts_of("huyện Châu Thành", find_province("An Giang"))]
    ['An Giang']
    """
    kind = spelling_key((_DISTRICT_KIND.match(printed) or [""])[0])
    kind = {"tp": "thanhpho", "tx": "thixa"}.get(kind, kind)
    found = find_districts(printed, province.name if province else None)
    found = tuple(district for district in found if spelling_key(district.kind) == kind)
    return tuple(d for d in found if province and d.province == province.name) or found
