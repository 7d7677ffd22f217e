"""Make nodes of the bodies that papers name: completed by who speaks, and placed in the life of bodies and territories.

A name that means one body everywhere is that body's node. A name that means a body only where it is said ("Phòng Nội
vụ", "các sở, ban, ngành") is a node of the territory, or the body, that speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import Department, agencies, departments, fold_name, full_name, level_of
from graph.identity import agency_iri, group_iri, territory_iri
from graph.model import Iri, Node
from graph.record import Level
from graph.tables import read_table
from graph.territories import District, Province, find_districts, find_province, provinces
from graph.vocabulary import NodeKind

__all__ = [
    "Link",
    "Party",
    "body",
    "canonical",
    "is_listed",
    "level_within",
    "links_of",
    "names_one",
    "parties",
    "province_in",
]


class Party(msgspec.Struct, frozen=True):
    """A body, a group of bodies or a territory: what its node holds."""

    iri: Iri
    kind: NodeKind
    name: str
    properties: tuple[tuple[str, str], ...]


class Link(msgspec.Struct, frozen=True):
    """What the tables say of a body: that it stands in `relation` to `party`, by the instrument `source`."""

    relation: str
    party: Party
    source: str


class _Word(msgspec.Struct, frozen=True):
    word: str


class _GroupWord(msgspec.Struct, frozen=True):
    word: str
    where: Literal["start", "any"]


# A name of a place below the province: its kind, its own name up to the province or the end.
_UNIT = re.compile(
    r"\b(?P<kind>huyện|quận|thị xã|thành phố|xã(?!\s+hội)|phường|thị trấn|đặc khu)\s+(?P<name>[^,–-]+?)"
    r"(?:\s*[,–-]?\s*(?P<province>(?:tỉnh|thành phố)\s.+))?$",
    re.IGNORECASE,
)
_BARE_WORDS = 4  # a name of more words says which one it is ("Thanh tra Bộ Y tế")
_COMMITTEE = "Ủy ban nhân dân"  # what a province's departments are part of (Law 72/2025/QH15)
_CENTRAL = frozenset({"national", "ministry", "party", "other"})
_BELOW = frozenset({"district", "commune"})
_COMMUNE = re.compile(r"\b(?:xã(?!\s+hội)|phường|thị trấn|đặc khu)\s+(?!nhân\b)[^,]+$", re.IGNORECASE)
_TAIL = re.compile(r"\b(?:huyện|quận|thị xã|thành phố)\s+[^,]+,\s*(?:tỉnh|thành phố)\s.+$", re.IGNORECASE)
_BARE_COMMITTEE = re.compile(r"\b(?P<kind>tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)?\s*$")  # "UBND tỉnh (qua Sở Tư pháp)"
_BARE_UNIT = re.compile(r"\s(?P<kind>tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)$", re.IGNORECASE)
_EVERYWHERE = re.compile(r"\b(?:việt nam|trung ương|quốc gia)\b")


@cache
def _group_words() -> re.Pattern[str]:
    words = read_table("graph", "group_words", _GroupWord)
    return re.compile("|".join(("^" if row.where == "start" else "") + _any_of([row.word]).pattern for row in words))


@cache
def _repeated() -> re.Pattern[str]:
    return _any_of(row.word for row in read_table("graph", "repeated_bodies", _Word))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Give the pattern for any of `words` in a folded name, the longer first."""
    folded = sorted(map(fold_name, words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, folded))})\b")


@cache
def _province_names() -> re.Pattern[str]:
    return _any_of(provinces())


@cache
def province_in(name: str) -> Province | None:
    """Give the province that the official name of a body ends with or holds.

    >>> [province_in(f"Ủy ban nhân dân {place}").name for place in ("tỉnh Long An", "huyện Ba Tri", "thành phố Hà Nội")]
    ['Long An', 'Bến Tre', 'Hà Nội']
    """
    found = list(_province_names().finditer(fold_name(name)))
    if found and (province := find_province(found[-1][0])):
        unit = _UNIT.search(name)
        # "thành phố Hà Nội" is no unit of a province, "thành phố Cà Mau" is.
        central = unit and fold_name(unit["kind"]) == fold_name(province.kind)
        if not unit or central or unit["province"] or unit.start("name") != found[-1].start():
            return province
    districts = _districts_in(name, None)
    return provinces()[districts[0].province] if len(districts) == 1 else None


def _districts_in(name: str, province: Province | None) -> tuple[District, ...]:
    unit = _UNIT.search(name)
    if not unit:
        return ()
    kind = fold_name(unit["kind"])
    found = find_districts(f"{unit['kind']} {unit['name']}", province.name if province else None)
    found = tuple(district for district in found if fold_name(district.kind) == kind)
    # Districts ended on the day before provinces merged: who speaks of one speaks of the province of that time.
    return tuple(d for d in found if province and d.province == province.name) or found


