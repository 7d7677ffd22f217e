"""ingest/layout/finding.py: where the cells of a paper stand, and how its lines join to labelled paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout.finding import Layout, Place, lay_out

HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH LONG AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 31/KH-UBND
Long An, ngày 02 tháng 6 năm 2022

KẾ HOẠCH
Trồng tre ven đê

"""
TAIL = """
Nơi nhận:
- Sở Xây dựng;
- Lưu: VT.
CHỦ TỊCH
Phạm Thị Sen
"""


def read(layout: Layout, place: Place | None) -> str | None:
    """The words at a place, white space folded."""
    return " ".join(layout.text[place.start : place.end].split()) if place else None


def rows(body: str, tail: str = TAIL) -> list[tuple[str, str | None, str | None]]:
    """Kind, marker and label of each paragraph of a plan with this body."""
    return [(p.kind, p.marker, p.label) for p in lay_out(HEAD + body + tail).paragraphs]


def words(body: str, tail: str = TAIL) -> list[str]:
    """The words of each paragraph of a plan with this body."""
    layout = lay_out(HEAD + body + tail)
    return [read(layout, Place(p.start, p.end)) or "" for p in layout.paragraphs]


def test_cells() -> None:
    layout = lay_out(HEAD + "1. Trồng tre.\n" + TAIL)
    assert [
        read(layout, place)
        for place in (layout.number, layout.place_date, layout.type, layout.title, layout.recipients, layout.signature)
    ] == [
        "Số: 31/KH-UBND",
        "Long An, ngày 02 tháng 6 năm 2022",
        "KẾ HOẠCH",
        "Trồng tre ven đê",
        "Nơi nhận: - Sở Xây dựng; - Lưu: VT. CHỦ TỊCH Phạm Thị Sen",
        "Nơi nhận: - Sở Xây dựng; - Lưu: VT. CHỦ TỊCH Phạm Thị Sen",
    ]


