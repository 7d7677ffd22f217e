"""What is the same document and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import document_iri, number_key, number_slug, plain, slug, year_of

SAME = [
    pytest.param("1507/UBND-TH", "1507 /UBND - TH", id="spaces"),
    pytest.param("05/KH-UBND", "5/KH-UBND", id="leading zero: Decree 30 writes 01 to 09"),
    pytest.param("18/2002/QÐ-BTS", "18/2002/QĐ-BTS", id="Eth for Đ"),
    pytest.param("107/NQ–CP", "107/NQ-CP", id="en dash"),
    pytest.param("1102/cđ-ttg", "1102/CĐ-TTg", id="case"),
    pytest.param("57-NQ/TW", "57–NQ/TW", id="Party number"),
    pytest.param("6/2026/TT-BT\u0421", "6/2026/TT-BTC", id="a Cyrillic letter"),
]
OTHER = [
    pytest.param("10/KH-UBND", "1/KH-UBND", id="trailing zero counts"),
    pytest.param("05/ĐA-UBND", "05/DA-UBND", id="đề án and dự án"),
    pytest.param("05/HĐ-SYT", "05/HD-SYT", id="hợp đồng and hướng dẫn"),
    pytest.param("08a/2010/TT-BTP", "08/2010/TT-BTP", id="letter after the serial"),
    pytest.param("1/12-NQ", "11/2-NQ", id="same letters cut elsewhere"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_printings_of_one_number_are_one(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)
    assert number_slug(one) == number_slug(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_different_numbers_stay_apart(one: str, other: str) -> None:
    assert number_slug(one) != number_slug(other)


@pytest.mark.parametrize(
    ("number", "date", "year"),
    [
        pytest.param("30/2020/NĐ-CP", None, "2020", id="inside the number"),
        pytest.param("01/2016/TT-BTC", "2015-12-31", "2016", id="the number before the date"),
        pytest.param("107/NQ-CP", "2021-09-11", "2021", id="the date"),
        pytest.param("39/2019/QH14", None, "2019", id="law"),
        pytest.param("2021/QĐ-UBND", None, None, id="a serial that looks like a year"),
        pytest.param(None, None, None, id="nothing"),
    ],
)
def test_year(number: str | None, date: str | None, year: str | None) -> None:
    assert year_of(number, date) == year


def test_joint_issuers_in_any_order_are_one() -> None:
    assert document_iri("Bộ Công an; Bộ Tài chính", "2015", "1/2015/TTLT-BCA-BTC") == document_iri(
        "Bộ Tài chính; Bộ Công an", "2015", "01/2015/TTLT-BCA-BTC"
    )


@given(st.text())
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_slug_is_fit_for_an_iri_and_stable(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug(text)) <= 120
