"""The command line as a user meets it: each command on the samples, each wrong call with its words and exit status."""

import contextlib
import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest

from danchieu.cli import main
from graph.stores.library import Library
from graph.stores.sparql_service import Service
from ingest import run

SAMPLES = Path(__file__).parent.parent.parent / "samples"
PLAN = "https://w3id.org/danchieu/eli/uy-ban-nhan-dan-tinh-an-giang/2024/145-kh-ubnd"


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def danchieu(*arguments: str | Path) -> Done:
    """Run the command line in this process, as `danchieu` would."""
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["danchieu", *map(str, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            return Done(int(end.code or 0), out.getvalue(), err.getvalue())
    return Done(0, out.getvalue(), err.getvalue())


def test_installed_command_answers() -> None:
    done = subprocess.run([Path(sys.executable).with_name("danchieu"), "--help"], capture_output=True, check=False)
    assert (done.returncode, b"ingest" in done.stdout) == (0, True)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "data"
    done = danchieu("--data", folder, "ingest", SAMPLES)
    assert done.returncode == 0, done.stderr
    assert "Đã đọc 16 tệp" in done.stdout
    return folder


def test_reading_again_changes_nothing(data: Path) -> None:
    done = danchieu("--data", data, "--lang", "en", "ingest", SAMPLES)
    assert "Read 0 files, 16 unchanged, 0 could not be read" in done.stdout


def test_chain_reaches_the_commune(data: Path) -> None:
    tree = danchieu("--data", data, "chain", "901/NQ-CP", "--down").stdout
    lines = {key: tree.index(key) for key in ("901/NQ-CP", "Kế hoạch 31/KH-UBND", "Báo cáo 12/BC-UBND")}
    assert list(lines) == sorted(lines, key=lines.__getitem__)


def test_chain_as_json_proves_every_hop(data: Path) -> None:
    chain = json.loads(danchieu("--data", data, "chain", "12/BC-UBND", "--up", "--format", "json").stdout)
    assert {"root", "nodes", "edges", "tasks", "unresolved"} <= chain.keys()
    assert {"id", "number", "type", "issuer", "date", "level", "status"} <= chain["nodes"][0].keys()
    assert "901/NQ-CP" in {node["number"] for node in chain["nodes"]}
    for edge in chain["edges"]:
        assert {"source", "target", "relation", "evidence"} <= edge.keys()
        assert all({"document", "quote", "start", "end"} <= proof.keys() for proof in edge["evidence"])
        assert edge["evidence"]


def test_chain_as_csv(data: Path) -> None:
    rows = list(csv.DictReader(danchieu("--data", data, "chain", PLAN, "--format", "csv").stdout.splitlines()))
    assert {row["relation"] for row in rows} == {"implements", "guides", "based_on"}


@pytest.mark.parametrize(
    ("number", "candidates"),
    [
        pytest.param("88/NQ-CP", ["12/02/2020", "20/06/2023"], id="one issuer, two years"),
        pytest.param("145/KH-UBND", ["tỉnh An Giang", "tỉnh Bến Tre"], id="one year, two provinces"),
    ],
)
def test_ambiguous_number_lists_candidates_and_never_guesses(data: Path, number: str, candidates: list[str]) -> None:
    for command in ("chain", "show"):
        done = danchieu("--data", data, command, number)
        assert done.returncode == 2
        assert done.stdout == ""
        assert all(words in done.stderr for words in candidates)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        pytest.param(["show", "1/QĐ-XYZ"], 1, "không có trong kho", id="number that nobody bears"),
        pytest.param(["chain", "901/NQ-CP", "--relation", "amends"], 1, "amends", id="relation of no chain"),
        pytest.param(["sparql", "SELECT"], 1, "SPARQL", id="broken query"),
        pytest.param(["sparql", "DELETE WHERE { ?s ?p ?o }"], 1, "SPARQL", id="the store is only read"),
        pytest.param(["ingest", "no-such-folder"], 2, "no-such-folder", id="no such path"),
        pytest.param(["neo4j", "push", "--uri", "bolt://127.0.0.1:1"], 1, "Neo4j", id="no server there"),
        pytest.param(
            ["sparql-service", "push", "--endpoint", "http://127.0.0.1:1/data"], 1, "127.0.0.1:1", id="no service there"
        ),
    ],
)
def test_wrong_calls_say_why(data: Path, arguments: list[str], status: int, words: str) -> None:
    done = danchieu("--data", data, *arguments)
    assert (done.returncode, words in done.stderr) == (status, True), done.stderr
    assert "Traceback" not in done.stderr


def test_no_store_yet_says_what_to_do(tmp_path: Path) -> None:
    done = danchieu("--data", tmp_path / "none", "status")
    assert (done.returncode, "danchieu ingest" in done.stderr) == (1, True)


