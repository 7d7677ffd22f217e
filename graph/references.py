"""Gather the mentions of one paper into the documents they mean, as far as this paper alone tells.

Decree 30/2020/NĐ-CP (Annex I, II.6) has a document named in full once and then by type and number; so mentions of one
number that do not contradict each other are one document, and two that do (another issuer, another year) are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from graph.agencies import agencies, issuer_of_code
from graph.identity import act_iri, document_iri, issuer_slug, number_key, number_slug, slug, unresolved_iri, year_of
from graph.laws import CONSTITUENT, law_act
from graph.model import Iri
from graph.named_acts import NamedAct, law_name_key, named_acts
from graph.parties import canonical, level_within, names_one, province_in
from graph.record import Citation, Record
from graph.tables import read_table
from graph.vocabulary import document_types

__all__ = ["Reference", "References", "best_date", "read_references"]

SELF = -1  # the place of the paper's own document among the references
_WORDS_AFTER = 300  # characters behind a mention in which its trích yếu can stand
_SENTENCE_END = re.compile(r"[.;:!?](?:\s|$)|\n\n")


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A document as one paper knows it.

    `key` groups what may be the same across papers: the number's slug, or "law:" and the slug of a law's name. `iri` is
    the document's own where issuer, year and number are known and else the unresolved node's, with `reason`. `holder`
    is the body in whose series the number runs: the issuer, but for a few signs. `words` is the text in which its
    trích yếu can stand. `citations` are places in `Record.citations`, none for a name that only a
    relation or a task uses.
    """

    key: str
    iri: Iri
    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    holder: str | None
    year: str | None
    reason: str | None
    words: str
    names: tuple[str, ...]
    citations: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """What to call the document where it has no number: its fullest name."""
        return max(self.names, key=lambda name: (len(name), name))

    @property
    def holder_key(self) -> str | None:
        """The holder as identity compares it."""
        return issuer_slug(self.holder) if self.holder else None


class References(msgspec.Struct, frozen=True):
    """The document of a paper (`own`), the others it names, and which one each citation and each name means.

    `acts` are those of `graph.named_acts`.
    """

    own: Reference
    others: tuple[Reference, ...]
    by_citation: tuple[int, ...]
    by_name: dict[str, int]
    acts: dict[int, NamedAct] = {}

    def at(self, place: int) -> Reference:
        """Give the reference at a place that `by_citation` or `by_name` holds."""
        return self.own if place == SELF else self.others[place]

    def __iter__(self) -> Iterator[Reference]:
        """Give `own` and then the others."""
        yield self.own
        yield from self.others


class _Seen(msgspec.Struct, frozen=True):
    """One mention with what tells it apart."""

    place: int
    key: str
    issuer: str | None
    year: str | None


def best_date(dates: Iterable[str]) -> str | None:
    """Give the date to believe among those printed: the most precise, then the most frequent, then the earliest.

    >>> best_date(["2021", "2021-09-11", "2021-09-01", "2021-09-11"])
    '2021-09-11'
    """
    counted = Counter(dates)
    return min(counted, key=lambda date: (-len(date), -counted[date], date), default=None)


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], -len(value), value), default=None)


def _number(citation: Citation, act: NamedAct | None) -> str | None:
    """Give the number of what is cited; a law that is cited by its name has it in the table of laws."""
    if citation.number and number_slug(citation.number):
        return parted(citation.number)
    return parted(act.number) if act and act.number else None