def test_addressees_stand_apart_from_the_body() -> None:
    layout = lay_out(HEAD + "Kính gửi:\n- Sở Xây dựng;\n- Sở Y tế.\n\nĐề nghị các sở trồng tre./.\n")
    assert [read(layout, place) for place in layout.addressees] == ["- Sở Xây dựng;", "- Sở Y tế."]
    assert [layout.text[p.start : p.end] for p in layout.paragraphs] == ["Đề nghị các sở trồng tre./."]


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        pytest.param("1. Sở A:\na) Trồng;\nb) Tưới.\n2. Sở B.", ["1", "1.a", "1.b", "2"], id="khoản and điểm"),
        pytest.param(
            "I. VIỆC\n1. Sở A:\na) Trồng.\nII. TIỀN\n1. Sở B.", ["I", "I.1", "I.1.a", "II", "II.1"], id="La Mã"
        ),
        pytest.param("Điều 1. Tre\n1. Trồng.\nĐiều 2. Đê\n1. Đắp.", ["1", "1.1", "2", "2.1"], id="điều by its number"),
        pytest.param(
            "1. Sở A:\n- Trồng;\n+ Tưới;\nThêm nữa.", ["1", "1", "1", "1"], id="dashes and continuations inherit"
        ),
        pytest.param("1. Việc\n1.1. Trồng\n1.2. Tưới\n2. Tiền\n2.1. Thu", ["1", "1.1", "1.2", "2", "2.1"], id="dotted"),
        pytest.param("I. VIỆC\n1. A\n1.1. B\n1.1.1. C", ["I", "I.1", "I.1.1", "I.1.1.1"], id="dotted under La Mã"),
        pytest.param(
            "1. A:\n(1) Trồng;\n(2) Tưới.\n2. B", ["1", "1.1", "1.2", "2"], id="round brackets are a class apart"
        ),
        pytest.param(
            "2. A:\n(1) B;\n1. C;\n2. D.", ["2", "2.1", "2.1.1", "2.1.2"], id="a series begins once under an item"
        ),
        pytest.param("A. VIỆC\n1. Trồng\nB. TIỀN\n1. Thu", ["A", "A.1", "B", "B.1"], id="capital letters"),
        pytest.param(
            "Chương I\nVIỆC CHUNG\nĐiều 1. Tre\n1. Trồng.", [None, None, "1", "1.1"], id="chapters are no labels"
        ),
        pytest.param("1/ Trồng\n2/ Tưới\n", ["1", "2"], id="the strokes of older papers"),
        pytest.param("1- Trồng\n2- Tưới\n", ["1", "2"], id="the hyphens of older papers"),
        pytest.param("Điểu 1. A.\nĐiều I1. B", ["1", "1"], id="a scan's marks on Điều"),
    ],
)
def test_labels(body: str, labels: list[str | None]) -> None:
    assert [label for _, _, label in rows(body)] == labels


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        pytest.param(
            "Các cơ quan, đơn vị trên địa bàn tỉnh khẩn trương trồng tre ven đê\ntrước mùa nước nổi.\n1. Sở A.",
            ["Các cơ quan, đơn vị trên địa bàn tỉnh khẩn trương trồng tre ven đê trước mùa nước nổi.", "1. Sở A."],
            id="a hard-wrapped line",
        ),
        pytest.param(
            "Căn cứ Nghị định số\n\n30/2020/NĐ-CP\n\nngày 5 tháng 3;\n\nCăn cứ Luật Đê điều;",
            ["Căn cứ Nghị định số 30/2020/NĐ-CP ngày 5 tháng 3;", "Căn cứ Luật Đê điều;"],
            id="links on lines of their own in a page",
        ),
        pytest.param(
            "Sở A chủ trì, phối hợp với các đơn vị liên quan trên địa bàn tỉnh và\n\n7\n\ncác huyện trồng tre.",
            ["Sở A chủ trì, phối hợp với các đơn vị liên quan trên địa bàn tỉnh và 7 các huyện trồng tre."],
            id="over a page number",
        ),
        pytest.param(
            "Theo quy định tại khoản 3 và các khoản khác của các điều từ Điều 2 đến\nĐiều 9. Sở A trồng tre.",
            ["Theo quy định tại khoản 3 và các khoản khác của các điều từ Điều 2 đến Điều 9. Sở A trồng tre."],
            id="a provision that begins a broken line opens no item",
        ),
        pytest.param("Xét đề nghị của Sở,\nQUYẾT ĐỊNH:", ["Xét đề nghị của Sở,", "QUYẾT ĐỊNH:"], id="the formula"),
        pytest.param("1. Sở A:\n2. Sở B:\n", ["1. Sở A:", "2. Sở B:"], id="markers part"),
        pytest.param(
            "Theo báo cáo gửi đến của các cơ quan và của ngành Lao động\n- Thương binh và Xã hội về tre.",
            ["Theo báo cáo gửi đến của các cơ quan và của ngành Lao động - Thương binh và Xã hội về tre."],
            id="a name's dash that begins a broken line is no bullet",
        ),
    ],
)
def test_broken_lines(body: str, joined: list[str]) -> None:
    assert words(body) == joined


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        pytest.param("Căn cứ Luật Đê điều;\nTheo đề nghị của Sở A.\n1. Tưới.", ["basis", "basis", "body"], id="bases"),
        pytest.param("1. Trồng.\n2. Căn cứ tình hình, tưới.", ["body", "body"], id="bases stand above the items"),
        pytest.param("I. VIỆC CẦN LÀM\n1. Mục đích\nTrồng tre.", ["heading", "heading", "body"], id="headings"),
        pytest.param("Trồng tre².\n² Tre là cây.\nTưới tre.", ["body", "footnote", "body"], id="a raised mark"),
        pytest.param(
            "Trồng tre1.\n1 Tre là cây.\nTưới.", ["body", "footnote", "body"], id="a mark that lost its height"
        ),
        pytest.param("TT\tViệc\tCơ quan\n1\tTrồng\tSở A\n", ["table", "table"], id="rows with tabs"),
        pytest.param("1.\tTrồng tre.\na)\tTrồng;\n", ["body", "body"], id="a tab behind a marker makes no row"),
        pytest.param("| TT | Việc |\n|---|---|\n| 1 | Trồng |\n", ["table", "table"], id="rows with pipes"),
        pytest.param(
            "|\n1\n|\nTrồng\ntre\n|\n|\n2\n|\nTưới\n|\n\nHết.", ["table", "table", "body"], id="borders on lines"
        ),
    ],
)
def test_kinds(body: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in rows(body)] == kinds


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        pytest.param("PHỤ LỤC\nDANH MỤC\n1. Tre gai", {"annex"}, id="an appendix"),
        pytest.param(
            "QUY CHẾ\n(Ban hành kèm theo Kế hoạch số 31/KH-UBND)\nĐiều 1. Tre", {"annex"}, id="an attached text"
        ),
        pytest.param("BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/QĐ-BYT", {"annex"}, id="a paper of its own"),
    ],
)
def test_what_follows_the_signature_is_annex(after: str, kinds: set[str]) -> None:
    layout = lay_out(HEAD + "1. Trồng tre.\n" + TAIL + "\n" + after)
    behind = layout.signature.end if layout.signature else 0
    assert {p.kind for p in layout.paragraphs if p.start >= behind} == kinds
    assert [p.kind for p in layout.paragraphs if p.start < behind] == ["body"]


def test_a_form_inside_an_article_does_not_end_the_body() -> None:
    body = "Điều 1. Mẫu đơn\nPHỤ LỤC\nNơi nhận:\nĐiều 2. Hiệu lực\nKế hoạch có hiệu lực."
    assert [label for kind, _, label in rows(body) if kind != "annex"][-2:] == ["2", "2"]


def test_front_matter_of_a_page_is_no_body() -> None:
    layout = lay_out("---\ntitle: Tre\nso_hieu: 5/KH-UBND\n---\n\nTrồng tre ven đê.\n")
    assert [layout.text[p.start : p.end] for p in layout.paragraphs] == ["Trồng tre ven đê."]


PIECES = [
    "Điều 1. ",
    "1. ",
    "a) ",
    "- ",
    "Căn cứ ",
    "Nơi nhận:",
    "KT. CHỦ TỊCH",
    "PHỤ LỤC",
    "|",
    "\n",
    "\n\n",
    "tre ",
    "¹ ",
    "\t",
]


@given(st.lists(st.sampled_from([*PIECES, *HEAD.splitlines(keepends=True)]), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_paragraphs_stand_in_order_within_the_text(text: str) -> None:
    layout = lay_out(text)
    ends = 0
    for paragraph in layout.paragraphs:
        assert ends <= paragraph.start < paragraph.end <= len(text)
        assert text[paragraph.start : paragraph.end].strip()
        ends = paragraph.end
