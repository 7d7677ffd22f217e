"""graph/recipients.py: whom the items of "Nơi nhận" mean, and what is no body."""

from __future__ import annotations

import pytest

from graph.agencies import fold_name
from graph.build import paper_graph
from graph.parties import parties
from graph.recipients import addressees, copies
from graph.record import Header, Record
from tests.graph.papers import AN_GIANG, paper, task


@pytest.mark.parametrize(
    ("item", "names"),
    [
        pytest.param("Như trên (để thực hiện)", ["Bộ Y tế"], id="the addressees"),
        pytest.param("Như kính gửi", ["Bộ Y tế"], id="the addressees, in other words"),
        pytest.param("Sở Y tế (để biết)", ["Sở Y tế tỉnh An Giang"], id="completed by who speaks"),
        pytest.param(
            "Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch tỉnh An Giang"], id="a comma in a name"
        ),
        pytest.param("Cục Chợ nổi, Bộ Y tế", ["Cục Chợ nổi"], id="a department of a ministry is one body"),
        pytest.param("Công an tỉnh, Sở Y tế", ["Công an tỉnh An Giang", "Sở Y tế tỉnh An Giang"], id="two bodies"),
        pytest.param(
            "Các Bộ: Y tế, Công an (để ph/h)", ["Bộ Y tế", "Bộ Công an"], id="a list that names the kind once"
        ),
        pytest.param("Bộ Công an, C06", ["Bộ Công an"], id="an office of a body's own behind the body"),
        pytest.param("Bộ Y tế; Công báo", ["Bộ Y tế"], id="a gazette is no body"),
        pytest.param(
            "Thủ tướng, các Phó Thủ tướng Chính phủ", ["Thủ tướng Chính phủ"], id="the office, not its deputies"
        ),
        pytest.param("UBND các xã, phường", ["Ủy ban nhân dân các xã, phường"], id="a group stays one"),
        pytest.param("Chủ tịch, các PCT UBND tỉnh", [], id="people"),
        pytest.param("Bộ trưởng (để báo cáo)", [], id="a head without a body"),
        pytest.param("Các Thứ trưởng Bộ Y tế", [], id="deputies"),
        pytest.param("Ban Lãnh đạo Bộ", [], id="leaders"),
        pytest.param("LĐVP, CVNC", [], id="offices of a body's own"),
        pytest.param("VPUB: CVP, PCVP; Cổng TTĐT tỉnh", [], id="people of an office"),
        pytest.param("Cổng thông tin: Chính phủ; Bộ Y tế", [], id="web sites, listed"),
        pytest.param("Như Điều 9", [], id="an article that gives no task"),
        pytest.param(";,.", [], id="noise"),
    ],
)
def test_copies(item: str, names: list[str]) -> None:
    header = Header(addressees=("Bộ Y tế",), recipients=(item,))
    record = Record(id="x", document=header, citations=(), relations=(), tasks=())
    assert [party.name for _, party in copies(record, AN_GIANG)] == names


TEXT = """\
Điều 3. Sở Y tế và ông Lý Sen lo việc này.

Nơi nhận:
- Như Điều 3;
- Bộ Y tế;
- Lưu: VT.

KẾ HOẠCH
3. Sở Nội vụ dời chợ nổi."""


def test_edges_have_the_item_as_evidence_and_the_article_is_that_of_the_paper_itself() -> None:
    own = task(TEXT, "Sở Y tế và ông Lý Sen lo việc này", lead=("Sở Y tế", "ông Lý Sen"), label="3")
    annexed = task(TEXT, "Sở Nội vụ dời chợ nổi", lead=("Sở Nội vụ",), label="3")
    record = paper("5/QĐ-UBND", text=TEXT, recipients=("Như Điều 3", "Bộ Y tế"), tasks=(own, annexed))
    edges = [edge for edge in paper_graph(record, "00").edges if edge.relation == "copied_to"]
    assert {(edge.target.rpartition("/")[2], edge.evidence[0].quote) for edge in edges} == {
        ("so-y-te-tinh-an-giang", "Như Điều 3"),
        ("bo-y-te", "Bộ Y tế"),
    }


@pytest.mark.parametrize(
    ("items", "names"),
    [
        pytest.param(
            ["Bộ trưởng các Bộ: Y tế, Công an"], ["Bộ Y tế", "Bộ Công an"], id="a list that names the kind once"
        ),
        pytest.param(
            ["Các Bộ: Văn hóa, Thể thao và Du lịch, Y tế và Công an"],
            ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Y tế", "Bộ Công an"],
            id="names that hold a comma",
        ),
        pytest.param(
            ["Bí thư Tỉnh ủy, Chủ tịch UBND các tỉnh: Gia Lai", "- Sơn La", "Bộ Y tế"],
            [
                "Tỉnh ủy Gia Lai",
                "Ủy ban nhân dân tỉnh Gia Lai",
                "Tỉnh ủy Sơn La",
                "Ủy ban nhân dân tỉnh Sơn La",
                "Bộ Y tế",
            ],
            id="two bodies of each place, over two lines",
        ),
        pytest.param(["Các Bộ: Y tế, Chợ nổi"], ["các Bộ: Y tế, Chợ nổi"], id="not all known: one group"),
        pytest.param(
            ["Báo An Giang, Hội Nông dân tỉnh"], ["Báo An Giang", "Hội Nông dân tỉnh An Giang"], id="two bodies"
        ),
        pytest.param(
            ["HĐND, UBND tỉnh Sơn La"],
            ["Hội đồng nhân dân tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La"],
            id="the last one names the place",
        ),
        pytest.param(["Cục Quản lý Dược, Bộ Y tế"], ["Cục Quản lý Dược"], id="a department of a ministry"),
        pytest.param(["Bộ Y tế, Bộ Công an"], ["Bộ Y tế", "Bộ Công an"], id="two ministries"),
        pytest.param(["các trường, bệnh viện"], ["các trường, bệnh viện"], id="a group stays one"),
    ],
)
def test_addressees(items: list[str], names: list[str]) -> None:
    header = Header(addressees=tuple(items))
    record = Record(id="x", document=header, citations=(), relations=(), tasks=())
    found = [party.name for _, name in addressees(record, AN_GIANG) for party in parties(name, AN_GIANG)]
    assert [fold_name(name) for name in found] == [fold_name(name) for name in names]
