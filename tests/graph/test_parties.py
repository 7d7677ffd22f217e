"""Which body a name means when somebody says it, and where that body stands."""

from __future__ import annotations

import pytest

from graph.links import links_of
from graph.model import Node
from graph.parties import body, canonical, level_within, parties

AN_GIANG = "Ủy ban nhân dân tỉnh An Giang"
TRI_TON = "Ủy ban nhân dân huyện Tri Tôn, tỉnh An Giang"
HEALTH = "Bộ Y tế"

ONE_BODY = [
    pytest.param("Bộ trưởng Bộ Tài chính", AN_GIANG, "bo-tai-chinh", id="the head stands for the body"),
    pytest.param("Sở Y tế", AN_GIANG, "so-y-te-tinh-an-giang", id="a department of the speaker's province"),
    pytest.param("Sở Y tế tỉnh Long An", AN_GIANG, "so-y-te-tinh-long-an", id="of another province"),
    pytest.param("Hội Nông dân tỉnh", AN_GIANG, "hoi-nong-dan-tinh-an-giang", id="a body that no table holds"),
    pytest.param("UBND tỉnh (qua Sở Nội vụ)", AN_GIANG, "uy-ban-nhan-dan-tinh-an-giang", id="an aside"),
    pytest.param(
        "UBND huyện Tri Tôn", HEALTH, "uy-ban-nhan-dan-huyen-tri-ton-tinh-an-giang", id="a district of one province"
    ),
    pytest.param(
        "UBND huyện Châu Thành",
        AN_GIANG,
        "uy-ban-nhan-dan-huyen-chau-thanh-tinh-an-giang",
        id="a district of many provinces, said in one",
    ),
    pytest.param(
        "UBND thành phố Thanh Hóa",
        HEALTH,
        "uy-ban-nhan-dan-thanh-pho-thanh-hoa-tinh-thanh-hoa",
        id="a town with the name of its province",
    ),
    pytest.param("UBND TP. Hồ Chí Minh", HEALTH, "uy-ban-nhan-dan-thanh-pho-ho-chi-minh", id="a city is a province"),
    pytest.param(
        "UBND xã Ô Lâm", TRI_TON, "uy-ban-nhan-dan-xa-o-lam-huyen-tri-ton-tinh-an-giang", id="the speaker's commune"
    ),
    pytest.param("UBND xã Ô Lâm", AN_GIANG, "uy-ban-nhan-dan-xa-o-lam-tinh-an-giang", id="of the speaker's province"),
    pytest.param(
        "Ban Thường vụ Tỉnh ủy", AN_GIANG, "ban-thuong-vu-tinh-uy-an-giang", id="the Party committee of the province"
    ),
    pytest.param(
        "Ban Thường vụ Huyện ủy",
        TRI_TON,
        "ban-thuong-vu-huyen-uy-tri-ton-tinh-an-giang",
        id="the Party committee of the district",
    ),
    *(
        pytest.param(name, AN_GIANG, "dai-phat-thanh-va-truyen-hinh-tinh-an-giang", id=name)
        for name in ("Đài PTTH tỉnh", "Đài PT-TH An Giang", "Đài Phát thanh - Truyền hình tỉnh An Giang")
    ),
    pytest.param(
        "Thường trực Tỉnh ủy", AN_GIANG, "thuong-truc-tinh-uy-an-giang", id="the standing board of a committee"
    ),
    pytest.param("Chi cục Hải quan khu vực V", AN_GIANG, "chi-cuc-hai-quan-khu-vuc-v", id="one of the twenty regions"),
    pytest.param("Đài Truyền hình Việt Nam", AN_GIANG, "dai-truyen-hinh-viet-nam", id="a body of the whole country"),
    pytest.param("Bộ trưởng", HEALTH, "bo-y-te", id="the speaker's own head"),
    pytest.param("Giám đốc", "Sở Y tế tỉnh An Giang", "so-y-te-tinh-an-giang", id="of a department"),
    pytest.param("Văn phòng Bộ", HEALTH, "van-phong-bo-y-te", id="the speaker's ministry"),
    pytest.param("Cục Quản lý Dược - Bộ Y tế", AN_GIANG, "cuc-quan-ly-duoc", id="before the ministry"),
    pytest.param(
        "Ủy ban Kinh tế và Tài chính của Quốc hội", HEALTH, "uy-ban-kinh-te-va-tai-chinh", id="of the Assembly"
    ),
    pytest.param("Cục Gìn giữ hòa bình", "Bộ Quốc phòng", "cuc-gin-giu-hoa-binh", id="a body of one ministry"),
]

