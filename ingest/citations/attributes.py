"""Complete the mentions of a paper from one another and from its header.

Source of the rule: Decree 30/2020/NĐ-CP, Annex I, II.4 and II.6: the first mention gives type, number, date, issuer and
subject, later ones type and number only; laws have neither number nor issuer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from graph.laws import LAW_TYPES, law_key
from graph.record import Citation, Header, fold_space
from ingest.citations.bills import without_bills
from ingest.citations.finding import Mention
from ingest.citations.issuers import body_named, complete_issuers, territory_of
from ingest.citations.known import (
    LISTED,
    SERIAL,
    SPOILED,
    Known,
    blur,
    blurred_number,
    one_series,
    printed_number,
    readable,
    same_body,
    same_serial,
)
from ingest.citations.numbers import read_number
from ingest.layout.finding import Layout

__all__ = ["complete"]

_WHOLE_DATE = len("2021-09-11")
_OVER_ANNEX = re.compile(r"\(\s*[*_]*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+$")
_CODE_APART = re.compile(r"\s([A-ZĐ]\w{0,6})(?!\w)")
_SHORT = re.compile(r"\d/((?:19|20)\d\d)$")  # "Nghị định 76/2009": serial and year alone
_AS_FIGURES = str.maketrans("lIOo", "1100")
_BARELAWS = frozenset({"luat", "bo luat", "phap lenh"})
_LAW_TAIL = re.compile(r"[\s,(]*(?:số\s*:?\s*\d|ngày\s*\d|năm\s*\d|\d).*$", re.DOTALL | re.IGNORECASE)


def complete(layout: Layout, header: Header, mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """Give the citations that `mentions` (offsets in the whole text, reading order) stand for.

    Mentions that overlap an earlier one, and mentions of the paper itself ("ban hành kèm theo Quyết định số …" over its
    own annex), are left out. Date and issuer come from the mention's own words, from the nearest other mention of the
    same document, from its number.
    """
    apart = _with_parted_codes(without_bills(layout, [*_apart(mentions)]), layout.text)
    known = [_known(m, layout.text) for m in apart if not _is_own(m, header, layout.text)]
    _complete_dates(known)
    complete_issuers(known, header, layout.text)
    return tuple(
        Citation(
            quote=fold_space(layout.text[k.mention.start : k.mention.end]),
            number=k.mention.number,
            type=k.mention.type,
            date=k.date,
            issuer=k.issuer,
            provision=k.mention.provision,
            start=k.mention.start,
            end=k.mention.end,
            rule=k.mention.rule,
            confidence=k.mention.confidence,
        )
        for k in known
    )


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions that overlap none before them."""
    last = -1
    for mention in mentions:
        if mention.start >= last:
            last = mention.end
            yield mention


