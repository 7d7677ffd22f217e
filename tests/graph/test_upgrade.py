"""A library that older code or tables built is built anew from its records: no old statement stays among new ones."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.build import paper_graph
from graph.errors import NotFound
from graph.identity import document_iri, plain
from graph.model import PaperGraph
from graph.rdf import canonical
from graph.stores.library import Library, Reading
from graph.versions import build_mark, sources_digest
from tests.graph.papers import GOVERNMENT
from tests.graph.test_library import READINGS

ROOT = Path(__file__).parent.parent.parent


def lines(library: Library) -> list[str]:
    return list(canonical(library.quads.store))


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What this program makes of the papers."""
    with Library(tmp_path_factory.mktemp("right"), write=True) as library:
        library.put(READINGS)
        return lines(library)


def silent(*arguments: object) -> PaperGraph:
    """Build a paper as code would that knew no edges."""
    said = paper_graph(*arguments)  # type: ignore[arg-type]
    return PaperGraph(said.paper, said.document, said.nodes, ())


def make_old(folder: Path) -> None:
    """Make a library as an older version would: fewer edges, no identities, words with their diacritics."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("intake", "library"):
            patch.setattr(f"graph.stores.{module}.build_mark", lambda: "older")
            patch.setattr(f"graph.stores.{module}.paper_graph", silent)
        patch.setattr("graph.stores.intake.claims_of", lambda _: [])
        patch.setattr("graph.stores.ledger.plain", str.lower)
        with Library(folder, write=True) as library:
            library.put(READINGS)
            assert not list(library.edges(relation="implements"))


def without_places(folder: Path) -> None:
    """Make a library as the second version did, which did not keep where words stand."""
    make_old(folder)
    with closing(sqlite3.connect(folder / "ledger.sqlite", isolation_level=None)) as database:
        database.executescript("DROP TABLE place; PRAGMA user_version = 2")


def without_mark(folder: Path) -> None:
    """Make a library as the first version did, which kept neither mark nor rules."""
    without_places(folder)
    with closing(sqlite3.connect(folder / "ledger.sqlite", isolation_level=None)) as database:
        database.executescript("DROP TABLE built; ALTER TABLE paper DROP COLUMN rules; PRAGMA user_version = 1")


@pytest.mark.parametrize("made", [make_old, without_places, without_mark])
@pytest.mark.parametrize("write", [pytest.param(False, id="to read"), pytest.param(True, id="to write")])
def test_opening_builds_anew(
    tmp_path: Path, right: list[str], made: Callable[[Path], None], write: bool, caplog: pytest.LogCaptureFixture
) -> None:
    made(tmp_path)
    caplog.clear()
    with Library(tmp_path, write=write) as library:
        assert lines(library) == right
        assert library.document("6/KH-UBND")
        assert library.ledger.find_words(plain("mùa khô"), 99)
        assert library.ledger.built_by() == build_mark()
    assert [str(tmp_path) in said for said in caplog.messages] == [True]  # it takes a while, and the user is told


def test_every_mark_changes_with_the_build(tmp_path: Path) -> None:
    make_old(tmp_path)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as database:
        before = {mark for (mark,) in database.execute("SELECT print FROM paper")}
    with Library(tmp_path) as library:
        assert len(before) == len(READINGS)
        assert not before & set(library.papers().values())
        assert all(library.paper_graph(paper) for paper in library.papers())


def test_a_library_of_this_build_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(tmp_path, write=True) as library:
        library.put(READINGS)
    monkeypatch.setattr("graph.stores.library.rebuild", lambda _: pytest.fail("built anew"))
    Library(tmp_path, write=True).close()
    Library(tmp_path).close()


def test_work_goes_on_after_an_upgrade(tmp_path: Path, right: list[str]) -> None:
    make_old(tmp_path)
    with Library(tmp_path, write=True) as library:
        library.forget(READINGS[0].source)
        library.put(READINGS)
        assert lines(library) == right


DYING = """
import os, signal, sys
from pathlib import Path
from graph.stores.ledger import Ledger
from graph.stores.library import Library
from graph.stores.oxigraph import Quads

folder, step, when = sys.argv[1:]
owner = Ledger if hasattr(Ledger, step) else Quads
true = getattr(owner, step)

def dying(self, *arguments, **named):
    answer = None if when == "before" else true(self, *arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, step, dying)
Library(Path(folder), write=True)
"""


@pytest.mark.parametrize("made", [make_old, without_mark])
@pytest.mark.parametrize(
    ("step", "when"),
    [
        pytest.param("clear_derived", "after", id="nothing is derived any more"),
        pytest.param("commit", "before", id="before SQLite commits"),
        pytest.param("commit", "after", id="after SQLite commits"),
        pytest.param("clear", "after", id="the quads are gone"),
        pytest.param("replace_graphs", "after", id="papers' graphs are written"),
        pytest.param("unmark", "before", id="all is at rest, the ledger does not know"),
        pytest.param("unmark", "after", id="all is done"),
    ],
)
def test_dying_while_it_builds_anew(
    tmp_path: Path, right: list[str], made: Callable[[Path], None], step: str, when: str
) -> None:
    made(tmp_path)
    died = subprocess.run([sys.executable, "-c", DYING, str(tmp_path), step, when], cwd=ROOT, check=False, timeout=120)
    assert died.returncode == -signal.SIGKILL
    with Library(tmp_path) as library:
        assert lines(library) == right


def test_a_record_of_another_form_is_to_be_read_again(tmp_path: Path, right: list[str]) -> None:
    make_old(tmp_path)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as database, database:
        file = READINGS[0].digest
        database.execute("UPDATE paper SET record = ? WHERE file = ?", (zlib.compress(b'{"id": 1}'), file))
    with Library(tmp_path, write=True) as library:
        source = library.source(READINGS[0].source)
        assert source
        assert "nạp lại" in source.sentence()
        assert len(library.papers()) == len(READINGS) - 1
        with pytest.raises(NotFound):
            library.record(document_iri(GOVERNMENT, "2019", "901/NQ-CP"))
        library.put([READINGS[0]])
        assert lines(library) == right


def test_papers_say_by_which_rules_they_were_read(tmp_path: Path) -> None:
    old, new = [
        [Reading(r.source, r.digest, r.record, r.part, rules) for r in READINGS[:2]] for rules in ("old", "new")
    ]
    with Library(tmp_path, write=True) as library:
        library.put(old)
        assert library.status("new")["older_rules"] == 2
        assert "older_rules" not in library.status()
        library.put(new[:1])  # the same record, read again
        assert library.status("new")["older_rules"] == 1


def test_the_mark_is_of_sources_and_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = tmp_path / "marked_room" / "tables"
    tables.mkdir(parents=True)
    (tables.parent / "__init__.py").touch()
    (tables / "kinds.tsv").write_text("a\n")
    monkeypatch.syspath_prepend(tmp_path)

    def mark() -> str:
        sources_digest.cache_clear()
        return sources_digest("marked_room")

    marks = [mark()]
    for name, words in (("tables/kinds.tsv", "b\n"), ("__init__.py", "'x'\n"), ("more.py", "\n")):
        (tables.parent / name).write_text(words)
        marks.append(mark())
    assert len(set(marks)) == 4
    (tables.parent / "notes.md").touch()
    assert mark() == marks[-1]
