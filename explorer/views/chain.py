"""The chain of a document: a tree by level beside the same chain as a graph."""

from __future__ import annotations

from typing import cast, get_args

from explorer.address import path_of
from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from explorer.networks import gexf, graphml
from explorer.picture import drawing, level_legend, picture, relation_legend
from explorer.words import word
from graph.vocabulary import levels
from queries.branches import Branch, branches, completeness
from queries.chain import Chain, Direction, Limits, chain, followable
from queries.render import chain_graph, name, relation_label

__all__ = ["chains"]

MOST_DRAWN = 1_500  # documents in the graph of the page; the tree and the tables have all
COLUMNS = ("depth", "relation", "number", "type", "title", "issuer", "level", "date", "days", "tasks", "quote", "id")
MOST_HOPS = 50


def chains(ask: Ask) -> Answer:
    """Show the chain from `document`, `direction` down or up; relation, level, since, until and depth narrow it."""
    values = ask.parameters
    direction = cast(Direction, values.choice("direction", get_args(Direction), "down"))
    relations = values.choices("relation", followable())
    wanted = values.choices("level", levels())
    since, until = values.iso("since"), values.iso("until")
    depth = values.number("depth", 0, MOST_HOPS)
    layout = values.choice("layout", ("order", "time"), "order")
    form = {
        "named": values.text("document"),
        "direction": direction,
        "relations": relations,
        "levels": wanted,
        "since": since or "",
        "until": until or "",
        "depth": depth,
        "all_relations": followable(),
        "all_levels": tuple(levels()),
    }
    root = ask.document()
    if root is None:
        return Answer(template="chain.html", context={**form, "chain": None})
    limits = Limits(
        depth=depth or None,
        relations=relations or None,
        levels=wanted or None,
        since=since,
        until=until,
    )
    found = chain(ask.engine, root, direction, limits)
    lines = branches(found)
    graph = chain_graph(found)
    card = next(card for card in found.nodes if card.id == root)
    title = name(card, ask.lang)
    drawn = graph.subgraph([card.id for card in found.nodes[:MOST_DRAWN]]).copy()
    for iri in drawn:
        drawn.nodes[iri]["links"] = [(word("open-document", ask.lang), path_of(iri))]
    return Answer(
        template="chain.html",
        context={
            **form,
            "chain": found,
            "root": card,
            "cards": {card.id: card for card in found.nodes},
            "lines": lines,
            "complete": completeness(found),
            "drawing": drawing(drawn, lang=ask.lang, root=root, even=layout == "order"),
            "level_legend": level_legend(drawn, ask.lang),
            "relation_legend": relation_legend(drawn, ask.lang),
            "layout": layout,
            "left_out": len(graph) - len(drawn),
        },
        data=found,
        table=Table(COLUMNS, [_row(line, found, ask) for line in lines]),
        others={
            "picture": lambda: picture(graph, title=title, lang=ask.lang, root=root).encode(),
            "gexf": lambda: gexf(graph),
            "graphml": lambda: graphml(graph),
        },
        name="chuoi-" + root.rpartition("/")[2],
    )


def _row(line: Branch, found: Chain, ask: Ask) -> dict[str, object]:
    card = line.document
    inverse = found.direction == "up"
    return {
        "depth": line.depth,
        "relation": [relation_label(hop.relation, ask.lang, inverse=inverse) for hop in line.hops],
        "days": line.days,
        "tasks": line.tasks,
        "quote": line.hops[0].evidence[0].quote if line.hops else None,
        **cells(card, ("number", "type", "title", "issuer", "level", "date", "id")),
    }
