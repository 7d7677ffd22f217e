"""The chain of execution from a document: what carries it out (down), or what it carries out (up).

A chain follows the relations whose `chain` in the vocabulary is "down": the subject stands below the object.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from graph.errors import DanchieuError, NotFound
from graph.model import Iri
from graph.vocabulary import levels, relations
from queries.documents import Document, documents
from queries.engines import Engine, Question
from queries.hops import Hop, Proof, ProofRow, hops_of
from queries.tasks import Task, tasks_of

__all__ = ["Chain", "Direction", "Hop", "Limits", "Proof", "Unresolved", "chain", "chain_relations", "followable"]

Direction = Literal["down", "up"]


class Unresolved(msgspec.Struct, frozen=True, kw_only=True):
    """A reference that could not be settled.

    Either it stands in the chain itself (`may_be` is None), or it bears the number of a document of the chain, which it
    may be, so that what cites it may belong to the chain. `cited_by` are the documents that cite it.
    """

    id: Iri
    number: str | None
    reason: str | None
    may_be: Iri | None
    cited_by: tuple[Iri, ...]


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """A chain. `nodes` come level by level from the root, then by level of government, date and IRI."""

    root: Iri
    direction: Direction
    nodes: tuple[Document, ...]
    edges: tuple[Hop, ...]
    tasks: tuple[Task, ...]
    unresolved: tuple[Unresolved, ...]

    def to_builtins(self) -> dict[str, Any]:
        """Give the chain as plain dicts and lists: the form of `danchieu chain --format json`."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return built


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What part of a chain is wanted; the whole by default.

    `depth` counts hops from the root. `relations` are those that are followed, of `followable()`; with "cites" among
    them mere mentions count as hops too, where no more exact relation that is followed ties the two. `levels`, `since`
    and `until` (ISO dates, both inclusive; a document without date is never within) say which documents are sought:
    others stay only where they stand on a way from the root to one of these.
    """

    depth: int | None = None
    relations: tuple[str, ...] | None = None
    levels: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None

    def check(self) -> None:
        """Raise `DanchieuError` where a limit names what there is not."""
        if wrong := sorted(set(self.relations or ()) - set(followable())):
            raise DanchieuError("no-chain-relation", name=", ".join(wrong), known=", ".join(followable()))
        if wrong := sorted(set(self.levels or ()) - set(levels())):
            raise DanchieuError("no-level", name=", ".join(wrong), known=", ".join(levels()))
        for date in (self.since, self.until):
            if date is not None and not _ISO_DATE.fullmatch(date):
                raise DanchieuError("no-date", name=date)

    def seeks(self, document: Document) -> bool:
        """Tell whether `document` is sought for itself."""
        if self.levels is not None and document.level not in self.levels:
            return False
        if self.since is None and self.until is None:
            return True
        if document.date is None:
            return False
        # A date known to the year or month alone is within where a part of that time is.
        return _not_after(self.since, document.date) and _not_after(document.date, self.until)


def _not_after(one: str | None, other: str | None) -> bool:
    """Tell whether `one` can be no later than `other`, each known to the day, the month or the year, or open."""
    if one is None or other is None:
        return True
    shared = min(len(one), len(other))
    return one[:shared] <= other[:shared]


class _Namesake(msgspec.Struct, frozen=True, kw_only=True):
    document: Iri
    unresolved: Iri
    number: str | None = None
    reason: str | None = None
    source: Iri


CHAIN: Mapping[Direction, Question[ProofRow]] = {
    "down": Question("chain_down", ProofRow),
    "up": Question("chain_up", ProofRow),
}
MENTIONS: Mapping[Direction, Question[ProofRow]] = {
    "down": Question("mentions_down", ProofRow),
    "up": Question("mentions_up", ProofRow),
}
NAMESAKES = Question("namesakes", _Namesake)
WHOLE = Limits()
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def chain_relations() -> tuple[str, ...]:
    """Give the names of the relations that a chain follows.

    >>> chain_relations()
    ('implements', 'based_on', 'guides', 'promulgated_with')
    """
    return tuple(kind.name for kind in relations().values() if kind.chain == "down")


def followable() -> tuple[str, ...]:
    """Give the names of the relations that may be followed: those of a chain, and mere mentions.

    >>> followable()[-1]
    'cites'
    """
    return (*chain_relations(), "cites")


def chain(engine: Engine, root: Iri, direction: Direction, limits: Limits = WHOLE) -> Chain:
    """Follow the chain from `root`; cycles end where they close. Raises `NotFound` where the graph lacks the root.

    Where a document is read in several papers, its tasks come from each.
    """
    limits.check()
    hops = _hops(engine, root, direction, limits.relations)
    depths = _depths(root, direction, hops, limits.depth)
    cards = documents(engine, depths)
    if root not in cards:
        raise NotFound("not-found", name=root)
    kept = _on_a_way(direction, hops, depths, [iri for iri, card in cards.items() if limits.seeks(card)]) | {root}
    nodes = sorted((cards[iri] for iri in kept), key=lambda card: _order(depths, card))
    edges = tuple(hop for hop in hops if hop.source in kept and hop.target in kept)
    return Chain(
        root=root,
        direction=direction,
        nodes=tuple(nodes),
        edges=edges,
        tasks=tasks_of(engine, [card.id for card in nodes]),
        unresolved=_unresolved(engine, direction, nodes, edges),
    )


def _hops(engine: Engine, root: Iri, direction: Direction, wanted: tuple[str, ...] | None) -> list[Hop]:
    """Give the hops to follow; one of "cites" only where no more exact one that is wanted says as much."""
    mentions = "cites" in (wanted or ())
    found = hops_of(engine.ask((MENTIONS if mentions else CHAIN)[direction], root=root))
    hops = [hop for hop in found if wanted is None or hop.relation in wanted]
    exact = {(hop.source, hop.target) for hop in hops if hop.relation != "cites"}
    return [hop for hop in hops if hop.relation != "cites" or (hop.source, hop.target) not in exact]


def _next(direction: Direction, hops: Iterable[Hop]) -> dict[Iri, set[Iri]]:
    """Give the documents one hop further from each."""
    found: dict[Iri, set[Iri]] = defaultdict(set)
    for hop in hops:
        near, far = (hop.target, hop.source) if direction == "down" else (hop.source, hop.target)
        found[near].add(far)
    return found


def _depths(root: Iri, direction: Direction, hops: Iterable[Hop], most: int | None) -> dict[Iri, int]:
    """Give each document within reach with the number of hops from the root, nearest first."""
    further = _next(direction, hops)
    depths = {root: 0}
    queue = deque([root])
    while queue:
        near = queue.popleft()
        if most is None or depths[near] < most:
            for far in sorted(further[near]):
                if far not in depths:
                    depths[far] = depths[near] + 1
                    queue.append(far)
    return depths


def _on_a_way(direction: Direction, hops: Iterable[Hop], depths: Mapping[Iri, int], ends: Iterable[Iri]) -> set[Iri]:
    """Give the documents from which one of `ends` is reached over the documents of `depths`, the ends included."""
    inside = [hop for hop in hops if hop.source in depths and hop.target in depths]
    back = _next("up" if direction == "down" else "down", inside)
    kept = set(ends)
    queue = deque(kept)
    while queue:
        for near in back[queue.popleft()] - kept:
            kept.add(near)
            queue.append(near)
    return kept


def _order(depths: Mapping[Iri, int], card: Document) -> tuple[int, int, str, Iri]:
    level = levels().get(card.level or "")
    rank = level.rank if level else len(levels())
    return depths[card.id], rank, card.date or "9999", card.id


def _unresolved(
    engine: Engine, direction: Direction, nodes: Iterable[Document], edges: Iterable[Hop]
) -> tuple[Unresolved, ...]:
    """Give what is open in the chain and, going down, what may belong to it."""
    cards = {card.id: card for card in nodes}
    citing: dict[tuple[Document, Iri | None], set[Iri]] = {}
    for hop in edges:
        for card in (cards[hop.source], cards[hop.target]):
            if card.status == "unresolved":
                citing.setdefault((card, None), set()).update(proof.document for proof in hop.evidence)
    if direction == "down":
        resolved = [card.id for card in cards.values() if card.status != "unresolved"]
        for row in engine.ask(NAMESAKES, document=resolved):
            if row.unresolved not in cards:
                card = Document(id=row.unresolved, number=row.number, reason=row.reason)
                citing.setdefault((card, row.document), set()).add(row.source)
    found = (
        Unresolved(id=card.id, number=card.number, reason=card.reason, may_be=may_be, cited_by=tuple(sorted(sources)))
        for (card, may_be), sources in citing.items()
    )
    return tuple(sorted(found, key=lambda one: (one.may_be is not None, one.id, one.may_be or "")))
