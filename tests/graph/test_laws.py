"""From the name and year of a law to its number."""

import re

import pytest

from graph.laws import law_acts, law_key, law_number
from graph.tables import read_table


@pytest.mark.parametrize(
    ("name", "when", "number"),
    [
        pytest.param("Luật Tổ chức chính quyền địa phương", "2015-06-19", "77/2015/QH13", id="day"),
        pytest.param(
            "Luật Tổ chức chính quyền địa phương", "2025-06-16", "72/2025/QH15", id="day tells two acts of a year apart"
        ),
        pytest.param("Luật Tổ chức chính quyền địa phương", "2025", None, id="two acts in one year"),
        pytest.param("Bộ luật Lao động năm 2019", "2019", "45/2019/QH14", id="name with its year"),
        pytest.param("LUẬT ĐẤT ĐAI", "2024", "31/2024/QH15", id="capitals"),
        pytest.param("Luật PPP", "2020", "64/2020/QH14", id="short name"),
        pytest.param("Luật Đất đai", None, None, id="no year: a later act may bear the name"),
        pytest.param("Luật Đất đai", "2019", None, id="no act of that year"),
        pytest.param("Luật Đất đai", "2024-01-19", None, id="another day"),
        pytest.param("Luật Vũ trụ", "2024", None, id="unknown name"),
        pytest.param(
            "Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 25 tháng 6 năm 2025",
            "2025-06-25",
            "87/2025/QH15",
            id="amending law",
        ),
    ],
)
def test_law_number(name: str, when: str | None, number: str | None) -> None:
    assert law_number(name, when) == number


def test_every_act_is_well_formed_and_stands_once() -> None:
    acts = [act for found in law_acts().values() for act in found]
    assert all(act.number is None or re.fullmatch(r"[\d]+[/-][^\s]+", act.number) for act in acts)
    assert all(act.date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", act.date) for act in acts)
    rows = read_table("graph", "laws", type(acts[0]))
    assert len({row.number for row in rows if row.number}) == len([row for row in rows if row.number])
    assert len({(law_key(row.name), row.year) for row in rows}) >= len(rows) - 2


def test_year_of_the_number_is_the_year_of_the_date() -> None:
    for acts in law_acts().values():
        for act in acts:
            in_number = re.search(r"/(\d{4})/", act.number or "")
            assert not (in_number and act.date) or act.date.startswith(in_number[1]), act
