"""The data folder: the same papers give the same graph, whatever happened on the way."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from graph.errors import AmbiguousNumber, NotFound, StoreError
from graph.identity import document_iri, paper_iri
from graph.places import Box, Places
from graph.rdf import canonical
from graph.record import Record
from graph.shapes import violations
from graph.stores import library as library_module
from graph.stores.ledger import Source
from graph.stores.library import Library, Reading
from graph.stores.oxigraph import Quads
from tests.graph.papers import AN_GIANG, BEN_TRE, GOVERNMENT, citation, paper, reading, relation, task

SUBJECT = "về bảo đảm nước tưới mùa khô cho vùng ven biển"
RESOLUTION = paper("901/NQ-CP", "2021-02-01", GOVERNMENT, title=SUBJECT, type="nghị quyết", level="national")


def plan(number: str, issuer: str, words: str, date: str = "2021-03-01", serial: str = "901/NQ-CP") -> Record:
    """Make a plan that carries out `serial`, cited by its number and the given words alone."""
    text = f"KẾ HOẠCH số {number}\nThực hiện Nghị quyết số {serial} {words}.\n{issuer} giao Sở Tài chính chủ trì."
    return paper(
        number,
        date,
        issuer,
        text=text,
        citations=(citation(text, f"Nghị quyết số {serial}", serial, issuer=GOVERNMENT, type="nghị quyết"),),
        relations=(relation(text, "implements", serial, "Thực hiện Nghị quyết"),),
        tasks=(task(text, "giao Sở Tài chính chủ trì", lead=("Sở Tài chính",), citations=(serial,)),),
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data", write=True) as opened:
        yield opened


def lines(library: Library) -> list[str]:
    return list(canonical(library.quads.store))


# --- the same set gives the same graph ---------------------------------------------------------------------------

PAPERS = [
    RESOLUTION,
    paper("901/NQ-CP", "2020-02-01", GOVERNMENT, title="về một việc khác hẳn của năm trước đó"),
    paper("901/NQ-CP", "2021-02-01", GOVERNMENT, title=SUBJECT, text="bản khác của cùng một văn bản", place="Hà Nội"),
    plan("5/KH-UBND", AN_GIANG, SUBJECT),
    plan("05/KH-UBND", BEN_TRE, SUBJECT),
    plan("6/KH-UBND", BEN_TRE, "về một việc không ai biết là việc gì cả"),
    plan("7/KH-UBND", AN_GIANG, SUBJECT, date="2020-12-31"),
    paper(None, None, None, title="thư không số"),
]


READINGS = [reading(record, f"{place}.txt") for place, record in enumerate(PAPERS)]


class InMemory(Quads):
    """The quads without a disk below them, so that a thousand libraries are made in seconds."""

    def __init__(self, _path: Path, *, write: bool) -> None:
        assert write
        self.store = Store()

    def flush(self) -> None:
        """Nothing has to come to rest."""


class History(NamedTuple):
    """What happens to a library: papers in an order, some again, batches of one size; some go, midway and at last."""

    order: list[int]
    repeats: list[int]
    withdrawn_early: set[int]
    withdrawn: set[int]
    size: int


HISTORIES = st.builds(
    History,
    st.permutations(range(len(PAPERS))),
    st.lists(st.integers(0, len(PAPERS) - 1), max_size=6),
    st.sets(st.integers(0, len(PAPERS) - 1), max_size=2),
    st.sets(st.integers(0, len(PAPERS) - 1)),
    st.integers(1, 4),
)


def after(history: History) -> tuple[frozenset[int], list[str]]:
    """Let it happen; gives the places of the papers that are left, and the graph."""
    queue = [*history.order, *history.repeats]
    half = len(queue) // 2
    held: set[int] = set()
    with tempfile.TemporaryDirectory(dir=FAST) as folder, Library(folder, write=True) as library:
        for part, going in ((queue[:half], history.withdrawn_early), (queue[half:], history.withdrawn)):
            for first in range(0, len(part), history.size):
                batch = part[first : first + history.size]
                library.put(READINGS[place] for place in batch)
                held.update(batch)
            for place in going & held:
                library.forget(f"{place}.txt")
                held.remove(place)
        return frozenset(held), lines(library)


@cache
def at_once(places: frozenset[int], quads: type[Quads]) -> list[str]:
    """The graph of one batch of these papers, with nothing before it."""
    assert library_module.Quads is quads
    with tempfile.TemporaryDirectory(dir=FAST) as folder, Library(folder, write=True) as library:
        library.put(READINGS[place] for place in sorted(places))
        return lines(library)


FAST = "/dev/shm" if Path("/dev/shm").is_dir() else None
RANDOM = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=10, suppress_health_check=RANDOM)
@given(HISTORIES)
def test_the_graph_is_a_function_of_the_set_of_papers(history: History) -> None:
    """Any order, batches of any size, repeats and withdrawals: byte for byte what one batch of the rest gives."""
    held, found = after(history)
    assert found == at_once(held, Quads)


@settings(max_examples=1_000, suppress_health_check=RANDOM)
@given(history=HISTORIES)
def test_a_thousand_histories(monkeypatch: pytest.MonkeyPatch, history: History) -> None:
    """The same a thousand times, the quads in memory: what decides is above them."""
    monkeypatch.setattr(library_module, "Quads", InMemory)
    held, found = after(history)
    assert found == at_once(held, InMemory)


def test_reading_again_changes_nothing(library: Library) -> None:
    library.put(READINGS)
    before = lines(library), library.papers(), library.status()
    library.put(READINGS)
    assert (lines(library), library.papers(), library.status()) == before


def test_a_changed_file_replaces_exactly_what_it_said(library: Library) -> None:
    library.put([reading(plan("5/KH-UBND", AN_GIANG, SUBJECT), "a.txt"), reading(RESOLUTION, "b.txt")])
    library.put([reading(paper("6/KH-UBND", issuer=AN_GIANG), "a.txt")])
    with_old = lines(library)
    with tempfile.TemporaryDirectory() as folder, Library(folder, write=True) as fresh:
        fresh.put([reading(paper("6/KH-UBND", issuer=AN_GIANG), "a.txt"), reading(RESOLUTION, "b.txt")])
        assert lines(fresh) == with_old


def test_a_new_record_of_the_same_bytes_replaces_the_old_one(library: Library) -> None:
    old = reading(plan("5/KH-UBND", AN_GIANG, SUBJECT))
    new = Reading(old.source, old.digest, paper("5/KH-UBND", issuer=AN_GIANG, text=old.record.text or ""))
    library.put([old])
    library.put([new])
    assert not list(library.edges(relation="implements"))


def test_two_files_of_the_same_bytes_are_one_paper_until_both_are_gone(library: Library) -> None:
    library.put([reading(RESOLUTION, "a.txt"), reading(RESOLUTION, "b.txt")])
    library.forget("a.txt")
    assert len(library.papers()) == 1
    library.forget("b.txt")
    assert lines(library) == []


def test_a_file_with_several_papers_goes_as_a_whole(library: Library) -> None:
    library.put([Reading("a.zip", "00", RESOLUTION, "1"), Reading("a.zip", "00", PAPERS[1], "2")])
    assert len(library.papers()) == 2
    library.put([Reading("a.zip", "00", RESOLUTION, "1")])
    assert len(library.papers()) == 1


def test_a_failure_withdraws_what_the_file_said_before(library: Library) -> None:
    library.put([reading(RESOLUTION, "a.txt")])
    library.put([], [Source("a.txt", "ff", "hỏng")])
    assert (library.papers(), library.status()["failed"]) == ({}, 1)


# --- settling ----------------------------------------------------------------------------------------------------


def objects(library: Library, relation: str = "implements") -> set[str]:
    return {edge.target for edge in library.edges(relation=relation)}


def test_a_mention_without_year_is_settled_by_its_trích_yếu(library: Library) -> None:
    library.put(map(reading, [plan("5/KH-UBND", AN_GIANG, SUBJECT), PAPERS[1]]))
    assert all("/unresolved/" in target for target in objects(library))
    library.put([reading(RESOLUTION)])
    assert objects(library) == {document_iri(GOVERNMENT, "2021", "901/NQ-CP")}


@pytest.mark.parametrize(
    ("words", "date", "others"),
    [
        pytest.param("", "2021-03-01", [], id="the number and issuer alone"),
        pytest.param("về công việc khác với mọi việc đã nêu", "2021-03-01", [], id="another subject"),
        pytest.param(SUBJECT, "2020-03-01", [], id="the candidate is younger than the paper"),
        pytest.param(
            SUBJECT,
            "2023-03-01",
            [paper("901/NQ-CP", "2022-02-01", GOVERNMENT, title=SUBJECT)],
            id="two candidates with one subject",
        ),
    ],
)
def test_a_mention_stays_open_without_evidence(library: Library, words: str, date: str, others: list[Record]) -> None:
    papers = [plan("5/KH-UBND", AN_GIANG, words, date), RESOLUTION, *others]
    library.put(reading(record, f"{place}.txt") for place, record in enumerate(papers))
    assert all("/unresolved/" in target for target in objects(library))


def test_settling_is_undone_when_its_evidence_goes(library: Library) -> None:
    library.put([reading(plan("5/KH-UBND", AN_GIANG, SUBJECT)), reading(RESOLUTION, "nq.txt")])
    library.forget("nq.txt")
    (node,) = objects(library)
    reason = dict(library.node(node).properties)["reason"]  # type: ignore[union-attr]
    assert ("/unresolved/" in node, reason) == (True, "year unknown")


def test_one_number_in_two_provinces_is_two_documents(library: Library) -> None:
    library.put(map(reading, [plan("5/KH-UBND", AN_GIANG, SUBJECT), plan("05/KH-UBND", BEN_TRE, SUBJECT)]))
    with pytest.raises(AmbiguousNumber) as error:
        library.document("5/kh-ubnd")
    assert len(error.value.candidates) == 2


# --- what is held ------------------------------------------------------------------------------------------------


def test_every_edge_has_evidence_that_stands_in_its_paper(library: Library) -> None:
    library.put(READINGS)
    for edge in library.edges():
        assert edge.evidence
        for proof in edge.evidence:
            if proof.paper in library.papers():
                text = library.record(proof.paper).text or ""
                assert " ".join(text[proof.start : proof.end].split()) == proof.quote


def test_edges_of_papers_and_of_the_quads_agree(library: Library) -> None:
    library.put(READINGS)
    told = {
        (edge.source, edge.relation, edge.target, proof)
        for mark in library.papers()
        for edge in library.paper_graph(mark).edges  # type: ignore[union-attr]
        for proof in edge.evidence
    }
    kept = {
        (e.source, e.relation, e.target, proof)
        for e in library.edges()
        for proof in e.evidence
        if proof.rule != "table"
    }
    assert told == kept


def test_every_end_of_an_edge_is_a_node(library: Library) -> None:
    library.put(READINGS)
    known = [node.iri for node in library.nodes()]
    assert len(known) == len(set(known))
    assert {iri for edge in library.edges() for iri in (edge.source, edge.target)} <= set(known)


def test_versions_with_conflicting_dates_are_both_kept_and_reported(library: Library) -> None:
    versions = [
        paper("1/QĐ-UBND", "2021-03-01", text="bản một", signer="Lê Thị Mây"),
        paper("1/QĐ-UBND", "2021-03-02", text="bản hai", signer="Trần Văn Sông"),
    ]
    library.put(reading(record, f"{place}.txt") for place, record in enumerate(versions))
    document = library.document("1/QĐ-UBND")
    assert len(library.papers_of(document)) == 2
    assert ("conflict", "date: 2021-03-01 | 2021-03-02") in library.node(document).properties  # type: ignore[union-attr]
    assert len(list(library.edges(source=document, relation="signed_by"))) == 2


def test_a_document_is_found_by_number_path_and_iri(library: Library) -> None:
    library.put([reading(RESOLUTION, "nq.txt")])
    iri = document_iri(GOVERNMENT, "2021", "901/NQ-CP")
    for name in ("901/NQ-CP", "901 nq cp", "nq.txt", iri, paper_iri(reading(RESOLUTION).digest)):
        assert library.document(name) == iri
    with pytest.raises(NotFound):
        library.document("902/NQ-CP")


def test_forget_by_number_names_the_files(library: Library) -> None:
    library.put([reading(RESOLUTION, "nq.txt")])
    assert library.forget("901/NQ-CP") == ("nq.txt",)
    assert library.status()["sources"] == 0


def test_one_process_writes(library: Library) -> None:
    with pytest.raises(StoreError, match="một tiến trình khác"):
        Library(library.folder, write=True)


def test_a_file_without_bytes_fails_and_touches_no_other(library: Library) -> None:
    library.put([reading(RESOLUTION, "nq.txt")])
    library.put([], [Source("none.txt", "", "không mở được")])
    assert (len(library.papers()), library.status()["failed"]) == (1, 1)


def test_several_read_at_once(tmp_path: Path) -> None:
    with Library(tmp_path, write=True) as writer:
        writer.put([reading(RESOLUTION)])
    with Library(tmp_path) as one, Library(tmp_path) as other:
        assert lines(one) == lines(other)
        with pytest.raises(StoreError):
            Library(tmp_path, write=True)


def test_reading_a_folder_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="danchieu ingest"):
        Library(tmp_path / "none")


def test_a_folder_whose_maker_died_at_once_holds_no_store_yet(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").touch()
    with pytest.raises(StoreError, match="danchieu ingest"):
        Library(tmp_path)
    Library(tmp_path, write=True).close()
    Library(tmp_path).close()


def test_a_lost_graph_is_made_again_from_the_ledger(tmp_path: Path) -> None:
    with Library(tmp_path, write=True) as library:
        library.put(READINGS)
        before = lines(library)
    shutil.rmtree(tmp_path / "graph")
    with Library(tmp_path) as library:
        assert lines(library) == before


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    Library(tmp_path, write=True).close()
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="phiên bản khác"):
        Library(tmp_path, write=True)


# --- papers that disagree ----------------------------------------------------------------------------------------


def test_papers_of_one_document_that_disagree_are_reported_with_their_files(library: Library) -> None:
    one = paper("5/KH-UBND", "2021-03-01", signer="Lê Sen", signer_position="Chủ tịch")
    other = paper("5/KH-UBND", "2021-03-02", signer="Trần Súng", signer_position="Chủ tịch")
    library.put([reading(one, "a.txt"), reading(other, "b.txt")])
    assert (library.status()["versions"], library.status()["conflicts"]) == (1, 1)
    found = [(violation.severity, violation.message) for violation in violations(library)]
    assert found == [
        ("conflict", "date: 2021-03-01 | 2021-03-02 (a.txt, b.txt)"),
        ("conflict", "signer: Lê Sen | Trần Súng (a.txt, b.txt)"),
    ]
    library.forget("b.txt")
    assert (library.status()["versions"], library.status()["conflicts"], violations(library)) == (0, 0, [])


def test_papers_that_date_another_document_differently_are_named(library: Library) -> None:
    quote = "Quyết định số 9/QĐ-UBND"
    for file, date in (("a.txt", "2021-03-01"), ("b.txt", "2021-03-02"), ("c.txt", "2021")):
        cited = citation(f"{quote} {file}", quote, "9/QĐ-UBND", date=date, issuer=BEN_TRE)
        library.put([reading(paper(f"{ord(file[0])}/KH-UBND", text=f"{quote} {file}", citations=(cited,)), file)])
    (found,) = violations(library)
    assert found.message == "date: 2021-03-01 | 2021-03-02 (a.txt, b.txt, c.txt)"


# --- where words stand -------------------------------------------------------------------------------------------

PLACES = Places.of([Box(0, 4, 1, 0.1, 0.1, 0.2, 0.12), Box(5, 9, 2, 0.1, 0.1, 0.2, 0.12)], 2)


def test_places_come_and_go_with_their_paper(library: Library) -> None:
    [digest] = [reading(RESOLUTION).paper]
    placed = msgspec.structs.replace(reading(RESOLUTION), places=PLACES.packed())
    library.put([placed])
    assert library.places(digest) == ("", PLACES)
    assert library.pages(digest).page_at(6) == 2
    library.forget(placed.source)
    assert library.places(digest) == ("", Places())


def test_reading_again_fills_in_the_places(library: Library) -> None:
    library.put([reading(RESOLUTION)])
    before = lines(library)
    library.put([msgspec.structs.replace(reading(RESOLUTION), places=PLACES.packed())])
    assert library.pages(reading(RESOLUTION).paper) == PLACES.pages
    assert lines(library) == before, "the graph says nothing of pages"


def test_a_part_keeps_its_name(library: Library) -> None:
    part = Reading("a.zip", "00", RESOLUTION, "thu muc/1.pdf", places=PLACES.packed())
    library.put([part])
    assert library.places(part.paper) == ("thu muc/1.pdf", PLACES)
