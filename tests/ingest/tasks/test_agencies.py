"""Bodies as printed in running text: where each begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.letters import fold
from ingest.tasks.agencies import find_agencies
from ingest.tasks.bodies import read_bodies
from ingest.tasks.cue_words import Stretch


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("Sở Tài chính, Sở Y tế chủ trì", ["Sở Tài chính", "Sở Y tế"], id="two departments"),
        pytest.param("các sở, ban, ngành rà soát", ["các sở, ban, ngành"], id="one group"),
        pytest.param(
            "các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch và Công an tỉnh rà soát",
            ["các Sở: Nội vụ", "Văn hóa, Thể thao và Du lịch", "Công an tỉnh"],
            id="a list behind a colon, names that hold commas",
        ),
        pytest.param(
            "Sở Nội vụ và UBND các huyện, thị xã, thành phố báo cáo",
            ["Sở Nội vụ", "UBND các huyện, thị xã, thành phố"],
            id="territories of one group",
        ),
        pytest.param("các Bộ, cơ quan, địa phương tập trung", ["các Bộ, cơ quan, địa phương"], id="a mixed group"),
        pytest.param(
            "Giám đốc các Sở, Thủ trưởng các ban, ngành tỉnh tổ chức",
            ["Giám đốc các Sở", "Thủ trưởng các ban, ngành tỉnh"],
            id="heads",
        ),
        pytest.param(
            "Vụ trưởng, Cục trưởng các Vụ, Cục thuộc Bộ chịu trách nhiệm",
            ["Vụ trưởng, Cục trưởng các Vụ, Cục thuộc Bộ"],
            id="two heads of one group",
        ),
        pytest.param("Đoàn kiểm tra tổng hợp", ["Đoàn kiểm tra"], id="an act that names a team"),
        pytest.param("Sở Xây dựng thẩm định", ["Sở Xây dựng"], id="a name that is an act elsewhere"),
        pytest.param(
            "Sở Nông nghiệp và Môi trường (Chi cục Thủy lợi): kiểm tra",
            ["Sở Nông nghiệp và Môi trường (Chi cục Thủy lợi)"],
            id="a parenthesis belongs to the name",
        ),
        pytest.param(
            "Các Ông, Bà: Chánh Văn phòng; Giám đốc Sở Nội vụ chịu trách nhiệm",
            ["Chánh Văn phòng", "Giám đốc Sở Nội vụ"],
            id="the form of address is no body",
        ),
        pytest.param(
            "các đơn vị thực hiện đề tài có trách nhiệm nộp báo cáo",
            ["các đơn vị thực hiện đề tài"],
            id="an act before the duty describes",
        ),
        pytest.param("Bộ Công Thương vun đắp quan hệ", ["Bộ Công Thương"], id="an act that no table holds"),
        pytest.param("Ủy ban nhân dân cấp tỉnh báo cáo", ["Ủy ban nhân dân cấp tỉnh"], id="small letters of a name"),
        pytest.param(
            "Cục Quản lý, giám sát bảo hiểm lập sổ", ["Cục Quản lý, giám sát bảo hiểm"], id="two acts name it"
        ),
        pytest.param("Doanh nghiệp viễn thông bảo đảm kết nối", ["Doanh nghiệp viễn thông"], id="viễn thông whole"),
        pytest.param(
            "Sở Tài chính\nSở Công Thương rà soát", ["Sở Tài chính", "Sở Công Thương"], id="a comma is missing"
        ),
        pytest.param(
            "các địa phương giám sát dịch bệnh", ["các địa phương"], id="a territory is not described by acts"
        ),
        pytest.param(
            "Chủ tịch UBND các xã nơi có di tích được xếp hạng, trong phạm vi của mình, quản lý",
            ["Chủ tịch UBND các xã nơi có di tích được xếp hạng"],
            id="where it is describes a body",
        ),
        pytest.param(
            "các bộ, ngành và địa phương rà soát", ["các bộ, ngành", "địa phương"], id="territories behind kinds"
        ),
        pytest.param(
            "các sở, ngành và địa phương có liên quan rà soát",
            ["các sở, ngành và địa phương có liên quan"],
            id="what is said of all makes one group",
        ),
        pytest.param(
            "Các doanh nghiệp trong lĩnh vực xây dựng, cấp nước có trách nhiệm",
            ["Các doanh nghiệp trong lĩnh vực xây dựng, cấp nước"],
            id="an act that names a field",
        ),
        pytest.param("Tổ chức kiểm tra định kỳ", None, id="tổ chức as a verb"),
        pytest.param("Ban hành quy chế", None, id="ban hành is no ban"),
        pytest.param("Báo cáo kết quả", None, id="báo cáo is no báo"),
        pytest.param(
            "Các tổ chức xã hội, doanh nghiệp tư nhân, cơ sở dạy nghề lập kế hoạch",
            ["Các tổ chức xã hội", "doanh nghiệp tư nhân", "cơ sở dạy nghề"],
            id="kinds with words of their own",
        ),
        pytest.param(
            "Các khách sạn, cơ sở lưu trú lập kế hoạch",
            ["Các khách sạn, cơ sở lưu trú"],
            id="a bare kind begins a phrase",
        ),
        pytest.param(
            "Các đơn vị liên quan, doanh nghiệp nhà nước lập kế hoạch",
            ["Các đơn vị liên quan, doanh nghiệp nhà nước"],
            id="what describes all is none's own",
        ),
        pytest.param(
            "Giám đốc Sở Y tế các tỉnh, thành phố, cơ quan bảo hiểm lập kế hoạch",
            ["Giám đốc Sở Y tế các tỉnh, thành phố", "cơ quan bảo hiểm"],
            id="behind the territories of a head another kind",
        ),
        pytest.param(
            "Các cơ quan trung ương và địa phương lập kế hoạch",
            ["Các cơ quan trung ương và địa phương"],
            id="one kind of both levels",
        ),
        pytest.param(
            "Các sở, ngành như Sở Công an, Sở Công Thương lập kế hoạch",
            ["Các sở, ngành như Sở Công an", "Sở Công Thương"],
            id="examples go on with the list",
        ),
    ],
)
def test_read_bodies(text: str, bodies: list[str] | None) -> None:
    found = read_bodies(Stretch(text, fold(text)), 0, len(text))
    assert (found and [text[b.start : b.end] for b in found.bodies]) == bodies


def test_find_agencies_in_running_text() -> None:
    text = (
        "Theo đề nghị của Giám đốc Sở Y tế, UBND các huyện gửi Bộ Tài chính về việc này; các cơ quan có liên quan biết."
    )
    found = [(text[a.start : a.end], a.is_group) for a in find_agencies(text)]
    assert found == [
        ("Giám đốc Sở Y tế", False),
        ("UBND các huyện", False),
        ("Bộ Tài chính", False),
        ("các cơ quan có liên quan", True),
    ]


@given(
    st.lists(st.sampled_from(["Sở Y tế", "các", "và", ",", ":", "(", "huyện", "chủ trì", "Ban", ";", "\n", "|", "."]))
)
def test_bodies_lie_in_order_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    place = 0
    for mention in find_agencies(text):
        assert place <= mention.start < mention.end <= len(text)
        place = mention.end
