"""Make nodes of the bodies that papers name: completed by who speaks, and placed in the life of bodies and territories.

A name that means one body everywhere is that body's node. A name that means a body only where it is said ("Phòng Nội
vụ", "các sở, ban, ngành") is a node of the territory, or the body, that speaks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import Department, agencies, departments, fold_name, full_name, heads, level_of
from graph.casing import any_of, kind_of
from graph.communes import COMMUNE_NAME, FIRST_DAY, LAST_DAY, Place, find_place, place_of
from graph.identity import agency_iri, group_iri
from graph.model import Iri
from graph.record import Level
from graph.tables import read_table
from graph.territories import District, Province, districts_of, find_province, provinces
from graph.vocabulary import NodeKind

__all__ = [
    "Party",
    "body",
    "canonical",
    "department_of",
    "districts_in",
    "is_listed",
    "level_within",
    "names_one",
    "of_commune",
    "pairs",
    "parties",
    "province_in",
    "signs_within",
]


class Party(msgspec.Struct, frozen=True):
    """A body, a group of bodies or a territory: what its node holds."""

    iri: Iri
    kind: NodeKind
    name: str
    properties: tuple[tuple[str, str], ...]


class _Word(msgspec.Struct, frozen=True):
    word: str


class _GroupWord(msgspec.Struct, frozen=True):
    word: str
    where: Literal["start", "any", "end"]


class _Short(msgspec.Struct, frozen=True):
    short: str
    word: str


# A name of a place below the province: its kind, its own name up to the province or the end.
_UNIT = re.compile(
    r"\b(?P<kind>huyện|quận|thị xã|thành phố|xã(?!\s+hội)|phường|thị trấn|đặc khu)\s+(?P<name>[^,–-]+?)"
    r"(?:\s*[,–-]?\s*(?P<province>(?:tỉnh|thành phố)\s.+))?$",
    re.IGNORECASE,
)
_BARE_WORDS = 4  # a name of more words says which one it is ("Thanh tra Bộ Y tế")
_CENTRAL = frozenset({"national", "ministry", "party", "other"})
_BELOW = frozenset({"district", "commune"})
_TAIL = re.compile(r"\b(?:huyện|quận|thị xã|thành phố)\s+[^,]+,\s*(?:tỉnh|thành phố)\s.+$", re.IGNORECASE)
_BARE_COMMITTEE = re.compile(r"\b(?P<kind>tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)?\s*$")  # "UBND tỉnh (qua Sở Tư pháp)"
_BARE_UNIT = re.compile(r"\s(?P<kind>tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)$", re.IGNORECASE)
_ANY_BOARD = re.compile(r"ban chỉ đạo(?: (?:trung ương|quốc gia|nhà nước|liên ngành))+")  # there are many at a time
_AT = {"start": "^{}", "any": "{}", "end": "{}$"}
_KIND_OF_PROVINCE = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s*")
_BEFORE_MINISTRY = re.compile(r"(?:\s(?:của|thuộc))?[\s,/-]+(?P<ministry>Bộ\s.+)$")
_OF_MINISTRY = re.compile(r"\sBộ$")  # "Văn phòng Bộ" that a ministry says
_EVERYWHERE = re.compile(r"\b(?:việt nam|trung ương|quốc gia)\b")


@cache
def _group_words() -> re.Pattern[str]:
    words = read_table("graph", "group_words", _GroupWord)
    return re.compile("|".join(_AT[row.where].format(any_of([row.word]).pattern) for row in words))


@cache
def _repeated() -> re.Pattern[str]:
    return any_of(row.word for row in read_table("graph", "repeated_bodies", _Word))


@cache
def _province_names() -> re.Pattern[str]:
    return any_of(provinces())


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
    districts = districts_in(name, None)
    return provinces()[districts[0].province] if len(districts) == 1 else None


def districts_in(name: str, province: Province | None) -> tuple[District, ...]:
    """Give the districts that a body's name may mean, in `province` where it has one."""
    unit = _UNIT.search(name)
    if not unit:
        return ()
    return districts_of(f"{unit['kind']} {unit['name']}", province)


def canonical(printed: str, speaker: str | None = None, at: str | None = None) -> str | None:
    """Give the one name of the body that `printed` means when `speaker` says it, None where it means no single body.

    A district's body bears its province; which one, its own name tells where only one province has such a district,
    else the speaker's province. A commune's body bears its province, and one of before July 2025 its district: by what
    its name and its speaker tell, and by the day `at` on which it is said, as far as this leaves one commune.

    >>> canonical("UBND huyện Ba Tri"), canonical("Sở Y tế", "Ủy ban nhân dân tỉnh Long An")
    ('Ủy ban nhân dân huyện Ba Tri, tỉnh Bến Tre', 'Sở Y tế tỉnh Long An')
    >>> canonical("UBND xã Ô Lâm", "Ủy ban nhân dân huyện Tri Tôn, tỉnh An Giang")
    'Ủy ban nhân dân xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang'
    >>> [canonical("UBND xã Ô Lâm", "Sở Y tế tỉnh An Giang", day) for day in ("2024-05-01", "2025-08-01")]
    ['Ủy ban nhân dân xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang', 'Ủy ban nhân dân xã Ô Lâm, tỉnh An Giang']
    >>> canonical("UBND huyện Châu Thành"), canonical("Sở Y tế"), canonical("Tổng")
    (None, None, None)
    """
    return _canonical(printed, speaker, _era(at))


