"""What is produced from the vocabulary's tables: the ontology, the JSON-LD context and the data-model page.

`python -m graph.ontology` writes them, and the shapes of `graph.shapes`, under `docs/`; a test fails when they are out
of step.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.identity import BASE
from graph.namespaces import DCH, PREFIXES, expand
from graph.shapes import shapes
from graph.vocabulary import RelationKind, evidence_terms, levels, node_kinds, properties, relations

__all__ = ["artefacts", "context", "data_model", "ontology"]

_DATATYPES = {"string": XSD.string, "year": XSD.gYear, "boolean": XSD.boolean, "double": XSD.double}
_LICENCE = URIRef("https://www.apache.org/licenses/LICENSE-2.0")


def _empty() -> Graph:
    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    return graph


def inverse_name(kind: RelationKind) -> str:
    """Give the name of a relation's inverse.

    >>> inverse_name(relations()["implements"])
    'is_implemented_by'
    """
    return re.sub(r"\W+", "_", kind.inverse_en)


def ontology() -> Graph:
    """Give the ontology in OWL 2: classes, relations with their inverses, properties, and what they are kinds of."""
    graph = _empty()
    whole = URIRef(BASE + "ns")
    graph.add((whole, RDF.type, OWL.Ontology))
    graph.add((whole, RDFS.label, Literal("Dẫn chiếu giữa các văn bản hành chính Việt Nam", lang="vi")))
    graph.add((whole, RDFS.label, Literal("References between Vietnamese official papers", lang="en")))
    graph.add((whole, DCTERMS.license, _LICENCE))
    for node in node_kinds().values():
        _define(graph, DCH[node.name], OWL.Class, node.label_vi, node.label_en)
        graph.add((DCH[node.name], RDFS.subClassOf, expand(node.aligned)))
        graph.add((DCH[node.name], RDFS.comment, Literal(node.comment, lang="en")))
    _define(graph, DCH.Paper, OWL.Class, "bản văn bản", "paper")
    graph.add((DCH.Paper, RDFS.subClassOf, expand("prov:Entity")))
    graph.add((DCH.Paper, RDFS.comment, Literal("One copy of a text that was read: the bytes of a file", lang="en")))
    for relation in relations().values():
        _define_relation(graph, relation)
    for prop in properties().values():
        _define(graph, DCH[prop.name], OWL.DatatypeProperty, prop.label_vi, prop.label_en)
        if len(prop.kinds) == 1:
            graph.add((DCH[prop.name], RDFS.domain, DCH[prop.kinds[0]]))
        if prop.datatype in _DATATYPES:
            graph.add((DCH[prop.name], RDFS.range, _DATATYPES[prop.datatype]))
        if prop.aligned:
            graph.add((DCH[prop.name], RDFS.subPropertyOf, expand(prop.aligned)))
    for term in evidence_terms().values():
        _define(graph, DCH[term.name], OWL.DatatypeProperty, term.label_vi, term.label_en)
        graph.add((DCH[term.name], RDFS.domain, RDF.Statement))
        graph.add((DCH[term.name], RDFS.range, _DATATYPES[term.datatype]))
        graph.add((DCH[term.name], RDFS.comment, Literal(term.comment, lang="en")))
    return graph


def _define(graph: Graph, term: URIRef, kind: URIRef, label_vi: str, label_en: str) -> None:
    graph.add((term, RDF.type, kind))
    graph.add((term, RDFS.label, Literal(label_vi, lang="vi")))
    graph.add((term, RDFS.label, Literal(label_en, lang="en")))
    graph.add((term, RDFS.isDefinedBy, URIRef(BASE + "ns")))


def _define_relation(graph: Graph, relation: RelationKind) -> None:
    term: URIRef = DCH[relation.name]
    _define(graph, term, OWL.ObjectProperty, relation.label_vi, relation.label_en)
    graph.add((term, RDFS.domain, DCH[relation.domain]))
    graph.add((term, RDFS.range, DCH[relation.range]))
    if relation.parent:
        graph.add((term, RDFS.subPropertyOf, DCH[relation.parent]))
    if relation.aligned:
        graph.add((term, RDFS.subPropertyOf, expand(relation.aligned)))
    inverse = URIRef(f"{DCH._NS}{inverse_name(relation)}")
    _define(graph, inverse, OWL.ObjectProperty, relation.inverse_vi, relation.inverse_en)
    graph.add((inverse, OWL.inverseOf, term))


def context() -> dict[str, Any]:
    """Give the JSON-LD 1.1 context by which the graph's JSON keys are short names."""
    terms: dict[str, Any] = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "sh"}
    terms |= {"id": "@id", "kind": "@type", "graph": "@graph", "Paper": "dch:Paper"}
    terms |= {name: f"dch:{name}" for name in node_kinds()}
    terms |= {name: {"@id": f"dch:{name}", "@type": "@id"} for name in relations()}
    terms |= {name: f"dch:{name}" for name in (*properties(), *evidence_terms())}
    return {"@context": {"@version": 1.1} | terms}


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{'|'.join('---' for _ in names)}|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"
    yield ""


