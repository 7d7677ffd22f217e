"""Many files into a library: what fails costs only itself, and what was read is not read again."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.rdf import canonical
from graph.stores.library import Library
from ingest import run
from ingest.run import Progress, files_of, ingest

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data", write=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three papers, one of them below, an unreadable file and a hidden one."""
    folder = tmp_path / "papers"
    (folder / "dưới").mkdir(parents=True)
    for place, name in enumerate(("a.txt", "b.txt", "dưới/c.txt"), start=1):
        text = (
            f"ỦY BAN NHÂN DÂN\\nTỈNH AN GIANG\\nSố: {place}/KH-UBND\\nAn Giang, ngày 5 tháng 3 năm 2021\\nKẾ HOẠCH\\n"
        )
        (folder / name).write_text(text.replace("\\n", "\n"), "utf-8")
    (folder / "hỏng.txt").write_bytes(b"")
    (folder / ".hidden").write_text("x")
    return folder


def test_folders_are_searched_and_hidden_files_left(folder: Path) -> None:
    names = [path.name for path in files_of([folder, folder / "a.txt"])]
    assert names == ["a.txt", "b.txt", "c.txt", "hỏng.txt"]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_is_named_and_the_others_go_on(library: Library, folder: Path, workers: int) -> None:
    heard: list[Progress] = []
    summary = ingest(library, [folder], workers=workers, progress=heard.append)
    (failure,) = summary.failures
    assert (summary.read, failure.path) == (3, str(folder / "hỏng.txt"))
    assert failure.reason
    assert [(at.done, at.total) for at in heard] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert sorted(at.state for at in heard) == ["failed", "read", "read", "read"]
    assert library.status()["failed"] == 1


def test_a_second_run_changes_nothing(library: Library, folder: Path) -> None:
    ingest(library, [folder], workers=1)
    before = list(canonical(library.quads.store)), library.papers()
    summary = ingest(library, [folder], workers=1)
    assert (summary.read, summary.unchanged, len(summary.failures)) == (0, 3, 1)
    assert (list(canonical(library.quads.store)), library.papers()) == before


def test_a_changed_file_is_read_again(library: Library, folder: Path) -> None:
    ingest(library, [folder], workers=1)
    text = (folder / "a.txt").read_text("utf-8")
    (folder / "a.txt").write_text(text.replace("1/KH-UBND", "9/KH-UBND"), "utf-8")
    summary = ingest(library, [folder], workers=1)
    assert (summary.read, summary.unchanged) == (1, 2)
    assert not library.find_documents("1/KH-UBND")
    assert library.find_documents("9/KH-UBND")


def test_again_reads_what_is_unchanged_and_changes_nothing(library: Library, folder: Path) -> None:
    ingest(library, [folder], workers=1)
    before = list(canonical(library.quads.store))
    assert ingest(library, [folder], workers=1, again=True).read == 3
    assert list(canonical(library.quads.store)) == before


def test_a_file_that_cannot_be_opened_any_more_keeps_nothing(library: Library, folder: Path) -> None:
    ingest(library, [folder / "a.txt"], workers=1)
    (folder / "a.txt").write_bytes(b"")
    ingest(library, [folder / "a.txt"], workers=1)
    assert library.papers() == {}


def test_a_missing_file_is_a_failure(library: Library, folder: Path) -> None:
    assert [failure.path for failure in ingest(library, [folder / "none.txt"]).failures] == [str(folder / "none.txt")]


def test_a_fault_of_ours_in_one_paper_does_not_stop_the_others(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(text: str, name: str) -> object:
        if name == "b":
            raise RecursionError("quá sâu")
        return true(text, name)

    true = run.extract
    monkeypatch.setattr(run, "extract", faulty)
    summary = ingest(library, [folder], workers=1)
    assert (summary.read, [Path(failure.path).name for failure in summary.failures]) == (2, ["b.txt", "hỏng.txt"])


def deadly(path: str, known: str | None) -> object:
    """Read as `read_file` does, but one file kills the process that reads it."""
    if path.endswith("b.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return TRUE_READ(path, known)


TRUE_READ = run.read_file


def test_a_file_that_kills_its_process_is_named(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "read_file", deadly)
    summary = ingest(library, [folder], workers=2)
    assert summary.read == 2
    assert [Path(failure.path).name for failure in summary.failures] == ["b.txt", "hỏng.txt"]


def test_any_executor_reads(library: Library, folder: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert ingest(library, [folder], executor=executor).read == 3


def test_batches_of_any_size_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for size in (1, 3, 64):
        monkeypatch.setattr(run, "_BATCH_FILES", size)
        with Library(tmp_path / str(size), write=True) as library:
            assert not ingest(library, [SAMPLES], workers=1).failures
            written.append(list(canonical(library.quads.store)))
    assert written[0] == written[1] == written[2]


def test_copies_in_other_places_change_no_graph(library: Library, folder: Path) -> None:
    ingest(library, [folder], workers=1)
    before = list(canonical(library.quads.store))
    shutil.copytree(folder, folder.parent / "copy")
    ingest(library, [folder.parent / "copy"], workers=1)
    assert list(canonical(library.quads.store)) == before
    assert library.status()["sources"] == 8


@pytest.mark.corpus
def test_all_real_papers_are_read_and_none_twice(corpus: Library) -> None:
    sources = list(corpus.ledger.sources())
    assert [source.reason for source in sources if source.reason] == []
    summary = ingest(corpus, [Path(source.path) for source in sources])
    assert (summary.read, summary.unchanged) == (0, len(sources))
