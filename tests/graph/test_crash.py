"""A process that dies while it writes loses nothing that was taken in and doubles nothing, wherever it dies."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.rdf import canonical
from graph.stores.library import Library
from tests.graph.test_library import READINGS

ROOT = Path(__file__).parent.parent.parent

# Dies at the given call of the given step of writing; the others go through.
DYING = """
import os, signal, sys
from pathlib import Path
from graph.stores.ledger import Ledger
from graph.stores.library import Library
from graph.stores.oxigraph import Quads
from tests.graph.test_library import READINGS

folder, step, when, left = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
owner = Ledger if hasattr(Ledger, step) else Quads
true = getattr(owner, step)

def dying(self, *arguments, **named):
    global left
    left -= 1
    if left == 0 and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    answer = true(self, *arguments, **named)
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer

setattr(owner, step, dying)
with Library(Path(folder), write=True) as library:
    library.put(READINGS[:4])
    library.put(READINGS[4:])
    library.forget(READINGS[0].source)
"""


def lines(folder: Path) -> list[str]:
    with Library(folder) as library:
        return list(canonical(library.quads.store))


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the store may hold: nothing, the first batch, both, or both without the paper that was withdrawn."""
    allowed = {}
    for name, readings in {
        "nothing": [],
        "first": READINGS[:4],
        "both": READINGS,
        "withdrawn": READINGS[1:],
    }.items():
        folder = tmp_path_factory.mktemp(name)
        with Library(folder, write=True) as library:
            library.put(readings)
        allowed[name] = lines(folder)
    return allowed


@pytest.mark.parametrize(
    ("step", "when", "call"),
    [
        pytest.param("commit", "before", 2, id="before SQLite commits"),
        pytest.param("commit", "after", 2, id="after SQLite commits"),
        pytest.param("replace_graphs", "after", 3, id="a paper's graph is withdrawn, the catalogue is not written"),
        pytest.param("replace_nodes", "before", 2, id="papers' graphs are written, the catalogue is not"),
        pytest.param("replace_nodes", "after", 2, id="all is written, nothing is at rest"),
        pytest.param("unmark", "before", 1, id="all is at rest, the ledger does not know"),
        pytest.param("unmark", "after", 3, id="all is done"),
    ],
)
def test_the_next_start_heals(tmp_path: Path, right: dict[str, list[str]], step: str, when: str, call: int) -> None:
    arguments = [str(tmp_path), step, when, str(call)]
    died = subprocess.run([sys.executable, "-c", DYING, *arguments], cwd=ROOT, check=False, timeout=120)
    assert died.returncode == -signal.SIGKILL
    assert lines(tmp_path) in right.values()  # opened to read
    with Library(tmp_path, write=True) as library:  # and the work can be taken up
        library.put(READINGS)
    assert lines(tmp_path) == right["both"]


def test_killed_at_any_moment(tmp_path: Path, right: dict[str, list[str]]) -> None:
    code = DYING.replace("with Library", "while True:\n  with Library").replace("\n    library", "\n      library")
    for tenths in (3, 7):
        folder = tmp_path / str(tenths)
        process = subprocess.Popen([sys.executable, "-c", code, str(folder), "commit", "after", "-1"], cwd=ROOT)
        waited = time.monotonic() + 60
        while not (folder / "ledger.sqlite").exists() and time.monotonic() < waited:
            time.sleep(0.05)
        time.sleep(tenths / 10)
        process.kill()
        process.wait()
        with Library(folder, write=True) as library:
            library.put(READINGS)
        assert lines(folder) == right["both"]
