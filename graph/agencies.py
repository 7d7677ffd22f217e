"""Bodies of the state and the Party: their official names, the signs they use in numbers, their level, their life.

Central bodies stand in `tables/agencies.tsv` with validity and successors, the bodies that every province has in
`tables/departments.tsv` without their territory. The set of signs is open (Decree 30/2020/NĐ-CP lets each head of a
body set them), so an unknown sign gives None, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from types import MappingProxyType

import msgspec

from graph.casing import LOCAL_UNITS, cased, fold_name, kind_of, kind_written_out
from graph.record import Level, fold_space
from graph.tables import read_table
from graph.territories import Province, find_province
from graph.vocabulary import type_of_code

__all__ = [
    "Agency",
    "Department",
    "Head",
    "agencies",
    "departments",
    "fold_name",
    "full_name",
    "heads",
    "issuer_of_code",
    "level_of",
]


class Agency(msgspec.Struct, frozen=True):
    """A central body: `codes` are its signs in numbers, `aliases` other names; `valid_to` is its last day or year."""

    name: str
    level: Level
    codes: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    source: str | None = None


class Department(msgspec.Struct, frozen=True):
    """A body that provinces have, without its territory; with `scope` "bare" the province follows without its kind.

    `everywhere`: every province has it while it is valid; `below`: districts and communes have one too; `group`: by
    which word of "các sở, ban, ngành" it is meant; `only_in`: the kind of province that has it, `elsewhere` what stands
    in its place in the others; `parent` the body of the same province, or the central one, of which it is a part.
    """

    name: str
    level: Level
    scope: str
    codes: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    group: str | None = None
    everywhere: bool = False
    below: bool = False
    only_in: str | None = None
    elsewhere: str | None = None
    source: str | None = None
    parent: str | None = None

    def of(self, province: Province) -> str:
        """The full name of this province's body."""
        return f"{self.name} {province.name if self.scope == 'bare' else province.title}"

    def in_place(self, province: Province) -> Department | None:
        """Give the kind of body that does in `province` what this one does: a city has a Thành ủy for a Tỉnh ủy.

        >>> departments()["Tỉnh ủy"].in_place(find_province("Cần Thơ")).name
        'Thành ủy'
        """
        if self.only_in in (None, province.kind):
            return self
        return departments()[self.elsewhere] if self.elsewhere else None


class Head(msgspec.Struct, frozen=True):
    """The words that name the head of a body; `leads` are the kinds of bodies that have such a head at the top."""

    name: str
    leads: tuple[str, ...] = ()


@cache
def agencies() -> MappingProxyType[str, Agency]:
    """Every central body by its official name, also the former ones."""
    return MappingProxyType({row.name: row for row in read_table("graph", "agencies", Agency)})


@cache
def departments() -> MappingProxyType[str, Department]:
    """Every kind of provincial body by its name."""
    return MappingProxyType({row.name: row for row in read_table("graph", "departments", Department)})


@cache
def heads() -> tuple[Head, ...]:
    """Every kind of head of a body."""
    return read_table("graph", "heads", Head)


# --- signs -------------------------------------------------------------------------------------------------------

_SERIAL = re.compile(r"\s*\d+[a-zđ]?\s*(?:[/-]\s*((?:19|20)\d\d)(?=\s*/))?\s*[-/]?\s*", re.IGNORECASE)
_TERM = re.compile(r"(?:K(?:[IVX]+|\d+)|\d+)$")  # the term of an elected body: QH14, UBTVQHK11, HĐND8
_JOINT = frozenset({"TTLT", "NQLT", "TTLB", "LT", "LB"})


@cache
def _signs() -> dict[str, tuple[Agency, ...]]:
    signs: dict[str, tuple[Agency, ...]] = {}
    for agency in agencies().values():
        for code in agency.codes:
            signs[code] = (*signs.get(code, ()), agency)
    return signs


@cache
def _department_signs() -> dict[str, tuple[Department, ...]]:
    signs: dict[str, tuple[Department, ...]] = {}
    for department in departments().values():
        for code in department.codes:
            signs[code] = (*signs.get(code, ()), department)
    return signs


