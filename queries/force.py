"""The legal force of a document, or of a provision of it, on a day, and the events that made it so.

From what other documents do to it (amend, replace, repeal, extend, suspend), on the day from which they have force: the
day that the acting paper states, else its day of signing, which is said. A document that nobody ended is not in force
by silence: only its own text, where the store holds it, says that it came into force. A provision shares the force of
its document, but for what touches it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Literal

import msgspec

from graph.errors import DanchieuError, NotFound
from graph.identity import BASE, plain
from graph.model import Iri
from graph.provisions import PARTS_ENDED, Path, provision_name, provisions_in, within
from graph.record import Record
from graph.stores.library import Library
from graph.tables import read_table
from queries.documents import Document, documents
from queries.effect import Effect, effect_of
from queries.engines import Engine, Question
from queries.hops import PartProofRow

__all__ = ["Event", "Force", "Said", "State", "force", "history", "place_in_life", "reader"]

State = Literal["in force", "not in force", "partly", "not yet", "unknown"]
How = Literal["stated", "signing"]
Reader = Callable[[Iri], Record | None]
ENDING = frozenset({"replaces", "repeals", "suspends"})
OWN = ("issued", "effective", "expires")


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say so: `quote` stands from `start` to `end` in a text of `document`.

    `paper` is that text, None for what a paper says of itself. `provision` is the part of the target that they name.
    """

    document: Iri
    quote: str
    start: int
    end: int
    paper: Iri | None = None
    rule: str | None = None
    confidence: float | None = None
    provision: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What happened to the document on `day` (None: no paper tells), as precise as the papers are.

    `kind` is "issued", "effective" or "expires", which its own text says, or the relation in which `actor` stands to
    it; `how` the day is known: "stated" by the paper, or its day of "signing". `whole`: not only some provisions (or,
    of "effective", not all of them). `until`: the last day of force of the acting document. `doubtful`: the actor is
    older than the document, so that it decides nothing. Where a provision is asked about, `whole` is about it, and
    `untold` says that the words do not tell which provisions they touch.
    """

    kind: str
    day: str | None
    how: How | None
    actor: Document | None = None
    whole: bool = True
    until: str | None = None
    doubtful: bool = False
    untold: bool = False
    said: tuple[Said, ...] = ()


class Force(msgspec.Struct, frozen=True, kw_only=True):
    """The state of `document` on the day `at`, the events that say so, and the whole of its history.

    `provision` is the part of it that was asked about, None for the document as a whole; then the history leaves out
    what touches other parts.
    """

    document: Document
    at: str
    state: State
    because: tuple[Event, ...]
    events: tuple[Event, ...]
    provision: str | None = None


ACTS_ON = Question("acts_on", PartProofRow)


def reader(library: Library) -> Reader:
    """Give what reads the record of a document from `library`, None where it holds no text of it."""

    def read(document: Iri) -> Record | None:
        papers = library.papers_of(document)
        return library.record(papers[0]) if papers else None

    return read


def force(engine: Engine, document: Iri, at: str, read: Reader | None = None, provision: str | None = None) -> Force:
    """Tell whether `document`, or its `provision` ("khoản 2 Điều 5"), is in force on the day `at` (ISO).

    `read` (`reader(library)`) gives the texts in which papers state their days; without it only days of signing are
    known, and nothing is "in force". Raises `NotFound` where the graph lacks the document, `DanchieuError` where
    `provision` names no single part.
    """
    part = None if provision is None else _one_part(provision)
    card, events = _events(engine, document, read, part)
    state, because = _state(events, at, part)
    return Force(
        document=card,
        at=at,
        state=state,
        because=because,
        events=events,
        provision=provision_name(part) if part else None,
    )


def _one_part(printed: str) -> Path:
    named = provisions_in(printed)
    if len(named) != 1:
        raise DanchieuError("no-one-provision", name=printed)
    return named[0]


def history(engine: Engine, document: Iri, read: Reader | None = None) -> tuple[Event, ...]:
    """Give what happened to the document, by day; what has no day comes last. Raises `NotFound` as `force` does."""
    return _events(engine, document, read, None)[1]


def _events(
    engine: Engine, document: Iri, read: Reader | None, part: Path | None
) -> tuple[Document, tuple[Event, ...]]:
    rows = [row for row in engine.ask(ACTS_ON, target=[document]) if row.source != document]
    cards = documents(engine, [document, *(row.source for row in rows)])
    if document not in cards:
        raise NotFound("not-found", name=document.removeprefix(BASE))
    card = cards[document]
    acts: dict[tuple[Iri, str], list[PartProofRow]] = {}
    for row in rows:
        if part is None:
            acts.setdefault((row.source, row.relation), []).append(row)
        elif _reach(row, part) is not Reach.NOT:
            acts.setdefault((row.source, PARTS_ENDED.get(row.rule, row.relation)), []).append(row)
    events = _own(card, _effect(document, read), part)
    for (source, kind), said in acts.items():
        if source in cards and not (part and _passes_over(source, said, part, read)):
            events.append(_act(cards[source], kind, said, card, read, part))
    return card, tuple(sorted(events, key=_order))


class Reach(Enum):
    """How far what is said of some parts of a document reaches one part of it."""

    WHOLE = "whole"
    SOME = "some"
    UNTOLD = "untold"
    NOT = "not"


def _reach(row: PartProofRow, part: Path) -> Reach:
    named = provisions_in(row.provision or "")
    if any(within(part, other) for other in named):
        return Reach.WHOLE
    if any(within(other, part) for other in named):
        return Reach.SOME
    if named:
        return Reach.NOT
    return Reach.UNTOLD if row.provision or not _of_whole(row) else Reach.WHOLE


def _of_whole(row: PartProofRow) -> bool:
    """Tell whether the words are about the whole document."""
    return row.relation != "amends" and not row.provision and not _part().search(row.quote)


def place_in_life(day: str | None, kind: str) -> tuple[str, int]:
    """Give what moments of a life are sorted by.

    A month or a year stands behind its days, what has no day last; on its day stands first what a paper says of itself.

    >>> sorted([("2024-05", "amends"), (None, "issued"), ("2024-05-03", "amends"), ("2024-05-03", "effective")],
    ...        key=lambda one: place_in_life(*one))
    [('2024-05-03', 'effective'), ('2024-05-03', 'amends'), ('2024-05', 'amends'), (None, 'issued')]
    """
    own = OWN.index(kind) if kind in OWN else len(OWN)
    return f"{day or '9999'}-99-99"[: len("2024-05-01")], own


def _order(event: Event) -> tuple[str, int, str, str]:
    return *place_in_life(event.day, event.kind), event.kind, event.actor.id if event.actor else ""


def _effect(document: Iri, read: Reader | None) -> Effect | None:
    record = read(document) if read else None
    return effect_of(record) if record else None


def _own(card: Document, effect: Effect | None, part: Path | None) -> list[Event]:
    events = [Event(kind="issued", day=card.date, how="signing")] if card.date else []
    if effect:
        said = (Said(document=card.id, quote=effect.quote, start=effect.start, end=effect.end),)
        excepted = effect.exceptions
        if excepted and part and (named := provisions_in(effect.excepted)):
            excepted = any(within(part, other) or within(other, part) for other in named)
        events.append(
            Event(
                kind="effective",
                day=effect.day,
                how=effect.how,
                whole=not excepted,
                untold=excepted and part is not None,
                said=said,
            )
        )
        if effect.until:
            events.append(Event(kind="expires", day=effect.until, how="stated", said=said))
    return events


class _Word(msgspec.Struct, frozen=True):
    word: str


@cache
def _part() -> re.Pattern[str]:
    """Give what a quote ends with that ends only a part of what was promulgated with its target.

    "Bãi bỏ Chương II … ban hành kèm theo Thông tư số …": the part stands first in its item, the target behind the words
    of promulgation, so that no mention of the target itself names a provision.
    """
    words = "|".join(re.escape(row.word) for row in read_table("queries", "part_words", _Word))
    begins = r"(?:^|\b(?:bãi\s+bỏ|thay\s+thế)|[:;.]\s*(?:[a-zđ]\)|\d+\.))\s*(?:các\s+|một\s+số\s+)*"
    return re.compile(rf"{begins}(?:{words})\b[^.;]*\bban\s+hành\s+kèm\s+theo\b[^.;,]{{0,80}}$", re.IGNORECASE)


def _act(
    actor: Document, kind: str, rows: list[PartProofRow], card: Document, read: Reader | None, part: Path | None
) -> Event:
    effect = _effect(actor.id, read)
    day = effect.day if effect else actor.date
    said = [
        Said(
            document=row.document,
            quote=row.quote,
            start=row.start,
            end=row.end,
            paper=row.paper,
            rule=row.rule,
            confidence=row.confidence,
            provision=row.provision,
        )
        for row in rows
    ]
    if effect:
        said.append(Said(document=actor.id, quote=effect.quote, start=effect.start, end=effect.end))
    reaches = {_reach(row, part) for row in rows} if part else set()
    return Event(
        kind=kind,
        day=day,
        how=(effect.how if effect else "signing") if day else None,
        actor=actor,
        whole=Reach.WHOLE in reaches if part else all(map(_of_whole, rows)),
        untold=reaches == {Reach.UNTOLD},
        until=effect.until if effect else None,
        doubtful=_older(actor.date, card.date),
        said=tuple(said),
    )


def _passes_over(actor: Iri, rows: list[PartProofRow], part: Path, read: Reader | None) -> bool:
    """Tell whether an amending paper that is held names the part's largest unit nowhere but at the head of a line."""
    if any(_reach(row, part) is not Reach.UNTOLD for row in rows):
        return False
    record = read(actor) if read else None
    unit, mark = part[0]
    named = rf"(?<=\S[ ,;(]){re.escape(plain(f'{unit} {mark}'.strip()))}\b"
    return record is not None and bool(record.text) and not re.search(named, plain(record.text or ""))


