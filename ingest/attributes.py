"""Complete the mentions of a paper from one another and from its header."""

from __future__ import annotations

from collections.abc import Sequence

from graph.record import Citation, Header
from ingest.citations import Mention
from ingest.layout import Layout

__all__ = ["complete"]


def complete(layout: Layout, header: Header, mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """Give the citations that `mentions` (offsets in the whole text, reading order) stand for."""
    del layout, header, mentions
    return ()
