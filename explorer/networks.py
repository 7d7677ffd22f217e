"""A drawn graph as a file for tools that draw: GEXF and GraphML, attributes as text."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import networkx as nx

from graph.vocabulary import relations

__all__ = ["gexf", "graphml"]

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2: scans leave such


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """Give `graph`, in the form that `explorer.picture.drawing` takes, as GEXF 1.2."""
    stream = BytesIO()
    nx.write_gexf(_flat(graph), stream)
    return stream.getvalue()


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """Give `graph`, in the form that `explorer.picture.drawing` takes, as GraphML."""
    stream = BytesIO()
    nx.write_graphml(_flat(graph), stream, named_key_ids=True)
    return stream.getvalue()


def _flat(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        label = data.get("number") or data.get("title") or node
        words = {key: _NOT_XML.sub("", value) for key, value in data.items() if isinstance(value, str)}
        flat.add_node(node, **{**words, "label": _NOT_XML.sub("", label)})
    for source, target, relation in graph.edges(keys=True):
        proofs: list[dict[str, Any]] = graph.edges[source, target, relation].get("evidence") or []
        flat.add_edge(
            source,
            target,
            key=relation,
            relation=relation,
            label=relations()[relation].label_vi,
            confidence=max((proof["confidence"] for proof in proofs), default=1.0),
            quote=_NOT_XML.sub("", " | ".join(proof["quote"] for proof in proofs)),
        )
    return flat
