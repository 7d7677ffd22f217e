"""What a push to another store did."""

from __future__ import annotations

import msgspec

__all__ = ["Pushed"]


class Pushed(msgspec.Struct, frozen=True):
    """How many papers a push wrote, removed and found unchanged."""

    written: int
    removed: int
    unchanged: int
