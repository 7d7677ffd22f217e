"""Provinces and districts through time."""

import pytest

from graph.territories import districts, find_districts, find_province, provinces


def test_counts_before_and_after_july_2025() -> None:
    assert sum(p.valid_to != "2024-12-31" for p in provinces().values()) == 63
    assert sum(p.valid_to is None for p in provinces().values()) == 34
    assert sum(p.valid_to is None and p.kind == "thành phố" for p in provinces().values()) == 6
    assert sum(d.valid_to == "2025-06-30" for d in districts()) == 696


def test_every_succession_ends_in_a_living_province() -> None:
    assert {p.today.valid_to for p in provinces().values()} == {None}


def test_every_district_lies_in_a_province() -> None:
    assert {d.province for d in districts()} <= provinces().keys()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        pytest.param("tỉnh Kiên Giang", "Kiên Giang", id="with its kind"),
        pytest.param("TỈNH BÀ RỊA – VŨNG TÀU", "Bà Rịa - Vũng Tàu", id="capitals, long dash"),
        pytest.param("Tp.HCM", "Hồ Chí Minh", id="abbreviation"),
        pytest.param("Hoà Bình", "Hòa Bình", id="other tone placement"),
        pytest.param("tỉnh Đăk Lăk", "Đắk Lắk", id="other spelling"),
        pytest.param("Bắc Cạn", "Bắc Kạn", id="other letters"),
        pytest.param("Thanh Trì", None, id="a district"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_find_province(printed: str, name: str | None) -> None:
    found = find_province(printed)
    assert (found.name if found else None) == name


def test_districts_of_one_name_are_told_apart_by_province() -> None:
    assert len(find_districts("huyện Châu Thành")) > 5
    assert [d.province for d in find_districts("huyện Châu Thành", "Kiên Giang")] == ["Kiên Giang"]
    assert [d.province for d in find_districts("huyện Châu Thành", "tỉnh An Giang")] == ["An Giang", "Kiên Giang"]
