"""ingest.readers.pdf: the text of a page in reading order, with the place of every word."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from graph.errors import UnreadableFile
from ingest.readers.dispatch import papers
from ingest.readers.pdf import read_pdf
from ingest.readers.source import SourceText

WIDTH, HEIGHT = A4
Text = tuple[float, float, str]  # from the left, from the top, what


@pytest.fixture(scope="module", autouse=True)
def letters() -> None:
    """A font with Vietnamese letters, which matplotlib brings."""
    import matplotlib

    folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
    pdfmetrics.registerFont(TTFont("Sans", folder / "DejaVuSans.ttf"))


def pdf(*pages: list[Text | tuple[float, float, str, float]], turn: int = 0, password: str | None = None) -> bytes:
    """Draw pages that show their texts upright, on sheets that are turned by `turn`."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=password)
    for page in pages:
        canvas.setPageRotation(turn)
        for left, top, text, *size in page:
            foot = {
                0: (left, HEIGHT - top),
                90: (top, left),
                180: (WIDTH - left, top),
                270: (HEIGHT - top, WIDTH - left),
            }
            canvas.saveState()
            canvas.translate(*foot[turn])
            canvas.rotate(turn)
            canvas.setFont("Sans", size[0] if size else 12)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def paper_of(data: bytes) -> SourceText:
    [paper] = [found for found in read_pdf(data) if found is not None]
    return paper


def lines_of(*pages: list[Text | tuple[float, float, str, float]], turn: int = 0) -> list[str]:
    return paper_of(pdf(*pages, turn=turn)).text.split("\n")


def body(
    *texts: str, top: float = 200, left: float = 70, step: float = 18
) -> list[Text | tuple[float, float, str, float]]:
    return [(left, top + step * number, text) for number, text in enumerate(texts)]


FULL = "Ủy ban nhân dân các xã rà soát toàn bộ các cống ngăn mặn trên địa bàn"


def test_broken_lines_become_a_paragraph() -> None:
    assert lines_of([(106, 182, f"1. {FULL[3:-5]}"), *body(FULL, "trước mùa khô.")]) == [
        f"1. {FULL[3:-5]} {FULL} trước mùa khô."
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert lines_of([*body(FULL), (106, 218, "Sở Y tế báo cáo.")]) == [FULL, "Sở Y tế báo cáo."]


def test_a_short_line_ends_its_paragraph() -> None:
    assert lines_of(body(FULL, "trước mùa khô;", "Sở Y tế báo cáo.")) == [f"{FULL} trước mùa khô;", "Sở Y tế báo cáo."]


def test_more_space_begins_a_paragraph() -> None:
    page = [*body(FULL, FULL, FULL), *body(f"B{FULL[1:]}", top=200 + 3 * 18 + 8)]
    assert len(lines_of(page)) == 2


def test_room_for_an_empty_line_parts_a_title_from_the_text() -> None:
    page = [*body("Về việc phòng hạn và chống mặn", "tại các huyện ven biển"), *body(FULL, FULL, top=256)]
    assert lines_of(page) == ["Về việc phòng hạn và chống mặn", "tại các huyện ven biển", "", f"{FULL} {FULL}"]


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        pytest.param(
            17, "- Các sở: Tài chính, Y tế,\tPHÓ CHÁNH VĂN PHÒNG", id="wide against the other gaps of its line"
        ),
        pytest.param(8, "- Các sở: Tài chính, Y tế, PHÓ CHÁNH VĂN PHÒNG", id="two spaces are no column"),
    ],
)
def test_columns_that_only_spaces_part(gap: float, text: str) -> None:
    left = "- Các sở: Tài chính, Y tế,"
    beside = 70 + pdfmetrics.stringWidth(left, "Sans", 12) + gap
    assert lines_of([(70, 100, left), (beside, 100, "PHÓ CHÁNH VĂN PHÒNG")]) == [text]


def test_fields_of_a_form_are_text_of_the_page() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for name, top, value in (
        ("Kinh gui:", 100, "So Y te tinh Hai Lam"),
        ("Ngay:", 140, "20/5/2024"),
        ("", 180, "Ghi chu"),
    ):
        canvas.drawString(70, HEIGHT - top, name)
        canvas.acroForm.textfield(
            name=f"f{top}", x=220, y=HEIGHT - top - 4, width=250, height=20, value=value, fontSize=12, borderWidth=0
        )
    canvas.drawString(70, HEIGHT - 220, "Bao cao.")
    canvas.save()
    text = paper_of(stream.getvalue()).text
    assert [line for line in text.split("\n") if line] == [
        "Kinh gui:\tSo Y te tinh Hai Lam",
        "Ngay:\t20/5/2024",
        "Ghi chu",
        "Bao cao.",
    ]


def test_files_that_a_pdf_carries_come_behind_it() -> None:
    with pdfium.PdfDocument(pdf([(70, 100, "Kế hoạch")])) as document:
        for name, content in (("a.pdf", pdf([(70, 100, "Phụ lục")])), ("b.xml", b"<x>1</x>")):
            document.new_attachment(name).set_data(content)
        stream = io.BytesIO()
        document.save(stream)
    assert [(paper.part, paper.text) for paper in papers(stream.getvalue()) if paper] == [
        ("", "Kế hoạch"),
        ("a.pdf", "Phụ lục"),
    ]