def _with_parted_codes(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions, each with the end that a blank parts from its number where another mention shows that whole."""
    numbers = {mention.number for mention in mentions}
    for mention in mentions:
        code = _CODE_APART.match(text, mention.end) if mention.number else None
        if code and mention.number and mention.number + code[1] in numbers:
            mention = msgspec.structs.replace(mention, end=code.end(), number=mention.number + code[1])  # noqa: PLW2901
        yield mention


def _is_own(mention: Mention, header: Header, text: str) -> bool:
    """True for a mention of the paper itself: its number, and no other type or date.

    Over an annex ("kèm theo Quyết định số …") the paper's own number may be spoiled, or unknown from its head: there
    type, date and body tell.
    """
    if mention.number is None:
        return False
    same_type = mention.type is None or header.type is None or mention.type == header.type
    same_date = mention.date is None or header.date is None or mention.date[:7] == header.date[:7]
    heads_annex = _OVER_ANNEX.search(text, max(0, mention.start - 40), mention.start) is not None
    number, own = read_number(mention.number), read_number(header.number) if header.number else None
    if mention.number == header.number or (number and own and number.mended == own.mended):
        return same_type and (same_date or heads_annex)
    if not (heads_annex and same_type and header.date):
        return False
    if own and mention.rule == SPOILED:
        number = readable(mention.number)
        same_year = mention.date is None or header.date.startswith(mention.date[:4])
        return number is not None and number.sign == own.sign and same_year
    if number is None or mention.date is None or mention.date[:7] != header.date[:7]:
        return False
    if own is None:
        issuer = body_named(mention.issuer, territory_of(header, text))
        return header.number is None and issuer == header.issuer is not None
    # An act that counts its year has no other of its body's acts of that day over its annexes.
    misprinted = own.year is not None and mention.date == header.date and len(mention.date) == _WHOLE_DATE
    same_serial = own.serial.translate(_AS_FIGURES) == number.serial.translate(_AS_FIGURES)
    return number.sign == own.sign and (same_serial or misprinted)


def _known(mention: Mention, text: str) -> Known:
    number = readable(mention.number) if mention.number else None
    law = law_key(_LAW_TAIL.sub("", text[mention.start : mention.end])) if mention.type in LAW_TYPES else ""
    return Known(mention, number, law if law not in _BARELAWS else "", blur(number), mention.date)


# --- dates -------------------------------------------------------------------------------------------------------


def _complete_dates(known: Sequence[Known]) -> None:
    """Fill the dates: "cùng ngày" from its neighbour, short mentions from full ones, the rest from the number."""
    for i, one in enumerate(known):
        if one.mention.same_day and i:
            one.date = one.date or known[i - 1].date
            if known[i - 1].date is None and one.mention.start - known[i - 1].mention.end < 200:
                known[i - 1].date = one.date
    _fill_dates(known, printed_number)
    _fill_dates(known, blurred_number)
    for one in known:
        if one.is_law and one.date is None and one.number:
            one.date = one.number.year
    _fill_dates(known, lambda k: k.law if not k.mention.number or k.date is None else "", lambda k: k.law)
    for i in range(len(known) - 2, -1, -1):  # "số 12/BC-X và số 13/BC-X ngày …": the date stands for both
        one, following = known[i], known[i + 1]
        shares = following.mention.link and (following.mention.rule == LISTED or one_series(one, following))
        year = one.number.year if one.number else None
        if one.date is None and shares and following.date and (not year or following.date.startswith(year)):
            one.date = following.date
    for i, one in enumerate(known):
        if one.date is None and one.mention.rule == SPOILED:
            one.date = _date_of_only(known, one)
        if one.date is None and one.mention.rule == SERIAL:
            one.date = next((k.date for k in same_serial(known, i) if k.date), None)
    for one in known:
        short = _SHORT.search(one.mention.number) if one.date is None and one.mention.number else None
        if one.date is None and (one.number or short):
            one.date = one.number.year if one.number else short[1] if short else None


def _date_of_only(known: Sequence[Known], spoiled: Known) -> str | None:
    """The date of the one document of the paper that has the type and the body of a number whose serial is spoiled."""
    alike = [k for k in known if k.mention.rule != SPOILED and k.mention.type == spoiled.mention.type and k.date]
    dates = {k.mention.number: k.date for k in alike if same_body(k, spoiled)}
    return next(iter(dates.values())) if len(dates) == 1 else None


def _fill_dates(
    known: Sequence[Known], key: Callable[[Known], str], source: Callable[[Known], str] | None = None
) -> None:
    """Give each mention without a date the fullest date of the mentions with its key, the nearest before it first."""
    dated: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, one in enumerate(known):
        if one.date:
            dated[(source or key)(one)].append((i, one.date))
    for i, one in enumerate(known):
        wanted = key(one)
        if one.date is None and wanted and dated.get(wanted):
            fullest = max(len(date) for _, date in dated[wanted])
            fitting = [(j, date) for j, date in dated[wanted] if len(date) == fullest]
            before = [date for j, date in fitting if j < i]
            one.date = before[-1] if before else fitting[0][1]