@cache
def canonical(printed: str, speaker: str | None = None) -> str | None:
    """Give the one name of the body that `printed` means when `speaker` says it, None where it means no single body.

    A district's body bears its province; which one, its own name tells where only one province has such a district,
    else the speaker's province. A commune's body bears what its name or its speaker tells; of a commune there is no
    table, so without a speaker it keeps its bare name.

    >>> canonical("UBND huyện Ba Tri"), canonical("Sở Y tế", "Ủy ban nhân dân tỉnh Long An")
    ('Ủy ban nhân dân huyện Ba Tri, tỉnh Bến Tre', 'Sở Y tế tỉnh Long An')
    >>> canonical("UBND xã Ô Lâm", "Ủy ban nhân dân huyện Tri Tôn, tỉnh An Giang")
    'Ủy ban nhân dân xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang'
    >>> canonical("UBND huyện Châu Thành"), canonical("Sở Y tế"), canonical("Tổng")
    (None, None, None)
    """
    where = province_in(speaker) if speaker else None
    name = full_name(_ASIDE.sub("", printed), where.title if where else None)
    if not any(letter.isalnum() for letter in name):
        return None
    if name in agencies():
        return name
    if _is_group(name) and not _department_of(name):
        return None
    if bare := _BARE_UNIT.search(name):
        name = _completed(name, bare, speaker, where)
    if committee := _BARE_COMMITTEE.search(name):
        name = _of_committee(name, fold_name(committee["kind"]), speaker, where)
    if name in departments() or _BARE_UNIT.search(name) or _BARE_COMMITTEE.search(name) or " " not in name:
        return None
    if _COMMUNE.search(name):
        return name if speaker is None else _with_superior(name, speaker, where)
    unit = _UNIT.search(name)
    if unit and not unit["province"] and (place := _districts_in(name, where) or _districts_in(name, None)):
        holding = {district.province for district in place}
        return f"{name}, {provinces()[holding.pop()].title}" if len(holding) == 1 else None
    if unit and unit["province"] and (named := find_province(unit["province"])):
        return f"{name[: unit.end('name')]}, {named.title}"
    return name


def _with_superior(name: str, speaker: str, where: Province | None) -> str | None:
    """Give a commune's body the district and the province of its speaker."""
    tail = _TAIL.search(speaker)
    if name == speaker or where is None:
        return name if name == speaker else None
    return f"{name}, {tail[0] if tail else where.title}"


def _completed(name: str, bare: re.Match[str], speaker: str | None, where: Province | None) -> str:
    """Give the name of the speaker's own unit to a name that ends with the kind of a unit ("Hội Nông dân tỉnh")."""
    kind = fold_name(bare["kind"])
    if where and kind == fold_name(where.kind):
        return f"{name} {where.name}"
    unit = _UNIT.search(speaker or "")
    if unit and fold_name(unit["kind"]) == kind:
        return f"{name} {unit['name']}"
    return name


def level_within(name: str) -> Level | None:
    """Give the level of the body with this canonical name: a town within a province is a district.

    >>> level_within("Ủy ban nhân dân thành phố Rạch Giá, tỉnh Kiên Giang")
    'district'
    """
    town = not _COMMUNE.search(name) and _districts_in(name, province_in(name))
    return "district" if town else level_of(name)


def _of_committee(name: str, kind: str, speaker: str | None, where: Province | None) -> str:
    """Give the name of the speaker's own place to a name that ends with a Party committee ("Ban Thường vụ Tỉnh ủy")."""
    if where and kind in ("tỉnh", "thành"):
        return f"{name} {where.name}"
    unit = _UNIT.search(speaker or "")
    return (
        f"{name} {unit['name']}, {where.title}" if unit and where and fold_name(unit["kind"])[:4] == kind[:4] else name
    )


def _is_group(name: str) -> bool:
    return name[:1].islower() or bool(_group_words().search(fold_name(name)))


def _holds_place(name: str) -> bool:
    folded = fold_name(name)
    return bool(_province_names().search(folded) or _UNIT.search(name) or _EVERYWHERE.search(folded))


def names_one(name: str) -> bool:
    """Tell whether a canonical name means one body whoever says it: "Ban Chỉ đạo" and "Vụ Pháp chế" do not.

    >>> names_one("Ban Chỉ đạo"), names_one("Ban Chỉ đạo 389 tỉnh Long An"), names_one("Văn phòng Chính phủ")
    (False, True, True)
    """
    bare = _repeated().match(fold_name(name)) and len(name.split()) <= _BARE_WORDS
    return name in agencies() or _holds_place(name) or not bare


