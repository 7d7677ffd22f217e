"""What several tests share: a real Neo4j, the library of the samples, the library of real papers."""

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

from graph.stores.library import Library
from ingest.run import ingest

# Speed is checked in benchmarks/, never by a timed test: a loaded machine must not fail one.
settings.register_profile("danchieu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("danchieu")

ROOT = Path(__file__).parent.parent
START_SECONDS = 600.0  # the first time Maven brings 128 MB


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URI of a real Neo4j: the one NEO4J_URI names, else one started for this session, shared by all workers.

    `scripts/neo4j_server.py` ends when the process that leads the session does, so no worker has to know whether
    another still needs the server.
    """
    if uri := os.environ.get("NEO4J_URI"):
        yield uri
        return
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("needs Java 17 and Maven, or NEO4J_URI")
    worker = "PYTEST_XDIST_WORKER" in os.environ
    shared = tmp_path_factory.getbasetemp().parent if worker else tmp_path_factory.getbasetemp()
    ready = shared / "neo4j.uri"
    with (shared / "neo4j.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        pid = None if ready.exists() else start_server(shared, ready, os.getppid() if worker else os.getpid())
    yield ready.read_text("utf-8")
    if pid is not None and not worker:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


def start_server(folder: Path, ready: Path, leader: int) -> int:
    """Start the project's own server and give its process once it answers."""
    console = folder / "neo4j.console"
    script = str(ROOT / "scripts" / "neo4j_server.py")
    arguments = ["--home", str(folder / "neo4j"), "--port", "0", "--no-auth", "--ready-file", str(ready)]
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
            pytest.fail(f"Neo4j did not start:\n{console.read_text('utf-8')}")
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
