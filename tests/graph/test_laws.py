"""From the name and year of a law to its number."""

import re

import pytest

from graph.catalogue import Fact, describe
from graph.identity import document_iri
from graph.laws import law_act, law_acts, law_in_force, law_key
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
def test_a_law_by_its_date(name: str, when: str, number: str | None) -> None:
    act = law_act(name, when)
    assert (act and act.number) == number


@pytest.mark.parametrize(
    ("name", "day", "date"),
    [
        pytest.param("Luật Đầu tư", "2010-01-25", "2005-11-29", id="the older act"),
        pytest.param("luật đầu tư", "2022-05", "2020-06-17", id="the act in force, told by the month"),
        pytest.param("Luật Bảo hiểm xã hội", "2025-07-01", "2024-06-29", id="its first day of force"),
        pytest.param("Luật Bảo hiểm xã hội", "2025-06-30", None, id="passed, not in force: either may be meant"),
        pytest.param("Luật Đất đai", "2023-06-01", None, id="the bill is spoken of"),
        pytest.param("Luật Đất đai", "2022-06-01", "2013-11-29", id="before the bill"),
        pytest.param("Luật Phá sản", "2010-01-25", None, id="the table holds only a later act"),
        pytest.param("Luật Đất đai", "2026-02-01", None, id="behind what the table knows"),
        pytest.param("Luật Đất đai", "2022", None, id="a year is too little"),
        pytest.param("Luật Thuế giá trị gia tăng", "2009-06-01", None, id="a first day of force that is not known"),
        pytest.param("Luật sửa đổi, bổ sung một số điều của Luật Giáo dục", "2025-12", None, id="many amend one law"),
        pytest.param("Luật Phòng, chống ma túy", "2010-01-25", None, id="an act whose number is not known"),
        pytest.param("Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam", "1989-06-30", "1980-12-18", id="1980"),
        pytest.param("Hiến pháp", "2010-05-01", "1992-04-15", id="1992"),
        pytest.param("Hiến pháp", "2013-12-01", None, id="between two constitutions"),
        pytest.param("Hiến pháp", "2025-05-01", "2013-11-28", id="2013"),
    ],
)
def test_a_law_by_the_day_of_the_paper_that_names_it(name: str, day: str, date: str | None) -> None:
    act = law_in_force(name, day)
    assert (act and act.date) == date


def test_no_law_has_force_before_it_is_passed() -> None:
    acts = [act for found in law_acts().values() for act in found]
    assert all(act.date is None or act.effect is None or act.date <= act.effect for act in acts)


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


def test_a_law_that_others_name_bears_its_name_from_the_table() -> None:
    iri = document_iri("Quốc hội", "2019", "39/2019/QH14")
    said = [Fact(False, "kind", "Document"), Fact(False, "number", "39/2019/QH14"), Fact(False, "year", "2019")]
    spoiled, own = Fact(False, "title", "Luật Đâu tư côn"), Fact(True, "title", "Luật Đầu tư công (tên trong văn bản)")
    for facts, title in ((said, "Luật Đầu tư công"), ([*said, spoiled], "Luật Đầu tư công"), ([*said, own], own.value)):
        found = describe(iri, facts)
        assert found
        assert dict(found.node.properties)["title"] == title