ONLY_HERE = [
    pytest.param("các sở, ban, ngành", AN_GIANG, "tinh-an-giang/cac-so-ban-nganh", True, id="a group"),
    pytest.param(
        "đơn vị liên quan", TRI_TON, "uy-ban-nhan-dan-huyen-tri-ton-tinh-an-giang/don-vi-lien-quan", True, id="unnamed"
    ),
    pytest.param("Sở Y tế", HEALTH, "bo-y-te/so-y-te", True, id="every province has one"),
    pytest.param("UBND huyện Châu Thành", HEALTH, "bo-y-te/uy-ban-nhan-dan-huyen-chau-thanh", True, id="which one?"),
    pytest.param("UBND xã Ô Lâm", HEALTH, "bo-y-te/uy-ban-nhan-dan-xa-o-lam", True, id="a commune without place"),
    pytest.param("Bộ trưởng", "Chính phủ", "chinh-phu/bo-truong", True, id="a head of no body that is named"),
    pytest.param("Ban Chỉ đạo Trung ương", HEALTH, "bo-y-te/ban-chi-dao-trung-uong", False, id="which board?"),
    pytest.param("các đơn vị thuộc Bộ", HEALTH, "bo-y-te/cac-don-vi-thuoc-bo", True, id="a group of a ministry"),
    pytest.param("Trồng trọt", HEALTH, "bo-y-te/trong-trot", False, id="a topic that says no kind of body"),
    pytest.param("Bệnh viện", HEALTH, "bo-y-te/benh-vien", False, id="a kind alone"),
    pytest.param("Kho bạc Nhà nước khu vực", HEALTH, "bo-y-te/kho-bac-nha-nuoc-khu-vuc", True, id="of which region?"),
    pytest.param("Cục Tổ chức cán bộ", HEALTH, "bo-y-te/cuc-to-chuc-can-bo", False, id="several ministries have one"),
    pytest.param(
        "UBND tỉnh, TP trực thuộc T.Ư",
        HEALTH,
        "bo-y-te/uy-ban-nhan-dan-tinh-thanh-pho-truc-thuoc-trung-uong",
        True,
        id="short words",
    ),
    pytest.param("Vụ Pháp chế - Bộ Y tế", AN_GIANG, "bo-y-te/vu-phap-che", False, id="of the ministry that is named"),
    pytest.param("Vụ Pháp chế", HEALTH, "bo-y-te/vu-phap-che", False, id="every ministry has one"),
    pytest.param("Phòng Nội vụ", AN_GIANG, "tinh-an-giang/phong-noi-vu", False, id="of the speaker's province"),
]


@pytest.mark.parametrize(("printed", "speaker", "iri"), ONE_BODY)
def test_a_name_that_means_one_body(printed: str, speaker: str, iri: str) -> None:
    (party,) = parties(printed, speaker)
    assert party.iri.partition("/agency/")[2] == iri


@pytest.mark.parametrize(("printed", "speaker", "iri", "group"), ONLY_HERE)
def test_a_name_that_means_a_body_only_where_it_is_said(printed: str, speaker: str, iri: str, group: bool) -> None:
    (party,) = parties(printed, speaker)
    assert (party.iri.partition("/agency/")[2], "group" in dict(party.properties)) == (iri, group)


def test_names_joined_by_semicolons_are_several_bodies() -> None:
    assert [party.name for party in parties("Bộ Công an; Bộ Tài chính", AN_GIANG)] == ["Bộ Công an", "Bộ Tài chính"]