def test_extract_names_the_unreadable_and_goes_on(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01")
    paper = SAMPLES / "03-cong-dien-95-cd-ttg.txt"
    done = danchieu("extract", broken, paper, "--format", "jsonl", "--with-text")
    assert done.returncode == 1
    assert "broken.txt" in done.stderr
    record = json.loads(done.stdout)
    assert record["id"] == paper.stem
    for said in (*record["citations"], *record["relations"]):
        assert " ".join(record["text"][said["start"] : said["end"]].split()) == said["quote"]


def test_search_needs_no_diacritics(data: Path) -> None:
    found = json.loads(danchieu("--data", data, "search", "nuoc sinh hoat", "--format", "json").stdout)
    assert "901/NQ-CP" in {row["number"] for row in found}


def test_view_writes_one_page(data: Path, tmp_path: Path) -> None:
    page = tmp_path / "chain.html"
    assert danchieu("--data", data, "view", "901/NQ-CP", "-o", page).returncode == 0
    assert "12/BC-UBND" in page.read_text("utf-8")


def test_sparql_on_the_same_data(data: Path) -> None:
    query = "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a dch:Document ; dch:status 'read' }"
    assert danchieu("--data", data, "sparql", query, "--format", "csv").stdout.split() == ["n", "16"]


@pytest.mark.sparql_service
def test_a_service_is_brought_up_to_date(data: Path, service: Service) -> None:
    push = ["--data", data, "--lang", "en", "sparql-service", "push", "--endpoint", service.endpoint]
    assert f"{service.endpoint}: 16 papers written, 0 removed, 0 unchanged." in danchieu(*push).stdout
    assert f"{service.endpoint}: 0 papers written, 0 removed, 16 unchanged." in danchieu(*push).stdout


def test_status_tells_who_read_the_papers(tmp_path: Path) -> None:
    danchieu("--data", tmp_path / "data", "ingest", SAMPLES / "03-cong-dien-95-cd-ttg.txt")
    count = json.loads(danchieu("--data", tmp_path / "data", "status", "--format", "json").stdout)
    assert (count["papers"], count["older_rules"]) == (1, 0)
    with Library(tmp_path / "data", write=True) as library, mock.patch("ingest.run.rules", return_value="old"):
        run.ingest(library, [SAMPLES / "03-cong-dien-95-cd-ttg.txt"], workers=1, again=True)
    status = danchieu("--data", tmp_path / "data", "--lang", "en", "status").stdout
    assert "Papers read by other rules (ingest --again reads them again): 1" in status


def test_forget_leaves_what_others_say(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    danchieu("--data", folder, "ingest", SAMPLES)
    assert danchieu("--data", folder, "forget", SAMPLES / "10-tri-ton-ke-hoach-31-kh-ubnd.docx").returncode == 0
    shown = json.loads(danchieu("--data", folder, "show", "31/KH-UBND", "--format", "json").stdout)
    assert shown["document"]["status"] == "mentioned"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["coverage", "901/NQ-CP"], ["An Giang · +44", "(2/63)"], id="who carried it out"),
        pytest.param(["coverage", "901/NQ-CP", "--among", "addressees"], ["An Giang"], id="of those it addresses"),
        pytest.param(["tasks", "--agency", "Sở Tài chính tỉnh An Giang"], ["31/03/2024 (quá hạn)"], id="of one body"),
        pytest.param(
            ["tasks", "--document", "95/CĐ-TTg", "--since", "2024-03-13", "--until", "2024-03-22"],
            ["15/03/2024", "22/03/2024"],
            id="every Friday within the range",
        ),
        pytest.param(["tasks", "--overdue", "--at", "2024-01-01"], ["Nhiệm vụ (0)"], id="nothing late yet"),
        pytest.param(["path", "12/BC-UBND", "95/CĐ-TTg"], ["31/KH-UBND", "388/UBND-KTN"], id="how two are connected"),
        pytest.param(["validate"], ["0 chỗ"], id="the graph fits its shapes"),
    ],
)
def test_questions(data: Path, arguments: list[str], words: list[str]) -> None:
    done = danchieu("--data", data, *arguments)
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in words), done.stdout


@pytest.mark.parametrize(("name", "begins"), [("graph.graphml", "<?xml"), ("graph.ttl", "@prefix"), ("graph", "<http")])
def test_export_follows_the_suffix_of_the_file(data: Path, tmp_path: Path, name: str, begins: str) -> None:
    assert danchieu("--data", data, "export", tmp_path / name).returncode == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize("form", ["nq", "ttl", "trig", "jsonld", "graphml", "gexf", "neo4j-csv"])
def test_export_writes_every_form(data: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"graph.{form}"
    assert danchieu("--data", data, "export", target, "--format", form).returncode == 0
    assert target.exists()
