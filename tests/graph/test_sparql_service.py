"""A SPARQL service holds what the library holds: every row here is about a real one, but for those on refusals."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx2
import pytest
from pyoxigraph import Quad, RdfFormat, parse

from graph.errors import StoreError
from graph.exports import export
from graph.identity import paper_iri
from graph.namespaces import CATALOGUE
from graph.rdf import canonical
from graph.stores import sparql_service
from graph.stores.library import Library
from graph.stores.pushed import Pushed
from graph.stores.sparql_service import PUSHED, Service, connect, push
from tests.graph.test_library import READINGS

GRAPHS = {*(paper_iri(reading.digest) for reading in READINGS), CATALOGUE}


@pytest.fixture(autouse=True)
def notes_are_frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql_service, "GRAPHS_A_NOTE", 2)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data", write=True) as opened:
        opened.put(READINGS)
        yield opened


def held(service: Service, graphs: set[str]) -> list[str]:
    """What the service holds of these graphs, as canonical N-Quads."""
    return list(
        canonical(
            Quad(said.subject, said.predicate, said.object, graph)
            for graph in map(sparql_service.NamedNode, graphs)
            for said in service.read(graph.value)
        )
    )


def of(library: Library) -> list[str]:
    return list(canonical(library.quads.store))


class Watched(Service):
    """The service, with a list of what it was asked to change; it goes away at the change `last`, done or not."""

    def __init__(self, service: Service, last: int = -1, done: bool = False) -> None:
        super().__init__(service.endpoint, service._client)
        self.changes: list[tuple[str, str]] = []
        self.last, self.done = last, done

    def _ask(self, method: str, graph: str, statements: object = None) -> httpx2.Response:
        if method != "GET":
            self.changes.append((method, graph))
            if len(self.changes) == self.last:
                if self.done:
                    super()._ask(method, graph, statements)  # type: ignore[arg-type]
                raise StoreError("service-unreachable", endpoint=self.name, reason="đứt đường truyền")
        return super()._ask(method, graph, statements)  # type: ignore[arg-type]


pytestmark = pytest.mark.sparql_service


def test_it_holds_what_the_export_holds(service: Service, samples: Library, tmp_path: Path) -> None:
    papers = len(samples.papers())
    assert push(service, samples) == Pushed(written=papers, removed=0, unchanged=0)
    export(samples, tmp_path / "graph.nq", "nq")
    exported = list(parse((tmp_path / "graph.nq").read_bytes(), RdfFormat.N_QUADS))
    assert held(service, {quad.graph_name.value for quad in exported}) == list(canonical(exported))


def test_a_second_push_sends_nothing(service: Service, library: Library) -> None:
    push(service, library)
    watched = Watched(service)
    assert push(watched, library) == Pushed(written=0, removed=0, unchanged=len(READINGS))
    assert watched.changes == []


def test_only_what_changed_is_sent(service: Service, library: Library) -> None:
    library.forget(READINGS[1].source)
    push(service, library)
    library.put([READINGS[1]])
    watched = Watched(service)
    heard: list[tuple[int, int]] = []
    pushed = push(watched, library, lambda done, total: heard.append((done, total)))
    graphs = [graph for method, graph in watched.changes if graph != PUSHED]
    assert (pushed.written, graphs[-1], len(graphs)) == (len(graphs) - 1, CATALOGUE, len(set(graphs)))
    assert pushed.unchanged == len(READINGS) - pushed.written > 0
    assert heard == [(done, len(graphs)) for done in range(1, len(graphs) + 1)]
    assert held(service, GRAPHS) == of(library)


def test_a_paper_that_is_forgotten_goes(service: Service, library: Library) -> None:
    push(service, library)
    library.forget(READINGS[0].source)
    assert push(service, library).removed == 1
    assert service.read(paper_iri(READINGS[0].digest)) == set()
    assert held(service, GRAPHS) == of(library)


def test_nothing_is_left_of_nothing(service: Service, library: Library) -> None:
    push(service, library)
    for reading in READINGS:
        library.forget(reading.source)
    assert push(service, library) == Pushed(written=0, removed=len(READINGS), unchanged=0)
    assert held(service, GRAPHS | {PUSHED}) == []


@pytest.mark.parametrize("done", [pytest.param(True, id="done unheard"), pytest.param(False, id="not done")])
@pytest.mark.parametrize("last", range(1, 7))
def test_a_push_that_was_cut_off_is_taken_up(service: Service, library: Library, last: int, done: bool) -> None:
    library.forget(READINGS[0].source)
    push(service, library)
    library.forget(READINGS[1].source)
    library.put([READINGS[0]])
    with pytest.raises(StoreError, match="để đưa tiếp"):
        push(Watched(service, last, done), library)
    library.forget(READINGS[3].source)  # and what was half sent may go before it is taken up
    push(service, library)
    assert held(service, GRAPHS) == of(library)
    assert push(service, library).written == 0


def test_a_large_push_is_not_begun_anew(service: Service, library: Library) -> None:
    with pytest.raises(StoreError):
        push(Watched(service, last=6), library)  # a note, two graphs, their note, one graph
    assert push(service, library).unchanged == 2
    assert held(service, GRAPHS) == of(library)


def test_the_graphs_of_others_stay(service: Service, library: Library) -> None:
    theirs = "http://example.org/theirs"
    service.replace(theirs, b"<urn:a> <urn:b> <urn:c> .\n")
    push(service, library)
    assert len(service.read(theirs)) == 1
    service.remove(theirs)


# --- refusals ----------------------------------------------------------------------------------------------------


@contextmanager
def answering(status: int, **headers: str) -> Iterator[tuple[str, list[str | None]]]:
    """A server that answers every request so; gives its address and the credentials that it is sent."""
    sent: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent.append(self.headers.get("Authorization"))
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", "5")
            self.end_headers()
            self.wfile.write(b"words")

        do_PUT = do_GET

        def log_message(self, *_: object) -> None:
            """Keep silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/data", sent
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        pytest.param(401, {}, "sai người dùng", id="wrong password"),
        pytest.param(403, {}, "không có quyền ghi", id="read only"),
        pytest.param(404, {}, "Graph Store Protocol", id="another address of the service"),
        pytest.param(405, {}, "Graph Store Protocol", id="an address for queries"),
        pytest.param(200, {"Content_Type": "text/html"}, "Graph Store Protocol", id="a page for people"),
        pytest.param(200, {"Content_Type": "text/turtle"}, "không đọc được", id="spoiled RDF"),
        pytest.param(308, {"Location": "https://elsewhere/"}, "https://elsewhere/", id="it has moved"),
        pytest.param(507, {}, "507 Insufficient Storage words", id="what else it says"),
    ],
)
def test_a_refusal_says_why(library: Library, status: int, headers: dict[str, str], words: str) -> None:
    with (
        answering(status, **headers) as (address, _),
        connect(address) as service,
        pytest.raises(StoreError, match=words) as error,
    ):
        push(service, library)
    assert address in str(error.value)


@pytest.mark.parametrize(
    ("credentials", "sent"),
    [
        pytest.param({}, None, id="none"),
        pytest.param({"user": "lan", "password": "mật"}, "Basic bGFuOm3huq10", id="user and password"),
        pytest.param({"token": "abc"}, "Bearer abc", id="token"),
        pytest.param({"user": "lan", "token": "abc"}, "Bearer abc", id="the token goes before"),
    ],
)
def test_credentials_are_sent(library: Library, credentials: dict[str, str], sent: str | None) -> None:
    with answering(401) as (address, seen):
        with connect(address, **credentials) as service, pytest.raises(StoreError):
            push(service, library)
        assert seen == [sent]


@pytest.mark.parametrize("address", ["nonsense", "ftp://x/y", "http://[::1"])
def test_an_address_that_is_none_is_named(library: Library, address: str) -> None:
    with connect(address) as service, pytest.raises(StoreError, match="không liên lạc được"):
        push(service, library)


def test_a_service_that_is_not_there_is_named(library: Library) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with connect(f"http://127.0.0.1:{port}/data") as service, pytest.raises(StoreError, match=str(port)):
        push(service, library)
