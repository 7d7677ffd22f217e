"""Bodies of a list that says once what they are: printed → the body that each name means there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.listed import one_by_one, units

PROVINCE = "Ủy ban nhân dân tỉnh Bến Tre"
CENTRE = "Thủ tướng Chính phủ"


@pytest.mark.parametrize(
    ("printed", "speaker", "meant"),
    [
        pytest.param(("các Sở: Tư pháp", "Nội vụ"), PROVINCE, ["Sở Tư pháp", "Sở Nội vụ"], id="the kind stands once"),
        pytest.param(
            ("Bộ trưởng các Bộ: Y tế", "Công an", "Bộ Nội vụ"),
            CENTRE,
            ["Bộ Y tế", "Bộ Công an", "Bộ Nội vụ"],
            id="the head stands once too, and a full name ends the list",
        ),
        pytest.param(
            ("Các Bộ trưởng: Nội vụ", "Tư pháp"), CENTRE, ["Bộ Nội vụ", "Bộ Tư pháp"], id="ministers of several"
        ),
        pytest.param(
            ("Chủ tịch UBND các tỉnh, thành phố: Hà Tĩnh", "Đà Nẵng"),
            CENTRE,
            ["Chủ tịch UBND tỉnh Hà Tĩnh", "Chủ tịch UBND thành phố Đà Nẵng"],
            id="of provinces and cities the table knows which is which",
        ),
        pytest.param(
            ("các Sở: Tư pháp", "Công an tỉnh", "Y tế"),
            PROVINCE,
            ["Sở Tư pháp", "Công an tỉnh", "Y tế"],
            id="behind another body nothing is carried on",
        ),
        pytest.param(
            ("Chủ tịch UBND các huyện: Ba Tri", "Giồng Trôm", "thành phố Bến Tre"),
            PROVINCE,
            ["Chủ tịch UBND huyện Ba Tri", "Chủ tịch UBND huyện Giồng Trôm", "Chủ tịch UBND thành phố Bến Tre"],
            id="places may say their own kind",
        ),
        pytest.param(
            ("Ủy ban nhân dân các tỉnh: Long An", "Trà Vinh"),
            CENTRE,
            ["Ủy ban nhân dân tỉnh Long An", "Ủy ban nhân dân tỉnh Trà Vinh"],
            id="provinces",
        ),
        pytest.param(
            ("các huyện: Ba Tri", "Giồng Trôm"),
            PROVINCE,
            ["các huyện: Ba Tri", "Giồng Trôm"],
            id="a place is no body",
        ),
        pytest.param(
            ("các Sở: Tư pháp", "Bến cảng"), PROVINCE, ["Sở Tư pháp", "Bến cảng"], id="no department is made up"
        ),
        pytest.param(
            ("các sở, ban, ngành", "Y tế"), PROVINCE, ["các sở, ban, ngành", "Y tế"], id="a group opens no list"
        ),
        pytest.param(("Các Sở: Tư pháp",), CENTRE, ["Các Sở: Tư pháp"], id="of which province nobody says"),
    ],
)
def test_one_by_one(printed: tuple[str, ...], speaker: str, meant: list[str]) -> None:
    assert list(one_by_one(printed, speaker)) == meant


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from([f"các {row.words}: Y tế" for row in units()]))))
def test_each_name_gives_one(printed: list[str]) -> None:
    assert len(list(one_by_one(printed, PROVINCE))) == len(printed)
