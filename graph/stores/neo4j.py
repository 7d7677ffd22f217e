"""Neo4j as a complete, incremental projection of the library, through the official driver.

The form, all of it produced from `graph.vocabulary`:

- every node is `(:Resource:KIND {iri, …})`, KIND a `NodeKind`; its properties are the merged ones of the library;
- every edge is a relationship of the type that the vocabulary gives, with `relation` (the relation's name), `role`
  where it has one, `confidence` (the highest of its evidence) and `key`;
- every reading of an edge is `(:Paper)-[:STATES]->(:Mention {edge, relation, quote, start, end, rule, confidence})`
  with `(:Mention)-[:SUBJECT]->` and `-[:OBJECT]->` to the two ends; `edge` equals the `key` of the relationship. An
  edge lives as long as one paper states it; what the project's tables say (`part_of`, `succeeded_by` …) has Mentions
  without Paper, whose `paper` names the row, and lives as long as its source;
- `(:Paper {iri, revision})-[:NAMES]->(:Resource)` holds the nodes of a paper, `-[:TEXT_OF]->` its document.

A database holds one library. What others keep in it under other labels is never touched.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import DriverError, Neo4jError

from graph.catalogue import of_tables
from graph.errors import StoreError
from graph.model import Edge, Iri, Node, PaperGraph
from graph.namespaces import REFERENCE
from graph.rdf import is_shared
from graph.stores.pushed import Pushed
from graph.vocabulary import NodeKind, node_kinds, properties, relations

__all__ = [
    "TABLES",
    "Projected",
    "Pushed",
    "connect",
    "edge_key",
    "mentions_of",
    "named_by",
    "node_properties",
    "prepare",
    "push",
    "revisions_of",
]

ROWS_A_TRANSACTION = 5_000
TABLES = f"{REFERENCE}tables"  # stands where a paper would for what the project's tables say
FORM = 1  # of the projection: a database of another form is written anew, paper by paper


class Projected(Protocol):
    """What a library offers for projection (`graph.stores.library.Library` does)."""

    def papers(self) -> Mapping[Iri, str]:
        """Give every paper with a mark that changes whenever what the paper states does."""

    def paper_graph(self, paper: str) -> PaperGraph | None:
        """Give what one paper states."""

    def node(self, iri: str) -> Node | None:
        """Give a shared node with the properties that all papers together give it."""


def connect(uri: str, user: str | None = None, password: str | None = None) -> Driver:
    """Open a driver to `uri` and see that the server answers. Raises `StoreError` where it does not."""
    auth = (user or "neo4j", password) if password else None
    try:
        driver = GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF")
    except (DriverError, ValueError) as error:
        raise StoreError("neo4j-not-reached", uri=uri, reason=error) from error
    try:
        driver.verify_connectivity()
    except (DriverError, Neo4jError, OSError) as error:
        driver.close()
        raise StoreError("neo4j-not-reached", uri=uri, reason=error) from error
    return driver


def prepare(driver: Driver, database: str | None = None) -> None:
    """Make the constraints and indexes, where they lack."""
    for statement in schema():
        driver.execute_query(statement, database_=database)


def schema() -> Iterator[str]:
    """Give the statements that make the constraints and indexes."""
    for label in ("Resource", "Paper", "Mention"):
        yield f"CREATE CONSTRAINT {label.lower()}_iri IF NOT EXISTS FOR (n:{label}) REQUIRE n.iri IS UNIQUE"
    yield "CREATE INDEX mention_edge IF NOT EXISTS FOR (m:Mention) ON (m.edge)"
    for kind in node_kinds():
        for name in SEARCHED.get(kind, ()):
            yield f"CREATE INDEX {kind.lower()}_{name} IF NOT EXISTS FOR (n:{kind}) ON (n.{name})"


SEARCHED: Mapping[NodeKind, tuple[str, ...]] = {
    "Document": ("number_key", "number", "date"),
    "Task": ("deadline",),
    "Agency": ("name",),
}


def push(
    driver: Driver,
    library: Projected,
    database: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Pushed:
    """Bring the database to the state of `library`, writing only papers that changed since the last push.

    Papers go in batches, each in one managed transaction (the driver repeats it on a passing failure) that also writes
    their revisions; so a push that was cut off is taken up by the next one. `progress` hears (done, all) after each
    batch. Raises `StoreError` where the server goes away.
    """
    wanted = revisions_of(library)
    done = 0
    try:
        prepare(driver, database)
        with driver.session(database=database) as session:
            found = session.execute_read(_revisions)
            gone = sorted(found.keys() - wanted.keys())
            changed = sorted(paper for paper, revision in wanted.items() if found.get(paper) != revision)
            total = len(gone) + len(changed)
            for removed, graphs in _batches(gone, changed, library):
                session.execute_write(_replace, removed, graphs, wanted, library)
                done += len(removed) + len(graphs)
                progress(done, total)
    except (DriverError, Neo4jError, OSError) as error:
        raise StoreError("neo4j-cut-off", reason=error, done=done) from error
    return Pushed(written=len(changed), removed=len(gone), unchanged=len(wanted) - len(changed))


def revisions_of(library: Projected) -> dict[Iri, str]:
    """Give every paper with what tells whether its projection is up to date."""
    return {paper: f"{FORM} {mark}" for paper, mark in library.papers().items()}


def edge_key(edge: Edge) -> str:
    """Give the short name of `edge` that its Mentions share."""
    return _digest(edge.source, edge.relation, edge.target)


def _digest(*words: str) -> str:
    return hashlib.blake2b("\n".join(words).encode(), digest_size=16).hexdigest()


def _revisions(transaction: ManagedTransaction) -> dict[Iri, str]:
    return {
        row["iri"]: row["revision"]
        for row in transaction.run("MATCH (p:Paper) RETURN p.iri AS iri, p.revision AS revision")
    }


def _batches(
    gone: Sequence[Iri], changed: Sequence[Iri], library: Projected
) -> Iterator[tuple[list[Iri], list[PaperGraph]]]:
    step = ROWS_A_TRANSACTION // 50  # a paper to remove stands for about as many rows
    for first in range(0, len(gone), step):
        yield list(gone[first : first + step]), []
    batch: list[PaperGraph] = []
    rows = 0
    for paper in changed:
        graph = library.paper_graph(paper)
        if graph is None:
            continue  # withdrawn since the push began: the next one removes it
        batch.append(graph)
        rows += len(graph.nodes) + sum(1 + len(edge.evidence) for edge in graph.edges)
        if rows >= ROWS_A_TRANSACTION:
            yield [], batch
            batch, rows = [], 0
    if batch:
        yield [], batch


def _replace(
    transaction: ManagedTransaction,
    removed: Sequence[Iri],
    graphs: Sequence[PaperGraph],
    revisions: Mapping[Iri, str],
    library: Projected,
) -> None:
    papers = [*removed, *(graph.paper for graph in graphs)]
    touched = {row["iri"] for row in transaction.run(UNNAME, papers=papers)}
    touched |= {iri for graph in graphs for iri in named_by(graph)}
    unsaid = transaction.run(UNSTATE, papers=papers).data()
    unsaid += transaction.run(UNSTATE_TABLES, iris=sorted(touched), reference=REFERENCE).data()
    if removed:
        transaction.run("UNWIND $papers AS iri MATCH (p:Paper {iri: iri}) DETACH DELETE p", papers=removed).consume()
    if graphs:
        _write_papers(transaction, graphs, revisions)
    own = {node.iri: node for graph in graphs for node in graph.nodes if not is_shared(node.iri)}
    shared = [node for iri in sorted(touched) if is_shared(iri) and (node := library.node(iri))]
    tabled = [edge for node in shared for edge in of_tables(node)]
    _write_edges(transaction, [*(edge for graph in graphs for edge in graph.edges), *tabled])
    said = {row["iri"]: row for graph in graphs for row in mentions_of(graph.edges, graph.paper)}
    transaction.run(WRITE_MENTIONS, rows=list(said.values())).consume()
    transaction.run(WRITE_STATES, rows=[{"paper": row["paper"], "iri": iri} for iri, row in said.items()]).consume()
    transaction.run(WRITE_MENTIONS, rows=list(mentions_of(tabled, TABLES))).consume()
    transaction.run(SETTLE_EDGES, edges=unsaid).consume()
    transaction.run(DROP_ORPHANS, iris=sorted(touched)).consume()
    _describe(transaction, [*own.values(), *shared])


def _write_papers(transaction: ManagedTransaction, graphs: Sequence[PaperGraph], revisions: Mapping[Iri, str]) -> None:
    papers = [{"iri": g.paper, "revision": revisions[g.paper], "document": g.document} for g in graphs]
    named = [{"paper": graph.paper, "iri": iri} for graph in graphs for iri in named_by(graph)]
    transaction.run(WRITE_NODES, iris=sorted({row["iri"] for row in named})).consume()
    transaction.run(WRITE_PAPERS, papers=papers).consume()
    transaction.run(WRITE_NAMES, rows=named).consume()


def _write_edges(transaction: ManagedTransaction, stated: Iterable[Edge]) -> None:
    edges: dict[str, dict[str, Edge]] = {}
    confidence: dict[str, float] = defaultdict(float)
    for edge in stated:
        key = edge_key(edge)
        edges.setdefault(edge.relation, {})[key] = edge
        confidence[key] = max([confidence[key], *(evidence.confidence for evidence in edge.evidence)])
    for relation, keyed in sorted(edges.items()):
        rows = [
            {"key": key, "source": edge.source, "target": edge.target, "confidence": confidence[key]}
            for key, edge in keyed.items()
        ]
        transaction.run(_edges_of(relation), rows=rows).consume()


def named_by(graph: PaperGraph) -> list[Iri]:
    """Give every node that a paper names."""
    ends = {end for edge in graph.edges for end in (edge.source, edge.target)}
    return sorted(ends | {graph.document, *(node.iri for node in graph.nodes)})


def mentions_of(edges: Iterable[Edge], paper: str) -> Iterator[dict[str, Any]]:
    """Give the Mentions by which `paper` states `edges`: `iri`, `properties`, `paper`, and `source` and `target`."""
    for edge in edges:
        key = edge_key(edge)
        common = {"paper": paper, "source": edge.source, "target": edge.target}
        for evidence in edge.evidence or (None,):
            said: dict[str, Any] = {"edge": key, "relation": edge.relation, "paper": paper}
            if evidence:
                said |= {name: value for name, value in msgspec.structs.asdict(evidence).items() if value != ""}
            yield common | {"iri": f"{paper}/mention/{_digest(key, repr(evidence))}", "properties": said}


def _describe(transaction: ManagedTransaction, nodes: Iterable[Node]) -> None:
    rows: dict[str, list[dict[str, Any]]] = {}
    for node in nodes:
        rows.setdefault(node.kind, []).append({"iri": node.iri, "properties": node_properties(node)})
    for kind in node_kinds():
        if kind in rows:
            transaction.run(_describe_kind(kind), rows=rows[kind]).consume()


def node_properties(node: Node) -> dict[str, Any]:
    """Give the properties of `node` as Neo4j keeps them: a string where the vocabulary has it single, else a list.

    >>> node_properties(Node(Iri("x:1"), "Document", (("conflict", "date"), ("number", "5/KH-UBND"))))
    {'iri': 'x:1', 'conflict': ['date'], 'number': '5/KH-UBND'}
    """
    values: dict[str, Any] = {"iri": node.iri}
    for name, value in node.properties:
        if properties()[name].single:
            values[name] = value
        else:
            values.setdefault(name, []).append(value)
    return values


def _edges_of(relation: str) -> str:
    kind = relations()[relation]
    role = f", e.role = '{kind.role}'" if kind.role else ""
    return f"""UNWIND $rows AS row
        MATCH (s:Resource {{iri: row.source}}) MATCH (t:Resource {{iri: row.target}})
        MERGE (s)-[e:{kind.neo4j} {{relation: '{kind.name}'}}]->(t)
        SET e.key = row.key{role}, e.confidence =
          CASE WHEN row.confidence > coalesce(e.confidence, -1) THEN row.confidence ELSE e.confidence END"""


def _describe_kind(kind: NodeKind) -> str:
    return f"UNWIND $rows AS row MATCH (n:Resource {{iri: row.iri}}) SET n = row.properties, n:{kind}"


WRITE_NODES = "UNWIND $iris AS iri MERGE (:Resource {iri: iri})"
WRITE_PAPERS = """UNWIND $papers AS row
MATCH (d:Resource {iri: row.document})
MERGE (p:Paper {iri: row.iri}) SET p.revision = row.revision
MERGE (p)-[:TEXT_OF]->(d)"""
WRITE_NAMES = """UNWIND $rows AS row
MATCH (p:Paper {iri: row.paper}) MATCH (n:Resource {iri: row.iri})
CREATE (p)-[:NAMES]->(n)"""
WRITE_MENTIONS = """UNWIND $rows AS row
MATCH (s:Resource {iri: row.source}) MATCH (t:Resource {iri: row.target})
CREATE (m:Mention {iri: row.iri}) SET m += row.properties
CREATE (m)-[:SUBJECT]->(s) CREATE (m)-[:OBJECT]->(t)"""
WRITE_STATES = """UNWIND $rows AS row
MATCH (p:Paper {iri: row.paper}) MATCH (m:Mention {iri: row.iri})
CREATE (p)-[:STATES]->(m)"""
UNNAME = """UNWIND $papers AS iri
MATCH (:Paper {iri: iri})-[named:NAMES|TEXT_OF]->(n)
DELETE named RETURN DISTINCT n.iri AS iri"""
UNSTATE = """UNWIND $papers AS iri
MATCH (:Paper {iri: iri})-[:STATES]->(m:Mention), (m)-[:SUBJECT]->(s), (m)-[:OBJECT]->(t)
WITH m, m.edge AS key, s.iri AS source, t.iri AS target
DETACH DELETE m RETURN DISTINCT key, source, target"""
# What the tables say of a node is written anew with the node, so that it goes when the node does.
UNSTATE_TABLES = """UNWIND $iris AS iri
MATCH (s:Resource {iri: iri})<-[:SUBJECT]-(m:Mention)-[:OBJECT]->(t)
WHERE m.paper STARTS WITH $reference
WITH m, m.edge AS key, s.iri AS source, t.iri AS target
DETACH DELETE m RETURN DISTINCT key, source, target"""
# An edge that no paper states any more goes; one that others still state takes its confidence from them.
SETTLE_EDGES = """UNWIND $edges AS row
MATCH (:Resource {iri: row.source})-[e {key: row.key}]->(:Resource {iri: row.target})
OPTIONAL MATCH (m:Mention {edge: row.key})
WITH e, count(m) AS mentions, coalesce(max(m.confidence), 0.0) AS confidence
SET e.confidence = confidence
WITH e WHERE mentions = 0
DELETE e"""
DROP_ORPHANS = """UNWIND $iris AS iri
MATCH (n:Resource {iri: iri}) WHERE NOT (n)<-[:NAMES]-(:Paper)
DETACH DELETE n"""
