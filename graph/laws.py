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

from graph.identity import number_key
from graph.tables import read_table

__all__ = [
    "CONSTITUENT",
    "CONSTITUTION",
    "LAW_TYPES",
    "LawAct",
    "law_act",
    "law_acts",
    "law_in_force",
    "law_key",
    "law_title",
]

CONSTITUTION: Final = "hiến pháp"
"""The type of the acts that alone bear no number; a year has one at most."""
CONSTITUENT: Final = "Quốc hội"
"""Who gives constitutions."""

LAW_TYPES: Final = frozenset({"hiến pháp", "bộ luật", "luật", "pháp lệnh"})
"""The types of papers that the National Assembly and its Standing Committee give, which others cite by name."""

# Where a quoted name goes on to its number, date or year.
_TAIL = re.compile(r"\s*[,(]?\s*(?:số\s*:?\s*\d|ngày\s*\d|năm\s*\d|\d).*$", re.DOTALL)


_AMENDING = "luat sua doi"  # in the form of `law_key`: many amend one law
_BILL_MONTHS = 12  # for which a bill is spoken of by the name of the law to be, before it is passed
_LONGEST_WAIT = 26  # months from the passing of an act to its force: Bộ luật Hình sự of 2015 waited longest
_COMPLETE_UNTIL = "2025-12-31"  # of the acts passed until this day the table lacks none that took an older one's name


class LawAct(msgspec.Struct, frozen=True):
    """One act: the name that papers use, its number, its ISO date, and shorter names. None where it is not known.

    `effect` is its first day of force.
    """

    name: str
    number: str | None = None
    date: str | None = None
    aliases: tuple[str, ...] = ()
    effect: str | None = None

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


def _acts_named(name: str) -> tuple[LawAct, ...]:
    return law_acts().get(law_key(name)) or law_acts().get(law_key(_TAIL.sub("", name)), ())


def _identified(acts: tuple[LawAct, ...]) -> LawAct | None:
    """Give the act where there is one, and where what is known of it identifies it."""
    known = acts[0] if len(acts) == 1 else None
    return known if known and (known.number or law_key(known.name) == law_key(CONSTITUTION)) else None


def law_act(name: str, date_or_year: str) -> LawAct | None:
    """Give the act that `name` with its date means, None where the table does not identify one.

    `name` may carry its date as papers print it; `date_or_year` is ISO ("2015-06-19", "2015").

    >>> law_act("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "2015-06-19").number
    '77/2015/QH13'
    >>> law_act("Luật Tổ chức chính quyền địa phương", "2025") is None  # two acts of that year
    True
    """
    acts = tuple(act for act in _acts_named(name) if act.year == date_or_year[:4])
    if len(date_or_year) > len("2015"):
        acts = tuple(act for act in acts if act.date is None or act.date.startswith(date_or_year))
    return _identified(tuple(act for act in acts if act.number) or acts)


@cache
def _titles() -> dict[tuple[str, str | None], str]:
    return {(number_key(a.number), a.year): a.name for acts in law_acts().values() for a in acts if a.number}


def law_title(number: str, year: str | None) -> str | None:
    """Give the name of the law with this number, None where the table lacks it.

    >>> law_title("39/2019/QH14", "2019")
    'Luật Đầu tư công'
    """
    return _titles().get((number_key(number), year))


def law_in_force(name: str, day: str) -> LawAct | None:
    """Give the act that `name` means in a paper of `day` (ISO, to the month at least) that says no date with it.

    That is the act in force. None where the day lies between the bill and the first day of force of another act of that
    name (a paper may mean either), or behind what the table knows.

    >>> [law_in_force("Luật Đất đai", day).date for day in ("2010-05-04", "2020-05-04", "2025-05-04")]
    ['2003-11-26', '2013-11-29', '2024-01-18']
    >>> law_in_force("Luật Đất đai", "2014-01-10") is None, law_in_force("Hiến pháp", "2025-05").date
    (True, '2013-11-28')
    """
    if len(day) < len("2015-06") or day[: len(day)] > _COMPLETE_UNTIL[: len(day)]:
        return None
    acts = _acts_named(name)
    if not all(act.year for act in acts) or law_key(name).startswith(_AMENDING):
        return None
    begun = tuple(act for act in acts if _in_force_by(act) <= day)
    if any(act not in begun and _later(act.date or f"{act.year}-01", -_BILL_MONTHS) <= day for act in acts):
        return None
    newest = max((act.date or act.year or "" for act in begun), default="")
    return _identified(tuple(act for act in begun if (act.date or act.year) == newest))


def _in_force_by(act: LawAct) -> str:
    """Give a day on which the act was surely in force."""
    return act.effect or _later(act.date or f"{act.year}-12", _LONGEST_WAIT)


def _later(day: str, months: int) -> str:
    """Give the day, or the month, so many months later.

    >>> _later("2015-11-24", 26), _later("2015-02", -12)
    ('2018-01-24', '2014-02')
    """
    count = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    return f"{count // 12}-{count % 12 + 1:02}{day[7:]}"