@cache
def _glued() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of a type without what stands before it, and without what stands behind it."""
    codes = {code for kind in document_types().values() for code in kind.codes if len(code) > 1}
    code = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    return re.compile(rf"(\d+)((?:{code})[-/])"), re.compile(rf"(\d+/(?:(?:19|20)\d\d/)?)({code})([A-ZĐ]{{2,}})")


@cache
def parted(number: str) -> str:
    """Give a number with the sign that printing lost beside its type, as far as the type and the body are known.

    >>> parted("37/2025/TTBNNMT"), parted("118/2025/NĐCP"), parted("1675QĐ-UBND")
    ('37/2025/TT-BNNMT', '118/2025/NĐ-CP', '1675/QĐ-UBND')
    >>> parted("12/TTCP"), parted("7/2025/TTXYZ")  # the sign of Thanh tra Chính phủ; an unknown one
    ('12/TTCP', '7/2025/TTXYZ')
    """
    before, behind = _glued()
    number = before.sub(r"\1/\2", number, count=1) if before.match(number) else number
    found = behind.fullmatch(number)
    if not found or issuer_of_code(found[2] + found[3]) or not issuer_of_code(f"{found[2]}-{found[3]}"):
        return number
    return f"{found[1]}{found[2]}-{found[3]}"


def _told_date(number: str | None, cited: Iterable[Citation]) -> str | None:
    """Give the date to believe; the year inside a number is right where a date beside it says another."""
    year = year_of(number, None)
    return best_date(c.date for c in cited if c.date and (year is None or c.date.startswith(year)))


def _consistent(seen: Sequence[_Seen]) -> bool:
    return len({s.issuer for s in seen} - {None}) <= 1 and len({s.year for s in seen} - {None}) <= 1


def _compatible(one: _Seen, other: _Seen) -> bool:
    return all(a is None or b is None or a == b for a, b in ((one.issuer, other.issuer), (one.year, other.year)))


def _gather(seen: Sequence[_Seen]) -> list[list[_Seen]]:
    """Cut the mentions of one key into documents; a mention that fits several of them is a document of its own."""
    if _consistent(seen):
        return [list(seen)]
    full: dict[tuple[str | None, str | None], list[_Seen]] = {}
    for one in seen:
        if one.issuer and one.year:
            full.setdefault((one.issuer, one.year), []).append(one)
    heads = [members[0] for members in full.values()]
    partial: dict[tuple[str | None, str | None], list[_Seen]] = {}
    for one in seen:
        if one.issuer and one.year:
            continue
        fitting = [head for head in heads if _compatible(one, head)]
        if len(fitting) == 1:
            full[fitting[0].issuer, fitting[0].year].append(one)
        else:
            partial.setdefault((one.issuer, one.year), []).append(one)
    return [*full.values(), *partial.values()]


class _Series(msgspec.Struct, frozen=True):
    sign: str
    holder: str


@cache
def _series() -> dict[str, str]:
    return {row.sign.casefold(): row.holder for row in read_table("graph", "series", _Series)}


@cache
def _holder(number: str | None, issuer: str | None) -> str | None:
    """Give the body in whose series `number` runs: the one that the sign names where only one can use it.

    The signs of the national bodies (CP, TTg, QH …) are such: "của Chính phủ" beside "/QĐ-TTg" makes no other document.
    """
    if not number:
        return issuer
    if holder := _series().get(number_key(number).rpartition("/")[2]):
        return holder
    named = agencies().get(issuer_of_code(number) or "")
    return named.name if named and named.level == "national" else issuer


def _issuer(printed: str | None, speaker: str | None, at: str | None) -> str | None:
    """Give the official name of the body (or bodies) that issued, None where no single body is meant."""
    names = [canonical(part, speaker, at) for part in (printed or "").split(";")]
    known = [name for name in names if name and slug(name) and names_one(name)]
    return "; ".join(known) if known and len(known) == len(names) else None


def _own_issuer(record: Record) -> str | None:
    """Give the issuer of the paper; where its place is not in its name, the bodies that the paper names may tell it.

    They tell it where they are of one district, or else of one province.
    """
    head = record.document
    named = {*head.addressees, *(c.issuer for c in record.citations if c.issuer)}
    bodies = {full for name in named for part in name.split(";") if (full := canonical(part, None, head.date))}
    for level in ("district", "province"):
        of_level = {body for body in bodies if level_within(body) == level and province_in(body)}
        if len(of_level) == 1:
            known = _issuer(head.issuer, of_level.pop(), head.date)
            if known:
                return known
    return _issuer(head.issuer, None, head.date)


def _words_after(record: Record, place: int) -> str:
    """Give what stands between a citation and the next one, within its paragraph."""
    end = record.citations[place].end
    stop = end + _WORDS_AFTER
    if place + 1 < len(record.citations) and record.citations[place + 1].start >= end:
        stop = min(stop, record.citations[place + 1].start)
    return _SENTENCE_END.split((record.text or "")[end:stop], maxsplit=1)[0]


def _own(record: Record, digest: str) -> tuple[Reference, _Seen]:
    head = record.document
    number = parted(head.number) if head.number and number_slug(head.number) else None
    year = year_of(number, head.date)
    issuer = _own_issuer(record)
    key = number_slug(number) if number else "paper:" + digest
    holder = _holder(number, issuer)
    reason = _reason(number, holder, year)
    iri = _iri(number, holder, year) or unresolved_iri(digest, number_slug(number) if number else "van-ban")
    if not number and head.date and head.type and (act := law_act(head.type, head.date)) and not act.number:
        iri, key, holder, reason = _constitution(act.name, year or ""), slug(act.name), CONSTITUENT, None
    own = Reference(
        key=key,
        iri=iri,
        number=number,
        type=head.type,
        date=head.date,
        issuer=issuer or holder,
        holder=holder,
        year=year,
        reason=reason,
        words=head.title or "",
        names=(f"{head.type or ''} {head.title or ''}".strip() or record.id,),
    )
    return own, _Seen(SELF, key, own.holder_key, year)


def _iri(number: str | None, holder: str | None, year: str | None) -> Iri | None:
    return document_iri(holder, year, number) if holder and year and number else None


def _constitution(name: str, year: str) -> Iri:
    return act_iri(CONSTITUENT, year, name)


def _reason(number: str | None, issuer: str | None, year: str | None) -> str | None:
    missing = [what for what, value in (("number", number), ("issuer", issuer), ("year", year)) if not value]
    return f"{' and '.join(missing)} unknown" if missing else None


def _reference(
    record: Record,
    digest: str,
    speaker: str | None,
    acts: Mapping[int, NamedAct],
    members: Sequence[_Seen],
    *,
    alone: bool,
) -> Reference:
    cited: list[Citation] = [record.citations[one.place] for one in members]
    number = _most(_number(record.citations[one.place], acts.get(one.place)) for one in members)
    issuer = _most(_issuer(c.issuer, speaker, c.date) for c in cited)
    key, act = members[0].key, acts.get(members[0].place)
    holder = _holder(number, issuer)
    year = next((one.year for one in members if one.year), None)
    reason = _reason(number, holder, year)
    names = {c.quote for c in cited}
    if act and not number and act.year:
        iri, holder, reason, names = _constitution(act.name, act.year), CONSTITUENT, None, {f"{act.name} {act.year}"}
    else:
        facets = () if alone else (issuer_slug(holder) if holder else None, year)
        parts = (key.removeprefix("law:"), *(part for part in facets if part))
        iri = _iri(number, holder, year) or unresolved_iri(digest, "_".join(parts))
    return Reference(
        key=key,
        iri=iri,
        number=number,
        type=_most(c.type for c in cited),
        date=_told_date(number, cited),
        issuer=issuer or holder,
        holder=holder,
        year=year,
        reason=reason,
        words=max((_words_after(record, one.place) for one in members), key=len),
        names=tuple(sorted(names)),
        citations=tuple(one.place for one in members),
    )


def _see(place: int, citation: Citation, speaker: str | None, act: NamedAct | None) -> _Seen:
    """Give what a citation says of what it means."""
    if act and not act.number:
        return _Seen(place, slug(act.name), issuer_slug(CONSTITUENT), act.year)
    number = _number(citation, act)
    issuer = _holder(number, _issuer(citation.issuer, speaker, citation.date))
    return _Seen(
        place,
        number_slug(number) if number else law_name_key(citation.quote),
        issuer_slug(issuer) if issuer else None,
        act.year if act and act.year else year_of(number, citation.date),
    )


def read_references(record: Record, digest: str) -> References:
    """Gather the citations of `record`, whose paper is `digest`."""
    own, own_seen = _own(record, digest)
    speaker = own.issuer or record.document.issuer
    by_key: dict[str, list[_Seen]] = defaultdict(list)
    acts = named_acts(record)
    for place, citation in enumerate(record.citations):
        one = _see(place, citation, speaker, acts.get(place))
        by_key[one.key].append(one)
    others: list[Reference] = []
    by_citation = [SELF] * len(record.citations)
    by_name: dict[str, int] = {}
    for key, seen in by_key.items():
        foreign = [one for one in seen if key != own.key or not _compatible(one, own_seen)]
        groups = _gather(foreign) if foreign else []
        for members in groups:
            for one in members:
                by_citation[one.place] = len(others)
            alone = len(groups) == 1 and not (key == own.key and own.reason)
            others.append(_reference(record, digest, speaker, acts, members, alone=alone))
    for place, citation in enumerate(record.citations):
        meant = by_citation[place]
        known = by_name.setdefault(citation.name, meant)
        if known != meant and known != SELF and others[known].reason and not (meant != SELF and others[meant].reason):
            by_name[citation.name] = meant
    by_name["self"] = SELF
    return References(own, tuple(others), tuple(by_citation), by_name, acts)
