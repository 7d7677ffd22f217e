"""Every export, read back, holds what the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, Store, Triple

from graph import exports
from graph.errors import DanchieuError, StoreError
from graph.exports import EXPORT_FORMATS, export
from graph.rdf import canonical
from graph.stores.library import Library
from tests.graph.papers import AN_GIANG, citation, paper, reading, relation, task

TEXT = 'KẾ HOẠCH\nThực hiện Nghị quyết số 901/NQ-CP, điểm a khoản 2.\x0b Sở Y tế "chủ trì"; UBND các huyện phối hợp.'
PLAN = paper(
    "145/KH-UBND",
    text=TEXT,
    citations=(citation(TEXT, "Nghị quyết số 901/NQ-CP", "901/NQ-CP", issuer="Chính phủ", provision="điểm a khoản 2"),),
    relations=(relation(TEXT, "implements", "901/NQ-CP", "Thực hiện Nghị quyết"),),
    tasks=(task(TEXT, "Sở Y tế", lead=("Sở Y tế",), coordinate=("UBND các huyện",), deadline="monthly:25"),),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data", write=True) as opened:
        opened.put([reading(PLAN), reading(paper("640/QĐ-UBND", "2021-10", AN_GIANG))])
        yield opened


def triples(store: Store) -> set[Triple]:
    return {Triple(quad.subject, quad.predicate, quad.object) for quad in store}


@pytest.mark.parametrize(
    ("form", "kind"), [("nq", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD)]
)
def test_a_dataset_comes_back_whole(library: Library, tmp_path: Path, form: str, kind: RdfFormat) -> None:
    export(library, tmp_path / "file", form)
    back = Store()
    back.load(path=tmp_path / "file", format=kind)
    assert set(back) == set(library.quads.store)


def test_turtle_holds_the_union(library: Library, tmp_path: Path) -> None:
    export(library, tmp_path / "file.ttl", "ttl")
    back = Store()
    back.load(path=tmp_path / "file.ttl", format=RdfFormat.TURTLE)
    assert triples(back) == triples(library.quads.store)


def test_nq_is_sorted_also_when_it_is_merged_from_pieces(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "_SORTED_AT_ONCE", 7)
    export(library, tmp_path / "file.nq", "nq")
    written = (tmp_path / "file.nq").read_text("utf-8").splitlines(keepends=True)
    assert written == sorted(set(written)) == list(canonical(library.quads.store))


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_a_drawing_tool_gets_every_node_and_edge(library: Library, tmp_path: Path, form: str, read: object) -> None:
    export(library, tmp_path / "file", form)
    back = read(tmp_path / "file")  # type: ignore[operator]
    assert set(back) == {node.iri for node in library.nodes()}
    assert sorted((s, t, a["relation"]) for s, t, a in back.edges(data=True)) == sorted(
        (edge.source, edge.target, edge.relation) for edge in library.edges()
    )
    document = library.document("145/KH-UBND")
    assert back.nodes[document]["number"] == "145/KH-UBND"
    (told,) = (a for _, _, a in back.edges(data=True) if a["relation"] == "implements")
    assert told["quote"] == "Thực hiện Nghị quyết"


def test_an_unknown_form_names_those_there_are(library: Library, tmp_path: Path) -> None:
    with pytest.raises(DanchieuError, match=", ".join(EXPORT_FORMATS)):
        export(library, tmp_path / "file", "xls")


def test_a_file_that_cannot_be_written_leaves_nothing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        export(library, tmp_path / "none" / "file.nq", "nq")
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreError):
        export(library, tmp_path / "taken", "nq")
    assert not list(tmp_path.glob("*.part"))
