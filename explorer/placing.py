"""Where the nodes of a picture stand: bands by level from top to bottom, time from left to right.

Computed here and not by the browser's physics, which freezes at some hundred nodes and never gives the same picture
twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.vocabulary import levels

__all__ = ["LABEL_HEIGHT", "LABEL_WIDTH", "Place", "Placed", "place"]

LABEL_WIDTH = 215  # pixels that a label of two lines ("Kế hoạch 145/KH-UBND", issuer) may need at the first zoom
LABEL_HEIGHT = 90
BAND_GAP = 60
NARROWEST, WIDEST = 1000, 64_000  # the time scale grows from the one to the other until the picture is wider than high


class Place(NamedTuple):
    """The centre of a node in pixels."""

    x: int
    y: int


class Placed(NamedTuple):
    """The places of all nodes, and for each level that occurs the y of its band's first row."""

    nodes: Mapping[str, Place]
    bands: Mapping[str, int]


def place(nodes: Sequence[tuple[str, str | None, str | None]], *, even: bool = False) -> Placed:
    """Give every node of `nodes`, (id, level, ISO date or a part of one), its place.

    With `even`, days follow one another at one distance, however long the time between them.

    No two nodes come nearer than a label's width and height. Nodes without a date stand in a column of their own at
    the left. The same nodes give the same places, in whatever order they come.

    >>> placed = place([("a", "national", "2021-09-11"), ("b", "province", "2021-09-20"), ("c", "province", None)])
    >>> placed.nodes["a"].y < placed.nodes["b"].y and placed.nodes["c"].x < placed.nodes["a"].x
    True
    """
    days = {identifier: _day(date) for identifier, _, date in nodes}
    known = [day for day in days.values() if day is not None]
    if even:
        ranks = {day: rank for rank, day in enumerate(sorted(set(known)))}
        days = {identifier: None if day is None else ranks[day] for identifier, day in days.items()}
        known = list(ranks.values())
    first, last = (min(known), max(known)) if known else (0, 0)
    bands: dict[str, list[str]] = {}
    for identifier, level, _ in sorted(nodes, key=lambda n: (days[n[0]] or 0, n[0])):
        bands.setdefault(level if level is not None and level in levels() else "other", []).append(identifier)
    width = NARROWEST
    while True:
        span = max(last - first, 1)
        xs = {i: -LABEL_WIDTH if d is None else round((d - first) / span * width) for i, d in days.items()}
        lanes = {level: _lanes(members, xs) for level, members in bands.items()}
        height = sum((max(rows.values()) + 1) * LABEL_HEIGHT + BAND_GAP for rows in lanes.values())
        if height <= width or width >= WIDEST or first == last:
            break
        width *= 2
    places: dict[str, Place] = {}
    tops: dict[str, int] = {}
    y = 0
    for level in sorted(bands, key=lambda name: (levels()[name].rank, name)):
        tops[level] = y
        for identifier, lane in lanes[level].items():
            places[identifier] = Place(xs[identifier], y + lane * LABEL_HEIGHT)
        y += (max(lanes[level].values()) + 1) * LABEL_HEIGHT + BAND_GAP
    return Placed(places, tops)


def _day(date: str | None) -> int | None:
    """Give the ordinal of a date; "2021" and "2021-09" stand at their first day."""
    if not date:
        return None
    parts = [int(part) for part in date.split("-")]
    try:
        return datetime.date(*[*parts, 1, 1][:3]).toordinal()
    except ValueError:  # a paper may print 31/9: what it says is kept, only the picture has no place for it
        return None


def _lanes(members: Sequence[str], xs: Mapping[str, int]) -> dict[str, int]:
    """Give each member, in order, the first row of its band that is free at its x."""
    ends: list[int] = []
    lanes = {}
    for identifier in sorted(members, key=lambda i: (xs[i], members.index(i))):
        x = xs[identifier]
        lane = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        ends[lane : lane + 1] = [x + LABEL_WIDTH]
        lanes[identifier] = lane
    return lanes
