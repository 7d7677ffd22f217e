"""Read what one document does to another from the words between their mentions."""

from __future__ import annotations

from collections.abc import Sequence

from graph.record import Citation, Header, Relation
from ingest.layout import Layout

__all__ = ["find_relations"]


def find_relations(layout: Layout, header: Header, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    """Give one relation per (subject, object), the most specific that the text supports."""
    del layout, header, citations
    return ()
