"""The one declaration of what the graph holds: relations, document types, levels.

Everything that names a relation (ontology, SHACL shapes, JSON-LD context, Neo4j types, legend, data-model page) is made
from `graph/tables/`; nothing repeats it.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from graph.tables import read_table

__all__ = [
    "DocumentType",
    "EvidenceTerm",
    "LevelKind",
    "NodeDescription",
    "NodeKind",
    "PropertyKind",
    "RelationKind",
    "document_types",
    "evidence_terms",
    "levels",
    "node_kinds",
    "properties",
    "relations",
    "type_of_code",
]

NodeKind = Literal["Document", "Provision", "Agency", "Person", "Task", "Territory"]


class RelationKind(msgspec.Struct, frozen=True):
    """A kind of edge. `chain` is "down" where the subject stands below the object in a chain of execution."""

    name: str
    label_vi: str
    label_en: str
    inverse_vi: str
    inverse_en: str
    neo4j: str
    colour: str
    domain: NodeKind
    range: NodeKind
    chain: Literal["down", "none"]
    parent: str | None = None
    aligned: str | None = None
    role: str | None = None


class PropertyKind(msgspec.Struct, frozen=True):
    """A property of nodes of `kinds`. `single` where the graph holds at most one value for a node."""

    name: str
    label_vi: str
    label_en: str
    datatype: Literal["string", "date", "year", "boolean"]
    kinds: tuple[NodeKind, ...]
    single: bool
    aligned: str | None = None


class NodeDescription(msgspec.Struct, frozen=True):
    """A kind of node: its names, the class of another vocabulary that it is a kind of, and what it stands for."""

    name: NodeKind
    label_vi: str
    label_en: str
    aligned: str
    comment: str


class EvidenceTerm(msgspec.Struct, frozen=True):
    """A property of the statement that gives evidence of an edge."""

    name: str
    datatype: Literal["string", "double"]
    label_vi: str
    label_en: str
    comment: str


class DocumentType(msgspec.Struct, frozen=True):
    """A type of paper: its Vietnamese name in lower case, the codes that numbers use for it, its English name."""

    name: str
    label_en: str
    codes: tuple[str, ...] = ()


class LevelKind(msgspec.Struct, frozen=True):
    """A level of government; `rank` orders chains from the nation (1) down."""

    name: str
    rank: int
    label_vi: str
    label_en: str
    colour: str
    shape: str


@cache
def relations() -> MappingProxyType[str, RelationKind]:
    """Every kind of edge by its name.

    >>> relations()["implements"].neo4j
    'IMPLEMENTS'
    """
    return MappingProxyType({row.name: row for row in read_table("graph", "relations", RelationKind)})


@cache
def properties() -> MappingProxyType[str, PropertyKind]:
    """Every property of nodes by its name.

    >>> properties()["deadline"].kinds
    ('Task',)
    """
    return MappingProxyType({row.name: row for row in read_table("graph", "properties", PropertyKind)})


@cache
def node_kinds() -> MappingProxyType[NodeKind, NodeDescription]:
    """Every kind of node by its name."""
    return MappingProxyType({row.name: row for row in read_table("graph", "node_kinds", NodeDescription)})


@cache
def evidence_terms() -> MappingProxyType[str, EvidenceTerm]:
    """Every property of evidence that is not of another vocabulary, by its name."""
    return MappingProxyType({row.name: row for row in read_table("graph", "evidence", EvidenceTerm)})


@cache
def document_types() -> MappingProxyType[str, DocumentType]:
    """Every type of paper by its Vietnamese name."""
    return MappingProxyType({row.name: row for row in read_table("graph", "document_types", DocumentType)})


@cache
def levels() -> MappingProxyType[str, LevelKind]:
    """Every level of government by its name."""
    return MappingProxyType({row.name: row for row in read_table("graph", "levels", LevelKind)})


@cache
def type_of_code(code: str) -> str | None:
    """The type of paper that a code in a number stands for, None for an unknown code (codes are case-sensitive).

    Source: Decree 30/2020/NĐ-CP, Annex III; older and Party codes beside them.

    >>> type_of_code("CĐ"), type_of_code("UBND")
    ('công điện', None)
    """
    return next((row.name for row in document_types().values() if code in row.codes), None)