def issuer_of_code(number_or_code: str, territory: str | None = None) -> str | None:
    """Give the official name of the body that a number's sign stands for, None where the sign alone does not tell.

    `territory` is the province (or the district, commune) of the paper in which the number stands; local signs mean
    nothing without it. Joint papers give their bodies joined by "; ". A year in the number picks among bodies that
    used one sign in turn. Source of the forms: Decree 30/2020/NĐ-CP, Annex I, II.3; Law 80/2015/QH13, art. 10.

    >>> issuer_of_code("23/2021/QĐ-TTg"), issuer_of_code("39/2019/QH14")
    ('Thủ tướng Chính phủ', 'Quốc hội')
    >>> issuer_of_code("12/UBND-TH", "Kiên Giang"), issuer_of_code("12/UBND-TH")
    ('Ủy ban nhân dân tỉnh Kiên Giang', None)
    >>> issuer_of_code("3/2010/TTLT-BTC-BTP")
    'Bộ Tài chính; Bộ Tư pháp'
    """
    sign = number_or_code.replace("Ð", "Đ")
    serial = _SERIAL.match(sign)
    year = serial[1] if serial else None
    parts = [part for part in re.split(r"[\s/\-–]+", sign[serial.end() :] if serial else sign) if part]
    if not parts:
        return None
    joint = parts[0] in _JOINT
    if len(parts) > 1 and (joint or type_of_code(parts[0]) or type_of_code(parts[0].upper())):
        kind = parts.pop(0)
        if not joint and kind == "TT" and len(parts) > 1:
            joint = all(len(part) > 2 and part in _signs() for part in parts)
    elif len(parts) == 2 and type_of_code(parts[1]) and parts[0] not in _department_signs():
        parts.pop()  # the type last, as in old signs (BYT-QĐ)
    if joint:
        names = [_issuer(part, territory, year) for part in parts]
        known = [name for name in names if name]
        return "; ".join(dict.fromkeys(known)) if len(known) == len(names) else None
    # A type that is unknown or lost its diacritics in a scan (QD-UBND, LCT/HĐNN) stands before a known sign.
    return _issuer(parts[0], territory, year) or (_issuer(parts[1], territory, year) if _is_type_like(parts) else None)


def _is_type_like(parts: Sequence[str]) -> bool:
    """Tell whether the first of two groups can only be a type: it is no sign, and the second one is."""
    return len(parts) > 1 and len(parts[0]) <= 4 and parts[0].isalpha() and parts[0] not in _department_signs()


def _issuer(code: str, territory: str | None, year: str | None) -> str | None:
    """The body of one group of a sign."""
    for form in (code, _TERM.sub("", code)):
        central = _signs().get(form)
        if central:
            return _in_force(central, year).name
        local = _department_signs().get(form)
        if local:
            return _local(local, territory)
    return None


def _in_force(candidates: Sequence[Agency], year: str | None) -> Agency:
    """The body that used a sign in `year`; the latest where the number has none."""
    if year:
        for agency in candidates:
            if (agency.valid_from or "")[:4] <= year <= (agency.valid_to or "9999")[:4]:
                return agency
    return max(candidates, key=lambda agency: agency.valid_to or "9999")


def _local(candidates: Sequence[Department], territory: str | None) -> str | None:
    """The body of `territory` that uses a local sign."""
    if not territory:
        return None
    province = find_province(territory)
    if province is None:
        # People's committees and councils exist below the province too, with the same sign.
        return f"{candidates[0].name} {territory}" if candidates[0].name.endswith("nhân dân") else None
    if len(candidates) > 1:  # Tỉnh ủy of a province, Thành ủy of a city
        candidates = [c for c in candidates if c.name.startswith("Thành") == (province.kind != "tỉnh")]
    return candidates[0].of(province)


# --- names -------------------------------------------------------------------------------------------------------


_BEFORE_SUPERIOR = (", ", " - ", "-", " thuộc ", " của ")  # "Cục Quản lý Dược - Bộ Y tế"


@cache
def _central_names() -> dict[str, str]:
    """Folded names and aliases of central bodies, also before the body above them, to their official name."""
    names: dict[str, str] = {}
    for agency in agencies().values():
        above = agencies().get(agency.parent or "")
        for printed in (agency.name, *agency.aliases):
            for superior in (above.name, *above.aliases) if above else ():
                for joint in _BEFORE_SUPERIOR:
                    names.setdefault(fold_name(f"{printed}{joint}{superior}"), agency.name)
            names[fold_name(printed)] = agency.name
    return names


