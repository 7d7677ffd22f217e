"""A graph that starts at one document and grows on demand; every state of it is an address, so that Back undoes."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.address import path_of, with_query
from explorer.answer import Answer, Table
from explorer.ask import Ask
from explorer.networks import gexf, graphml
from explorer.picture import drawing, level_legend, picture, relation_legend
from explorer.words import count, word
from graph.identity import BASE
from graph.model import Iri
from queries.neighbours import AT_ONCE, surroundings
from queries.render import name

__all__ = ["graph"]

MOST_OPEN = 60  # documents opened in one graph; beyond this nobody reads it
LAYOUTS = ("order", "time")
COLUMNS = ("source", "relation", "target", "quote", "confidence")


def graph(ask: Ask) -> Answer:
    """Show the surroundings of `document`, and of each that `open` names; `hide` leaves documents out."""
    root = ask.document()
    if root is None:
        return Answer(template="graph.html", context={"root": None, "named": ""})
    opened = [root, *_iris(ask, "open")][:MOST_OPEN]
    hidden = _iris(ask, "hide")
    layout = ask.parameters.choice("layout", LAYOUTS, "order")
    found = surroundings(ask.library, opened, hidden)
    cards = {card.id: card for card in found.documents}
    drawn = found.as_graph()

    def address(more: Sequence[str] = (), less: Sequence[str] = ()) -> str:
        opens, hides = [*opened[1:], *more], [*hidden, *less]
        return with_query("/graph", {"document": root, "open": opens, "hide": hides, "layout": layout})

    rows = []
    for iri in sorted(cards, key=lambda one: (opened.index(one) if one in opened else len(opened), one)):
        card = cards[iri]
        links = [(word("open-document", ask.lang), path_of(iri))]
        if iri not in opened and found.more[iri] > 0:
            links.append(
                (word("expand", ask.lang, count=count(min(found.more[iri], AT_ONCE), ask.lang)), address([iri]))
            )
            drawn.nodes[iri]["expand"] = address([iri])
        drawn.nodes[iri]["links"] = links
        drawn.nodes[iri]["more"] = found.more[iri]
        rest = links[1:]
        if iri != root:
            drawn.nodes[iri]["hide"] = address(less=[iri])
            rest.append((word("hide", ask.lang), drawn.nodes[iri]["hide"]))
        rows.append((card, found.more[iri], rest))
    title = name(cards[root], ask.lang)
    return Answer(
        template="graph.html",
        context={
            "root": cards[root],
            "named": ask.parameters.text("document"),
            "rows": rows,
            "edges": found.edges,
            "cards": cards,
            "hidden": len(hidden),
            "left_out": 0,
            "layout": layout,
            "drawing": {**drawing(drawn, lang=ask.lang, root=root, even=layout == "order"), "remember": root},
            "level_legend": level_legend(drawn, ask.lang),
            "relation_legend": relation_legend(drawn, ask.lang),
        },
        data=found,
        table=Table(
            COLUMNS,
            [
                {
                    "source": edge.source,
                    "relation": edge.relation,
                    "target": edge.target,
                    "quote": edge.evidence[0].quote if edge.evidence else None,
                    "confidence": edge.evidence[0].confidence if edge.evidence else None,
                }
                for edge in found.edges
            ],
        ),
        others={
            "picture": lambda: picture(found.as_graph(), title=title, lang=ask.lang, root=root).encode(),
            "gexf": lambda: gexf(found.as_graph()),
            "graphml": lambda: graphml(found.as_graph()),
        },
        name="do-thi-" + root.rpartition("/")[2],
    )


def _iris(ask: Ask, parameter: str) -> list[Iri]:
    return [Iri(iri) for iri in ask.parameters.every(parameter) if iri.startswith(BASE)]