@pytest.mark.parametrize("printed", ["Gia Lai", "TP. Hồ Chí Minh", "tỉnh An Giang", " ; "])
def test_a_place_is_no_body(printed: str) -> None:
    assert parties(printed, HEALTH) == ()


@pytest.mark.parametrize(
    "printed", ["", " - ", "Sở", "UBND huyện Châu Thành", "Sở Y tế", "UBND tỉnh", "Ban Thường vụ Tỉnh ủy"]
)
def test_what_names_no_single_body(printed: str) -> None:
    assert canonical(printed) is None


@pytest.mark.parametrize(
    ("name", "links"),
    [
        pytest.param(
            "Sở Kế hoạch và Đầu tư tỉnh Kiên Giang",
            {
                ("located_in", "tỉnh Kiên Giang"),
                ("part_of", "Ủy ban nhân dân tỉnh Kiên Giang"),
                ("succeeded_by", "Sở Tài chính tỉnh Kiên Giang"),
            },
            id="merged into another department of its province",
        ),
        pytest.param(
            "Ủy ban nhân dân tỉnh Kiên Giang",
            {("located_in", "tỉnh Kiên Giang"), ("succeeded_by", AN_GIANG)},
            id="its province became part of another on 1 July 2025",
        ),
        pytest.param(
            "Bộ Kế hoạch và Đầu tư",
            {("part_of", "Chính phủ"), ("succeeded_by", "Bộ Tài chính")},
            id="merged in March 2025",
        ),
        pytest.param(TRI_TON, {("located_in", "huyện Tri Tôn, tỉnh An Giang")}, id="a district"),
    ],
)
def test_where_a_body_stands_and_what_became_of_it(name: str, links: set[tuple[str, str]]) -> None:
    party = body(name)
    found = {(link.relation, link.party.name) for link in links_of(Node(party.iri, party.kind, party.properties))}
    assert found == links


def test_a_territory_that_ended_lies_within_its_successor() -> None:
    district = next(iter(links_of(Node(body(TRI_TON).iri, "Agency", body(TRI_TON).properties)))).party
    kien_giang = next(
        link.party
        for link in links_of(
            Node(body("Sở Y tế tỉnh Kiên Giang").iri, "Agency", body("Sở Y tế tỉnh Kiên Giang").properties)
        )
        if link.party.kind == "Territory"
    )
    assert [link.party.name for link in links_of(Node(district.iri, "Territory", district.properties))] == [
        "tỉnh An Giang"
    ]
    assert [link.party.name for link in links_of(Node(kien_giang.iri, "Territory", kien_giang.properties))] == [
        "tỉnh An Giang"
    ]


def test_a_town_is_a_district_and_a_city_a_province() -> None:
    assert level_within("Ủy ban nhân dân thành phố Rạch Giá, tỉnh Kiên Giang") == "district"
    assert level_within("Ủy ban nhân dân Thành phố Hồ Chí Minh") == "province"


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        pytest.param("Sở Y tế tỉnh Long An", "Ủy ban nhân dân tỉnh Long An", id="a department"),
        pytest.param("Ban Quản lý Khu kinh tế tỉnh Long An", "Ủy ban nhân dân tỉnh Long An", id="a management board"),
        pytest.param("Bảo hiểm xã hội tỉnh Long An", "Bảo hiểm xã hội Việt Nam", id="a branch of a central body"),
        pytest.param("Công an thành phố Hà Nội", "Bộ Công an", id="the police"),
        pytest.param("Văn phòng Tỉnh ủy Long An", "Tỉnh ủy Long An", id="of the Party"),
        pytest.param("Liên đoàn Lao động tỉnh Long An", None, id="of none that is known"),
    ],
)
def test_what_a_provincial_body_is_part_of(name: str, parent: str | None) -> None:
    party = body(name)
    found = links_of(Node(party.iri, party.kind, party.properties))
    assert next((link.party.name for link in found if link.relation == "part_of"), None) == parent