def data_model() -> str:
    """Give the page that describes the graph, in Markdown."""
    lines = [
        "# The data model",
        "",
        "*This page is produced from `graph/tables/` by `python -m graph.ontology`; a test keeps it in step.*",
        "",
        *_INTRODUCTION.strip().splitlines(),
        "",
        "## Nodes",
        "",
        *_table(
            ("kind", "tiếng Việt", "is a kind of", "what it is"),
            ((f"`{n.name}`", n.label_vi, f"`{n.aligned}`", n.comment) for n in node_kinds().values()),
        ),
        "## Relations",
        "",
        "`chain`: the subject stands below the object in a chain of execution. A relation with a parent is stated",
        "beside its parent, so that no query needs inference.",
        "",
        *_table(
            ("relation", "tiếng Việt", "inverse", "from", "to", "parent", "kind of", "Neo4j", "chain"),
            (
                (
                    f"`{r.name}`",
                    r.label_vi,
                    r.inverse_vi,
                    r.domain,
                    r.range,
                    f"`{r.parent}`" if r.parent else "",
                    f"`{r.aligned}`" if r.aligned else "",
                    f"`{r.neo4j}`" + (f" (role {r.role})" if r.role else ""),
                    r.chain if r.chain != "none" else "",
                )
                for r in relations().values()
            ),
        ),
        "## Properties",
        "",
        *_table(
            ("property", "tiếng Việt", "of", "values", "kind of"),
            (
                (
                    f"`{p.name}`",
                    p.label_vi,
                    ", ".join(p.kinds),
                    p.datatype + ("" if p.single else ", several"),
                    f"`{p.aligned}`" if p.aligned else "",
                )
                for p in properties().values()
            ),
        ),
        "## Evidence",
        "",
        *_EVIDENCE.strip().splitlines(),
        "",
        *_table(
            ("term", "tiếng Việt", "what it says"),
            ((f"`dch:{t.name}`", t.label_vi, t.comment) for t in evidence_terms().values()),
        ),
        "## Levels",
        "",
        *_table(
            ("level", "tiếng Việt", "rank"),
            ((f"`{level.name}`", level.label_vi, str(level.rank)) for level in levels().values()),
        ),
        *_IDENTITY.strip().splitlines(),
    ]
    return "\n".join(lines) + "\n"


_INTRODUCTION = f"""
All terms below are in the namespace `{DCH._NS}` (prefix `dch:`). In RDF a property or relation is `dch:NAME`, a kind
of node `dch:KIND`; in Neo4j a property has the same name and a relation the type of the last column but one.

The named graph of a paper, `{BASE}paper/DIGEST`, holds what that paper says: its header as properties of the paper,
`foaf:primaryTopic` to the document whose text it is, its tasks, what it leaves unresolved, and every edge with its
evidence. The catalogue, `{BASE}catalogue`, holds what all papers together say of the nodes that they share: at most
one value of each property, `status`, the issuer, and what the tables of agencies and territories add. Where papers
disagree, `conflict` says on what. A statement that two papers make is in both their graphs; a query over the union
that counts says DISTINCT.
"""

