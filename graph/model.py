"""The graph in memory, the same for every store: nodes, edges, their evidence, and one paper's share of them.

`graph.build` makes a `PaperGraph` from a record; each store under `graph.stores` writes and reads these and nothing
else,
so that RDF, Neo4j and networkx are projections of one thing.
"""

from __future__ import annotations

from typing import NewType

import msgspec

from graph.vocabulary import NodeKind

__all__ = ["Edge", "Evidence", "Iri", "Node", "PaperGraph"]

Iri = NewType("Iri", str)


class Node(msgspec.Struct, frozen=True):
    """A thing of the graph. `properties` are sorted (name, value) pairs, names as in `graph/tables/properties.tsv`."""

    iri: Iri
    kind: NodeKind
    properties: tuple[tuple[str, str], ...] = ()


class Evidence(msgspec.Struct, frozen=True, order=True):
    """Where an edge was read: `quote` is the text of `paper` from `start` to `end` (see `graph.record` on offsets).

    `provision` is the part of the target that the mention names ("điểm a khoản 2 Điều 5"), "" for the whole.
    """

    paper: Iri
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    provision: str = ""


class Edge(msgspec.Struct, frozen=True):
    """`source` stands in `relation` (a name of `graph.vocabulary.relations`) to `target`, as each evidence says."""

    source: Iri
    relation: str
    target: Iri
    evidence: tuple[Evidence, ...] = ()


class PaperGraph(msgspec.Struct, frozen=True):
    """All that one paper states. `document` is the document whose text the paper is."""

    paper: Iri
    document: Iri
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
