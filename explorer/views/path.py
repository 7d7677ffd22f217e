"""How two documents are connected."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.answer import Answer, Table
from explorer.ask import Ask
from graph.vocabulary import relations
from queries.hops import Hop
from queries.path import path
from queries.render import relation_label

__all__ = ["paths"]

COLUMNS = ("way", "step", "source", "relation", "target", "quote", "confidence")


def paths(ask: Ask) -> Answer:
    """Show the shortest ways from the document `from` to the document `to`."""
    named = {"start": ask.parameters.text("from"), "end": ask.parameters.text("to")}
    start, end = ask.document("from"), ask.document("to")
    if start is None or end is None:
        return Answer(template="path.html", context={**named, "ways": None})
    ways = path(ask.engine, start, end)
    rows = [
        {
            "way": number,
            "step": place,
            "source": hop.source,
            "relation": relation_label(hop.relation, ask.lang),
            "target": hop.target,
            "quote": hop.evidence[0].quote if hop.evidence else None,
            "confidence": hop.evidence[0].confidence if hop.evidence else None,
        }
        for number, way in enumerate(ways.paths, start=1)
        for place, hops in enumerate(way.steps, start=1)
        for hop in hops
    ]
    return Answer(
        template="path.html",
        context={**named, "ways": ways, "cards": {card.id: card for card in ways.nodes}, "exact": _exact},
        data=ways,
        table=Table(COLUMNS, rows),
        name="lien-quan",
    )


def _exact(hops: Sequence[Hop]) -> list[Hop]:
    """Leave out "cites" where a more exact relation of the same direction says as much."""
    exact = {hop.source for hop in hops if relations()[hop.relation].parent}
    return [hop for hop in hops if relations()[hop.relation].parent or hop.source not in exact]