_EVIDENCE = """
Every edge is stated directly (`SUBJECT dch:implements OBJECT`) and once more, for every place where it was read, as a
statement: an `rdf:Statement` with `rdf:subject`, `rdf:predicate`, `rdf:object`, `prov:wasDerivedFrom` the paper and
`oa:hasSelector` a selector of the Web Annotation vocabulary (`oa:exact`, `oa:start`, `oa:end`: characters of the text
that was read). The selector's IRI is the paper's with an RFC 5147 fragment (`#char=120,164`). An edge that comes from
the project's own tables is derived from `https://w3id.org/danchieu/reference/…`, its quote being the instrument that
the table names.
"""

_IDENTITY = f"""
## Identity

| what | IRI |
|---|---|
| document | `{BASE}eli/ISSUER/YEAR/NUMBER` |
| constitution | `{BASE}eli/quoc-hoi/YEAR/hien-phap` |
| provision | its document's IRI `/dieu-5/khoan-2/diem-a`: the largest unit first |
| what a paper names without issuer, year or number | `{BASE}unresolved/DIGEST/NUMBER-OR-NAME` |
| paper, and its named graph | `{BASE}paper/DIGEST` |
| task | `{BASE}paper/DIGEST/task/N` |
| statement | `{BASE}paper/DIGEST/statement/HASH` |
| agency | `{BASE}agency/NAME` |
| agency that means something only where it is said | `{BASE}agency/TERRITORY-OR-SPEAKER/NAME` |
| person | `{BASE}person/BODY/NAME`: the issuer, or the whole of which it is an office (Chính phủ, Quốc hội) |
| territory | `{BASE}territory/NAME` |

DIGEST is the SHA-256 of the file's bytes. Names are written in small letters without diacritics, joined by hyphens.
ISSUER is the body in whose series the number runs: for the signs of national bodies the one that the sign names (an
`…/QĐ-TTg` is the Prime Minister's, whatever a citation says), for `/TW` the Central Committee, else the issuer. YEAR
is the year inside the number, else the date's.

A mention that lacks issuer or year is settled where the same paper names the document in full; or where, among all
documents of that number that contradict the mention in nothing, exactly one bears the same trích yếu and is not
younger than the paper. A law cited by name is settled by its name and year. A number alone settles nothing, two
candidates settle nothing, and what was settled is open again when the paper that gave the evidence is withdrawn.

A law that a paper names without date is the one that it names in full elsewhere (rule `law-in-paper`); else the one of
that name in force on the day of the paper, or of the document in whose title the name stands (rule `law-in-force`). It
stays open where the two differ, between the bill and the first day of force of another law of that name, and behind the
day up to which `graph/tables/laws.tsv` is complete. Constitutions have no number; type and year make their IRI.

## Provisions

A part of a document is a node where another document amends, replaces, repeals, extends, corrects or suspends it. The
relation stands between the two documents, with the words of the part as `provision` of its evidence, and once more
between the acting document and the part: `repeals_provision` and the like, kinds of `changes`. What repeals a part
amends the whole, so `amends` stands beside `repeals_provision`. An article's number runs through its document: what
stands above it in the text (Chương, Mục) is no part of its IRI. The articles of a regulation that a decision encloses
(«Điều 5 Quy chế ban hành kèm theo Quyết định …») are others than the decision's own: `…/ban-kem-theo/dieu-5`.
"""


def artefacts() -> Mapping[str, str]:
    """Give every file that is produced, by its path in the project."""
    return {
        "docs/data-model.md": data_model(),
        "docs/ontology/danchieu.ttl": _turtle(ontology()),
        "docs/ontology/shapes.ttl": _turtle(shapes()),
        "docs/ontology/context.jsonld": json.dumps(context(), ensure_ascii=False, indent=1) + "\n",
    }


def _turtle(graph: Graph) -> str:
    return graph.serialize(format="turtle")


def main() -> None:
    """Write every file that is produced into the project from which this is run."""
    for name, text in artefacts().items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
