"""Names, signs, levels and lives of bodies."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.agencies import agencies, departments, fold_name, full_name, issuer_of_code, level_of
from graph.vocabulary import levels


@pytest.mark.parametrize(
    ("number", "territory", "issuer"),
    [
        pytest.param("107/NQ-CP", None, "Chính phủ", id="type before the body"),
        pytest.param("23/2021/QĐ-TTg", None, "Thủ tướng Chính phủ", id="year inside the number"),
        pytest.param("39/2019/QH14", None, "Quốc hội", id="term of the Assembly"),
        pytest.param("1018/NQ-UBTVQH12", None, "Ủy ban Thường vụ Quốc hội", id="term after a longer sign"),
        pytest.param("5/2001/L-CTN", None, "Chủ tịch nước", id="order of the State President"),
        pytest.param("27-LCT/HĐNN8", None, "Hội đồng Nhà nước", id="a type of 1981-1992"),
        pytest.param("43/CP", None, "Chính phủ", id="historic: no type"),
        pytest.param("24-CP", None, "Chính phủ", id="historic: hyphen after the serial"),
        pytest.param("BYT-QĐ", None, "Bộ Y tế", id="historic: type last"),
        pytest.param("321/VPCP-KTTH", None, "Văn phòng Chính phủ", id="công văn: body before unit"),
        pytest.param("3/2005/QĐ-BCN", None, "Bộ Công nghiệp", id="a ministry that ended"),
        pytest.param("7/TT-BNN-TCCB", None, "Bộ Nông nghiệp và Phát triển nông thôn", id="unit behind the body"),
        pytest.param("9/TTLT-BTC-BTP", None, "Bộ Tài chính; Bộ Tư pháp", id="joint"),
        pytest.param("9/TTLT-BTC-XYZ", None, None, id="joint with one unknown: no half answer"),
        pytest.param("12/QÐ-BTC", None, "Bộ Tài chính", id="Ð, the Icelandic letter"),
        pytest.param("12/ND-CP", None, "Chính phủ", id="type without its diacritics"),
        pytest.param("12/UBND-TH", "Kiên Giang", "Ủy ban nhân dân tỉnh Kiên Giang", id="local sign, province"),
        pytest.param("12/UBND-TH", "Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", id="local sign, city"),
        pytest.param("12/UBND-TH", "huyện Ba Tri", "Ủy ban nhân dân huyện Ba Tri", id="local sign, district"),
        pytest.param("12/UBND-TH", None, None, id="local sign, no place: unknown"),
        pytest.param("4/TTr-SNV", "tỉnh Long An", "Sở Nội vụ tỉnh Long An", id="department"),
        pytest.param("15-NQ/TU", "Long An", "Tỉnh ủy Long An", id="Party, province"),
        pytest.param("15-NQ/TU", "Cần Thơ", "Thành ủy Cần Thơ", id="Party, city"),
        pytest.param("12-NQ/TW", None, None, id="Party centre: several bodies share the sign"),
        pytest.param("", None, None, id="nothing"),
    ],
)
def test_issuer_of_code(number: str, territory: str | None, issuer: str | None) -> None:
    assert issuer_of_code(number, territory) == issuer


@pytest.mark.parametrize(
    ("printed", "territory", "name"),
    [
        pytest.param("Bộ trưởng Bộ Tài chính", None, "Bộ Tài chính", id="head is body"),
        pytest.param("Chủ tịch UBND tỉnh", "Kiên Giang", "Ủy ban nhân dân tỉnh Kiên Giang", id="head, abbreviation"),
        pytest.param("Chánh Văn phòng UBND tỉnh", "Long An", "Văn phòng Ủy ban nhân dân tỉnh Long An", id="an office"),
        pytest.param("Thủ tướng", None, "Thủ tướng Chính phủ", id="the Prime Minister stays"),
        pytest.param("Chủ tịch nước", None, "Chủ tịch nước", id="the State President stays"),
        pytest.param("Chủ tịch Quốc hội", None, "Quốc hội", id="the Assembly's chairman does not"),
        pytest.param(
            "Sở LĐTBXH", "Long An", "Sở Lao động - Thương binh và Xã hội tỉnh Long An", id="abbreviated department"
        ),
        pytest.param("Sở Y tế Bắc Giang", None, "Sở Y tế tỉnh Bắc Giang", id="province without its kind"),
        pytest.param("UBND tỉnh", "Hà Nội", "Ủy ban nhân dân tỉnh", id="kind that does not fit: not guessed"),
        pytest.param("ỦY BAN NHÂN DÂN HUYỆN BA TRI", None, "Ủy ban nhân dân huyện Ba Tri", id="capitals, district"),
        pytest.param("UBND TP. HỒ CHÍ MINH", None, "Ủy ban nhân dân Thành phố Hồ Chí Minh", id="capitals, city"),
        pytest.param("TRƯỜNG ĐẠI HỌC CẦN THƠ", None, "Trường Đại học Cần Thơ", id="capitals, proper name inside"),
        pytest.param("CỤC Y TẾ DỰ PHÒNG", None, "Cục Y tế dự phòng", id="capitals, known body"),
        pytest.param(
            "BỘ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", None, "Bộ Văn hóa, Thể thao và Du lịch", id="other tone placement"
        ),
        pytest.param("BHXH Việt Nam", "Long An", "Bảo hiểm xã hội Việt Nam", id="central before provincial"),
    ],
)
def test_full_name(printed: str, territory: str | None, name: str) -> None:
    assert full_name(printed, territory) == name
    assert full_name(name, territory) == name, "a full name stays"


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("Chính phủ", "national"),
        ("Bộ Y tế; Bộ Tài chính", "ministry"),
        ("Cục Quản lý Dược", "ministry"),
        ("Cục Thuế tỉnh Long An", "province"),
        ("Kiểm toán nhà nước", "ministry"),
        ("Bảo hiểm xã hội tỉnh Long An", "province"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "province"),
        ("Ủy ban nhân dân thành phố Thủ Dầu Một", "district"),
        ("Hội đồng nhân dân xã Tân Xuân", "commune"),
        ("Ban Tổ chức Tỉnh ủy Long An", "party"),
        ("Trường Đại học Cần Thơ", "other"),
        ("Một tên lạ", None),
        (None, None),
    ],
)
def test_level_of(issuer: str | None, level: str | None) -> None:
    assert level_of(issuer) == level


def test_tables_refer_to_themselves() -> None:
    later = {"Cục Thống kê", "Cục Hải quan", "Cục Thuế", "Cục Phòng bệnh", "Cục Du lịch Quốc gia Việt Nam"}
    for agency in agencies().values():
        assert agency.level in levels()
        assert not agency.successors or agency.valid_to, agency.name
        for successor in agency.successors:
            assert successor in agencies() or successor in later or successor.startswith("Cục "), successor
    for department in departments().values():
        assert department.scope in {"territory", "bare"}
        assert set(department.successors) <= departments().keys()


def test_fourteen_ministries_since_march_2025() -> None:
    now = [a for a in agencies().values() if a.name.startswith("Bộ ") and not a.valid_to and a.level == "ministry"]
    assert len(now) == 14


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("İ")
def test_any_text_is_answered(text: str) -> None:
    assert len(fold_name(text)) == len(text)
    full_name(text, "Long An")
    issuer_of_code(text, text)
    level_of(text)
