"""Which parts of a document words name, and the nodes that papers give to those that others change."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from graph.build import paper_graph
from graph.provisions import provision_name, provisions_in
from graph.record import Record
from graph.stores.library import Library
from tests.graph.papers import AN_GIANG, citation, paper, reading, relation


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        pytest.param("điểm a khoản 2 Điều 5", ["điểm a khoản 2 Điều 5"], id="the smallest first"),
        pytest.param("Điều 5 khoản 2", ["khoản 2 Điều 5"], id="the largest first"),
        pytest.param("Khoản 2, Điều 05", ["khoản 2 Điều 5"], id="a comma, a capital, a zero"),
        pytest.param("các Điều 5, 6 và 7", ["Điều 5", "Điều 6", "Điều 7"], id="several marks"),
        pytest.param("Điều 3 đến Điều 6", ["Điều 3", "Điều 4", "Điều 5", "Điều 6"], id="from one to another"),
        pytest.param("khoản 2-4 Điều 1", ["khoản 2 Điều 1", "khoản 3 Điều 1", "khoản 4 Điều 1"], id="a dash"),
        pytest.param("điểm c đến đ khoản 1 Điều 2", [f"điểm {x} khoản 1 Điều 2" for x in "cdđ"], id="the alphabet"),
        pytest.param("khoản 1, khoản 2 Điều 5", ["khoản 1 Điều 5", "khoản 2 Điều 5"], id="what stands above both"),
        pytest.param("khoản 1 Điều 5 và Điều 6", ["khoản 1 Điều 5", "Điều 6"], id="a whole article beside"),
        pytest.param("Điều 5 Chương II", ["Điều 5"], id="an article's number runs through the document"),
        pytest.param("Mục 2 Chương ii", ["Mục 2 Chương II"], id="a section's does not"),
        pytest.param("Mục 2 Phụ lục i", ["Mục 2 Phụ lục I"], id="of an annex"),
        pytest.param("Phụ lục", ["Phụ lục"], id="the only annex"),
        pytest.param("khoan 1 Điêu 5", ["khoản 1 Điều 5"], id="a scan's letters"),
        pytest.param("Điều 10a", ["Điều 10a"], id="an article put in"),
        pytest.param("Điều 5, Điều 7 Quy chế kèm theo", ["Điều 5 bản kèm theo", "Điều 7 bản kèm theo"], id="enclosed"),
        pytest.param("khoản 1 Điều 2 và Phụ lục 2 kèm theo", ["khoản 1 Điều 2", "Phụ lục 2"], id="an annex is its own"),
        pytest.param("Điều này, khoản trên", [], id="no marks"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_provisions_in(printed: str, names: list[str]) -> None:
    assert [provision_name(path) for path in provisions_in(printed)] == names


TEXT = "Bãi bỏ điểm đ khoản 2 Điều 5 và Điều 9 của Quyết định số 7/2020/QĐ-UBND"
NUMBER = "7/2020/QĐ-UBND"
CITED = citation(TEXT, NUMBER, NUMBER, issuer=AN_GIANG, provision="điểm đ khoản 2 Điều 5 và Điều 9")


def acting(predicate: str, rule: str) -> Record:
    said = msgspec.structs.replace(relation(TEXT, predicate, NUMBER, TEXT), rule=rule, object_mention=0)
    return paper("8/2024/QĐ-UBND", text=TEXT, citations=(CITED,), relations=(said,))


@pytest.mark.parametrize(
    ("predicate", "rule", "change"),
    [
        pytest.param("repeals", "repeal", "repeals_provision", id="repealed"),
        pytest.param("amends", "part-repealed", "repeals_provision", id="repealed, which amends the whole"),
        pytest.param("amends", "part-replaced", "replaces_provision", id="replaced"),
        pytest.param("amends", "amend", "amends_provision", id="amended"),
        pytest.param("implements", "implement", None, id="carried out: no change"),
    ],
)
def test_a_change_of_provisions_has_nodes(predicate: str, rule: str, change: str | None) -> None:
    said = paper_graph(acting(predicate, rule), "00")
    found = {
        (edge.relation, edge.target.rpartition("/7-2020-qd-ubnd")[2]) for edge in said.edges if "/dieu-" in edge.target
    }
    assert found == ({(change, "/dieu-5/khoan-2/diem-dd"), (change, "/dieu-9")} if change else set())
    names = {dict(node.properties)["name"] for node in said.nodes if node.kind == "Provision"}
    assert names == ({"điểm đ khoản 2 Điều 5", "Điều 9"} if change else set())
    of = [edge for edge in said.edges if edge.relation == "provision_of"]
    assert all(edge.evidence[0].quote == TEXT for edge in of)


def test_an_article_of_an_enclosed_regulation_is_another_than_the_decisions_own() -> None:
    text = f"Bãi bỏ Điều 5 Quy chế họp giao ban ban hành\nkèm theo {NUMBER}"
    cited = citation(text, NUMBER, NUMBER, issuer=AN_GIANG, provision="Điều 5")
    said = msgspec.structs.replace(relation(text, "repeals", NUMBER, text), object_mention=0)
    graph = paper_graph(paper("8/2024/QĐ-UBND", text=text, citations=(cited,), relations=(said,)), "00")
    (edge,) = (edge for edge in graph.edges if edge.relation == "repeals_provision")
    assert edge.target.endswith("/7-2020-qd-ubnd/ban-kem-theo/dieu-5")
    assert edge.evidence[0].provision == "Điều 5 ban hành kèm theo"
    assert provisions_in(edge.evidence[0].provision) == provisions_in("Điều 5 kèm theo")


@pytest.mark.parametrize(
    ("where", "parts"),
    [
        pytest.param("tại khoản 3 Điều 1", {"Điều 9"}, id="the part"),
        pytest.param(None, set(), id="the document, of which the part is cited as it is now"),
    ],
)
def test_a_part_of_what_another_document_amended_is_amended_where_the_words_say_by_what(
    where: str | None, parts: set[str]
) -> None:
    text = f"Điều 9 Quyết định {NUMBER} được sửa đổi theo {where or ''} Quyết định 5/2022/QĐ-UBND"
    amended = citation(text, NUMBER, NUMBER, issuer=AN_GIANG, provision="Điều 9")
    amending = citation(text, "5/2022/QĐ-UBND", "5/2022/QĐ-UBND", issuer=AN_GIANG, provision=where)
    said = relation(text, "amends", NUMBER, "được sửa đổi theo", subject="5/2022/QĐ-UBND")
    said = msgspec.structs.replace(said, subject_mention=1, object_mention=0)
    graph = paper_graph(paper("8/2024/QĐ-UBND", text=text, citations=(amended, amending), relations=(said,)), "00")
    assert {dict(node.properties)["name"] for node in graph.nodes if node.kind == "Provision"} == parts
    assert any(edge.relation == "amends" for edge in graph.edges)


def test_a_provision_is_in_the_store_and_goes_with_its_paper(tmp_path: Path) -> None:
    with Library(tmp_path, write=True) as library:
        library.put([reading(acting("amends", "part-repealed"), "a.txt")])
        (edge, _) = library.edges(relation="repeals_provision")
        node = library.node(edge.target)
        assert node
        assert (node.kind, node.properties) == ("Provision", (("name", "điểm đ khoản 2 Điều 5"),))
        assert edge.evidence[0].quote == TEXT
        whole = edge.target.partition("/dieu-")[0]
        asked = f"SELECT ?p {{ ?p a dch:Provision ; dch:provision_of <{whole}> . ?s dch:changes ?p }}"
        assert len({row["p"].value for row in library.sparql(asked)}) == 2  # type: ignore[union-attr]
        library.forget("a.txt")
        assert library.node(edge.target) is None
        assert len(library.quads.store) == 0
