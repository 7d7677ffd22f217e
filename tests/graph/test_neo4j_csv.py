"""The files for neo4j-admin hold what a push writes: imported, they make the same database."""

from __future__ import annotations

import csv
import importlib
import os
import shutil
import signal
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from graph.errors import StoreError
from graph.stores.library import Library
from graph.stores.neo4j import Pushed, push
from graph.stores.neo4j_csv import export, import_arguments
from tests.conftest import ROOT, start_server
from tests.graph.test_neo4j import Papers, paper, snapshot


@pytest.mark.neo4j
def test_the_import_makes_what_a_push_makes(
    neo4j_driver: Driver, samples: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("needs Java 17 and Maven")
    push(neo4j_driver, samples)
    pushed = snapshot(neo4j_driver)
    export(samples, tmp_path / "files")
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    server = importlib.import_module("neo4j_server")
    server.fetch_jars("neo4j", server.OTHERWISE)
    server.lay_out(tmp_path / "neo4j", 0, auth=False)
    server.admin(tmp_path / "neo4j", "database", "import", "full", *import_arguments(tmp_path / "files"), "neo4j")
    pid = start_server("neo4j", tmp_path, tmp_path / "neo4j.uri", os.getpid(), ["--no-auth"])
    try:
        with GraphDatabase.driver((tmp_path / "neo4j.uri").read_text("utf-8")) as driver:
            assert snapshot(driver) == pushed
            papers = len(samples.papers())
            assert push(driver, samples) == Pushed(written=0, removed=0, unchanged=papers)
            assert snapshot(driver) == pushed
    finally:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


def test_the_command_stands_beside_the_files(tmp_path: Path) -> None:
    export(Papers(paper("145/KH-UBND", ("145/KH-UBND", "implements", "901/NQ-CP"))), tmp_path)
    script = (tmp_path / "import.sh").read_text("utf-8")
    assert "neo4j-admin database import full" in script
    assert all(f"={path.name}" in script for path in tmp_path.glob("*.csv"))


def test_words_of_a_paper_stay_in_their_cell(tmp_path: Path) -> None:
    hostile = 'a "quoted", \\"line\n=1+1;\x1f'
    export(Papers(paper(hostile, (hostile, "implements", "901/NQ-CP"), quote=hostile)), tmp_path)
    with (tmp_path / "mentions.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["quote"], row[":LABEL"]) == (hostile, "Mention")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file"):
        export(Papers(), tmp_path / "file")
