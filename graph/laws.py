"""Which act a law's name and year mean: the laws, codes and ordinances in force and before.

Papers call a law by its name alone (Decree 30/2020/NĐ-CP, Annex I, II.4: laws and ordinances are cited without number
and issuer), so its identity has to come from a table: `graph/tables/laws.tsv`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from types import MappingProxyType
from typing import Final

import msgspec

from graph.tables import read_table

__all__ = ["LAW_TYPES", "LawAct", "law_acts", "law_key", "law_number"]

LAW_TYPES: Final = frozenset({"hiến pháp", "bộ luật", "luật", "pháp lệnh"})
"""The types of papers that the National Assembly and its Standing Committee give, which others cite by name."""

# Where a quoted name goes on to its number, date or year.
_TAIL = re.compile(r"\s*[,(]?\s*(?:số\s*:?\s*\d|ngày\s*\d|năm\s*\d|\d).*$", re.DOTALL)


class LawAct(msgspec.Struct, frozen=True):
    """One act: the name that papers use, its number, its ISO date, and shorter names. None where it is not known."""

    name: str
    number: str | None = None
    date: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def year(self) -> str | None:
        """The year of the act, from its date or its number."""
        if self.date:
            return self.date[:4]
        found = re.search(r"/((?:19|20)\d\d)/", self.number or "")
        return found[1] if found else None


def law_key(name: str) -> str:
    """Fold a law's name for comparison: words only, small letters, no diacritics.

    >>> law_key("Luật Phòng, chống tham nhũng") == law_key("LUẬT PHÒNG CHỐNG THAM NHŨNG")
    True
    """
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in bare if not unicodedata.combining(c))))


@cache
def law_acts() -> MappingProxyType[str, tuple[LawAct, ...]]:
    """Every act by the key (`law_key`) of its name and of each of its shorter names."""
    found: dict[str, list[LawAct]] = {}
    for act in read_table("graph", "laws", LawAct):
        for name in (act.name, *act.aliases):
            found.setdefault(law_key(name), []).append(act)
    return MappingProxyType({key: tuple(acts) for key, acts in found.items()})


def law_number(name: str, date_or_year: str | None) -> str | None:
    """Give the number of the law that `name` means, None where the table holds no such act or more than one.

    `name` may carry its date as papers print it; `date_or_year` is ISO ("2015-06-19", "2015"). A law cited without any
    date stays without number: a later act may bear the same name.

    >>> law_number("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "2015-06-19")
    '77/2015/QH13'
    >>> law_number("Luật Tổ chức chính quyền địa phương", "2025") is None  # two acts of that year
    True
    """
    if not date_or_year:
        return None
    acts = law_acts().get(law_key(name)) or law_acts().get(law_key(_TAIL.sub("", name)), ())
    acts = tuple(act for act in acts if act.number and act.year == date_or_year[:4])
    if len(date_or_year) > 4:
        acts = tuple(act for act in acts if act.date is None or act.date.startswith(date_or_year))
    return acts[0].number if len(acts) == 1 else None
