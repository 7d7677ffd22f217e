"""The tree of text and the graph of a picture."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.model import Iri
from queries.chain import Chain, Hop, Proof, Unresolved
from queries.documents import Document
from queries.render import chain_graph, chain_tree, name
from queries.tasks import Task


def document(letter: str, **cells: str) -> Document:
    return Document(id=Iri(letter), **({"number": f"{letter}/KH", "type": "kế hoạch", "status": "read"} | cells))  # type: ignore[arg-type]


def hop(source: str, target: str, relation: str = "implements", of: str = "") -> Hop:
    proof = Proof(
        document=Iri(of or source), quote="thực hiện", start=0, end=9, paper=Iri("p"), rule="test", confidence=0.9
    )
    return Hop(source=Iri(source), target=Iri(target), relation=relation, evidence=(proof,))


def task(letter: str, label: str, deadline: str | None = None) -> Task:
    return Task(
        id=Iri(f"{letter}{label}"),
        document=Iri(letter),
        label=label,
        action="rà soát",
        deadline=deadline,
        deadline_text=None,
        lead=("Sở Y tế",),
        coordinate=(),
        reports_to=(),
        basis=(),
    )


ROOT = document("A", type="nghị quyết", issuer="Chính phủ", date="2024-01-15", level="national")
B = document("B", issuer="UBND tỉnh An Giang", date="2024-02-28", level="province")
C = document("C", date="2024-03")
D = document("D")
CHAIN = Chain(
    root=Iri("A"),
    direction="down",
    nodes=(ROOT, B, C, D),
    edges=(hop("B", "A"), hop("C", "A", of="B"), hop("C", "B", "based_on"), hop("D", "C"), hop("A", "D", "guides")),
    tasks=(task("B", "1", "2024-06-30"), task("B", "2", "monthly:25"), task("B", "3")),
    unresolved=(
        Unresolved(id=Iri("x"), number="A/KH", reason="year unknown", may_be=Iri("A"), cited_by=(Iri("D"), Iri("z"))),
    ),
)


def test_a_document_stands_whole_once_and_then_as_a_reference() -> None:
    assert chain_tree(CHAIN, tasks=2).splitlines() == [
        "4 văn bản ở 2 cấp; 1 dẫn chiếu chưa xác định",
        "Nghị quyết A/KH · Chính phủ · 15/01/2024 · quốc gia",
        "├─ Kế hoạch B/KH · UBND tỉnh An Giang · 28/02/2024 · tỉnh · +44 ngày",
        "│  │  thực hiện: «thực hiện»",
        "│  │  nhiệm vụ 1: Sở Y tế → rà soát (hạn 30/06/2024)",
        "│  │  nhiệm vụ 2: Sở Y tế → rà soát (hạn monthly:25)",
        "│  │  … còn 1 nhiệm vụ",
        "│  └─ Kế hoạch C/KH (xem ở nhánh khác)",
        "│        căn cứ: «thực hiện»",
        "└─ Kế hoạch C/KH · 03/2024",
        "   │  thực hiện: «thực hiện» (theo Kế hoạch B/KH)",
        "   └─ Kế hoạch D/KH",
        "      │  thực hiện: «thực hiện»",
        "      └─ Nghị quyết A/KH (xem ở nhánh khác)",
        "            hướng dẫn, quy định chi tiết: «thực hiện»",
        "Chưa xác định (1)",
        "? A/KH · không rõ năm · có thể là Nghị quyết A/KH (15/01/2024) · dẫn chiếu trong Kế hoạch D/KH; z",
    ]


def test_english_and_upwards() -> None:
    chain = Chain(root=Iri("B"), direction="up", nodes=(B, ROOT), edges=(hop("B", "A"),), tasks=(), unresolved=())
    assert chain_tree(chain, "en").splitlines() == [
        "2 documents on 2 levels; 0 unresolved references",
        "Kế hoạch B/KH · UBND tỉnh An Giang · 2024-02-28 · province",
        "└─ Nghị quyết A/KH · Chính phủ · 2024-01-15 · national · -44 days",
        "      is implemented by: «thực hiện»",
    ]


def test_a_chain_longer_than_the_stack_is_drawn() -> None:
    letters = [str(n) for n in range(3000)]
    chain = Chain(
        root=Iri("0"),
        direction="down",
        nodes=tuple(document(letter) for letter in letters),
        edges=tuple(hop(b, a) for a, b in pairwise(letters)),
        tasks=(),
        unresolved=(),
    )
    assert len(chain_tree(chain).splitlines()) == 2 * 3000


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param({}, "Kế hoạch B/KH", id="type and number"),
        pytest.param(
            {"number": None, "type": "luật", "title": "Luật Trồng trọt"}, "Luật Trồng trọt", id="a law's name"
        ),
        pytest.param({"number": None, "type": "quy chế", "title": "Về kho"}, "Quy chế Về kho", id="no number"),
        pytest.param({"type": None}, "B/KH", id="no type"),
        pytest.param({"number": None, "type": None}, "Văn bản không số", id="nothing"),
    ],
)
def test_what_a_document_is_called(cells: dict[str, str], words: str) -> None:
    assert name(document("B", **cells)) == words


def test_the_graph_of_a_picture_carries_what_the_chain_says() -> None:
    graph = chain_graph(CHAIN)
    assert set(graph.edges(keys=True)) == {(e.source, e.target, e.relation) for e in CHAIN.edges}
    assert graph.edges["C", "A", "implements"]["evidence"][0]["document"] == "B"
    assert [told["label"] for told in graph.nodes["B"]["tasks"]] == ["1", "2", "3"]
    assert graph.nodes["A"]["level"] == "national"
