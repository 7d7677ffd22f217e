"""What an open heading, item or introduction hands down, and when bodies named again are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.layout.cells import Place
from ingest.letters import fold
from ingest.tasks.drafts import Draft

__all__ = ["Scope", "same_bodies"]

_PLURAL = re.compile(r"(?:cac|nhung|moi|tung)\s+")


class Scope(msgspec.Struct):
    """What an open heading, item or introduction hands down to what stands below; `draft` is its task, once begun."""

    label: str | None
    leads: tuple[str, ...]
    partners: tuple[Place, ...] = ()
    duty: bool = False
    draft: Draft | None = None


def same_bodies(later: Sequence[str], earlier: Sequence[str]) -> bool:
    """Tell whether a later sentence speaks of the same bodies, also by "các Tổ" for "các Tổ công tác"."""
    names = [_PLURAL.sub("", fold(name)) for name in earlier]
    return all(any(name.startswith(_PLURAL.sub("", fold(lead))) for name in names) for lead in later)