def _era(at: str | None) -> str | None:
    """Give a day of the time of `at`, before or since the communes of today; None where it tells neither.

    >>> _era("2025-07"), _era("2024"), _era("2025")
    ('2025-07-01', '2025-06-30', None)
    """
    if at is None or (FIRST_DAY.startswith(at) and len(at) < len("2025-07")):
        return None
    return FIRST_DAY if at >= FIRST_DAY[: len(at)] else LAST_DAY


@cache
def _canonical(printed: str, speaker: str | None, era: str | None) -> str | None:
    where = province_in(speaker) if speaker else None
    name = full_name(_ASIDE.sub("", printed), where.title if where else None)
    if not any(letter.isalnum() for letter in name):
        return None
    if name in agencies():
        return name
    if fold_name(name) in _bare_heads():
        return _headed(fold_name(name), speaker)
    if _is_group(name) and not department_of(name):
        return None
    if speaker and speaker.startswith("Bộ ") and _OF_MINISTRY.search(name):
        return name + speaker.removeprefix("Bộ")
    if bare := _BARE_UNIT.search(name):
        name = _completed(name, bare, speaker, where)
    if committee := _BARE_COMMITTEE.search(name):
        name = _of_committee(name, fold_name(committee["kind"]), speaker, where)
    if name in departments() or _BARE_UNIT.search(name) or _BARE_COMMITTEE.search(name) or " " not in name:
        return None
    if told := COMMUNE_NAME.search(name):
        if place := find_place(name, within=_within(speaker, where), at=era):
            return name[: told.start()] + place.name
        if not told["district"] and not told["province"]:
            return name if speaker is None else _with_superior(name, speaker, where)
    unit = _UNIT.search(name)
    if unit and not unit["province"] and (named := districts_in(name, where) or districts_in(name, None)):
        holding = {district.province for district in named}
        return f"{name}, {provinces()[holding.pop()].title}" if len(holding) == 1 else None
    if unit and unit["province"] and (told_of := find_province(unit["province"])):
        return f"{name[: unit.end('name')]}, {told_of.title}"
    return name


@cache
def _bare_heads() -> dict[str, tuple[str, ...]]:
    """Folded words for a head alone to the folded kinds of bodies that he or she stands at the top of."""
    return {fold_name(head.name): tuple(map(fold_name, head.leads)) for head in heads()}


def _headed(head: str, speaker: str | None) -> str | None:
    """Give the speaker where `head` is its own head ("Bộ trưởng" that a ministry says), else None."""
    kinds = _bare_heads()[head]
    return speaker if speaker and any(f"{fold_name(speaker)} ".startswith(f"{kind} ") for kind in kinds) else None


def _within(speaker: str | None, where: Province | None) -> str | None:
    """Give the place of the speaker, its district too where it has one."""
    tail = _TAIL.search(speaker or "")
    return tail[0] if tail else where.title if where else None


def _with_superior(name: str, speaker: str, where: Province | None) -> str | None:
    """Give a commune's body the district and the province of its speaker."""
    if name == speaker or where is None:
        return name if name == speaker else None
    return f"{name}, {_within(speaker, where)}"


def _completed(name: str, bare: re.Match[str], speaker: str | None, where: Province | None) -> str:
    """Give the name of the speaker's own unit to a name that ends with the kind of a unit ("Hội Nông dân tỉnh")."""
    kind = fold_name(bare["kind"])
    if where and kind == fold_name(where.kind):
        return f"{name} {where.name}"
    unit = COMMUNE_NAME.search(speaker or "") or _UNIT.search(speaker or "")
    if unit and fold_name(unit["kind"]) == kind:
        return f"{name} {unit['name']}"
    return name


def level_within(name: str) -> Level | None:
    """Give the level of the body with this canonical name: a town within a province is a district.

    >>> level_within("Ủy ban nhân dân thành phố Rạch Giá, tỉnh Kiên Giang")
    'district'
    """
    town = not COMMUNE_NAME.search(name) and districts_in(name, province_in(name))
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
def department_of(name: str) -> tuple[Department, Province] | None:
    """Give the kind of provincial body and the province that an official name is made of."""
    province = province_in(name)
    if province is None:
        return None
    return next(((kind, province) for kind in departments().values() if kind.of(province) == name), None)


@cache
def of_commune(name: str) -> tuple[Department, Place] | None:
    """Give the kind and the commune of the committee or council of a commune with this canonical name.

    >>> [of_commune(f"Ủy ban nhân dân xã Ô Lâm{rest}") is not None for rest in (", tỉnh An Giang", ", tỉnh Cà Mau", "")]
    [True, False, False]
    """
    place = place_of(name)
    kind = departments().get(name.removesuffix(place.name).strip()) if place else None
    return (kind, place) if kind and place and kind.below else None


