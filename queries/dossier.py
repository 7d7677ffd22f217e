"""Everything about one document: what it does to others and they to it, its tasks, its papers, its text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from graph.errors import NotFound
from graph.identity import BASE
from graph.model import Evidence, Iri, Node
from graph.rdf import statement_iri
from graph.record import Record
from graph.stores.library import Library
from graph.vocabulary import relations
from queries.documents import Document, documents
from queries.engines import Sparql
from queries.links import Link, links
from queries.tasks import Task, tasks_of

__all__ = ["Dossier", "Mark", "Party", "Statement", "Text", "dossier", "files_of", "statement", "text_of"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A body or a person that stands in `relation` to the document; `now` are the bodies that took the place of one."""

    relation: str
    iri: Iri
    name: str
    now: tuple[Node, ...] = ()


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A document with all that the store says of it. `papers` are the papers that are its text, its versions."""

    document: Document
    links: tuple[Link, ...]
    parties: tuple[Party, ...]
    tasks: tuple[Task, ...]
    papers: tuple[Iri, ...]
    properties: tuple[tuple[str, str], ...]


class Mark(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A place in a text and what was read there: `relation` between `source` and `target`."""

    start: int
    end: int
    relation: str
    source: Iri
    target: Iri
    rule: str
    confidence: float


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A paper's record with the marks in its text, sorted, and the files it was read from."""

    paper: Iri
    record: Record
    marks: tuple[Mark, ...]
    sources: tuple[str, ...]


def dossier(library: Library, iri: Iri) -> Dossier:
    """Gather what is known of the document `iri`. Raises `NotFound` where the graph lacks it."""
    node = library.node(iri)
    if node is None or node.kind != "Document":
        raise NotFound("not-found", name=iri.removeprefix(BASE))
    engine = Sparql(library.sparql)
    return Dossier(
        document=documents(engine, [iri])[iri],
        links=links(engine, iri),
        parties=tuple(_parties(library, iri)),
        tasks=tasks_of(engine, [iri]),
        papers=library.papers_of(iri),
        properties=node.properties,
    )


def _parties(library: Library, iri: Iri) -> Iterable[Party]:
    for edge in library.edges(source=iri):
        if relations()[edge.relation].range not in ("Agency", "Person"):
            continue
        if node := library.node(edge.target):
            later = library.edges(source=edge.target, relation="succeeded_by") if edge.relation == "issued_by" else ()
            now = tuple(found for one in later if (found := library.node(one.target)))
            yield Party(relation=edge.relation, iri=edge.target, name=dict(node.properties).get("name", ""), now=now)


def text_of(library: Library, paper: Iri) -> Text:
    """Give the text of a paper and where in it each statement was read. Raises `NotFound` where it is not held."""
    said = library.paper_graph(paper)
    if said is None:
        raise NotFound("not-found", name=paper.removeprefix(BASE))
    marks = {
        Mark(
            start=proof.start,
            end=proof.end,
            relation=edge.relation,
            source=edge.source,
            target=edge.target,
            rule=proof.rule,
            confidence=proof.confidence,
        )
        for edge in said.edges
        for proof in edge.evidence
    }
    return Text(paper=paper, record=library.record(paper), marks=tuple(sorted(marks)), sources=files_of(library, paper))


def files_of(library: Library, paper: Iri) -> tuple[str, ...]:
    """Give the paths of the files in which a paper came."""
    return tuple(source.path for source in library.sources(paper))


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of one edge: `evidence` is where `text` says that `source` stands in `relation` to `target`."""

    iri: Iri
    relation: str
    source: Node
    target: Node
    evidence: Evidence
    text: Text


def statement(library: Library, iri: Iri) -> Statement:
    """Give the statement that bears this IRI (`graph.rdf.statement_iri`). Raises `NotFound` where no paper makes it."""
    text = text_of(library, Iri(iri.partition("/statement/")[0]))
    said = library.paper_graph(text.paper)
    for edge in said.edges if said else ():
        for proof in edge.evidence:
            if statement_iri(edge, proof) == iri:
                source, target = library.node(edge.source), library.node(edge.target)
                if source and target:
                    return Statement(
                        iri=iri, relation=edge.relation, source=source, target=target, evidence=proof, text=text
                    )
    raise NotFound("not-found", name=iri.removeprefix(BASE))
