"""The words by which people call what the pages speak of."""

from __future__ import annotations

from explorer.words import Language
from graph.model import Node
from queries.render import relation_label

__all__ = ["name_of"]


def name_of(node: Node, lang: Language) -> str:
    """Give the words by which people call a node."""
    values = dict(node.properties)
    if node.kind == "Document":
        kind = values.get("type", "")
        return f"{kind[:1].upper()}{kind[1:]} {values.get('number') or values.get('title', '')}".strip()
    if node.kind == "Task":
        return f"{relation_label('has_task', lang)} {values.get('label', '')}".strip()
    return values.get("name", node.iri)