def test_a_number_to_be_filled_in_is_no_cell() -> None:
    assert lines_of([(70, 100, "Số:"), (130, 100, "/KH-UBND"), (300, 100, "Hải Lam")]) == ["Số: /KH-UBND\tHải Lam"]


def test_capitals_and_centred_titles_keep_their_lines() -> None:
    page = [
        (200, 100, "ỦY BAN NHÂN DÂN"),
        (215, 118, "HUYỆN ĐẠI HÒA"),
        (180, 142, "Về việc phòng hạn"),
        (184, 160, "và chống mặn nay"),
    ]
    assert lines_of(page) == ["ỦY BAN NHÂN DÂN", "HUYỆN ĐẠI HÒA", "Về việc phòng hạn", "và chống mặn nay"]


def test_items_keep_their_lines() -> None:
    items = [f"(1) {FULL}", f"(2) {FULL}", f"- {FULL}abc", f"a) {FULL}"]
    assert lines_of(body(*items)) == items


def test_a_dash_in_a_sentence_is_no_item() -> None:
    assert lines_of(body(f"{FULL} kinh tế", "- xã hội.")) == [f"{FULL} kinh tế - xã hội."]


def test_a_sign_broken_at_its_hyphen_is_joined() -> None:
    assert lines_of(body(f"{FULL} số 12/QĐ-", "UBND ngày 5.")) == [f"{FULL} số 12/QĐ-UBND ngày 5."]


def test_cells_side_by_side_and_cell_after_cell() -> None:
    page = [
        (70, 60, "SỞ Y TẾ"),
        (300, 60, "CỘNG HÒA"),
        (70, 78, "Số: 5/SYT"),
        (70, 96, "V/v phòng dịch"),
        (300, 78, "Hải Lam, ngày 5"),
    ]
    assert lines_of(page) == ["SỞ Y TẾ\tCỘNG HÒA", "Số: 5/SYT", "V/v phòng dịch", "Hải Lam, ngày 5"]


def test_a_page_written_without_order_is_read_from_the_top() -> None:
    page = [(70, 100 + 30 * n, f"Dòng {n}.") for n in (3, 2, 6, 5, 4, 1, 0)]
    assert lines_of(page) == [f"Dòng {n}." for n in range(7)]


def test_page_numbers_and_running_heads_go() -> None:
    pages = [[(290, 40, str(n)), (70, 60, f"CÔNG BÁO/Số 7/Trang {n}"), (70, 200, f"Điều {n}.")] for n in range(1, 5)]
    assert lines_of(*pages) == ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4."]


def test_a_paragraph_goes_on_over_the_page_and_its_note_follows_it() -> None:
    first = [
        *body(f"{FULL}", top=700),
        (70 + pdfmetrics.stringWidth(FULL, "Sans", 12), 695, "1", 7),
        (70, 780, "1", 6),
        (76, 784, "Kế hoạch số 3.", 9),
    ]
    second = body("trước mùa khô.", "Hết.", top=80)
    assert lines_of(first, second) == [f"{FULL}¹ trước mùa khô.", "¹ Kế hoạch số 3.", "Hết."]


def test_old_letters_of_a_text_layer() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(70, 700, "C¨n cø NghÞ ®Þnh sè 8 cña ChÝnh phñ")
    canvas.save()
    assert paper_of(stream.getvalue()).text == "Căn cứ Nghị định số 8 của Chính phủ"


def test_fonts_that_draw_old_letters_as_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfmetrics.getFont("Sans").face, "name", b".VnTimeH")
    page = body("QuyÕt ®Þnh cña chñ tÞch ñy ban", "vÒ viÖc ph©n bæ kinh phÝ", step=30)
    assert lines_of(page) == ["QUYẾT ĐỊNH CỦA CHỦ TỊCH ỦY BAN", "VỀ VIỆC PHÂN BỔ KINH PHÍ"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_places_of_words_on_the_page_as_it_is_shown(turn: int) -> None:
    paper = paper_of(pdf([(70, 100, "trên đầu")], [(70, 100, "dưới")], turn=turn))
    [box] = paper.boxes_between(paper.text.index("dưới"), len(paper.text))
    assert (box.page, paper.pages) == (2, (0, 9))
    assert (box.left, box.bottom) == pytest.approx((70 / WIDTH, 100 / HEIGHT), abs=0.01)


def test_every_word_has_its_box() -> None:
    paper = paper_of(pdf([*body(FULL, "và báo cáo.")]))
    assert [paper.text[box.start : box.end] for box in paper.boxes] == paper.text.split()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"%PDF-1.7 broken", "hỏng", id="broken"),
        pytest.param(b"%PDF-1.7\n%%EOF", "hỏng", id="empty"),
    ],
)
def test_broken_files_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        paper_of(data)


def test_a_locked_file_says_so() -> None:
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        paper_of(pdf([(70, 100, "x")], password="khoa"))
