"""Find the bodies that a stretch of text names."""

from __future__ import annotations

import msgspec

__all__ = ["AgencyMention", "find_agencies"]


class AgencyMention(msgspec.Struct, frozen=True):
    """A body as printed; offsets count in the text given."""

    start: int
    end: int
    is_group: bool


def find_agencies(text: str) -> list[AgencyMention]:
    """Find the bodies that `text` names, in reading order; a list of bodies gives one mention each."""
    del text
    return []