@cache
def _department_of(name: str) -> tuple[Department, Province] | None:
    """Give the kind of provincial body and the province that an official name is made of."""
    province = province_in(name)
    if province is None:
        return None
    return next(((kind, province) for kind in departments().values() if kind.of(province) == name), None)


def is_listed(name: str) -> bool:
    """Tell whether the tables know the body with this canonical name, a central one or a province's.

    >>> is_listed("Bộ Y tế"), is_listed("Sở Y tế tỉnh Long An"), is_listed("Chợ nổi Cái Răng")
    (True, True, False)
    """
    return name in agencies() or _department_of(name) is not None


@cache
def body(name: str) -> Party:
    """Give the node of the body with this canonical name."""
    known = agencies().get(name)
    ended = known.valid_to if known else None
    local = None if known else _department_of(name)
    if local:
        ended = min(filter(None, (local[0].valid_to, local[1].valid_to)), default=None)
    properties: dict[str, str | None] = {
        "name": name,
        "level": level_within(name),
        "valid_from": known.valid_from if known else local[0].valid_from if local else None,
        "valid_to": ended,
    }
    return Party(agency_iri(name), "Agency", name, _pairs(properties))


@cache
def parties(printed: str, speaker: str) -> tuple[Party, ...]:
    """Give the bodies that `printed` names ("A; B" are two); `speaker` is the issuer of the paper that says so.

    A speaker that is not known is given as anything that tells its paper from others.

    >>> [party.iri.rpartition("/agency/")[2] for party in parties("Sở Y tế; các sở, ngành", "Sở Nội vụ tỉnh Long An")]
    ['so-y-te-tinh-long-an', 'tinh-long-an/cac-so-nganh']
    """
    return tuple(_party(name, speaker) for part in printed.split(";") if (name := part.strip(" .,:-")))


def _party(printed: str, speaker: str) -> Party:
    name = canonical(printed, speaker)
    if name and is_listed(name):
        return body(name)
    spoken = name or full_name(_ASIDE.sub("", printed), None)
    level = level_within(speaker)
    where = province_in(speaker)
    central = level in _CENTRAL and where is None
    if name and (_holds_place(name) or (central and not _repeated().match(fold_name(name)))):
        return body(name)
    scope = where.title if where and level not in _BELOW else speaker
    properties = {"group": None if name else "true", "level": level if name else None, "name": spoken}
    return Party(group_iri(scope, spoken), "Agency", spoken, _pairs(properties))


def _pairs(properties: dict[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in sorted(properties.items()) if value)


def _territory(name: str, valid_to: str | None) -> Party:
    return Party(territory_iri(name), "Territory", name, _pairs({"name": name, "valid_to": valid_to}))


def _of_province(province: Province) -> Party:
    return _territory(province.title, province.valid_to)


def _of_district(district: District) -> Party:
    name = f"{district.title}, {provinces()[district.province].title}"
    return _territory(name, district.valid_to)


def links_of(node: Node) -> Iterator[Link]:
    """Give what the tables of agencies and territories say of a body or a territory."""
    name = dict(node.properties).get("name", "")
    if node.kind == "Territory" and node.iri == territory_iri(name):
        yield from _links_of_territory(name)
    elif node.kind == "Agency" and node.iri == agency_iri(name):
        yield from _links_of_agency(name)


def _links_of_territory(name: str) -> Iterator[Link]:
    districts = _districts_in(name, province_in(name)) if "," in name else ()
    if districts:
        yield Link("within", _of_province(provinces()[districts[0].province]), "")
    elif (province := find_province(name)) and province.successor:
        yield Link("within", _of_province(provinces()[province.successor]), province.source or "")


def _links_of_agency(name: str) -> Iterator[Link]:
    if known := agencies().get(name):
        source = known.source or ""
        if known.parent:
            yield Link("part_of", body(known.parent), source)
        for successor in known.successors:
            yield Link("succeeded_by", body(successor), source)
        return
    province = province_in(name)
    if local := _department_of(name):
        kind, province = local
        yield Link("located_in", _of_province(province), "")
        if kind.codes[:1] and kind.codes[0].startswith("S"):  # the signs of departments (sở) begin so
            yield Link("part_of", body(departments()[_COMMITTEE].of(province)), "")
        for successor in kind.successors:
            if successor in departments():
                yield Link("succeeded_by", body(departments()[successor].of(province)), kind.source or "")
        if not kind.successors and province.successor:
            heir = provinces()[province.successor]
            if counterpart := kind.in_place(heir):
                yield Link("succeeded_by", body(counterpart.of(heir)), province.source or "")
    elif districts := _districts_in(name, province):
        yield Link("located_in", _of_district(districts[0]), "")
    elif province:
        yield Link("located_in", _of_province(province), "")