def is_listed(name: str) -> bool:
    """Tell whether the tables know the body with this canonical name: a central one, a province's, a commune's.

    >>> is_listed("Bộ Y tế"), is_listed("Sở Y tế tỉnh Long An"), is_listed("Chợ nổi Cái Răng")
    (True, True, False)
    """
    return name in agencies() or department_of(name) is not None or of_commune(name) is not None


def signs_within(issuer: str) -> str:
    """Give the body within which a signer for `issuer` is one person: a national office is part of its whole.

    >>> signs_within("Thủ tướng Chính phủ"), signs_within("Ủy ban Thường vụ Quốc hội"), signs_within("Bộ Y tế")
    ('Chính phủ', 'Quốc hội', 'Bộ Y tế')
    """
    known = agencies().get(issuer)
    above = agencies().get(known.parent or "") if known and known.level == "national" else None
    return above.name if above and above.level == "national" else issuer


@cache
def body(name: str) -> Party:
    """Give the node of the body with this canonical name."""
    known = agencies().get(name)
    ended = known.valid_to if known else None
    local = None if known else department_of(name)
    if local:
        ended = min(filter(None, (local[0].valid_to, local[1].valid_to)), default=None)
    began = known.valid_from if known else local[0].valid_from if local else None
    if commune := None if known or local else of_commune(name):
        ended = commune[1].commune.valid_to
        began = None if ended else FIRST_DAY
    properties: dict[str, str | None] = {
        "name": name,
        "level": level_within(name),
        "valid_from": began,
        "valid_to": ended,
    }
    return Party(agency_iri(name), "Agency", name, pairs(properties))


def parties(printed: str, speaker: str, at: str | None = None) -> tuple[Party, ...]:
    """Give the bodies that `printed` names ("A; B" are two); `speaker` is the issuer of the paper that says so.

    `at` is the date of that paper. A speaker that is not known is given as anything that tells its paper from others.

    >>> [party.iri.rpartition("/agency/")[2] for party in parties("Sở Y tế; các sở, ngành", "Sở Nội vụ tỉnh Long An")]
    ['so-y-te-tinh-long-an', 'tinh-long-an/cac-so-nganh']
    """
    return _parties(printed, speaker, _era(at))


@cache
def _parties(printed: str, speaker: str, era: str | None) -> tuple[Party, ...]:
    names = (part.strip(" .,:-") for part in printed.split(";"))
    return tuple(_party(name, speaker, era) for name in names if name and not _is_province(name))


def _is_province(name: str) -> bool:
    """Tell whether a name is that of a province and of no body ("Gia Lai", "Thành phố Hồ Chí Minh")."""
    province = find_province(name)
    return province is not None and _KIND_OF_PROVINCE.sub("", fold_name(name)) == fold_name(province.name)


def _party(printed: str, speaker: str, era: str | None) -> Party:
    name = _canonical(printed, speaker, era)
    if name and is_listed(name):
        return body(name)
    spoken = name or _in_full(full_name(_ASIDE.sub("", printed), None))
    level = level_within(speaker)
    where = province_in(speaker)
    central = level in _CENTRAL and where is None
    if name and (above := _ministry_behind(name)):
        return above
    placed = name is not None and _holds_place(name) and not _ANY_BOARD.fullmatch(fold_name(name))
    if name and (placed or (central and _has_own_name(name))):
        return body(name)
    scope = where.title if where and level not in _BELOW else speaker
    properties = {"group": None if name else "true", "level": level if name else None, "name": spoken}
    return Party(group_iri(scope, spoken), "Agency", spoken, pairs(properties))


def _ministry_behind(name: str) -> Party | None:
    """Give the body that a name before that of its ministry means: the one that the ministry calls so."""
    found = _BEFORE_MINISTRY.search(name)
    above = full_name(found["ministry"]) if found else ""
    if not found or above not in agencies():
        return None
    own = name[: found.start()]
    if not own.startswith(("Vụ ", "Cục ")) and not _has_own_name(own):
        return body(f"{own} {above}")  # "Văn phòng Bộ Y tế"
    if _has_own_name(own):
        return body(own)
    return Party(group_iri(above, own), "Agency", own, pairs({"level": "ministry", "name": own}))


def _has_own_name(name: str) -> bool:
    """Tell whether a name says what the body is and which one: not "Trồng trọt", not "Bệnh viện", not "Vụ Pháp chế"."""
    folded = fold_name(name)
    kind = kind_of(folded)
    return kind is not None and folded != fold_name(kind.words) and not _repeated().match(folded)


@cache
def _short_words() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {row.short.casefold(): row.word for row in read_table("graph", "short_words", _Short)}
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)\.?", re.IGNORECASE), words


def _in_full(name: str) -> str:
    """Give the name of a group with its short words written out.

    >>> _in_full("HĐND, UBND các tỉnh, TP trực thuộc T.Ư")
    'Hội đồng nhân dân, Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương'
    """
    short, words = _short_words()
    return short.sub(lambda found: words[found[0].rstrip(".").casefold()], name)


def pairs(properties: dict[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Give properties as a node holds them: those that are known, sorted."""
    return tuple((name, value) for name, value in sorted(properties.items()) if value)
