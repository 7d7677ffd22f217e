"""ingest.layout.issuer: whose paper it is, by the names above, the paper's own words, its sign and its place."""

from __future__ import annotations

import pytest

from graph.record import Header
from ingest.layout.finding import lay_out
from ingest.layout.header import read_header


def header(issuer: str, sign: str, body: str = "Điều 1. Trồng tre.") -> Header:
    """The header of a decision that is dated from Long An."""
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head = f"{issuer}\n{motto}\nSố: 15/{sign}\nLong An, ngày 05 tháng 01 năm 2023"
    return read_header(
        lay_out(f"{head}\n\nQUYẾT ĐỊNH\nVề tre\n\nCăn cứ Luật Tre;\n\n{body}\n\nBỘ TRƯỞNG\n\nTrần Văn Sậy\n")
    )


@pytest.mark.parametrize(
    ("printed", "sign", "issuer", "level"),
    [
        pytest.param("BỘ Y TẾ", "QĐ-BYT", "Bộ Y tế", "ministry", id="one line"),
        pytest.param("BỘ Y TẾ\nCỤC Y TẾ DỰ PHÒNG", "QĐ-DP", "Cục Y tế dự phòng", "ministry", id="a department alone"),
        pytest.param(
            "UBND TỈNH LONG AN\nSỞ TƯ PHÁP", "QĐ-STP", "Sở Tư pháp tỉnh Long An", "province", id="parent's place"
        ),
        pytest.param("ỦY BAN NHÂN DẦN\nTĨNH LONG AN", "QĐ-UBND", "Ủy ban nhân dân tỉnh Long An", "province", id="scan"),
        pytest.param(
            "ỦY\nBAN NHÂN DÂN TỈNH LONG AN", "QĐ-UBND", "Ủy ban nhân dân tỉnh Long An", "province", id="broken"
        ),
        pytest.param("CHÍNH PHỦ", "QĐ-TTg", "Thủ tướng Chính phủ", "national", id="the Prime Minister's by its sign"),
        pytest.param(
            "BỘ TƯ PHÁP\nVĂN PHÒNG", "QĐ-VP", "Văn phòng Bộ Tư pháp", "ministry", id="an office and its ministry"
        ),
        pytest.param(
            "HỘI ĐỒNG NHÂN DÂN\nTỈNH LONG AN\nĐOÀN GIÁM SÁT",
            "QĐ-ĐGS",
            "Đoàn giám sát của Hội đồng nhân dân tỉnh Long An",
            "province",
            id="a council's delegation",
        ),
        pytest.param("BỘ Y TẾ - BỘ TÀI CHÍNH", "TTLT-BYT-BTC", "Bộ Y tế; Bộ Tài chính", "ministry", id="a joint paper"),
        pytest.param(
            "BỘ CÔNG AN\nBỘ QUỐC PHÒNG", "TTLT/BCA-BQP", "Bộ Công an; Bộ Quốc phòng", "ministry", id="old sign"
        ),
        pytest.param("MINISTRY OF HEALTH\nBỘ Y TẾ", "QĐ-BYT", "Bộ Y tế", "ministry", id="bilingual"),
        pytest.param(
            "TỈNH ỦY LONG AN\nBAN TUYÊN GIÁO", "QĐ-BTGTU", "Ban Tuyên giáo Tỉnh ủy Long An", "party", id="Party"
        ),
        pytest.param("Ký bởi: CỔNG THÔNG TIN\nBỘ Y TẾ", "QĐ-BYT", "Bộ Y tế", "ministry", id="a stamp above"),
        pytest.param("", "QĐ-BYT", "Bộ Y tế", "ministry", id="no masthead: the sign tells"),
        pytest.param(
            "UBND TỈNH LONG AN\nSỞ Y' YTÉ", "QĐ-XX", "Sở Y tế tỉnh Long An", "province", id="a letter doubled"
        ),
        pytest.param(
            "UBND ˆ TỈNH LONG, AN\n.. SỞ Y TẾ ¬", "QĐ-XX", "Sở Y tế tỉnh Long An", "province", id="specks between"
        ),
        pytest.param(
            "UBND TỈNH LONG AN\nSỞ Y TẾ (DỰ ÁN TRE", "QĐ-XX", "Sở Y tế tỉnh Long An", "province", id="an aside left out"
        ),
        pytest.param(
            "BỘ TÀI CHÍNH\nTONG CYC THUE",
            "QĐ-XX",
            "Tổng cục Thuế",
            "ministry",
            id="another body, its first word spoiled",
        ),
        pytest.param(
            "CỤC THUẾ TỈNH HÒA BÌNH\nBỘ TÀI CHÍNH", "QĐ-XX", "Bộ Tài chính", "ministry", id="the centre has no province"
        ),
        pytest.param(
            "SỞ Y TẾ LONG AN\nTHANH TRA",
            "QĐ-XX",
            "Thanh tra Sở Y tế tỉnh Long An",
            "province",
            id="a part of a department",
        ),
        pytest.param(
            "UBND TỈNH LONG AN\nBAN QUẢN LÝ KCN",
            "TB-KCN",
            "Ban Quản lý các khu công nghiệp tỉnh Long An",
            "province",
            id="an abbreviation that the sign writes out",
        ),
        pytest.param("TRƯỜNG ĐH HOA SEN", "TB-XX", "Trường Đại học Hoa sen", "other", id="a kind written out"),
        pytest.param(
            "VĂN PHÒNG UBND TỈNH\nPHÒNG NCTH",
            "TB-XX",
            "Phòng NCTH Văn phòng Ủy ban nhân dân tỉnh Long An",
            "province",
            id="acronyms stay",
        ),
        pytest.param(
            "SỞ Y TẾ - SỞ TƯ PHÁP",
            "KH-XX",
            "Sở Y tế tỉnh Long An; Sở Tư pháp tỉnh Long An",
            "province",
            id="a dash joins",
        ),
        pytest.param("UBND QUẬN 1\nPHÒNG TƯ PHÁP", "BC-TP", "Phòng Tư pháp quận 1", "district", id="of a committee"),
        pytest.param("HĐND\nTHỊ XÃ TRE XANH", "NQ-HĐND", "Hội đồng nhân dân thị xã Tre Xanh", "district", id="a town"),
        pytest.param("HUYỆN ỦY BA TRI", "NQ/HU", "Huyện ủy Ba Tri", "party", id="a name in its case"),
        pytest.param("TỈNH ĐOÀN LONG AN", "KH-TĐ", "Tỉnh đoàn Long An", "other", id="the Youth of a province"),
        pytest.param(
            "BẢO HIỂM XÃ HỘI TỈNH LONG AN", "TB-X", "Bảo hiểm xã hội tỉnh Long An", "province", id="no centre"
        ),
        pytest.param("KHO BẠC NHÀ NƯỚC KHU VỰC II", "TB-X", "Kho bạc Nhà nước khu vực II", "ministry", id="a branch"),
        pytest.param(
            "UBND TỈNH LONG AN\nBAN CHỈ ĐẠO TRE, TRÚC",
            "KH-BCĐ",
            "Ban Chỉ đạo Tre, trúc tỉnh Long An",
            "province",
            id="commas stay",
        ),
        pytest.param("QUỐC HỘI\nỦY BAN TRE", "BC-UBT", "Ủy ban tre", "national", id="the level of the body above"),
        pytest.param("ẮB..—n ÊX", "QĐ-XX", None, None, id="nothing that can be read"),
    ],
)
def test_issuer(printed: str, sign: str, issuer: str | None, level: str | None) -> None:
    found = header(printed, sign)
    assert (found.issuer, found.level) == (issuer, level)


@pytest.mark.parametrize(
    ("printed", "body", "issuer"),
    [
        pytest.param(
            "TRƯỜNG ĐẠI HỌC TRE SÂY",
            "Điều 1. Trường Đại học Tre Sậy trồng tre.",
            "Trường Đại học Tre Sậy",
            id="letters and case as the text prints them",
        ),
        pytest.param(
            "UBND TỈNH LONG AN\nTRÌNH TRỒNG TRE VEN ĐÊ",
            "Điều 1. Ban Điều hành Chương trình trồng tre ven đê trồng tre.",
            "Ban Điều hành Chương trình trồng tre ven đê tỉnh Long An",
            id="a lost first line",
        ),
    ],
)
def test_the_paper_itself_tells_a_name(printed: str, body: str, issuer: str) -> None:
    assert header(printed, "QĐ-XX", body).issuer == issuer