def _ends(event: Event, part: Path | None) -> bool:
    """Tell whether the event ends the document, or the part, without anything in its place."""
    if part is None:
        return event.kind in ENDING or any(PARTS_ENDED.get(said.rule or "") == "repeals" for said in event.said)
    in_part = event.kind == "replaces" and any(said.provision for said in event.said)
    return event.kind in ENDING and not in_part


def _passed(day: str | None, at: str) -> bool | None:
    """Tell whether `day` has come on `at`, None where it is not known well enough.

    >>> _passed("2024-05", "2024-06-01"), _passed("2024", "2024-06-01"), _passed("2024-07-01", "2024-06-01")
    (True, None, False)
    """
    if not day:
        return None
    if day != at[: len(day)]:
        return day < at
    return True if len(day) == len(at) else None


def _older(one: str | None, other: str | None) -> bool:
    """Tell whether a date is earlier than another one, as far as both are known."""
    shared = min(len(one or ""), len(other or ""))
    return (one or "")[:shared] < (other or "")[:shared]


def _state(events: tuple[Event, ...], at: str, part: Path | None) -> tuple[State, tuple[Event, ...]]:
    own = {event.kind: event for event in events if event.kind in OWN}
    acts = [event for event in events if event.kind not in OWN and not event.doubtful]
    for kind in ("issued", "effective"):
        if kind in own and _passed(own[kind].day, at) is False:
            return "not yet", (own[kind],)
    acts = [event for event in acts if not (event.kind == "suspends" and event.until and event.until < at)]
    ending = [event for event in acts if _ends(event, part)]
    whole = [event for event in ending if event.whole]
    if over := tuple(event for event in whole if _passed(event.day, at)):
        return "not in force", over
    expiry = own.get("expires")
    if expiry and expiry.day and expiry.day < at:
        longer = tuple(event for event in acts if event.kind == "extends" and _passed(event.day, at) is not False)
        return ("unknown", (expiry, *longer)) if longer else ("not in force", (expiry,))
    if maybe := tuple(event for event in whole if _passed(event.day, at) is None):
        return "unknown", maybe
    effective = own.get("effective")
    untold = [event for event in (effective, *acts) if event and event.untold and _passed(event.day, at) is not False]
    begun = bool(effective and _passed(effective.day, at))
    if parts := tuple(event for event in ending if not event.whole and _passed(event.day, at)):
        return "partly", ((effective, *parts) if effective and begun else parts)
    if part and untold:  # what may, or may not, have touched the part
        return "unknown", tuple(untold)
    if effective and begun:
        changed = (
            event for event in acts if event.kind in ("amends", "extends", "replaces") and _passed(event.day, at)
        )
        return "in force", (effective, *changed)
    return "unknown", ()
