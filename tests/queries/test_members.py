"""Groups of bodies and their members on a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.agencies import agencies, departments
from graph.listed import units
from graph.tables import read_table
from queries.members import _Standing, members

AN_GIANG = "Ủy ban nhân dân tỉnh An Giang"
BEN_TRE = "Ủy ban nhân dân tỉnh Bến Tre"

# (group, day, speaker, number of members for sure, one of them)
GROUPS = [
    pytest.param(
        "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        "2025-06-30",
        None,
        63,
        BEN_TRE,
        id="63 provinces",
    ),
    pytest.param("UBND các tỉnh, thành phố trực thuộc Trung ương", "2025-07-01", None, 34, AN_GIANG, id="34 provinces"),
    pytest.param("các bộ, cơ quan ngang bộ", "2025-02-28", None, 22, "Bộ Giao thông vận tải", id="18 and 4"),
    pytest.param("các bộ, cơ quan ngang bộ", "2025-03-01", None, 17, "Bộ Dân tộc và Tôn giáo", id="14 and 3"),
    pytest.param(
        "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ", "2025-03-01", None, 22, "Thông tấn xã Việt Nam", id="and 5"
    ),
    pytest.param(
        "các sở, ban, ngành", "2021-01-01", AN_GIANG, 16, "Sở Giao thông vận tải tỉnh An Giang", id="of the speaker"
    ),
    pytest.param(
        "Giám đốc các sở, ngành tỉnh",
        "2025-08-01",
        AN_GIANG,
        11,
        "Sở Nông nghiệp và Môi trường tỉnh An Giang",
        id="heads",
    ),
    pytest.param(
        "các sở, ban, ngành tỉnh Bến Tre",
        "2021-01-01",
        AN_GIANG,
        16,
        "Sở Y tế tỉnh Bến Tre",
        id="of the place it names",
    ),
    pytest.param(
        "Chủ tịch UBND các huyện, thị xã, thành phố",
        "2021-01-01",
        BEN_TRE,
        9,
        "Ủy ban nhân dân thành phố Bến Tre, tỉnh Bến Tre",
        id="districts of the speaker",
    ),
    pytest.param("UBND các huyện, thành phố", "2025-07-01", BEN_TRE, 0, None, id="no districts any more"),
    pytest.param(
        "UBND các huyện Ba Tri, Giồng Trôm",
        "2021-01-01",
        BEN_TRE,
        2,
        "Ủy ban nhân dân huyện Giồng Trôm, tỉnh Bến Tre",
        id="districts by name",
    ),
    pytest.param("UBND các tỉnh An Giang, Bến Tre", "2021-01-01", None, 2, BEN_TRE, id="provinces by name"),
    pytest.param("các Bộ: Y tế, Tài chính", "2021-01-01", None, 2, "Bộ Y tế", id="ministries by name"),
    pytest.param("Sở Y tế các tỉnh, thành phố", "2025-08-01", None, 34, "Sở Y tế tỉnh Phú Thọ", id="one of each"),
]


@pytest.mark.parametrize(("group", "at", "speaker", "count", "one"), GROUPS)
def test_members_on_a_day(group: str, at: str, speaker: str | None, count: int, one: str | None) -> None:
    found = members(group, at, speaker)
    assert found
    assert (len(found.bodies), found.untold) == (count, ())
    assert one is None or one in found.bodies


def test_what_no_table_holds_is_said() -> None:
    found = members("UBND các huyện, các đơn vị lạ", "2021-01-01", BEN_TRE)
    assert found
    assert (len(found.bodies), found.untold) == (8, ("đơn vị lạ",))
    communes = members("UBND các xã, phường", "2026-01-01")
    assert communes
    assert (communes.bodies, communes.untold) == ((), ("xã", "phường"))


TRI_TON = "Ủy ban nhân dân huyện Tri Tôn, tỉnh An Giang"


@pytest.mark.parametrize(
    ("group", "at", "speaker", "count", "one"),
    [
        pytest.param("UBND các xã, phường", "2025-07-01", AN_GIANG, 99, "xã Ô Lâm, tỉnh An Giang", id="now"),
        pytest.param("UBND cấp xã", "2025-07-01", AN_GIANG, 102, "đặc khu Phú Quốc, tỉnh An Giang", id="of every kind"),
        pytest.param(
            "UBND các xã, thị trấn",
            "2025-06-30",
            TRI_TON,
            15,
            "xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang",
            id="a district's",
        ),
        pytest.param(
            "UBND các xã thuộc huyện Tri Tôn",
            "2025-06-30",
            AN_GIANG,
            12,
            "xã Ô Lâm, huyện Tri Tôn, tỉnh An Giang",
            id="of the district that is told",
        ),
    ],
)
def test_communes_of_a_day(group: str, at: str, speaker: str, count: int, one: str) -> None:
    found = members(group, at, speaker)
    assert found
    assert (len(found.bodies), found.perhaps, found.untold) == (count, (), ())
    assert f"Ủy ban nhân dân {one}" in found.bodies


@pytest.mark.parametrize("group", ["các đơn vị liên quan", "Bộ Y tế", "Sở Y tế", "Sở", "", "các", "Tổ công tác"])
def test_what_is_no_known_group(group: str) -> None:
    assert members(group, "2021-01-01", AN_GIANG) is None


def test_tables_refer_to_themselves() -> None:
    standings = read_table("graph", "government", _Standing)
    assert {row.name for row in standings} <= agencies().keys()
    kinds = {row.standing for row in standings} | {row.group for row in departments().values()}
    kinds |= {"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"}
    assert {kind for row in units() for kind in row.kinds} <= kinds


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["", "các ", "UBND các huyện "]))
def test_any_text_is_answered(text: str, before: str) -> None:
    members(before + text, "2021-01-01", AN_GIANG)
