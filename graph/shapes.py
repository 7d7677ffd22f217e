"""The SHACL shapes of the graph, produced from the vocabulary's tables, and what in a library breaks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal as OneOf

import msgspec
from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from graph.laws import CONSTITUTION
from graph.model import Iri
from graph.namespaces import DCH, PREFIXES, expand
from graph.stores.library import Library
from graph.vocabulary import PropertyKind, evidence_terms, levels, node_kinds, properties, relations

__all__ = ["Violation", "shapes", "violations"]

_DATATYPES = {
    "string": (XSD.string,),
    "year": (XSD.gYear,),
    "boolean": (XSD.boolean,),
    "date": (XSD.date, XSD.gYearMonth, XSD.gYear, XSD.string),  # a task's "monthly:25" is a string
}
_VALUES = {"status": ("read", "mentioned", "unresolved"), "level": tuple(levels())}


def shapes() -> Graph:
    """Give the shapes: what each kind of node may hold, what each relation may join, what every statement must tell."""
    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    for kind in node_kinds():
        shape = DCH[kind] + "Shape"
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetClass, DCH[kind]))
        for prop in properties().values():
            if kind in prop.kinds:
                graph.add((shape, SH.property, _of_property(graph, shape, prop)))
    _add_identity(graph)
    for relation in relations().values():
        for end, target, allowed in (
            ("Subject", SH.targetSubjectsOf, relation.domain),
            ("Object", SH.targetObjectsOf, relation.range),
        ):
            shape = URIRef(f"{DCH[relation.name]}{end}Shape")
            graph.add((shape, RDF.type, SH.NodeShape))
            graph.add((shape, target, DCH[relation.name]))
            graph.add((shape, SH["class"], DCH[allowed]))
    _add_statement(graph)
    return graph


def _of_property(graph: Graph, shape: URIRef, prop: PropertyKind) -> URIRef:
    """Give the shape of one property of one kind of node."""
    own = URIRef(f"{shape}-{prop.name}")
    graph.add((own, SH.path, DCH[prop.name]))
    graph.add((own, SH.name, Literal(prop.label_vi, lang="vi")))
    if prop.single:
        graph.add((own, SH.maxCount, Literal(1)))
    allowed = _DATATYPES[prop.datatype]
    if len(allowed) == 1:
        graph.add((own, SH.datatype, allowed[0]))
    else:
        graph.add((own, SH["or"], _list(graph, own, (_datatype(graph, own, kind) for kind in allowed))))
    if prop.name in _VALUES:
        graph.add((own, SH["in"], _list(graph, own, map(Literal, _VALUES[prop.name]))))
    return own


def _datatype(graph: Graph, own: URIRef, kind: URIRef) -> BNode:
    node = BNode(f"{_short(own)}_{_short(kind)}")
    graph.add((node, SH.datatype, kind))
    return node


def _list(graph: Graph, own: URIRef, items: Iterable[BNode | Literal]) -> BNode:
    members = list(items)
    head = BNode(f"{_short(own)}_{len(members)}")
    Collection(graph, head, members)  # type: ignore[arg-type]
    return head


def _short(iri: URIRef) -> str:
    return iri.rpartition("#")[2].replace("-", "_")


def _add_identity(graph: Graph) -> None:
    """A document is identified by number and year (its IRI by the issuer too), or says why it is not.

    A constitution has no number: its type and its year identify it.
    """
    shape = DCH.Document + "Shape"
    reasoned, known, named = (BNode(f"Document_{way}") for way in ("reasoned", "known", "named"))
    graph.add((named, SH.property, (kind := BNode("Document_constitution"))))
    graph.add((kind, SH.path, DCH.type))
    graph.add((kind, SH.hasValue, Literal(CONSTITUTION)))
    for owner, names in ((reasoned, ("reason",)), (known, ("number", "year")), (named, ("year",))):
        for name in names:
            part = BNode(f"{owner}_{name}")
            graph.add((owner, SH.property, part))
            graph.add((part, SH.path, DCH[name]))
            graph.add((part, SH.minCount, Literal(1)))
    graph.add((shape, SH["or"], _list(graph, shape, (reasoned, known, named))))


def _add_statement(graph: Graph) -> None:
    shape = URIRef(f"{DCH._NS}StatementShape")
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, RDF.Statement))
    needed = [
        RDF.subject,
        RDF.predicate,
        RDF.object,
        expand("prov:wasDerivedFrom"),
        expand("oa:hasSelector"),
        *(DCH[name] for name in evidence_terms() if name != "provision"),
    ]
    for term in needed:
        own = URIRef(f"{shape}-{_short(term) if '#' in term else term.rpartition('/')[2]}")
        graph.add((shape, SH.property, own))
        graph.add((own, SH.path, term))
        graph.add((own, SH.minCount, Literal(1)))
        graph.add((own, SH.maxCount, Literal(1)))
        if term == DCH.confidence:
            graph.add((own, SH.minInclusive, Literal(0.0)))
            graph.add((own, SH.maxInclusive, Literal(1.0)))


class Violation(msgspec.Struct, frozen=True, order=True):
    """A node of the graph that breaks a shape: at which property ("" for the node as a whole), and how.

    A "conflict" breaks none: the papers cannot all be right; the message names the files that say so.
    """

    node: str
    path: str
    message: str
    severity: OneOf["violation", "conflict"] = "violation"


def violations(library: Library) -> list[Violation]:
    """Give all that in the union of the library's graphs breaks the shapes, and where papers disagree; sorted."""
    from pyshacl import validate

    union = Graph()
    for subject, predicate, value, _ in library.dataset().quads((None, None, None, None)):
        union.add((subject, predicate, _simple(value)))
    _, report, _ = validate(union, shacl_graph=shapes(), inplace=True)  # the union is no one else's
    found = report.subjects(RDF.type, SH.ValidationResult)
    broken = (
        Violation(
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultPath) or ""),
            str(report.value(result, SH.resultMessage) or ""),
        )
        for result in found
    )
    return sorted([*broken, *_conflicts(library, union)])


def _conflicts(library: Library, union: Graph) -> Iterator[Violation]:
    for subject, words in union.subject_objects(DCH.conflict):
        document, cell = Iri(str(subject)), str(words).partition(": ")[0]
        papers = {*library.papers_of(document), *(_dating(library, document) if cell == "date" else ())}
        files = sorted({source.path for paper in papers for source in library.sources(paper)})
        yield Violation(document, str(DCH.conflict), f"{words} ({', '.join(files)})", "conflict")


def _dating(library: Library, document: Iri) -> Iterator[Iri]:
    """Give the papers that cite a document with its date."""
    citing = {proof.paper for edge in library.edges(relation="cites", target=document) for proof in edge.evidence}
    for paper in citing:
        said = library.paper_graph(paper)
        if said and any(node.iri == document and "date" in dict(node.properties) for node in said.nodes):
            yield paper


def _simple(value: Node) -> Node:
    """Give a string the form in which rdflib reads one from a file: to it "a" and "a"^^xsd:string are different."""
    return Literal(str(value)) if isinstance(value, Literal) and value.datatype == XSD.string else value
