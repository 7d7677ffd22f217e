"""Numbers that only the name before them tells."""

import pytest

from ingest.citations.damaged import find_damaged, find_serials


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Quyết định số 63160: BYT", "63160:BYT", id="slash read as a colon"),
        pytest.param("Nghị định số T5/2017/NĐ- CP", "T5/2017/NĐ-CP", id="figure read as a letter"),
        pytest.param("Công văn số 5§820/BYT-BH", "5§820/BYT-BH", id="mark inside the serial"),
        pytest.param("Quyết định só468/QĐ-BGDĐT", "468/QĐ-BGDĐT", id="no blank"),
        pytest.param("Nghị định số 4/203Ø/NĐ-CP", "4/203Ø/NĐ-CP", id="a mark inside the year"),
        pytest.param("Nghị định số 4/20310/NĐ-CP", "4/20310/NĐ-CP", id="a year of five figures"),
        pytest.param("Nghị quyết số 4/20317NQ-HĐND", "4/20317NQ-HĐND", id="a stroke read as 7"),
        pytest.param("Công văn số 5/Cy ngày 3/2/2031", "5/Cy", id="a sign of one capital, with its date"),
        pytest.param("công văn số 07/06/CV-AC/01", "07/06/CV-AC/01", id="a company's own form"),
    ],
)
def test_damaged(text: str, number: str) -> None:
    assert [found.text for found in find_damaged(text)] == [number]


@pytest.mark.parametrize("text", ["số 5 và số 6", "điện thoại số 0123", "số … /QĐ-UB", "tài khoản số 123", "số 5/Cy"])
def test_not_damaged(text: str) -> None:
    assert list(find_damaged(text)) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("Nghị định 43 của Chính phủ", ["43"], id="shortened"),
        pytest.param("(gọi tắt là Nghị quyết số 68)", ["68"], id="alias"),
        pytest.param("theo Thông tư số 2/2030, khi", ["2/2030"], id="serial and year"),
        pytest.param("Kế hoạch số 12 ngày 3/4/2020", ["12"], id="a plan with its date"),
        pytest.param("quy định 12 ngày 3/4/2020", ["12"], id="a school's regulation with its date"),
        pytest.param("**Điều 5 NQ 12**", ["12"], id="emphasis behind it"),
        pytest.param("theo quy định 3 lần", [], id="a rule and a count"),
        pytest.param("Kế hoạch 5 năm, Báo cáo 6 tháng", [], id="quantities"),
        pytest.param("Nghị định 5/2020/NĐ-CP", [], id="a whole number"),
        pytest.param("ra quyết định 3 lần", [], id="a verb and a count"),
    ],
)
def test_serials(text: str, numbers: list[str]) -> None:
    assert [found.text for found in find_serials(text)] == numbers
