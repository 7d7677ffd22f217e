"""By when a task must be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tasks.deadlines import find_deadline


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        pytest.param("Gửi trước ngày 08/02/2030.", "2030-02-08", "trước ngày 08/02/2030", id="day"),
        pytest.param("chậm nhất vào ngày 17 tháng 2 năm 2030", "2030-02-17", None, id="day in words"),
        pytest.param("trước 12h00 ngày 03/02/2030 (thứ Hai)", "2030-02-03", None, id="an hour before the day"),
        pytest.param("đến hết ngày 22/01/2030", "2030-01-22", None, id="to the end of the day"),
        pytest.param("Nộp trước ngày 30/11.", "2029-11-30", None, id="the year is the paper's"),
        pytest.param(
            "các dự án duyệt trước ngày 01/01/1994", None, None, id="before the paper: describes, orders nothing"
        ),
        pytest.param("(hoàn thành trong tháng 8 năm 2030)", "2030-08", "trong tháng 8 năm 2030", id="a month"),
        pytest.param("Hoàn thành trong quý II/2030", "2030-06", None, id="a quarter gives its end"),
        pytest.param("bố trí kinh phí trong năm 2030.", "2030", None, id="a year that closes the sentence"),
        pytest.param("kế hoạch trong năm 2030 của ngành", None, None, id="a year that describes"),
        pytest.param("hằng tháng, trước ngày 25, báo cáo", "monthly:25", None, id="monthly, the day behind"),
        pytest.param("gửi trước ngày 20 của tháng cuối quý", "quarterly", None, id="quarterly"),
        pytest.param("báo cáo định kỳ 6 tháng, hằng năm", "half-yearly", None, id="two recurrences: the first"),
        pytest.param("trước ngày 15 tháng 12 hằng năm", "yearly:12-15", "trước ngày 15 tháng 12 hằng năm", id="yearly"),
        pytest.param(
            "hằng năm và định kỳ 5 năm trước ngày 30 tháng 6", "yearly:06-30", None, id="two periods before one day"
        ),
        pytest.param(
            "báo cáo vào ngày 10 hằng tháng", "monthly:10", "vào ngày 10 hằng tháng", id="a day of each month"
        ),
        pytest.param("gửi từ ngày 25 đến 30 hằng tháng", "monthly:30", None, id="days of each month: the last"),
        pytest.param("gửi trước ngày 05 hằng tháng", "monthly:05", None, id="two digits, as months and days have"),
        pytest.param("Định kỳ hằng năm gửi sổ về Sở X trước ngày 15 tháng 12.", "yearly:12-15", None, id="its day"),
        pytest.param("hằng tháng báo cáo Sở X chậm nhất ngày 8 để tổng hợp", "monthly:08", None, id="its day behind"),
        pytest.param("Định kỳ hằng năm gửi sổ; nộp trước ngày 01/6/2030", "yearly", None, id="the day of another act"),
        pytest.param("định kỳ 03 tháng/1 lần báo cáo", "quarterly", None, id="every three months"),
        pytest.param("kiểm tra kho 01 tháng/lần", "monthly", None, id="once a month"),
        pytest.param("Cuối tháng thủ kho lập sổ", "monthly", None, id="the end of each month"),
        pytest.param("đến cuối quý gần nhất", None, None, id="the end of one quarter"),
        pytest.param("báo cáo Sở X trong quý III năm 2029, trong đó", "2029-09", None, id="the act goes on"),
        pytest.param("kết quả đạt được trong tháng 5 năm 2029, trong đó", None, None, id="a month of results"),
        pytest.param("họp chiều thứ sáu hằng tuần", "weekly:5", None, id="weekly"),
        pytest.param("Định kỳ hằng quý báo cáo", "quarterly", "Định kỳ hằng quý", id="a bare recurrence"),
        pytest.param("theo kế hoạch hằng năm của đơn vị", None, None, id="hằng năm that describes a noun"),
        pytest.param("trong vòng 5 ngày làm việc", None, "trong vòng 5 ngày làm việc", id="relative"),
        pytest.param(
            "trong tháng 5 năm 2030; gửi trước ngày 07/06/2030", "2030-06-07", None, id="a day before a period"
        ),
        pytest.param("", None, None, id="nothing"),
    ],
)
def test_find_deadline(text: str, value: str | None, printed: str | None) -> None:
    found = find_deadline(text, "2029-05-02")
    assert (found.value if found else None) == value
    if printed:
        assert found is not None
        assert text[found.start : found.end] == printed


@given(st.text(alphabet="trướcngày hằmátoiqu0123/.,; 9", max_size=80))
def test_any_text_is_answered(text: str) -> None:
    found = find_deadline(text, "2029-05-02")
    assert found is None or 0 <= found.start <= found.end <= len(text)