@cache
def _department_names() -> tuple[tuple[str, Department], ...]:
    """Folded names and aliases of provincial bodies, longest first."""
    names = [
        (fold_name(printed), department)
        for department in departments().values()
        for printed in (department.name, *department.aliases)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


@cache
def _heads() -> re.Pattern[str]:
    names = sorted((fold_name(row.name) for row in heads()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})\s+(?=\w)")


_BARE_TERRITORY = re.compile(r"(tỉnh|thành phố|tp\.?|t\.p\.?)$")


@lru_cache(maxsize=8192)
def full_name(printed: str, territory: str | None = None) -> str:
    """Give the official name of the body that `printed` names, as far as tables and `territory` (a province) tell.

    The head of a body stands for the body, except the Prime Minister and the State President; abbreviations are
    written out, names in capitals get their proper case, a provincial body gets its province.

    >>> full_name("Bộ trưởng Bộ Tài chính"), full_name("Chủ tịch UBND tỉnh", "Kiên Giang")
    ('Bộ Tài chính', 'Ủy ban nhân dân tỉnh Kiên Giang')
    >>> full_name("SỞ Y TẾ", "tỉnh Long An"), full_name("CỤC Y TẾ DỰ PHÒNG")
    ('Sở Y tế tỉnh Long An', 'Cục Y tế dự phòng')
    """
    name = fold_space(printed).strip(' .;:,-–"“”*|')
    folded = fold_name(name)
    central = _central_names().get(folded)
    if central:
        return central
    head = _heads().match(folded)
    if head:
        name, folded = name[head.end() :], folded[head.end() :]
        if folded in _central_names():
            return _central_names()[folded]
    for key, department in _department_names():
        if folded.startswith(key) and not folded[len(key) :][:1].isalnum():
            rest = _with_territory(department, name[len(key) :].strip(" -–,"), territory)
            if rest:
                return rest
    name = kind_written_out(name)
    return cased(name) if name.isupper() else name


def _with_territory(department: Department, rest: str, territory: str | None) -> str | None:
    """The body's name with the territory that `rest` or the paper gives, None where `rest` belongs to another name."""
    province = find_province(territory)
    if not rest:
        return department.of(province) if province else department.name
    folded = fold_name(rest)
    if _BARE_TERRITORY.match(folded):
        same = province and (province.kind == "tỉnh") == (folded == "tỉnh")
        return department.of(province) if province and same else f"{department.name} {folded}"
    named = find_province(rest)
    if named:
        return department.of(named)
    if folded.startswith(LOCAL_UNITS):
        return f"{department.name} {cased(rest, unit=True) if rest.isupper() else rest}"
    return None


# --- levels ------------------------------------------------------------------------------------------------------

_COMMUNE = re.compile(r"\b(?:(?<!thị )xã(?! hội)|phường|thị trấn|đặc khu)\s+\S")
_DISTRICT = re.compile(r"\b(?:huyện|quận|thị xã)\s+\S")
_PARTY = re.compile(r"\b(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b")
_CITY = re.compile(r"\b(?:thành phố|tp\.?)\s+(\S.*)")


@lru_cache(maxsize=8192)
def level_of(issuer: str | None) -> Level | None:
    """Give the level of the body with this name (the first of joint ones), None where the name does not tell.

    >>> [level_of(name) for name in ("Bộ Y tế", "Sở Y tế tỉnh Long An", "Ủy ban nhân dân quận 5", "Đại học Vinh")]
    ['ministry', 'province', 'district', 'other']
    """
    if not issuer:
        return None
    name = fold_space(issuer.split(";")[0])
    folded = fold_name(name)
    central = _central_names().get(folded)
    if central:
        return agencies()[central].level
    if _PARTY.search(folded):
        return "party"
    kind = kind_of(folded)
    level = kind.level if kind else None
    if level == "district":  # a phòng of a district, or of a department or an office that its name tells
        return _territorial_level(folded) or level
    if level == "local":
        return _territorial_level(folded) or _level_of_centre(folded)
    if level == "department":  # a cục belongs to a ministry unless it names a province
        return "province" if re.search(r"\btỉnh\b", folded) or _central_city(folded) else "ministry"
    return level


def _level_of_centre(folded: str) -> Level | None:
    """The level of the central body of which a folded name means a part ("Kho bạc Nhà nước khu vực II")."""
    return next(
        (agencies()[body].level for name, body in _central_names().items() if folded.startswith(f"{name} ")), None
    )


def _central_city(folded: str) -> bool:
    city = _CITY.search(folded)
    province = find_province(city[1]) if city else None
    return province is not None and province.kind != "tỉnh"


def _territorial_level(folded: str) -> Level | None:
    """The level of the territory that a folded name ends with."""
    if folded.rstrip().endswith(" tỉnh"):
        return "province"
    if _COMMUNE.search(folded):
        return "commune"
    if _DISTRICT.search(folded):
        return "district"
    if re.search(r"\btỉnh\b", folded) or _central_city(folded):
        return "province"
    if _CITY.search(folded):
        return "district"
    if re.search(r"\b(?:trung ương|quốc gia|chính phủ|quốc hội)\b", folded):
        return "national"
    return None
