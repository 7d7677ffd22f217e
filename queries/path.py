"""How two documents are connected: all shortest ways between them over relations of documents, in either direction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Any

import msgspec

from graph.errors import NotFound
from graph.model import Iri
from queries.documents import Document, documents
from queries.engines import Engine, Question
from queries.hops import Hop, hops_between

__all__ = ["Path", "Ways", "path"]

FURTHEST = 8  # hops; beyond this everything is connected with everything through some law
MOST = 20  # ways that are given

Way = tuple[Iri, ...]


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """One way: the documents in their order, and for each step all that stands between the two."""

    documents: tuple[Iri, ...]
    steps: tuple[tuple[Hop, ...], ...]


class Ways(msgspec.Struct, frozen=True, kw_only=True):
    """The shortest ways from `start` to `end`, the first `MOST` of them; none where they are not connected."""

    start: Iri
    end: Iri
    nodes: tuple[Document, ...]
    paths: tuple[Path, ...]

    def to_builtins(self) -> dict[str, Any]:
        """Give the ways as plain dicts and lists: the form of `danchieu path --format json`."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return built


class _Edge(msgspec.Struct, frozen=True):
    source: Iri
    relation: str
    target: Iri


EDGES = Question("document_edges", _Edge)


def path(
    engine: Engine, start: Iri, end: Iri, *, relations: Iterable[str] | None = None, furthest: int = FURTHEST
) -> Ways:
    """Find the shortest ways from `start` to `end` of at most `furthest` hops.

    `relations` are those that may be used, all by default. Raises `NotFound` where the graph lacks one of the two.
    """
    known = documents(engine, [start, end])
    for iri in (start, end):
        if iri not in known:
            raise NotFound("not-found", name=iri)
    wanted = None if relations is None else frozenset(relations)
    ways = list(islice(_ways(engine, start, end, wanted, furthest), MOST))
    cards = documents(engine, {iri for way in ways for iri in way} | {start, end})
    between: dict[frozenset[Iri], list[Hop]] = defaultdict(list)
    for hop in hops_between(engine, {iri for way in ways for iri in way}):
        if wanted is None or hop.relation in wanted:
            between[frozenset((hop.source, hop.target))].append(hop)
    return Ways(
        start=start,
        end=end,
        nodes=tuple(cards.values()),
        paths=tuple(
            Path(documents=way, steps=tuple(tuple(between[frozenset(pair)]) for pair in pairwise(way))) for way in ways
        ),
    )


def _ways(engine: Engine, start: Iri, end: Iri, wanted: frozenset[str] | None, furthest: int) -> Iterator[Way]:
    """Give the shortest ways in the order of their IRIs, found from both ends, the smaller border first."""
    sides = (_Side(start), _Side(end))
    while not (meeting := sides[0].border & sides[1].border):
        side = min(sides, key=lambda one: len(one.border))
        if not side.border or sides[0].reach + sides[1].reach >= furthest:
            return
        side.grow(engine, wanted)
    onward: dict[Iri, set[Iri]] = defaultdict(set)
    for iri, nearer in sides[0].back(meeting):
        onward[nearer].add(iri)
    for iri, nearer in sides[1].back(meeting):
        onward[iri].add(nearer)
    waiting: list[Way] = [(start,)]
    while waiting:
        way = waiting.pop()
        if way[-1] == end:
            yield way
        waiting += [(*way, iri) for iri in sorted(onward[way[-1]], reverse=True)]


class _Side:
    """What is reached from one of the two ends, layer by layer."""

    def __init__(self, iri: Iri) -> None:
        self.reach = 0
        self.border = {iri}
        self.nearer: dict[Iri, set[Iri]] = {iri: set()}

    def grow(self, engine: Engine, wanted: frozenset[str] | None) -> None:
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for edge in engine.ask(EDGES, document=sorted(self.border)):
            if wanted is None or edge.relation in wanted:
                for near, far in ((edge.source, edge.target), (edge.target, edge.source)):
                    if near in self.border and far not in self.nearer:
                        found[far].add(near)
        self.nearer |= found
        self.border = set(found)
        self.reach += 1

    def back(self, iris: Iterable[Iri]) -> Iterator[tuple[Iri, Iri]]:
        """Give the steps by which `iris` were reached: (document, the one nearer to the end of this side)."""
        seen = set(iris)
        waiting = list(seen)
        while waiting:
            iri = waiting.pop()
            for nearer in self.nearer[iri]:
                yield iri, nearer
                if nearer not in seen:
                    seen.add(nearer)
                    waiting.append(nearer)
