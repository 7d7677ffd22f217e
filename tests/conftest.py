"""What several tests share: a real Neo4j and SPARQL service, the library of the samples, the library of real papers."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from neo4j import Driver, GraphDatabase

from graph.stores import sparql_service
from graph.stores.library import Library
from graph.stores.sparql_service import Service
from ingest.run import ingest

# Speed is checked in benchmarks/, never by a timed test: a loaded machine must not fail one.
settings.register_profile("danchieu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("danchieu")

ROOT = Path(__file__).parent.parent
START_SECONDS = 600.0  # the first time Maven brings 128 MB, or 35


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URI of a real Neo4j: the one NEO4J_URI names, else one started for this session, shared by all workers.

    `scripts/neo4j_server.py` ends when the process that leads the session does, so no worker has to know whether
    another still needs the server.
    """
    if uri := os.environ.get("NEO4J_URI"):
        yield uri
        return
    yield from shared_server(tmp_path_factory, "neo4j", "NEO4J_URI", ["--no-auth"])


@pytest.fixture(scope="session")
def sparql_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The graph store of a real SPARQL service: what SPARQL_STORE names, else a Fuseki started for this session."""
    if endpoint := os.environ.get("SPARQL_STORE"):
        yield endpoint
        return
    yield from shared_server(tmp_path_factory, "fuseki", "SPARQL_STORE", [])


@pytest.fixture
def service(sparql_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The graph store without a library, which no other worker uses before this test ends, and which is left so.

    Credentials of a service of the user's own: SPARQL_USER and SPARQL_PASSWORD, or SPARQL_TOKEN.
    """
    names = {"user": "SPARQL_USER", "password": "SPARQL_PASSWORD", "token": "SPARQL_TOKEN"}
    credentials = {name: os.environ.get(variable) for name, variable in names.items()}
    with (
        (tmp_path_factory.getbasetemp().parent / "sparql.turn").open("w") as turn,
        sparql_service.connect(sparql_store, **credentials) as opened,
    ):
        fcntl.flock(turn, fcntl.LOCK_EX)
        if opened.read(sparql_service.PUSHED):
            pytest.fail("the service that SPARQL_STORE names holds a library: the tests want one without")
        yield opened
        with Library(tmp_path_factory.mktemp("empty"), write=True) as empty:
            sparql_service.push(opened, empty)


def shared_server(
    tmp_path_factory: pytest.TempPathFactory, name: str, otherwise: str, options: list[str]
) -> Iterator[str]:
    """Start `scripts/NAME_server.py` once for all workers and give the address that it writes."""
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip(f"needs Java 17 and Maven, or {otherwise}")
    worker = "PYTEST_XDIST_WORKER" in os.environ
    shared = tmp_path_factory.getbasetemp().parent if worker else tmp_path_factory.getbasetemp()
    ready = shared / f"{name}.uri"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        leader = os.getppid() if worker else os.getpid()
        pid = None if ready.exists() else start_server(name, shared, ready, leader, options)
    yield ready.read_text("utf-8")
    if pid is not None and not worker:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


def start_server(name: str, folder: Path, ready: Path, leader: int, options: list[str]) -> int:
    """Start one of the project's own servers and give its process once it answers."""
    console = folder / f"{name}.console"
    script = str(ROOT / "scripts" / f"{name}_server.py")
    arguments = ["--home", str(folder / name), "--port", "0", "--ready-file", str(ready), *options]
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, script, *arguments, "--until-exit-of", str(leader)],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, str(console), os.O_WRONLY | os.O_CREAT, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
    )
    end = time.monotonic() + START_SECONDS
    while not (ready.exists() and ready.read_text("utf-8")):
        if os.waitpid(pid, os.WNOHANG) != (0, 0) or time.monotonic() > end:
            pytest.fail(f"{name} did not start:\n{console.read_text('utf-8')}")
        time.sleep(0.1)
    return pid


@pytest.fixture(scope="session")
def neo4j_auth() -> tuple[str, str] | None:
    """The user and password that NEO4J_USER and NEO4J_PASSWORD give, None for a server without."""
    password = os.environ.get("NEO4J_PASSWORD")
    return (os.environ.get("NEO4J_USER", "neo4j"), password) if password else None


@pytest.fixture(scope="session")
def neo4j_session_driver(neo4j_uri: str, neo4j_auth: tuple[str, str] | None) -> Iterator[Driver]:
    """A driver to `neo4j_uri` on which the server's notifications (a cartesian product, say) are errors.

    Not those that an empty database or a second `CREATE … IF NOT EXISTS` must bring.
    """
    with GraphDatabase.driver(
        neo4j_uri,
        auth=neo4j_auth,
        warn_notification_severity="INFORMATION",
        notifications_disabled_classifications=["SCHEMA", "UNRECOGNIZED"],
    ) as driver:
        yield driver


@pytest.fixture
def neo4j_driver(neo4j_session_driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """The driver on an empty database, which no other worker uses before this test ends.

    A server of the user's own is used only where it is empty at the start, and is left empty.
    """
    with (tmp_path_factory.getbasetemp().parent / "neo4j.turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if neo4j_session_driver.execute_query("MATCH (n) RETURN n LIMIT 1").records:
            pytest.fail("the Neo4j that NEO4J_URI names holds data: the tests want an empty one")
        yield neo4j_session_driver
        neo4j_session_driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the illustrative papers in `samples`."""
    folder = tmp_path_factory.mktemp("samples")
    with Library(folder, write=True) as library:
        ingest(library, [ROOT / "samples"], workers=1)
    with Library(folder) as library:
        yield library


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the folder of real papers that DANCHIEU_CORPUS names."""
    folder = Path(os.environ.get("DANCHIEU_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("needs a folder of real papers: DANCHIEU_CORPUS")
    with Library(tmp_path_factory.mktemp("corpus"), write=True) as library:
        ingest(library, [folder / "text" if (folder / "text").is_dir() else folder], workers=1)
        yield library
