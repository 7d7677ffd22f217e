"""The members of a group of bodies on a day: "các sở, ban, ngành", "Ủy ban nhân dân các huyện, thị xã, thành phố"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from graph.agencies import Agency, Department, agencies, departments, fold_name, full_name
from graph.communes import communes_on
from graph.listed import Unit, units
from graph.parties import canonical, districts_in, province_in
from graph.tables import read_table
from graph.territories import District, Province, districts, districts_of, find_districts, find_province, provinces
from queries.branches import provinces_on

__all__ = ["Members", "members", "ministries", "stands"]


class Members(msgspec.Struct, frozen=True, kw_only=True):
    """The members of `group` on the day `at`.

    `bodies` are there for sure; of `perhaps` the tables do not tell whether this province has them (or had them that
    day). `untold` are the parts of the group's name whose members no table holds (communes, "các đơn vị liên quan").
    """

    group: str
    at: str
    bodies: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


class _Standing(msgspec.Struct, frozen=True):
    name: str
    standing: str
    until: str | None = None


_BETWEEN = re.compile(r"(?:[\s,;:/&-]|\b(?:và|các|hoặc)\b)*")
_MANY = re.compile(r" (?:các|cấp)\b")
_CHUNK = re.compile(r"[^,;]+?(?=\s*(?:[,;]|\bvà\b|$))")
# What follows "sở, ban, ngành" or "huyện" says of which province they are.
_WHERE = re.compile(
    r"\s*(?P<of>(?:(?:của|thuộc|trên địa bàn|cấp|trong)\s+)*)(?P<place>(?:tỉnh|thành phố|huyện|quận|thị xã)\b[^,;]*)$"
)
_AREA = re.compile(r"\b(?P<district>(?:huyện|quận|thị xã|thành phố) [^,;]+?)(?:\s*[,-]\s*(?:tỉnh|thành phố) [^,;]+)?$")


@cache
def _units() -> tuple[tuple[re.Pattern[str], Unit], ...]:
    return tuple((re.compile(rf"{re.escape(fold_name(row.words))}\b"), row) for row in units())


def members(group: str, at: str, speaker: str | None = None) -> Members | None:
    """Expand a group's name to its members on the day `at` (ISO); None where the name means no group that is known.

    `speaker` is the issuer of the paper that names the group: "các sở" are those of its province, "các xã" those of its
    district.

    >>> members("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "2025-07-01").bodies[:2]
    ('Ủy ban nhân dân thành phố Hà Nội', 'Ủy ban nhân dân tỉnh Cao Bằng')
    """
    name = full_name(group)
    if canonical(group, speaker):
        return None
    folded = fold_name(name)
    prefix = next((kind for kind in _kinds() if _begins_with(folded, kind)), None)
    place = len(prefix.name) if prefix else 0
    if not prefix and not _MANY.match(f" {folded}") and not _lists(folded):
        return None
    where = province_in(name) or (province_in(speaker) if speaker else None)
    found: dict[str, None] = {}
    perhaps: dict[str, None] = {}
    untold: list[str] = []
    last: Unit | None = None
    while True:
        place = _BETWEEN.match(folded, place).end()  # type: ignore[union-attr]
        if place >= len(folded):
            break
        if last and _tells_where(folded[place:], last):
            break
        matched = _unit_at(folded, place)
        chunk = _CHUNK.match(folded, place)
        end = chunk.end() if chunk else len(folded)
        if matched and (not chunk or _ends(folded, *matched)):
            place, last = matched
            area = _area(folded, speaker, where, at) if last.among == "communes" else where
            sure, maybe = _of_unit(last, prefix, area, at)
            found |= dict.fromkeys(sure)
            perhaps |= dict.fromkeys(maybe)
            if last.among == "communes" and area is None:
                untold.append(last.words)
            continue
        whole = name[place:end].strip()
        if matched:
            last = matched[1]
            whole = name[matched[0] : end].strip(" :")
        if one := _named(whole, last, prefix, where):
            found[one] = None
        else:
            untold.append(whole)
        place = end
    if last is None:
        return None
    return Members(group=name, at=at, bodies=tuple(found), perhaps=tuple(perhaps), untold=tuple(untold))


def _lists(folded: str) -> bool:
    """Tell whether a name begins with a unit and goes on to others ("sở, ngành", but not "Sở Y tế")."""
    matched = _unit_at(folded, 0)
    return bool(matched and folded[matched[0] :].strip() and _ends(folded, *matched)) or bool(
        matched and re.search(r"[,;]|\bvà\b", matched[1].words)
    )


def _begins_with(folded: str, kind: Department) -> bool:
    words = fold_name(kind.name)
    return folded.startswith(words) and bool(_MANY.match(folded, len(words)))


def _ends(folded: str, place: int, unit: Unit) -> bool:
    """Tell whether a unit's words end there, so that no name of one follows ("huyện Ba Tri")."""
    rest = folded[place:]
    if re.match(r"\s*(?:[,;/&-]|và\b|hoặc\b|$)", rest):
        return True
    return _tells_where(rest, unit)


def _tells_where(rest: str, unit: Unit) -> bool:
    """Tell whether the rest of a name only says of which province the members are, and names no further one."""
    matched = _WHERE.fullmatch(rest) if unit.among in ("departments", "districts", "communes") else None
    if not matched:
        return False
    place = matched["place"].strip()
    if not place.startswith(("tỉnh", "thành phố")):
        return unit.among == "communes"
    bare = place == "tỉnh" or (place == "thành phố" and unit.among == "departments")
    return bool(matched["of"]) or bare or find_province(place) is not None


@cache
def _kinds() -> tuple[Department, ...]:
    return tuple(sorted(departments().values(), key=lambda kind: -len(kind.name)))


def _unit_at(folded: str, place: int) -> tuple[int, Unit] | None:
    for pattern, unit in _units():
        if matched := pattern.match(folded, place):
            return matched.end(), unit
    return None


def _area(folded: str, speaker: str | None, where: Province | None, at: str) -> Province | District | None:
    """Give the district whose communes are meant, which the group's name tells or the speaker's, else the province."""
    told = _AREA.search(folded)
    found = districts_of(told["district"], where) if told else ()
    found = found or (districts_in(speaker, where) if speaker else ())
    found = tuple(row for row in found if row.valid_to >= at)  # "thành phố Huế" is a city under the centre since 2025
    return found[0] if len({district.province for district in found}) == 1 else where


def _of_unit(
    unit: Unit, prefix: Department | None, where: Province | District | None, at: str
) -> tuple[list[str], list[str]]:
    """Give the members that are sure and those that may be."""
    committee = prefix or next(kind for kind in departments().values() if kind.below and "UBND" in kind.codes)
    if unit.among == "government":
        return [name for kind in unit.kinds for name in ministries(at, kind)], []
    if unit.among == "communes" and where:
        told = ([place for place in places if place.commune.kind in unit.kinds] for places in communes_on(at, where))
        sure, perhaps = ([f"{committee.name} {place.name}" for place in places] for places in told)
        return sure, perhaps
    if isinstance(where, District):
        return [], []
    if unit.among == "departments":
        kinds = [k for k in departments().values() if k.group in unit.kinds and where and stands(k, at)]
        sure = [k.of(where) for k in kinds if k.everywhere and where]
        return sure, [k.of(where) for k in kinds if not k.everywhere and where]
    if unit.among == "provinces":
        there = [provinces()[name] for name in provinces_on(at)]
        fits = [(committee.in_place(row), row) for row in there if row.kind in unit.kinds]
        return [kind.of(row) for kind, row in fits if kind], []
    if unit.among == "districts" and where:
        rows = [row for row in districts() if row.province == where.name and row.kind in unit.kinds]
        rows = [row for row in rows if row.valid_to >= at]
        named = {row: f"{committee.name} {row.title}, {where.title}" for row in rows}
        # Of districts without an instrument the table knows the day of the end only as "at the latest".
        return [n for row, n in named.items() if row.source], [n for row, n in named.items() if not row.source]
    return [], []


def stands(body: Agency | Department, day: str) -> bool:
    """Tell whether a central body, or a kind of provincial one, is there on a day; a year alone is valid to its end."""
    began = body.valid_from is None or body.valid_from <= day
    return began and (body.valid_to is None or body.valid_to >= day[: len(body.valid_to)])


def ministries(at: str, standing: str) -> Iterator[str]:
    """Give the bodies of the Government of one `standing` ("bộ", "ngang bộ", "thuộc Chính phủ") on a day.

    >>> len(list(ministries("2025-03-01", "bộ"))), len(list(ministries("2021-05-01", "bộ")))
    (14, 18)
    """
    for row in read_table("graph", "government", _Standing):
        if row.standing == standing and (row.until is None or row.until >= at) and stands(agencies()[row.name], at):
            yield row.name


def _named(words: str, unit: Unit | None, prefix: Department | None, where: Province | None) -> str | None:
    """Give the one body that a name within a group means ("UBND các tỉnh An Giang, Bến Tre", "các Bộ: Y tế")."""
    if unit is None:
        return None
    if unit.among == "provinces" and (province := find_province(words)):
        return prefix.of(province) if prefix else None
    if unit.among == "districts" and where and prefix:
        row = next((row for row in find_districts(words, where.name) if row.province == where.name), None)
        return f"{prefix.name} {row.title}, {where.title}" if row else None
    if unit.among in ("government", "departments"):
        told = f"{unit.words} {words}"
        named = canonical(told[:1].upper() + told[1:], f"Ủy ban nhân dân {where.title}" if where else None)
        return named if named in agencies() or (where and named) else None
    return None
