"""Which acts a paper means where it calls them by name: laws (by the table, the paper, its day) and constitutions.

Papers name laws without number and issuer (Decree 30/2020/NĐ-CP, Annex I, II.4), in full the first time and then
without their date; a law that nowhere has a date is the one in force when the paper was written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final, Literal

import msgspec

from graph.identity import number_slug, slug, year_of
from graph.laws import LAW_TYPES, LawAct, law_act, law_in_force
from graph.record import Citation, Record

__all__ = ["SURE", "NamedAct", "law_name_key", "named_acts"]

Rule = Literal["law-in-paper", "law-in-force"]
SURE: Final = 0.8
"""At most so much confidence has what rests on a name without a date."""
_TITLE = 300  # characters from the number of a document to the last law in its title
_ENDS = re.compile(r"[.;:](?:\s|$)|\n\s*\n")
_NAME_DATE = re.compile(r"[,(\s]*(?:số\b|ngày\b|năm\s+\d{4}|\d{4}\b).*$", re.DOTALL | re.IGNORECASE)


class NamedAct(msgspec.Struct, frozen=True):
    """The act that a mention means. A constitution has no `number` but a `name`.

    `rule` says how the mention tells it: by other words of the paper, or by its day; None where it has a date itself.
    """

    number: str | None
    year: str | None
    name: str
    rule: Rule | None = None


def law_name_key(name: str) -> str:
    """Give the key of a law by its name, which may go on to its number, date or year.

    >>> law_name_key("Luật Đầu tư công số 39/2019/QH14 ngày 13 tháng 6 năm 2019")
    'law:luat-dau-tu-cong'
    """
    return "law:" + (slug(_NAME_DATE.sub("", name)) or slug(name))


def named_acts(record: Record) -> dict[int, NamedAct]:
    """Give the acts that mentions without number mean, by their place among the citations, as far as it is clear.

    >>> from graph.record import Header
    >>> quotes = (("Luật Đất đai năm 2013", "2013"), ("Luật Đất đai", None), ("Luật Nhà ở", None))
    >>> nothing = dict.fromkeys(("number", "date", "issuer", "provision"))
    >>> law = Citation(quote="", type="luật", start=0, end=1, rule="", confidence=1.0, **nothing)
    >>> cited = tuple(msgspec.structs.replace(law, quote=quote, date=date) for quote, date in quotes)
    >>> record = Record(id="x", document=Header(date="2019-05-04"), citations=cited, relations=(), tasks=())
    >>> [(act.number, act.rule) for act in named_acts(record).values()]
    [('45/2013/QH13', None), ('45/2013/QH13', 'law-in-paper'), ('65/2014/QH13', 'law-in-force')]
    """
    found: dict[int, NamedAct] = {}
    told: dict[str, set[str]] = defaultdict(set)
    acts: dict[str, NamedAct] = {}
    bare: list[tuple[int, Citation]] = []
    for place, citation in enumerate(record.citations):
        if citation.number and number_slug(citation.number):
            if citation.type in LAW_TYPES:
                year = year_of(citation.number, citation.date)
                acts.setdefault(number_slug(citation.number), NamedAct(citation.number, year, citation.quote))
                told[law_name_key(citation.quote)].add(number_slug(citation.number))
        elif not citation.date or _too_young(citation, _title_day(record, place)):
            bare.append((place, citation))
        elif act := law_act(citation.quote, citation.date):
            found[place] = named = _named(act, None)
            acts[_identity(named)] = named
            for name in (act.name, *act.aliases):
                told[law_name_key(name)].add(_identity(named))
    for place, citation in bare:
        title_day = _title_day(record, place)
        told_here = told.get(law_name_key(citation.quote), set())
        here = {one for one in told_here if not title_day or (acts[one].year or "") <= title_day[:4]}
        now = law_in_force(citation.quote, title_day or record.document.date or "")
        by_day = _named(now, "law-in-force") if now else None
        if not here and by_day:
            found[place] = by_day
        elif len(here) == 1 and (by_day is None or _identity(by_day) in here):
            named = acts[next(iter(here))]
            found[place] = NamedAct(named.number, named.year, named.name, "law-in-paper")
    return dict(sorted(found.items()))


def _title_day(record: Record, place: int) -> str | None:
    """Give the day, or the year, of the document in whose title a mention stands: its laws are those of that day.

    "Nghị định số 43/2014/NĐ-CP quy định chi tiết Luật Đất đai" speaks of the law that the decree carried out.
    """
    cited = record.citations[place]
    before = record.citations[place - 1] if place else None
    text = record.text or ""
    if before is None or before.end > cited.start or not text or _ENDS.search(text, before.end, cited.start):
        return None
    if cited.start - before.end > _TITLE or before.type in LAW_TYPES:
        return None
    return before.date or year_of(before.number, None)


def _too_young(citation: Citation, title_day: str | None) -> bool:
    """Tell whether a law cannot have the date that another mention of its name gave it: its document is older."""
    printed = any(letter.isdigit() for letter in citation.quote)
    return not printed and bool(title_day and citation.date and title_day[:4] < citation.date[:4])


def _named(act: LawAct, rule: Rule | None) -> NamedAct:
    return NamedAct(act.number, act.year, act.name, rule)


def _identity(act: NamedAct) -> str:
    return number_slug(act.number) if act.number else f"{slug(act.name)}/{act.year}"
