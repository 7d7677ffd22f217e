"""ingest/layout/header.py: every field of the masthead and the signature, in every layout that papers come in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.record import Header
from ingest.layout.finding import lay_out
from ingest.layout.header import read_header

DISPATCH = """\
ỦY BAN NHÂN DÂN
TỈNH LONG AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 412/UBND-VX
V/v chuẩn bị mở lại chợ nổi
sau mùa nước

Long An, ngày 03 tháng 5 năm 2022

Kính gửi:
- Sở Công Thương;
- Ủy ban nhân dân các huyện.

Để chợ nổi sớm mở lại, đề nghị các cơ quan chuẩn bị bến bãi./.

Nơi nhận:
- Như trên;
- Lưu: VT, VX.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phạm Thị Sen
"""


def header(text: str) -> Header:
    """The header of a text."""
    return read_header(lay_out(text))


def decision(
    issuer: str = "BỘ Y TẾ",
    number: str = "Số: 15/QĐ-BYT",
    dateline: str = "Hà Nội, ngày 05 tháng 01 năm 2023",
    kind: str = "QUYẾT ĐỊNH",
    title: str = "Về việc trồng cây thuốc nam",
    closing: str = "BỘ TRƯỞNG\n\nTrần Văn Sậy",
) -> str:
    """A short decision, each cell on lines of its own."""
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    body = "Căn cứ Luật Dược;\n\nĐiều 1. Trồng cây thuốc nam trong vườn.\n\nĐiều 2. Quyết định có hiệu lực từ ngày ký."
    return f"{issuer}\n{motto}\n{number}\n{dateline}\n\n{kind}\n{title}\n\n{body}\n\n{closing}\n"


def test_a_dispatch_gives_every_field() -> None:
    assert header(DISPATCH) == Header(
        number="412/UBND-VX",
        type="công văn",
        title="V/v chuẩn bị mở lại chợ nổi sau mùa nước",
        date="2022-05-03",
        place="Long An",
        issuer="Ủy ban nhân dân tỉnh Long An",
        level="province",
        signer="Phạm Thị Sen",
        signer_position="Phó Chủ tịch",
        signing_mode="KT",
        addressees=("Sở Công Thương", "Ủy ban nhân dân các huyện"),
        recipients=("Như trên",),
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        pytest.param("Số: 15/QĐ-BYT", "15/QĐ-BYT", id="as Decree 30 has it"),
        pytest.param("Số: 1507 /QĐ-BYT", "1507/QĐ-BYT", id="written in by hand before the slash"),
        pytest.param("Số:     /QĐ-BYT", None, id="a draft: no serial yet"),
        pytest.param("Số: 2# /QĐ-BYT", None, id="a scan spoiled the serial: no digit is guessed"),
        pytest.param("Số: 4z/QĐ-BYT", None, id="a letter that no supplement bears"),
        pytest.param("Số: 08a/2010/TT-BYT", "08a/2010/TT-BYT", id="a supplement's letter"),
        pytest.param("Số: 66.7/2025/NQ-CP", "66.7/2025/NQ-CP", id="the Government's resolutions under 66-NQ/TW"),
        pytest.param("Số 12\\-KL/TW", "12-KL/TW", id="Markdown's guard of the dash"),
        pytest.param("Số: „15_ /QĐ-BYT", "15/QĐ-BYT", id="marks of a scan around the serial"),
        pytest.param("Số: 0_ /QĐ-BYT", None, id="a blank that begins with 0"),
        pytest.param("Số 12-KL/TW", "12-KL/TW", id="the Party's hyphen"),
        pytest.param("Luật số: 9/2025/QH15", "9/2025/QH15", id="the type before số"),
        pytest.param("Số: 15/QĐ-BYT - Hà Nội", "15/QĐ-BYT", id="a word after a dash is no part of the sign"),
        pytest.param("Số/No: 15/QĐ-BYT", "15/QĐ-BYT", id="bilingual"),
        pytest.param("Số:\n15\n/202\n5\n/TT-BYT", "15/2025/TT-BYT", id="torn apart by the markup of a page"),
    ],
)
def test_number(printed: str, number: str | None) -> None:
    assert header(decision(number=printed)).number == number


@pytest.mark.parametrize(
    ("printed", "date", "place"),
    [
        pytest.param("Hà Nội, ngày 05 tháng 01 năm 2023", "2023-01-05", "Hà Nội", id="all there"),
        pytest.param("Hà Nội, ngày    tháng 01 năm 2023", "2023-01", "Hà Nội", id="the day left blank"),
        pytest.param("Hà Nội, ngày    tháng    năm 2023", "2023", "Hà Nội", id="day and month left blank"),
        pytest.param("Hà Nội, ngày 4} tháng 01 năm 2023", "2023-01", "Hà Nội", id="the day spoiled by a stamp"),
        pytest.param("Hà Nội, ngày 14 tháng II năm 2023", "2023-11-14", "Hà Nội", id="11 read as capital I"),
        pytest.param("Hà Nội, ngảy 05 thảng 01 nãm 2023", "2023-01-05", "Hà Nội", id="wrong marks on the words"),
        pytest.param("*Hà\nNội, ngày 05\ntháng 01 năm 2023*", "2023-01-05", "Hà Nội", id="broken over lines"),
        pytest.param("TP. Hồ Chí Minh, ngày 05 tháng 01 năm 2023", "2023-01-05", "TP. Hồ Chí Minh", id="with its kind"),
        pytest.param("ngày 05 tháng 01 năm 2023", "2023-01-05", None, id="no place"),
        pytest.param("Hà Nội, ngày 05/01/2023", "2023-01-05", "Hà Nội", id="in figures"),
        pytest.param("Hà N\nội, ngày 05 tháng 01 năm 2023", "2023-01-05", "Hà Nội", id="torn by markup"),
    ],
)
def test_date_and_place(printed: str, date: str, place: str | None) -> None:
    found = header(decision(dateline=printed))
    assert (found.date, found.place) == (date, place)


def test_a_dispatch_without_masthead_takes_issuer_from_sign_and_place() -> None:
    text = DISPATCH[DISPATCH.index("Số:") :]
    assert header(text).issuer == "Ủy ban nhân dân tỉnh Long An"


def test_an_act_without_masthead_takes_issuer_from_its_enacting_sentence() -> None:
    text = "THÔNG TƯ\nVề cây thuốc nam\n\nCăn cứ Luật Dược;\nBộ trưởng Bộ Y tế ban hành Thông tư về cây thuốc nam.\n"
    assert (header(text).issuer, header(text).number) == ("Bộ Y tế", None)


def test_an_act_without_masthead_takes_issuer_from_above_its_bases() -> None:
    text = "QUYẾT ĐỊNH\nVề cây thuốc nam\n\nBộ trưởng Bộ Y tế\n\nCăn cứ Luật Dược;\n\nĐiều 1. Trồng cây.\n"
    assert (header(text).issuer, header(text).level) == ("Bộ Y tế", "ministry")


@pytest.mark.parametrize(
    ("closing", "signer", "position", "mode"),
    [
        pytest.param("BỘ TRƯỞNG\n\nTrần Văn Sậy", "Trần Văn Sậy", "Bộ trưởng", None, id="the head himself"),
        pytest.param("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Sậy", "Trần Văn Sậy", "Thứ trưởng", "KT", id="a deputy"),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Sậy",
            "Trần Văn Sậy",
            "Phó Chủ tịch",
            "TM; KT",
            id="a deputy for a collective",
        ),
        pytest.param(
            "T/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ\nTrần Sậy", "Trần Sậy", "Tổng Bí thư", "TM", id="the Party's slash"
        ),
        pytest.param(
            "BỘ TRƯỞNG\n(Đã ký)\nĐại tướng Trần Văn Sậy", "Trần Văn Sậy", "Bộ trưởng", None, id="rank left out"
        ),
        pytest.param("GIÁM ĐỐC\n\nPGS.TS. Trần Văn Sậy", "Trần Văn Sậy", "Giám đốc", None, id="titles left out"),
        pytest.param(
            "Nơi nhận:\t\tKT. GIÁM ĐỐC\n- Như trên;\t\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\t\tTrần Văn Sậy",
            "Trần Văn Sậy",
            "Phó Giám đốc",
            "KT",
            id="beside the recipients",
        ),
        pytest.param(
            "Nơi nhận: V“T. GIÁM ĐÓC\n- Như trên; PHÓ GIÁM ĐỚC\n- Lưu: VT.",
            None,
            "Phó Giám đốc",
            "KT",
            id="a seal spoiled the mode: X over PHÓ X tells it",
        ),
        pytest.param(
            "| **Nơi nhận:** - Lưu: VT. | **KT. BỘ TRƯỞNG** **THỨ TRƯỞNG** **Trần Văn Sậy** |",
            "Trần Văn Sậy",
            "Thứ trưởng",
            "KT",
            id="a row of a table",
        ),
        pytest.param("KT. BỘ TRƯỞNG", None, None, "KT", id="the text breaks off"),
        pytest.param(
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n1Trần Văn Sậy", "Trần Văn Sậy", None, None, id="a name alone"
        ),
        pytest.param(
            "Nơi nhận:\n- Lưu: VT.\nTrần Văn Sậy\nPHÊ DUYỆT GIÁM ĐỐC\nLý Thị Sen",
            "Trần Văn Sậy",
            None,
            None,
            id="who approves is another",
        ),
        pytest.param(
            "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nSỞ Y TẾ SAO LỤC\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLý Thị Sen",
            None,
            "Thứ trưởng",
            "KT",
            id="who certifies a copy is another",
        ),
        pytest.param(
            "Nơi nhận: VT. GIÁM ĐỐC\n- Như trên; HHÖ GIÁM ĐỐC\n- Lưu: VT.\n\nTrần Văn Sậy",
            "Trần Văn Sậy",
            "Phó Giám đốc",
            "KT",
            id="X over a spoiled word and X",
        ),
        pytest.param(
            "Nơi nhận tụ KT. GIÁM ĐỐC\n- Như trên; PHÓ G Đ\n- Lưu: VT.", None, "Phó Giám đốc", "KT", id="behind specks"
        ),
        pytest.param(
            "Nơi nhận: k⁄[,GIÁM ĐÓC\n- Như trên. (Ó GIÁM ĐỐC\n- Lưu: VT.\n\nTrần Văn Sậy",
            "Trần Văn Sậy",
            "Phó Giám đốc",
            "KT",
            id="what a seal left of PHÓ",
        ),
        pytest.param(
            "GIÁM ĐỐC\nTrần Văn Sậy (đã ký)", "Trần Văn Sậy", "Giám đốc", None, id="a name with what is said of it"
        ),
        pytest.param(
            "GIÁM ĐỐC\n\nNơi nhận:\n- VPUB: các Vụ, Nguyễn Văn Sậy\nđơn vị;\n- Lưu: VT.",
            "Nguyễn Văn Sậy",
            "Giám đốc",
            None,
            id="a name glued to a recipient",
        ),
        pytest.param("GIÁM ĐỐC\n\nguyễn Văn Sậy", "guyễn Văn Sậy", "Giám đốc", None, id="a family name spoiled"),
        pytest.param("Q. GIÁM ĐỐC\nTrần Văn Sậy", "Trần Văn Sậy", "Giám đốc", "Q", id="who acts as X"),
        pytest.param("GIÁM ĐỐC SỞ Y TẾ\nTrần Sậy", "Trần Sậy", "Giám đốc Sở Y tế", None, id="a body in its case"),
        pytest.param("Giám đốc\n\nTrần Văn Sậy", "Trần Văn Sậy", "Giám đốc", None, id="in small letters"),
        pytest.param("GIÁM ĐỐC\n\nTRẦN VĂN SẬY", "TRẦN VĂN SẬY", "Giám đốc", None, id="a name in capitals"),
        pytest.param(
            "CHỦ TỊCH UBND TĨNH\nTrần Văn Sậy", "Trần Văn Sậy", "Chủ tịch UBND tỉnh", None, id="tỉnh, spoiled"
        ),
    ],
)
def test_signature(closing: str, signer: str | None, position: str | None, mode: str | None) -> None:
    found = header(decision(closing=closing))
    assert (found.signer, found.signer_position, found.signing_mode) == (signer, position, mode)


@pytest.mark.parametrize(
    ("kind", "title", "read"),
    [
        pytest.param(
            "QUYẾT ĐỊNH", "Về việc trồng tre\nven đê", ("quyết định", "Về việc trồng tre ven đê"), id="broken"
        ),
        pytest.param("KẾ HOẠCH", "TRỒNG TRE\nVEN ĐÊ", ("kế hoạch", "TRỒNG TRE VEN ĐÊ"), id="in capitals"),
        pytest.param("l THÔNG BÁO", "Về trồng tre", ("thông báo", "Về trồng tre"), id="a speck before the type"),
        pytest.param("QUYÉT ĐỊNH", "Về trồng tre\n--------", ("quyết định", "Về trồng tre"), id="a rule below"),
        pytest.param("THÔNG TƯ1", "Về trồng tre", ("thông tư", "Về trồng tre"), id="a footnote's mark on the type"),
        pytest.param("CHỈ THỊ", "CỦA BỘ TRƯỞNG\nVề trồng tre", ("chỉ thị", "Về trồng tre"), id="whose it is left out"),
        pytest.param(
            "QUYẾT ĐỊNH", "Về trồng tre\nBỘ TRƯỞNG BỘ Y TẾ", ("quyết định", "Về trồng tre"), id="the enacting head"
        ),
        pytest.param(
            "NGHỊ QUYẾT", "HỘI NGHỊ LẦN THỨ HAI\nvề tre", ("nghị quyết", "về tre"), id="a congress's line left out"
        ),
        pytest.param("THÔNG TƯ", "Q\nuy đ\nị\nnh về tre", ("thông tư", "Quy định về tre"), id="torn by markup"),
        pytest.param(
            "NGHỊ QUYẾT", "Về tre năm 2021 -\n2025", ("nghị quyết", "Về tre năm 2021 - 2025"), id="figures wrap"
        ),
        pytest.param(": ,DUYẾT ĐỊNH", "Về trồng tre", ("quyết định", "Về trồng tre"), id="a spoiled type line"),
        pytest.param("ĐIỀU LỆ", "Hội thi trồng tre", ("quyết định", "Hội thi trồng tre"), id="a type of another kind"),
        pytest.param("KẾ HOẠCH", "⁄⁄ Về trồng tre", ("kế hoạch", "Về trồng tre"), id="specks before it"),
        pytest.param(
            "THÔNG TƯ",
            "Quy định về Hiệp định\n\nTrồng tre giữa nước Cộng hòa Xã hội chủ nghĩa Việt Nam và nước bạn",
            (
                "thông tư",
                "Quy định về Hiệp định Trồng tre giữa nước Cộng hòa Xã hội chủ nghĩa Việt Nam và nước bạn",
            ),
            id="a blank line before a word in capitals",
        ),
        pytest.param(
            "KẾ HOẠCH", "CÔNG. THÔNG TÍN mà TỦ CHÍNH PHỦ\nVề tre", ("kế hoạch", "Về tre"), id="a stamp before it"
        ),
        pytest.param(
            "NGHỊ QUYẾT",
            "VỀ VIỆC BỐ TRÍ ĐẠI BIỂU\nHỘI ĐỒNG NHÂN DÂN XÃ\nCHÍNH PHỦ",
            ("nghị quyết", "VỀ VIỆC BỐ TRÍ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN XÃ"),
            id="a body that the title names above the one that enacts",
        ),
        pytest.param("KẾ HOẠCH", "1. Mục đích", ("kế hoạch", None), id="an item is no title"),
        pytest.param("KẾ HOẠCH", "Về tre\n\n^\n\nven đê", ("kế hoạch", "Về tre ven đê"), id="a speck is no rule"),
    ],
)
def test_type_and_title(kind: str, title: str, read: tuple[str, str | None]) -> None:
    found = header(decision(kind=kind, title=title))
    assert (found.type, found.title) == read


@pytest.mark.parametrize(
    ("printed", "addressees"),
    [
        pytest.param("Kính gửi: Sở Y tế.", ("Sở Y tế",), id="on one line"),
        pytest.param("Kính gửi: - Sở Y tế;\n- Công an tỉnh.", ("Sở Y tế", "Công an tỉnh"), id="the first beside it"),
        pytest.param(
            "Kính gửi:\n- Các sở: Y tế,\nTư pháp;\n- Báo Tỉnh.", ("Các sở: Y tế, Tư pháp", "Báo Tỉnh"), id="broken"
        ),
        pytest.param("Kính gửi: - Sở Y tế.\n- Báo Tỉnh", ("Sở Y tế", "Báo Tỉnh"), id="a full stop between dashes"),
        pytest.param(
            "Kính gửi:\n- Sở Y tế.\n- &au đây gọi chung là đơn vị)", ("Sở Y tế",), id="what all are called is no item"
        ),
        pytest.param("Kính gởi: Sở Y tế", ("Sở Y tế",), id="the southern spelling"),
        pytest.param("", (), id="none"),
    ],
)
def test_addressees(printed: str, addressees: tuple[str, ...]) -> None:
    assert header(decision(title=f"Về tre\n\n{printed}")).addressees == addressees


def test_a_letter_lists_its_addressees_though_a_scan_lost_the_greeting() -> None:
    text = DISPATCH.replace("Kính gửi:\n", "").replace("Long An, ngày 03 tháng 5 năm 2022\n\n", "")
    assert header(text).addressees == ("Sở Công Thương", "Ủy ban nhân dân các huyện")


def test_bodies_under_each_other_beside_the_greeting_are_several() -> None:
    text = DISPATCH.replace("Kính gửi:\n- Sở Công Thương;\n-", "Kính gửi: Sở Công Thương\n          ")
    assert header(text).addressees == ("Sở Công Thương", "Ủy ban nhân dân các huyện")


def test_a_number_without_a_stroke() -> None:
    assert header(DISPATCH.replace("412/UBND-VX", "412 BCĐ")).number == "412BCĐ"


def test_a_number_whose_stroke_became_a_letter() -> None:
    assert header(DISPATCH.replace("412/UBND-VX", "412ÐTB-UBND")).number == "412ÐTB-UBND"


def test_a_text_without_masthead_takes_issuer_from_above_its_signature() -> None:
    text = "TỜ TRÌNH\nVề tre\nKính gửi: Sở Y tế\nĐề nghị trồng tre.\nUBND XÃ TÂN XUÂN\nChủ tịch\n"
    assert (header(text).issuer, header(text).level) == ("Ủy ban nhân dân xã Tân Xuân", "commune")


def test_a_wire_addresses_whom_it_names() -> None:
    text = decision(kind="CÔNG ĐIỆN", title="Về lũ\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ Y tế;\n- Bộ Công an.")
    assert header(text).addressees == ("Bộ Y tế", "Bộ Công an")


def test_columns_that_a_scan_merged() -> None:
    text = (
        "UBND TỈNH LONG AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TÉ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 22 /SYT-NVY Long An, ngày 3 tháng 01 năm 2025\nV/v chuẩn bị thuốc nam\n\nKính gửi: Trạm Y tế.\n\nGửi./.\n"
    )
    found = header(text)
    assert (found.issuer, found.number, found.date, found.place, found.title) == (
        "Sở Y tế tỉnh Long An",
        "22/SYT-NVY",
        "2025-01-03",
        "Long An",
        "V/v chuẩn bị thuốc nam",
    )


def test_a_consolidated_text_bears_its_number_at_the_end() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTHÔNG TƯ\nVề cây thuốc nam\n\n"
        "Căn cứ Luật Dược;\nĐiều 1. Trồng cây.\n\nBỘ Y TẾ\nSố: 7/VBHN-BYT\nXÁC THỰC VĂN BẢN HỢP NHẤT\n"
        "Hà Nội, ngày 9 tháng 3 năm 2024\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Sậy\n"
    )
    found = header(text)
    assert (found.number, found.type, found.date, found.issuer, found.signer) == (
        "7/VBHN-BYT",
        "văn bản hợp nhất",
        "2024-03-09",
        "Bộ Y tế",
        "Trần Văn Sậy",
    )


def test_a_law_states_its_date_at_the_end() -> None:
    text = (
        "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLuật số: 9/2025/QH15\nLUẬT\nTRE\n\n"
        "Căn cứ Hiến pháp;\nĐiều 1. Tre.\n\nLuật này được Quốc hội thông qua ngày 27 tháng 6 năm 2025.\n"
        "CHỦ TỊCH QUỐC HỘI\nTrần Văn Sậy\n"
    )
    assert header(text).date == "2025-06-27"


def test_a_page_without_masthead_states_its_properties() -> None:
    text = (
        "---\ntitle: Thông tư về tre\nso_hieu: 5/2026/TT-BYT\n---\n# Thông tư\n| Trường | Giá trị |\n|---|---|\n"
        "| **Số hiệu** | 5/2026/TT-BYT |\n| Ngày ban hành | 04/02/2026 |\n| Cơ quan ban hành | Bộ Y tế |\n"
        "| Người ký | Trần Văn Sậy (Thứ trưởng) |\n\nĐiều 1. Trồng tre.\n"
    )
    found = header(text)
    assert (found.number, found.date, found.issuer, found.level, found.signer) == (
        "5/2026/TT-BYT",
        "2026-02-04",
        "Bộ Y tế",
        "ministry",
        "Trần Văn Sậy",
    )


def test_a_page_states_how_its_paper_was_signed() -> None:
    stated = 'so_hieu: "5/2026/TT-BYT"\nngay_ban_hanh: "4/2/2026"\nnguoi_ky: "Lý Thị Sen (KT. Bộ trưởng)"'
    text = f"---\n{stated}\n---\nĐiều 1. Tre.\n"
    assert header(text).signing_mode == "KT"


@pytest.mark.parametrize(
    ("signed", "closing", "position", "mode"),
    [
        pytest.param("Lý Thị Sen (Thứ trưởng, ký thay Bộ trưởng)", "", "Thứ trưởng", "KT", id="the mode in words"),
        pytest.param("Lý Thị Sen (Bộ trưởng, thừa ủy quyền)", "", "Bộ trưởng", "TUQ", id="by authority"),
        pytest.param("Lý Thị Sen |\n| Chức vụ | Thủ tướng Chính phủ", "", "Thủ tướng", None, id="the Prime Minister"),
        pytest.param("Lý Thị Sen |\n| Người ký | Lý Thị Sen — Thứ trưởng", "", "Thứ trưởng", None, id="stated twice"),
        pytest.param(
            "Lý Thị Sen (Bộ trưởng)", "Nơi nhận:\n- Lưu: VT.\n\nKT. BỘ TRƯỞNG\n\nLý Thị Sen", None, "KT", id="no head"
        ),
    ],
)
def test_a_page_states_position_and_mode(signed: str, closing: str, position: str | None, mode: str | None) -> None:
    text = (
        "| Trường | Giá trị |\n|---|---|\n| Số hiệu | 5/2026/TT-BYT |\n| Ngày ban hành | 04/02/2026 |\n"
        f"| Cơ quan ban hành | Bộ Y tế |\n| Người ký | {signed} |\n\nĐiều 1. Trồng tre.\n\n{closing}\n"
    )
    found = header(text)
    assert (found.signer_position, found.signing_mode) == (position, mode)


def test_a_party_paper_is_of_the_party() -> None:
    text = (
        "TỈNH ỦY LONG AN\n*\nSố 12-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLong An, ngày 5 tháng 1 năm 2023\nKẾ HOẠCH\nvề tre\n"
        "Thực hiện nghị quyết, Tỉnh ủy lập kế hoạch.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Văn Sậy\n"
    )
    found = header(text)
    assert (found.number, found.issuer, found.level, found.signing_mode) == (
        "12-KH/TU",
        "Tỉnh ủy Long An",
        "party",
        "TM",
    )


@given(st.text(alphabet=st.sampled_from("Số:/-.\n\t |*#0123456789ĐIỀUđiều ngày tháng năm KT.PHỤ LỤC Nơi nhận")))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_it_fail(text: str) -> None:
    assert isinstance(header(text), Header)


@pytest.mark.parametrize(
    "words",
    [
        "Nghị quyết này được Ủy ban Thường vụ Quốc hội khóa XV thông qua ngày 5 tháng 6 năm 2025.",
        "Nghị quyết này được Ủy ban Thường vụ Quốc hội khóa XV thông qua tại Phiên họp thứ 49 ngày 5 tháng 6 năm 2025.",
    ],
)
def test_an_act_without_signature_states_its_date_in_its_last_words(words: str) -> None:
    text = (
        "**Số:** 16/NQ-UBTVQH15\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ QUYẾT\nVề tre\n"
        f"Căn cứ Hiến pháp;\n\nĐiều 1. Trồng tre.\n\n*{words}*\n"
    )
    assert header(text).date == "2025-06-05"
