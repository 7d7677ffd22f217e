"""Name each body of a printed list that says once what they are: "các Sở: Tài chính, Y tế; Công an tỉnh".

A record keeps the bodies of a task as printed ("các Sở: Tài chính", "Y tế", "Công an tỉnh"). "Y tế" alone names
nothing; in its list it is Sở Y tế. The words that say what several bodies are stand in `tables/group_units.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import fold_name, full_name
from graph.parties import canonical, is_listed, level_within
from graph.tables import read_table
from graph.territories import find_province

__all__ = ["Unit", "one_by_one", "spread", "units"]


class Unit(msgspec.Struct, frozen=True):
    """What a group's words stand for: `among` names the tables that hold its members, `kinds` which of them."""

    words: str
    among: Literal["government", "departments", "provinces", "districts", "communes"]
    kinds: tuple[str, ...] = ()


class _Opening(msgspec.Struct, frozen=True):
    """The start of a list: what stands before "các", and the unit that is named once."""

    before: str
    unit: Unit


_BETWEEN = re.compile(r"(\s*[,;]\s+(?:và\s+)?|\s+và\s+)")
_LONGEST = 5  # parts of a name: "Văn hóa", ", ", "Thể thao", " và ", "Du lịch"; names of places have one
_SEVERAL = re.compile(r"(?:^|\s)(?:các|những)\s+(?=\w)")


@cache
def units() -> tuple[Unit, ...]:
    """The words for groups, the longer first."""
    return tuple(sorted(read_table("graph", "group_units", Unit), key=lambda row: -len(row.words)))


@cache
def _unit_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(fold_name(row.words)) for row in units())})\b\s*:?\s*(?=\w)")


def one_by_one(printed: Sequence[str], speaker: str) -> Iterator[str]:
    """Give for each name of a list the name of the body that it means there; itself where the list adds nothing.

    `speaker` is the issuer of the paper, as for `graph.parties.parties`. A name is completed only into a body that the
    tables know, so nothing is made up.

    >>> names = ("Giám đốc các Sở: Tài chính", "Y tế", "Công an tỉnh", "Y tế")
    >>> list(one_by_one(names, "Ủy ban nhân dân tỉnh Long An"))
    ['Sở Tài chính', 'Sở Y tế', 'Công an tỉnh', 'Y tế']
    >>> list(one_by_one(("UBND các huyện: Bến Lức", "Cần Đước", "thị xã Kiến Tường"), "Ủy ban nhân dân tỉnh Long An"))
    ['UBND huyện Bến Lức', 'UBND huyện Cần Đước', 'UBND thị xã Kiến Tường']
    """
    opening: _Opening | None = None
    for name in printed:
        opening, rest = _opened(name) or (opening, name)
        whole = opening and _completed(opening, rest, speaker)
        if not whole:
            opening = None
        yield whole or name


def spread(items: Sequence[str], speaker: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each item of a printed list with the bodies that it names one by one; () where it is no such list.

    An item may go on with the list that the one before it began. All that an item names must be known.

    >>> items = ("Bí thư Tỉnh ủy, Chủ tịch UBND các tỉnh: Gia Lai", "Lai Châu và Sơn La", "các sở")
    >>> [names for _, names in spread(items[1:], "Chính phủ")], [len(names) for _, names in spread(items, "Chính phủ")]
    ([(), ()], [2, 4, 0])
    """
    opening: _Opening | None = None
    for item in items:
        opening, rest = _opened(item) or (opening, item)
        names = _members(opening, rest, speaker) if opening else ()
        if not names:
            opening = None
        yield item, names


def _members(opening: _Opening, rest: str, speaker: str) -> tuple[str, ...]:
    """Give the bodies that `rest` lists: a comma or "và" may stand in a name, so the longest known one counts."""
    befores = opening.before.split(", ")  # "Bí thư Tỉnh ủy, Chủ tịch UBND các tỉnh: Gia Lai"
    words = _BETWEEN.split(rest.strip(" .;,-–"))  # a name, what stands behind it, a name …
    longest = _LONGEST if opening.unit.among in ("government", "departments") else 1
    names: list[str] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + longest), at, -2):
            told = [_completed(_Opening(before, opening.unit), "".join(words[at:end]), speaker) for before in befores]
            if all(told):
                names += (name for name in told if name)
                at = end + 1  # behind the comma or "và"
                break
        else:
            return ()
    return tuple(names)


def _opened(name: str) -> tuple[_Opening, str] | None:
    folded = fold_name(name)
    if len(folded) != len(name):
        return None
    for several in _SEVERAL.finditer(folded):
        if unit := _unit_words().match(folded, several.end()):
            words = unit[0].rstrip(" :")
            row = next(row for row in units() if fold_name(row.words) == words)
            return _Opening(name[: several.start()].strip(), row), name[unit.end() :]
    return None


def _completed(opening: _Opening, rest: str, speaker: str) -> str | None:
    """Give the body that `rest` means in a list so opened, None where it means none that is known."""
    unit = opening.unit
    if unit.among in ("government", "departments"):
        told = (f"{kind[:1].upper()}{kind[1:]} {rest}" for kind in (unit.words, *unit.kinds))
        return next((name for name in told if is_listed(canonical(name, speaker) or "")), None)
    if not opening.before or unit.among == "communes":
        return None  # a place is told to do nothing; of communes the tables tell only with their district
    own_kind = fold_name(rest).startswith(tuple(f"{fold_name(row.words)} " for row in units()))
    name = f"{opening.before} {rest}" if own_kind else f"{opening.before} {unit.words} {rest}"
    known = canonical(name, speaker)
    province = find_province(rest) if unit.among == "provinces" else None
    if province and not (known and is_listed(known)):  # "các tỉnh, thành phố: Huế": what each is, nobody says
        name = f"{opening.before} {province.title}"
        known = canonical(name, speaker)
    if unit.among == "provinces" and not (known and is_listed(known)):
        name = f"{opening.before} {rest}"  # a Party committee bears the name of its province without its kind
        known = canonical(name, speaker)
    sure = known and (is_listed(known) or (unit.among == "districts" and level_within(known) == "district"))
    return name if sure and full_name(opening.before) else None
