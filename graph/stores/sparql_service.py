"""Any SPARQL 1.1 service as a copy of the library's graphs, by the graph store protocol (W3C, 21 March 2013).

Each paper's named graph, and the catalogue, is put whole. A graph of the service itself, `PUSHED`, says which graphs
are there and in which state (`owl:versionInfo`), so that a push sends only what changed, wherever it runs. Before a
graph is touched its state is noted as unknown, and after a few dozen as known: a push that was cut off is taken up by
the next one. A service holds one library; the graphs of others are never touched.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Final

import httpx2
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.errors import StoreError
from graph.identity import BASE
from graph.namespaces import CATALOGUE, PREFIXES
from graph.stores.library import Library
from graph.stores.pushed import Pushed

__all__ = ["PUSHED", "Service", "connect", "push"]

PUSHED: Final = f"{BASE}pushed"
"""The graph of the service that says what was pushed."""
GRAPHS_A_NOTE = 64  # put between two notes of what is there: so many are put again at most
_STATE = NamedNode(f"{PREFIXES['owl']}versionInfo")
_UNKNOWN = ""
_SENT = RdfFormat.N_TRIPLES
_READ = f"{_SENT.media_type}, {RdfFormat.TURTLE.media_type};q=0.5"
_TIMEOUT = httpx2.Timeout(30, read=600, write=600)  # a service answers when it has taken a large graph in
_REFUSED = (401, 403)
_CREDENTIALS = re.compile(r"(?<=//)[^/@]*@")  # not to be said in errors
_NO_GRAPH_STORE = (404, 405, 501)
_WORDS = 200  # of what a service says of its refusal


class Service:
    """The graph store of a service, at its address for the protocol; graphs are named in the query (`?graph=`)."""

    def __init__(self, endpoint: str, client: httpx2.Client) -> None:
        """Take the address and the client that knows the credentials."""
        self.endpoint = endpoint
        self.name = _CREDENTIALS.sub("", endpoint)
        self._client = client

    def read(self, graph: str) -> set[Triple]:
        """Give the statements of a graph, none where it is not there."""
        answer = self._ask("GET", graph)
        if answer.status_code == httpx2.codes.NOT_FOUND:
            return set()
        form = RdfFormat.from_media_type(answer.headers.get("content-type", ""))
        if form is None:
            raise StoreError("service-no-protocol", endpoint=self.name, method="GET", status=_status(answer))
        try:
            return {quad.triple for quad in parse(answer.content, form)}
        except SyntaxError as error:
            raise StoreError("service-spoiled", endpoint=self.name, reason=error) from error

    def replace(self, graph: str, statements: bytes | IO[bytes]) -> None:
        """Put N-Triples in the place of a graph."""
        self._ask("PUT", graph, statements)

    def add(self, graph: str, statements: bytes) -> None:
        """Add N-Triples to a graph."""
        self._ask("POST", graph, statements)

    def remove(self, graph: str) -> None:
        """Take a graph away, where it is there."""
        self._ask("DELETE", graph)

    def _ask(self, method: str, graph: str, statements: bytes | IO[bytes] | None = None) -> httpx2.Response:
        """Send one request. Raises `StoreError` where it is not done, but for a graph that is not there."""
        headers = {"Accept": _READ} if statements is None else {"Content-Type": _SENT.media_type}
        try:
            url = httpx2.URL(self.endpoint).copy_add_param("graph", graph)
            answer = self._client.request(method, url, content=statements, headers=headers)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise StoreError("service-unreachable", endpoint=self.name, reason=reason) from error
        missing = answer.status_code == httpx2.codes.NOT_FOUND and statements is None
        if answer.is_success or missing:
            return answer
        said = {"endpoint": self.name, "method": method, "status": _status(answer)}
        if answer.is_redirect:
            raise StoreError("service-moved", **said, location=answer.headers.get("location", "?"))
        if answer.status_code in _REFUSED:
            raise StoreError("service-refused", **said)
        if answer.status_code in _NO_GRAPH_STORE:
            raise StoreError("service-no-protocol", **said)
        raise StoreError("service-failed", **said, graph=graph, words=" ".join(answer.text.split())[:_WORDS])


def _status(answer: httpx2.Response) -> str:
    return f"{answer.status_code} {answer.reason_phrase}".strip()


@contextmanager
def connect(
    endpoint: str, *, user: str | None = None, password: str | None = None, token: str | None = None
) -> Iterator[Service]:
    """Open the graph store at `endpoint`, with a bearer `token` or with user and password where they are given."""
    headers = {b"Authorization": f"Bearer {token}".encode()} if token else {}
    auth = (user or "", password or "") if user and not token else None
    with httpx2.Client(headers=headers, auth=auth, timeout=_TIMEOUT) as client:
        yield Service(endpoint, client)


def push(service: Service, library: Library, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Pushed:
    """Bring the graphs of the service to the state of `library`, sending only what changed since the last push.

    `progress` hears (done, all) after each graph. Raises `StoreError` where the service refuses or goes away; what was
    noted till then is not sent again by the next push.
    """
    wanted = _states(library)
    found = _noted(service)
    gone = sorted(found.keys() - wanted.keys())
    changed = sorted((graph for graph in wanted if found.get(graph) != wanted[graph]), key=_catalogue_last)
    if gone or changed:
        try:
            _replace(service, library, wanted, gone, changed, progress)
        except StoreError as error:
            raise StoreError("service-push-cut", reason=error) from error
    papers = library.papers().keys()
    written = len(papers & set(changed))
    return Pushed(written=written, removed=len([g for g in gone if g != CATALOGUE]), unchanged=len(papers) - written)


def _replace(
    service: Service,
    library: Library,
    wanted: Mapping[str, str],
    gone: list[str],
    changed: list[str],
    progress: Callable[[int, int], None],
) -> None:
    """Send what changed, so that at no moment a graph stands there in another state than is noted."""
    total = len(gone) + len(changed)
    kept = wanted.keys() - set(changed)
    service.replace(PUSHED, _notes((g, wanted[g] if g in kept else _UNKNOWN) for g in (*wanted, *gone)))
    for done, graph in enumerate(gone, start=1):
        service.remove(graph)
        progress(done, total)
    for first in range(0, len(changed), GRAPHS_A_NOTE):
        step = changed[first : first + GRAPHS_A_NOTE]
        for done, graph in enumerate(step, start=len(gone) + first + 1):
            with tempfile.TemporaryFile() as statements:  # the catalogue is as large as the library
                library.quads.store.dump(statements, _SENT, from_graph=NamedNode(graph))
                statements.seek(0)
                service.replace(graph, statements)
            progress(done, total)
        service.add(PUSHED, _notes((graph, wanted[graph]) for graph in step))
    if wanted:
        service.replace(PUSHED, _notes(wanted.items()))
    else:
        service.remove(PUSHED)


def _states(library: Library) -> dict[str, str]:
    """Give every graph of the library with what changes whenever it does."""
    papers: dict[str, str] = {str(paper): mark for paper, mark in library.papers().items()}
    if not papers:
        return {}
    together = hashlib.sha256("\n".join(f"{paper} {mark}" for paper, mark in sorted(papers.items())).encode())
    return papers | {CATALOGUE: together.hexdigest()}


def _catalogue_last(graph: str) -> tuple[bool, str]:
    return graph == CATALOGUE, graph


def _notes(states: Iterable[tuple[str, str]]) -> bytes:
    lines = (f"{Triple(NamedNode(graph), _STATE, Literal(state))} .\n" for graph, state in states)
    return "".join(lines).encode()


def _noted(service: Service) -> dict[str, str]:
    """Give the graphs that stand at the service, or may, with their states; of two notes the one that knows."""
    noted: dict[str, str] = {}
    for said in service.read(PUSHED):
        if said.predicate == _STATE and isinstance(said.subject, NamedNode) and isinstance(said.object, Literal):
            graph = said.subject.value
            noted[graph] = max(noted.get(graph, _UNKNOWN), said.object.value)
    return noted
