"""The grammar of document numbers: what is one, where it ends, what its parts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tables import read_table
from ingest.citations.numbers import _Confusion, _type_codes, find_numbers, normalise, read_number


@pytest.mark.parametrize(
    ("text", "number", "type_code", "issuers"),
    [
        pytest.param("107/NQ-CP", "107/NQ-CP", "NQ", ("CP",), id="state"),
        pytest.param("05/BNV-VP", "05/BNV-VP", None, ("BNV",), id="công văn: body and unit"),
        pytest.param("23/2021/QĐ-TTg", "23/2021/QĐ-TTg", "QĐ", ("TTg",), id="normative, with year"),
        pytest.param("13/2016/TTLT-BYT-BGDĐT", "13/2016/TTLT-BYT-BGDĐT", "TTLT", ("BYT", "BGDĐT"), id="joint"),
        pytest.param("59/2020/QH14", "59/2020/QH14", None, ("QH14",), id="Assembly"),
        pytest.param("44/2002/PL-UBTVQH10", "44/2002/PL-UBTVQH10", "PL", ("UBTVQH10",), id="ordinance"),
        pytest.param("57-NQ/TW", "57-NQ/TW", "NQ", ("TW",), id="Party"),
        pytest.param("43-CP", "43-CP", None, ("CP",), id="historic"),
        pytest.param("12/BYT-QĐ", "12/BYT-QĐ", "QĐ", ("BYT",), id="historic, type last"),
        pytest.param("08a/2010/TT-BTP", "08a/2010/TT-BTP", "TT", ("BTP",), id="letter behind the serial"),
        pytest.param("17/VBHN-BYT", "17/VBHN-BYT", "VBHN", ("BYT",), id="consolidated"),
        pytest.param("5/QĐ-BNN&PTNT", "5/QĐ-BNN&PTNT", "QĐ", ("BNN&PTNT",), id="ampersand"),
        pytest.param("7/QĐ-UB.ĐC", "7/QĐ-UB.ĐC", "QĐ", ("UB.ĐC",), id="full stop in a code"),
        pytest.param("36/HC-2010", "36/HC-2010", None, ("HC",), id="year behind the sign"),
        pytest.param("66.13/2026/NQ-CP", "66.13/2026/NQ-CP", "NQ", ("CP",), id="serial of two parts"),
        # damage
        pytest.param("131/CĐ- TTg", "131/CĐ-TTg", "CĐ", ("TTg",), id="blank"),
        pytest.param("02/2023/TT-\nBLĐTBXH", "02/2023/TT-BLĐTBXH", "TT", ("BLĐTBXH",), id="line break"),
        pytest.param("17/CĐ- -TTg", "17/CĐ-TTg", "CĐ", ("TTg",), id="dash doubled by a line break"),
        pytest.param("5/2030/TT-BNN PTNT", "5/2030/TT-BNNPTNT", "TT", ("BNNPTNT",), id="a ministry's code parted"),
        pytest.param("1675QĐ-UBND", "1675QĐ-UBND", "QĐ", ("UBND",), id="no slash"),
        pytest.param("185/2007//NĐ-CP", "185/2007//NĐ-CP", "NĐ", ("CP",), id="slash doubled"),
        pytest.param("73/1999NĐ-CP", "73/1999NĐ-CP", "NĐ", ("CP",), id="no slash behind the year"),
        pytest.param("18/2002/QÐ–BTS", "18/2002/QĐ-BTS", "QĐ", ("BTS",), id="Ð (U+00D0) and an en dash"),
        pytest.param("1018 NQ/UBTVQH12", "1018NQ/UBTVQH12", "NQ", ("UBTVQH12",), id="blank for slash"),
        pytest.param("12/⁄2030/NĐ-CP", "12/⁄2030/NĐ-CP", "NĐ", ("CP",), id="another slash, as printed"),
        pytest.param("3/2030/TTBTC", "3/2030/TTBTC", "TT", ("BTC",), id="no dash between type and body"),
        pytest.param("3/2030/QHI15", "3/2030/QHI15", None, ("QH15",), id="the 1 of the term doubled"),
        pytest.param("43/2013/QH 13", "43/2013/QH13", None, ("QH13",), id="term apart"),
        pytest.param("8/QD-T1g", "8/QD-T1g", "QĐ", ("TTg",), id="codes spoiled by a scan"),
        pytest.param("26\n/202\n5/NĐ-CP", "26/2025/NĐ-CP", "NĐ", ("CP",), id="year torn apart"),
    ],
)
def test_number_and_its_parts(text: str, number: str, type_code: str | None, issuers: tuple[str, ...]) -> None:
    (found,) = find_numbers(text)
    assert (found.text, found.type_code, found.issuer_codes) == (number, type_code, issuers)
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("15/2021/NĐ-CP1 về", "15/2021/NĐ-CP", id="footnote figure"),
        pytest.param("65/2020/QH141", "65/2020/QH14", id="footnote figure behind a term"),
        pytest.param("5/NQ-CP² về", "5/NQ-CP", id="superscript"),
        pytest.param("24/2016/NĐ-CP-Quy định", "24/2016/NĐ-CP", id="title tied on by a dash"),
        pytest.param("12/QĐ-UBND - Sở", "12/QĐ-UBND", id="dash between blanks"),
        pytest.param("52/2025/TT-BTCngày 31", "52/2025/TT-BTC", id="next word glued on"),
        pytest.param("1/QĐ-TTg.", "1/QĐ-TTg", id="end of the sentence"),
    ],
)
def test_number_ends_where_its_sign_ends(text: str, number: str) -> None:
    assert [found.text for found in find_numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ngày 11/9/2021", id="date"),
        pytest.param("1 - Kiểm tra", id="list mark"),
        pytest.param("đạt 3/4 chỉ tiêu, 24/7", id="fraction"),
        pytest.param("Điều 5 UBND tỉnh", id="figure before a name"),
        pytest.param("Số:3€€9/TB-SYT", id="serial lost"),
        pytest.param("so-58-2024-QH15", id="file name"),
        pytest.param("ItemID=4/TT-BL%C4%90", id="escaped address"),
        pytest.param("60 km/h", id="unit"),
    ],
)
def test_no_number(text: str) -> None:
    assert list(find_numbers(text)) == []


def test_mended_number_has_the_codes_that_are_meant() -> None:
    assert read_number("99/2019/NĐ-ŒP").mended == "99/2019/NĐ-CP"  # type: ignore[union-attr]


def test_confusions_lead_to_codes() -> None:
    rows = read_table("ingest", "sign_confusions", _Confusion)
    assert len({row.printed for row in rows}) == len(rows)
    assert not {row.printed for row in rows} & _type_codes() - {"CTR", "TTR"}


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for number in find_numbers(text):
        assert normalise(text[number.start : number.end]) == number.text
