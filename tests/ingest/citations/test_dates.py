"""Dates as papers print them, and as scans spoil them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.dates import find_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("ngày 05 tháng 9 năm 2021", "2021-09-05", id="Decree 30"),
        pytest.param("ngày 5/9/2021", "2021-09-05", id="figures"),
        pytest.param("15.9.2012", "2012-09-15", id="full stops"),
        pytest.param("05-09-2021", "2021-09-05", id="dashes"),
        pytest.param("ngày 5/9/21", "2021-09-05", id="year of two figures"),
        pytest.param("NGÀY 01 THÁNG 01 NĂM 1995", "1995-01-01", id="capitals"),
        pytest.param("tháng 9/2021", "2021-09", id="month"),
        pytest.param("năm 2021", "2021", id="year"),
        pytest.param("ngày … tháng 9 năm 2012", "2012-09", id="day left blank"),
        pytest.param("ngảy 09 tháng 10 nắm\n2017", "2017-10-09", id="diacritics spoiled"),
        pytest.param("ngày II tháng 01 năm 2010", "2010-01-11", id="11 read as II"),
        pytest.param("ngày 20/1 1/2024", "2024-11-20", id="figures torn apart"),
        pytest.param("ngày 0ó tháng 5 năm 2013", "2013-05", id="day spoiled"),
        pytest.param("ngày!? tháng năm 2017", "2017", id="day and month spoiled"),
        pytest.param("ngày* *5/9/2021", "2021-09-05", id="emphasis that ends with the line"),
        pytest.param("ngày 5 tháng* *9* *năm 2021", "2021-09-05", id="emphasis between the words"),
        pytest.param("ngày ngày 11 tháng 01 năm 2018", "2018-01-11", id="word doubled"),
        pytest.param("ngày 5 thánh 9 năm 2021", "2021-09-05", id="a slip in tháng"),
        pytest.param("ngày 5 tháng 9 năm.2021", "2021-09-05", id="a speck before the year"),
        pytest.param("ngày 3112/2024", "2024-12-31", id="a stroke lost"),
        pytest.param("ngày 20/112010", "2010-11-20", id="the second stroke lost"),
        pytest.param("ngày 14112024", "2024-11-14", id="both strokes lost"),
    ],
)
def test_date(text: str, iso: str) -> None:
    (found,) = find_dates(text)
    assert (found.start, found.end, found.iso) == (0, len(text), iso)


@pytest.mark.parametrize("text", ["42/02/2018", "13/13/2020", "số 12/2020", "1.500.000", "tháng 9", "ngày 99992024"])
def test_no_date(text: str) -> None:
    assert list(find_dates(text)) == []


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_what_is_printed_is_read(day: date) -> None:
    text = f"ngày {day.day:02} tháng {day.month} năm {day.year}"
    assert [found.iso for found in find_dates(text)] == [day.isoformat()]
