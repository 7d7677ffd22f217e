"""What papers say of their own force."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.record import Header, Record
from queries.effect import effect_of


def record(text: str, date: str | None = "2024-03-01") -> Record:
    return Record(id="x", document=Header(date=date), citations=(), relations=(), tasks=(), text=text)


# (text, first day, how it is known, last day)
CLAUSES = [
    pytest.param(
        "Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.", "2024-03-01", "signing", None, id="signing"
    ),
    pytest.param(
        "Điều 2. Quyết định này có hiệu lực kế từ ngày ký ban hành.",
        "2024-03-01",
        "signing",
        None,
        id="spoiled by a scan",
    ),
    pytest.param(
        "1. Thông tư này có hiệu lực thi hành từ ngày 05 tháng 4 năm 2024.", "2024-04-05", "stated", None, id="a day"
    ),
    pytest.param("1. Luật này có hiệu lực từ 01/7/2024.", "2024-07-01", "stated", None, id="a day in figures"),
    pytest.param(
        "Quyết định này có hiệu lực thi hành sau 10 ngày, kể từ ngày ký.",
        "2024-03-11",
        "signing",
        None,
        id="days later",
    ),
    pytest.param(
        "Nghị quyết này\ncó hiệu lực thi hành\nkể từ ngày 01 tháng 5\nnăm 2024.",
        "2024-05-01",
        "stated",
        None,
        id="lines",
    ),
    pytest.param(
        "Nghị quyết này có hiệu lực từ ngày ký ban hành đến hết ngày 31 tháng 12 năm 2026.",
        "2024-03-01",
        "signing",
        "2026-12-31",
        id="until a day",
    ),
    pytest.param(
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 01 tháng 3 năm 2024 và có hiệu lực từ ngày "
        "15 tháng 3 năm 2024.",
        "2024-03-15",
        "stated",
        None,
        id="passed by a council",
    ),
    pytest.param(
        "Điều 4. Nghị quyết có hiệu lực kể từ ngày được Quốc hội thông qua.",
        "2024-03-01",
        "signing",
        None,
        id="passing",
    ),
    pytest.param(
        "Sửa Điều 9 như sau: “Luật này có hiệu lực từ 01/01/2020.”\nLuật này có hiệu lực từ ngày 01/6/2024.",
        "2024-06-01",
        "stated",
        None,
        id="the words of another paper stand in quotation marks",
    ),
]


@pytest.mark.parametrize(("text", "day", "how", "until"), CLAUSES)
def test_a_clause(text: str, day: str, how: str, until: str | None) -> None:
    effect = effect_of(record(text))
    assert effect
    assert (effect.day, effect.how, effect.until) == (day, how, until)
    assert " ".join(text[effect.start : effect.end].split()) == effect.quote


def test_exceptions_are_seen() -> None:
    effect = effect_of(record("Luật này có hiệu lực từ ngày 01/7/2024, trừ quy định tại khoản 2 Điều này."))
    assert effect
    assert effect.exceptions


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Điều 9 hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.", id="another's end"),
        pytest.param("Nghị định số 5/2020/NĐ-CP có hiệu lực từ ngày 01/01/2021.", id="another paper"),
        pytest.param("Thông tư này có hiệu lực từ ngày 31 tháng 02 năm 2024.", id="no such day"),
        pytest.param("Bản án có hiệu lực từ ngày ký.", id="no paper of this kind"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_clause(text: str) -> None:
    assert effect_of(record(text)) is None


def test_a_paper_without_a_date_has_no_day_of_signing() -> None:
    assert effect_of(record("Quyết định này có hiệu lực kể từ ngày ký.", None)) is None


@given(
    st.lists(
        st.sampled_from(["Quyết định này", "có hiệu lực", "từ ngày", "31/02/0000", "“", "sau 99999999 ngày", "\n"])
    )
)
def test_any_text_is_answered(words: list[str]) -> None:
    effect_of(record(" ".join(words)))
