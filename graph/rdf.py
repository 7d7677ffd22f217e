"""The graph as RDF quads, and back: the same statements in every file and store.

A paper's named graph holds what the paper says: the paper with its header, its tasks and unresolved nodes, every edge
directly and once more as a statement (`rdf:Statement`) with its evidence. The catalogue graph holds the nodes that
papers share. No blank nodes are used, so the sorted lines of N-Quads are canonical.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from graph.identity import BASE
from graph.model import Edge, Evidence, Iri, Node, PaperGraph
from graph.namespaces import CATALOGUE, DCH, expand
from graph.vocabulary import properties, relations

__all__ = [
    "canonical",
    "catalogue_quads",
    "in_catalogue",
    "is_shared",
    "paper_quads",
    "predicate_of",
    "relation_of",
    "statement_iri",
]

_DATATYPES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}  # by the length of an ISO date
_ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_HASH_LENGTH = 24

_SHARED = (f"{BASE}eli/", f"{BASE}agency/", f"{BASE}person/", f"{BASE}territory/")


def is_shared(iri: str) -> bool:
    """Tell whether several papers can speak of the node: then the catalogue describes it, not a paper's graph."""
    return iri.startswith(_SHARED)


@cache
def _term(name: str) -> NamedNode:
    return NamedNode(str(expand(name)))


@cache
def predicate_of(name: str) -> NamedNode:
    """Give the RDF property of a relation or a property, by its name in the vocabulary."""
    return NamedNode(str(DCH[name]))


@cache
def relation_of(predicate: str) -> str | None:
    """Give the name of the relation that the IRI `predicate` stands for, None where it stands for none."""
    name = predicate.removeprefix(str(DCH._NS))
    return name if name in relations() else None


def _literal(name: str, value: str) -> Literal:
    kind = properties()[name].datatype
    if kind == "date" and _ISO_DATE.fullmatch(value):
        return Literal(value, datatype=_term(_DATATYPES[len(value)]))
    if kind == "year":
        return Literal(value, datatype=_term("xsd:gYear"))
    if kind == "boolean":
        return Literal(value, datatype=_term("xsd:boolean"))
    return Literal(value)


def _display(node: Node) -> str | None:
    values = dict(node.properties)
    if node.kind == "Document":
        type_name = values.get("type", "")
        number = values.get("number") or values.get("title", "")
        return f"{type_name[:1].upper()}{type_name[1:]} {number}".strip() or None
    return values.get("name") or values.get("action")


def _node_quads(node: Node, graph: NamedNode) -> Iterator[Quad]:
    subject = NamedNode(node.iri)
    yield Quad(subject, _term("rdf:type"), predicate_of(node.kind), graph)
    if display := _display(node):
        yield Quad(subject, _term("rdfs:label"), Literal(display, language="vi"), graph)
    for name, value in node.properties:
        yield Quad(subject, predicate_of(name), _literal(name, value), graph)


def statement_iri(edge: Edge, evidence: Evidence) -> Iri:
    """Name the statement that `evidence` makes of `edge`."""
    said = "\n".join((edge.source, edge.relation, edge.target, str(evidence.start), str(evidence.end), evidence.rule))
    return Iri(f"{evidence.paper}/statement/{hashlib.sha256(said.encode()).hexdigest()[:_HASH_LENGTH]}")


def _evidence_quads(edge: Edge, evidence: Evidence, graph: NamedNode) -> Iterator[Quad]:
    statement = NamedNode(statement_iri(edge, evidence))
    # RFC 5147: a fragment of a text by characters.
    selector = NamedNode(f"{evidence.paper}#char={evidence.start},{evidence.end}")
    yield Quad(statement, _term("rdf:type"), _term("rdf:Statement"), graph)
    yield Quad(statement, _term("rdf:subject"), NamedNode(edge.source), graph)
    yield Quad(statement, _term("rdf:predicate"), predicate_of(edge.relation), graph)
    yield Quad(statement, _term("rdf:object"), NamedNode(edge.target), graph)
    yield Quad(statement, _term("prov:wasDerivedFrom"), NamedNode(evidence.paper), graph)
    yield Quad(statement, _term("oa:hasSelector"), selector, graph)
    yield Quad(statement, predicate_of("rule"), Literal(evidence.rule), graph)
    yield Quad(
        statement, predicate_of("confidence"), Literal(repr(evidence.confidence), datatype=_term("xsd:double")), graph
    )
    if evidence.provision:
        yield Quad(statement, predicate_of("provision"), Literal(evidence.provision), graph)
    yield Quad(selector, _term("rdf:type"), _term("oa:TextPositionSelector"), graph)
    yield Quad(selector, _term("rdf:type"), _term("oa:TextQuoteSelector"), graph)
    yield Quad(selector, _term("oa:start"), _integer(evidence.start), graph)
    yield Quad(selector, _term("oa:end"), _integer(evidence.end), graph)
    yield Quad(selector, _term("oa:exact"), Literal(evidence.quote), graph)


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=_term("xsd:nonNegativeInteger"))


def _direct_quads(edge: Edge, graph: NamedNode) -> Iterator[Quad]:
    source, target = NamedNode(edge.source), NamedNode(edge.target)
    yield Quad(source, predicate_of(edge.relation), target, graph)
    kind = relations()[edge.relation]
    if kind.role and kind.parent:  # a role is also stated as what it is a role of: no query needs inference
        yield Quad(source, predicate_of(kind.parent), target, graph)


def in_catalogue(edge: Edge) -> bool:
    """Tell whether the edge follows from its source's identity, so that the catalogue states it once for all papers."""
    return edge.relation in ("issued_by", "provision_of") and is_shared(edge.source)


def paper_quads(said: PaperGraph) -> list[Quad]:
    """Give the quads of the paper's named graph."""
    graph = NamedNode(said.paper)
    quads = [
        Quad(graph, _term("rdf:type"), predicate_of("Paper"), graph),
        Quad(graph, _term("foaf:primaryTopic"), NamedNode(said.document), graph),
    ]
    for node in said.nodes:
        if node.iri == said.document:
            quads += (Quad(graph, predicate_of(name), _literal(name, value), graph) for name, value in node.properties)
        if not is_shared(node.iri):
            quads += _node_quads(node, graph)
    for edge in said.edges:
        if not in_catalogue(edge):
            quads += _direct_quads(edge, graph)
        for evidence in edge.evidence:
            quads += _evidence_quads(edge, evidence, graph)
    return quads


def catalogue_quads(node: Node, edges: Iterable[Edge]) -> list[Quad]:
    """Give the quads by which the catalogue describes a shared node; `edges` are those that it states of the node."""
    graph = NamedNode(CATALOGUE)
    quads = list(_node_quads(node, graph))
    for edge in edges:
        quads += _direct_quads(edge, graph)
        for evidence in edge.evidence:
            quads += _evidence_quads(edge, evidence, graph)
    return quads


def canonical(quads: Iterable[Quad]) -> Iterator[str]:
    """Give the lines of the canonical N-Quads of `quads`: by RDFC-1.0, without blank nodes, a sort without repeats."""
    yield from sorted({f"{quad} .\n" for quad in quads})
