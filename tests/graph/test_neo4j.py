"""Neo4j is a complete, incremental projection: every row here is about a real server."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Driver, GraphDatabase

from graph.errors import StoreError
from graph.identity import BASE
from graph.model import Edge, Evidence, Iri, Node, PaperGraph
from graph.stores import neo4j as store
from graph.stores.library import Library
from graph.stores.neo4j import Pushed, connect, node_properties, push
from graph.vocabulary import relations
from ingest.run import ingest
from tests.conftest import ROOT

pytestmark = pytest.mark.neo4j


D = f"{BASE}eli/test/"


class Papers:
    """A library of hand-made papers."""

    def __init__(self, *papers: PaperGraph) -> None:
        self.held = {paper.paper: paper for paper in papers}

    def papers(self) -> Mapping[Iri, str]:
        return {iri: str(hash(paper)) for iri, paper in self.held.items()}

    def paper_graph(self, paper: str) -> PaperGraph:
        return self.held[Iri(paper)]

    def node(self, iri: str) -> Node | None:
        said = [node for paper in self.held.values() for node in paper.nodes if node.iri == iri]
        if not said:
            return None
        properties = {name: value for node in said for name, value in sorted(node.properties)}
        return Node(Iri(iri), said[0].kind, tuple(sorted(properties.items())))


def paper(name: str, *edges: tuple[str, str, str], quote: str = "để thực hiện", confidence: float = 0.9) -> PaperGraph:
    """A paper whose document is `name`, with edges "source relation target"."""
    iri = Iri(f"p:{name}")
    kinds = {
        Iri(f"{D}{end}"): kind
        for s, relation, t in edges
        for end, kind in ((s, relations()[relation].domain), (t, relations()[relation].range))
    }
    document = Iri(f"{D}{name}")
    nodes = [Node(node, kind, (("number", node.removeprefix(D)),)) for node, kind in kinds.items()]
    return PaperGraph(
        paper=iri,
        document=document,
        nodes=(Node(document, "Document", (("number", name), ("title", f"Về {name}"))), *nodes),
        edges=tuple(
            Edge(Iri(f"{D}{s}"), relation, Iri(f"{D}{t}"), (Evidence(iri, n, n + 12, quote, "test", confidence),))
            for n, (s, relation, t) in enumerate(edges)
        ),
    )


def snapshot(driver: Driver) -> dict[str, list[Any]]:
    """All that the projection holds, in an order of its own."""
    queries = {
        "nodes": "MATCH (n:Resource) RETURN n.iri AS iri, labels(n) AS labels, properties(n) AS properties",
        "edges": "MATCH (s:Resource)-[e]->(t:Resource) RETURN s.iri AS s, type(e) AS type, t.iri AS t, e {.*} AS p",
        "papers": "MATCH (p:Paper)-[e:NAMES|TEXT_OF]->(n) RETURN p.iri AS p, p.revision AS r, type(e) AS e, n.iri AS n",
        "mentions": """MATCH (t)<-[:OBJECT]-(m:Mention)-[:SUBJECT]->(s) OPTIONAL MATCH (p:Paper)-[:STATES]->(m)
            RETURN p.iri AS p, properties(m) AS m, m.iri AS iri, s.iri AS s, t.iri AS t""",
        "loose": """MATCH (m) WHERE m:Mention AND NOT (m)-[:SUBJECT]->() OR m:Mention AND NOT (m)-[:OBJECT]->()
            OR m:Paper AND NOT (m)-[:TEXT_OF]->() RETURN m""",
    }
    return {name: sorted(driver.execute_query(query).records, key=repr) for name, query in queries.items()}


PLAN = paper("145/KH-UBND", ("145/KH-UBND", "implements", "901/NQ-CP"), ("145/KH-UBND", "cites", "901/NQ-CP"))
DISPATCH = paper("388/UBND", ("145/KH-UBND", "implements", "901/NQ-CP"), ("388/UBND", "based_on", "901/NQ-CP"))


def test_push_is_complete(neo4j_driver: Driver) -> None:
    assert push(neo4j_driver, Papers(PLAN, DISPATCH)) == Pushed(written=2, removed=0, unchanged=0)
    state = snapshot(neo4j_driver)
    assert [(row["iri"], sorted(row["labels"]), row["properties"].get("title")) for row in state["nodes"]] == [
        (f"{D}145/KH-UBND", ["Document", "Resource"], "Về 145/KH-UBND"),
        (f"{D}388/UBND", ["Document", "Resource"], "Về 388/UBND"),
        (f"{D}901/NQ-CP", ["Document", "Resource"], None),
    ]
    assert [
        (row["s"], row["type"], row["p"]["relation"], row["p"]["confidence"], row["t"]) for row in state["edges"]
    ] == [
        (f"{D}145/KH-UBND", "CITES", "cites", 0.9, f"{D}901/NQ-CP"),
        (f"{D}145/KH-UBND", "IMPLEMENTS", "implements", 0.9, f"{D}901/NQ-CP"),
        (f"{D}388/UBND", "BASED_ON", "based_on", 0.9, f"{D}901/NQ-CP"),
    ]
    assert sorted(
        (row["p"], row["m"]["relation"], row["m"]["start"], row["m"]["quote"]) for row in state["mentions"]
    ) == [
        ("p:145/KH-UBND", "cites", 1, "để thực hiện"),
        ("p:145/KH-UBND", "implements", 0, "để thực hiện"),
        ("p:388/UBND", "based_on", 1, "để thực hiện"),
        ("p:388/UBND", "implements", 0, "để thực hiện"),
    ]


def test_every_relation_of_the_vocabulary_is_pushed(neo4j_driver: Driver) -> None:
    papers = [paper(f"{n}/X", (f"{n}/X", name, f"{n}/Y")) for n, name in enumerate(relations())]
    push(neo4j_driver, Papers(*papers))
    found = {(e["p"]["relation"], e["type"], e["p"].get("role")) for e in snapshot(neo4j_driver)["edges"]}
    assert found == {(kind.name, kind.neo4j, kind.role) for kind in relations().values()}


def test_constraints_and_indexes_are_made_once(neo4j_driver: Driver) -> None:
    for _ in range(2):
        push(neo4j_driver, Papers(PLAN))
    unique = neo4j_driver.execute_query("SHOW CONSTRAINTS YIELD labelsOrTypes, type").records
    assert {(row["labelsOrTypes"][0], row["type"]) for row in unique} == {
        ("Resource", "UNIQUENESS"),
        ("Paper", "UNIQUENESS"),
        ("Mention", "UNIQUENESS"),
    }


@pytest.mark.parametrize(
    ("before", "after", "report"),
    [
        pytest.param([PLAN], [PLAN], Pushed(0, 0, 1), id="nothing changed, nothing written"),
        pytest.param([PLAN], [PLAN, DISPATCH], Pushed(1, 0, 1), id="only the new paper is written"),
        pytest.param(
            [PLAN, DISPATCH], [PLAN], Pushed(0, 1, 1), id="a removed paper takes its own edges, not the shared"
        ),
        pytest.param([PLAN, DISPATCH], [], Pushed(0, 2, 0), id="nothing is left of nothing"),
        pytest.param([PLAN], [paper("145/KH-UBND")], Pushed(1, 0, 0), id="a paper that no longer says so"),
        pytest.param(
            [PLAN, paper("1/X", ("145/KH-UBND", "implements", "901/NQ-CP"), confidence=0.99)],
            [PLAN],
            Pushed(0, 1, 1),
            id="confidence falls back to what the others say",
        ),
    ],
)
def test_push_writes_only_what_changed(
    neo4j_driver: Driver, before: list[PaperGraph], after: list[PaperGraph], report: Pushed
) -> None:
    push(neo4j_driver, Papers(*after))
    fresh = snapshot(neo4j_driver)
    push(neo4j_driver, Papers())
    push(neo4j_driver, Papers(*before))
    assert push(neo4j_driver, Papers(*after)) == report
    assert snapshot(neo4j_driver) == fresh


def test_every_edge_of_a_library_is_there_with_its_evidence(neo4j_driver: Driver, samples: Library) -> None:
    push(neo4j_driver, samples)
    state = snapshot(neo4j_driver)
    kept = {(row["s"], row["p"]["relation"], row["t"]): row["p"]["confidence"] for row in state["edges"]}
    edges = {(e.source, e.relation, e.target): e.evidence for e in samples.edges()}
    assert kept == {place: max(proof.confidence for proof in proofs) for place, proofs in edges.items()}
    fields = ("paper", "start", "end", "quote", "rule", "confidence")
    proofs = [
        (m["s"], m["m"]["relation"], m["t"], *map(({"quote": ""} | m["m"]).get, fields)) for m in state["mentions"]
    ]
    assert sorted(proofs) == sorted(
        (*place, *(getattr(proof, field) for field in fields)) for place, found in edges.items() for proof in found
    )
    described = {row["iri"]: row["properties"] for row in state["nodes"]}
    assert described == {node.iri: node_properties(node) for node in samples.nodes()}
    assert state["loose"] == []


def test_a_library_that_forgot_and_read_again(neo4j_driver: Driver, tmp_path: Path) -> None:
    with Library(tmp_path, write=True) as library:
        ingest(library, [ROOT / "samples"], workers=1)
        papers = len(library.papers())
        push(neo4j_driver, library)
        whole = snapshot(neo4j_driver)
        for file in library.forget("901/NQ-CP"):
            assert push(neo4j_driver, library).removed == 1
            status = "MATCH (d:Document {number: '901/NQ-CP'}) RETURN d.status AS status"
            assert [row["status"] for row in neo4j_driver.execute_query(status).records] == ["mentioned"]
            left = snapshot(neo4j_driver)
            push(neo4j_driver, Papers())
            assert push(neo4j_driver, library).written == papers - 1
            assert snapshot(neo4j_driver) == left
            ingest(library, [Path(file)], workers=1)
        push(neo4j_driver, library)
        assert snapshot(neo4j_driver) == whole


NAMES = st.sampled_from(["1/A", "2/B", "3/C"])
EDGES = st.lists(st.tuples(NAMES, st.sampled_from(["implements", "cites"]), NAMES), max_size=3)
LIBRARIES = st.lists(st.builds(lambda name, edges: paper(name, *edges), NAMES, EDGES), max_size=3)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(LIBRARIES, min_size=1, max_size=4))
def test_the_way_there_does_not_matter(neo4j_driver: Driver, history: list[list[PaperGraph]]) -> None:
    for papers in history:
        push(neo4j_driver, Papers(*papers))
    state = snapshot(neo4j_driver)
    push(neo4j_driver, Papers())
    push(neo4j_driver, Papers(*history[-1]))
    assert snapshot(neo4j_driver) == state


def test_words_of_a_paper_never_become_cypher(neo4j_driver: Driver) -> None:
    hostile = "'}) DETACH DELETE n // \" ` \\ $rows {0} \N{COMBINING DOT BELOW}"
    push(neo4j_driver, Papers(paper(hostile, (hostile, "implements", "901/NQ-CP"), quote=hostile)))
    state = snapshot(neo4j_driver)
    assert sorted(row["properties"]["number"] for row in state["nodes"]) == [hostile, "901/NQ-CP"]
    assert state["mentions"][0]["m"]["quote"] == hostile


def test_what_others_keep_in_the_database_stays(neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query("CREATE (:Person {name: 'của người khác'})-[:KNOWS]->(:Person)")
    push(neo4j_driver, Papers(PLAN))
    push(neo4j_driver, Papers())
    assert neo4j_driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2


class Line:
    """A line to the server that is cut after so many bytes towards it."""

    def __init__(self, uri: str, most: int) -> None:
        target = urlsplit(uri)
        self.address = (target.hostname or "127.0.0.1", target.port or 7687)
        self.left = most
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self.listener.getsockname()[1]}"
        self.open: list[socket.socket] = []
        self.threads = [threading.Thread(target=self.accept)]
        self.threads[0].start()

    def accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                far = socket.create_connection(self.address)
                self.open += [near, far]
                for pair in ((near, far, True), (far, near, False)):
                    self.threads.append(threading.Thread(target=self.carry, args=pair))
                    self.threads[-1].start()

    def carry(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                self.left -= len(data) if counted else 0
                if self.left < 0:
                    break
                sink.sendall(data)
        self.hang_up()

    def hang_up(self) -> None:
        for each in (self.listener, *self.open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()
        for thread in self.threads:
            thread.join()


def test_a_push_that_was_cut_off_is_taken_up(
    neo4j_driver: Driver,
    neo4j_uri: str,
    neo4j_auth: tuple[str, str] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papers = Papers(*(paper(f"{n}/X", (f"{n}/X", "implements", f"{n // 2}/X")) for n in range(1, 60)))
    push(neo4j_driver, papers)
    whole = snapshot(neo4j_driver)
    push(neo4j_driver, Papers())
    monkeypatch.setattr(store, "ROWS_A_TRANSACTION", 50)
    with (
        Line(neo4j_uri, most=30_000) as line,
        GraphDatabase.driver(line.uri, auth=neo4j_auth, max_transaction_retry_time=0.5) as driver,
        pytest.raises(StoreError, match="để đưa tiếp"),
    ):
        push(driver, papers)
    kept = neo4j_driver.execute_query("MATCH (p:Paper) RETURN count(p) AS n").records[0]["n"]
    assert 0 < kept < 59
    assert push(neo4j_driver, papers) == Pushed(written=59 - kept, removed=0, unchanged=kept)
    assert snapshot(neo4j_driver) == whole


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(StoreError, match=str(port)):
        connect(f"bolt://127.0.0.1:{port}")


def test_an_address_that_is_none_is_named() -> None:
    with pytest.raises(StoreError, match="nonsense"):
        connect("nonsense")
