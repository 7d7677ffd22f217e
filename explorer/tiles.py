"""Provinces as tiles in the rough shape of the country, told apart by how soon they acted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from graph.tables import read_table
from queries.coverage import Covered

__all__ = ["STEPS", "Tile", "step", "tiles"]

STEPS = (15, 30, 60, 120)  # days by which tiles are told apart


class Tile(msgspec.Struct, frozen=True):
    """Where the tile of a province stands, counted from 1 at the top left."""

    province: str
    column: int
    row: int


@cache
def tiles() -> Mapping[str, Tile]:
    """Give the tiles of `explorer/tables/tiles.tsv` by province.

    >>> tiles()["Lai Châu"]
    Tile(province='Lai Châu', column=1, row=1)
    """
    return {tile.province: tile for tile in read_table("explorer", "tiles", Tile)}


def step(one: Covered) -> str:
    """Name the look of a body's tile: "days-15" for one that acted within 15 days, else its state."""
    if one.state != "acted":
        return one.state.replace(" ", "-")
    if one.days is None:
        return "days-unknown"
    return f"days-{next((most for most in STEPS if one.days <= most), 'more')}"
