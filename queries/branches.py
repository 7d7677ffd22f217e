"""A chain as lines of a tree, and in one sentence how complete it is."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict

import msgspec

from graph.model import Iri
from graph.parties import province_in
from graph.territories import provinces
from queries.chain import Chain, Hop
from queries.documents import Document

__all__ = ["Branch", "Completeness", "branches", "completeness", "days_between", "provinces_on", "today"]


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """A document in the tree, `depth` hops from the root.

    `hops` tie it to the document it hangs from; `days` passed since the root's date; `again` where it stands whole,
    with what follows from it, on another line.
    """

    depth: int
    document: Document
    hops: tuple[Hop, ...]
    days: int | None
    tasks: int
    again: bool


class Completeness(msgspec.Struct, frozen=True, kw_only=True):
    """How much a chain holds.

    `silent` are the provinces, of those that there were at the root's date, of which the chain has no document, which
    is not to say that they did nothing (`queries.coverage` tells what else the store holds of them). `provinces` counts
    all of that date.
    """

    documents: int
    levels: int
    unresolved: int
    provinces: int
    silent: tuple[str, ...]


def branches(chain: Chain) -> tuple[Branch, ...]:
    """Give the lines from the root on, each document whole at its place nearest to the root and once."""
    cards = {card.id: card for card in chain.nodes}
    order = {iri: place for place, iri in enumerate(cards)}
    tasks = Counter(task.document for task in chain.tasks)
    hops: dict[Iri, dict[Iri, list[Hop]]] = defaultdict(lambda: defaultdict(list))
    for hop in chain.edges:
        near, far = (hop.target, hop.source) if chain.direction == "down" else (hop.source, hop.target)
        hops[near][far].append(hop)
    parent: dict[Iri, Iri] = {}
    for card in chain.nodes:  # the nodes come nearest first
        for far in hops[card.id]:
            if far != chain.root:
                parent.setdefault(far, card.id)
    root = cards[chain.root]
    lines: list[Branch] = []
    waiting: list[tuple[Iri | None, Iri, int]] = [(None, chain.root, 0)]
    while waiting:  # not by recursion: a chain may be longer than the stack
        near_or_none, iri, depth = waiting.pop()
        whole = parent.get(iri) == near_or_none
        lines.append(
            Branch(
                depth=depth,
                document=cards[iri],
                hops=tuple(hops[near_or_none][iri]) if near_or_none else (),
                days=days_between(root.date, cards[iri].date) if near_or_none else None,
                tasks=tasks[iri],
                again=not whole,
            )
        )
        if whole:
            waiting += [(iri, far, depth + 1) for far in sorted(hops[iri], key=order.__getitem__, reverse=True)]
    return tuple(lines)


def completeness(chain: Chain) -> Completeness:
    """Say how complete `chain` is."""
    root = next(card for card in chain.nodes if card.id == chain.root)
    day = (root.date or today().isoformat())[:10]
    there = provinces_on(day)
    speaking = {found.name for card in chain.nodes if (found := province_in(card.issuer or ""))}
    return Completeness(
        documents=len(chain.nodes),
        levels=len({card.level for card in chain.nodes if card.level}),
        unresolved=len(chain.unresolved),
        provinces=len(there),
        silent=tuple(sorted(name for name in there if name not in speaking)),
    )


def provinces_on(day: str) -> list[str]:
    """Give the names of the provinces of a day; of two names of one code the one that ends first is the older."""
    found: dict[str, tuple[str, str]] = {}
    for province in provinces().values():
        ended = province.valid_to or "9999"
        if ended >= day:
            found[province.code] = min(found.get(province.code, ("9999-99", "")), (ended, province.name))
    return [name for _, name in found.values()]


def today() -> datetime.date:
    """Give the day on the user's own calendar."""
    return datetime.datetime.now().astimezone().date()


def days_between(start: str | None, end: str | None) -> int | None:
    """Give the days from one ISO date to another, None where one of them is not known to the day.

    >>> days_between("2024-01-15", "2024-02-28"), days_between("2024", "2024-02-28")
    (44, None)
    """
    try:
        return (datetime.date.fromisoformat(end or "") - datetime.date.fromisoformat(start or "")).days
    except ValueError:  # not known to the day
        return None
