"""What the tests of relations share."""

from __future__ import annotations

from collections.abc import Iterable

from graph.record import Relation


def triples(found: Iterable[Relation]) -> set[tuple[str, str, str]]:
    """Give what the relations say, without their evidence."""
    return {(r.subject, r.predicate, r.object) for r in found}
