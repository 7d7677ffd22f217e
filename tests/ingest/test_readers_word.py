"""ingest.readers.word: a Word file gives the text that its page shows."""

import io
import zipfile

import pytest

from graph.errors import UnreadableFile
from ingest.readers.dispatch import papers
from ingest.readers.legacy import restore
from ingest.readers.packages import parse_xml
from ingest.readers.word import read_word
from ingest.readers.word_numbering import numeral
from tests.ingest.word_files import W, paragraph, run, table, with_parts, word_file


def numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(place: int, form: str, text: str, more: str = "") -> str:
    numbering = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{numbering}</w:lvl>'


ARTICLES = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "Điều %1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "decimal", "%1.%2.%4", "<w:isLgl/>")
    + level(4, "bullet", "\uf0b7")
    + level(5, "bullet", "+")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>'
)


def text_of(body: str, **parts: str) -> str:
    return read_word(word_file(body, **parts)).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(paragraph("Điều 1.", run(" Phạm vi")), "Điều 1. Phạm vi", id="runs join"),
        pytest.param(
            paragraph("a") + paragraph("") + paragraph("b"), "a\n\nb", id="an empty paragraph is a blank line"
        ),
        pytest.param(paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), "a\nb", id="line break"),
        pytest.param(paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), "a\tb", id="tab"),
        pytest.param(
            paragraph("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t></w:r>"), "12-NQ/TW", id="hyphen that binds"
        ),
        pytest.param(
            paragraph(
                run("giao "),
                f"<w:del>{run('Sở A').replace('w:t', 'w:delText')}</w:del><w:ins>{run('Sở B')}</w:ins>",
            ),
            "giao Sở B",
            id="tracked changes as accepted",
        ),
        pytest.param(
            paragraph(f"<w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('y')}</w:moveTo>"), "y", id="moved text once"
        ),
        pytest.param(
            paragraph("Điều 3", properties="<w:rPr><w:del/></w:rPr>") + paragraph(" và Điều 4"),
            "Điều 3 và Điều 4",
            id="a deleted end of paragraph joins it to the next",
        ),
        pytest.param(paragraph("a", run("thầm", "<w:vanish/>")), "a", id="hidden text is not shown"),
        pytest.param(paragraph(run("Quyết định", "<w:caps/>")), "QUYẾT ĐỊNH", id="capitals by format"),
        pytest.param(
            paragraph("năm 2021", run("2", '<w:vertAlign w:val="superscript"/>')),
            "năm 2021²",
            id="a raised digit is a mark",
        ),
        pytest.param(
            paragraph(f'<w:hyperlink r:id="x">{run("Luật")}</w:hyperlink><w:smartTag>{run(" Đất đai")}</w:smartTag>'),
            "Luật Đất đai",
            id="links and tags hold text",
        ),
        pytest.param(f"<w:sdt><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>", "a", id="content control"),
        pytest.param(
            paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", "trang"), "trang", id="field codes are no text"
        ),
        pytest.param(table(("Số: 5/QĐ-UBND", "Hà Nội, ngày 5")), "Số: 5/QĐ-UBND\tHà Nội, ngày 5", id="cells of a row"),
        pytest.param(
            table((paragraph("SỞ A") + paragraph("Số: 1/SA"), "CỘNG HÒA")),
            "SỞ A\nSố: 1/SA\nCỘNG HÒA",
            id="cells of several lines, one after the other",
        ),
        pytest.param(table((table(("a", "b")), "c")), "a\tb\tc", id="table in a cell"),
        pytest.param(
            table(("a",), ("b",)).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1), "b", id="deleted row"
        ),
        pytest.param(paragraph(run("C¨n cø", '<w:rFonts w:ascii=".VnTime"/>')), "Căn cứ", id="TCVN3 by its font"),
        pytest.param(
            paragraph(run("quyÕt ®Þnh", '<w:rFonts w:ascii=".VnTimeH"/>')), "QUYẾT ĐỊNH", id="font of capitals"
        ),
        pytest.param(paragraph(run("Caên cöù", '<w:rFonts w:ascii="VNI-Times"/>')), "Căn cứ", id="VNI by its font"),
        pytest.param(
            paragraph(run("Căn cứ", '<w:rFonts w:ascii=".VnTime"/>')), "Căn cứ", id="a font that lies: Unicode inside"
        ),
        pytest.param(
            paragraph(run("Ch", '<w:rFonts w:ascii=".VnTime"/>') + run("Ý", '<w:rFonts w:ascii="Arial"/>')),
            "ChÝ",
            id="only the runs in the old font are turned",
        ),
    ],
)
def test_text_as_shown(body: str, text: str) -> None:
    assert text_of(body) == text


def test_numbers_that_word_makes() -> None:
    body = "".join(
        paragraph(text, properties=numbered(1, place))
        for place, text in [
            (0, "Phạm vi"),
            (1, "Gồm"),
            (2, "xã"),
            (2, "phường"),
            (1, "Không gồm"),
            (2, "đảo"),
            (4, "nhỏ"),
            (5, "lớn"),
            (0, "Hiệu lực"),
            (3, "Từ ngày ký"),
        ]
    )
    assert text_of(body, numbering=ARTICLES).split("\n") == [
        "Điều 1. Phạm vi",
        "1. Gồm",
        "a) xã",
        "b) phường",
        "2. Không gồm",
        "a) đảo",
        "- nhỏ",
        "+ lớn",
        "Điều 2. Hiệu lực",
        "2.1.1 Từ ngày ký",
    ]


def test_a_second_list_goes_on_or_starts_where_it_says() -> None:
    body = paragraph("a", properties=numbered(1)) + paragraph("b", properties=numbered(2))
    assert text_of(body, numbering=ARTICLES) == "Điều 1. a\nĐiều 10. b"


def test_numbering_by_style_and_its_refusal() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="D"><w:pPr>{numbered(1)}</w:pPr></w:style>' + (
        '<w:style w:type="paragraph" w:styleId="E"><w:basedOn w:val="D"/></w:style>'
    )
    body = (
        paragraph("a", properties='<w:pStyle w:val="E"/>')
        + paragraph("b", properties='<w:pStyle w:val="E"/>' + numbered(0))
        + paragraph("", properties='<w:pStyle w:val="E"/>')
        + paragraph("c", properties='<w:pStyle w:val="E"/>')
    )
    assert text_of(body, styles=styles, numbering=ARTICLES) == "Điều 1. a\nb\n\nĐiều 2. c"


def test_styles_in_a_circle_end() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="D"/></w:style>'
    assert text_of(paragraph("a", properties='<w:pStyle w:val="D"/>'), styles=styles) == "a"


def test_footnotes_follow_their_paragraph_with_their_mark() -> None:
    notes = "".join(
        f'<w:footnote w:id="{name}" {kind}>{paragraph("<w:r><w:footnoteRef/></w:r>", text)}</w:footnote>'
        for name, kind, text in [("0", 'w:type="separator"', ""), ("5", "", " Kế hoạch số 3."), ("9", "", " Như trên.")]
    )
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = paragraph("Theo kế hoạch", reference.format(5), " và", reference.format(9), ".") + paragraph("Điều 2.")
    assert text_of(body, footnotes=notes).split("\n") == [
        "Theo kế hoạch¹ và².",
        "¹ Kế hoạch số 3.",
        "² Như trên.",
        "Điều 2.",
    ]


def test_text_boxes_once_behind_their_paragraph() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>".format(paragraph("HỎA TỐC"))
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(paragraph("Kính gửi:", both)) == "Kính gửi:\nHỎA TỐC"


def test_a_cell_of_a_list_keeps_its_lines_in_the_row() -> None:
    bodies = paragraph("- Sở A") + paragraph("") + paragraph("- Sở B")
    rows = table(
        ("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", bodies), ("", paragraph("Báo cáo") + paragraph("quý"), "")
    )
    assert text_of(rows) == "STT\tNhiệm vụ\tChủ trì\n1\tRà soát\t- Sở A\n- Sở B\n\tBáo cáo\nquý\t"


def alternate(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(paragraph(alternate(run("mới"), run("cũ"))), id="of a run"),
        pytest.param(alternate(paragraph("mới"), paragraph("cũ")), id="of a paragraph"),
    ],
)
def test_content_written_in_two_ways_is_read_once(body: str) -> None:
    assert text_of(body) == "mới"


def test_a_file_that_stands_for_paragraphs_is_read_in_its_place() -> None:
    page = "<html><body><p>Điều 1. Phạm vi</p></body></html>".encode()
    file = with_parts(word_file('<w:altChunk r:id="a"/>' + paragraph("Điều 2.")), a=("aFChunk", page))
    [paper] = [paper for paper in papers(file) if paper]
    assert paper.text == "Điều 1. Phạm vi\nĐiều 2."


def test_what_a_file_carries_inside_comes_behind_it() -> None:
    annex = word_file(paragraph("PHỤ LỤC"))
    equation = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Equation Native".encode("utf-16-le")
    file = with_parts(word_file(paragraph("KẾ HOẠCH")), a=("package", annex), b=("oleObject", equation))
    assert [(paper.part, paper.text) for paper in papers(file) if paper] == [
        ("", "KẾ HOẠCH"),
        ("word/embeddings/a", "PHỤ LỤC"),
    ]


MASTHEAD = table(("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 15/SYT-NVY", "Độc lập - Tự do - Hạnh phúc"))


@pytest.mark.parametrize(
    ("section", "head", "lines"),
    [
        pytest.param("", MASTHEAD, 3, id="the masthead in the header of all pages"),
        pytest.param("<w:titlePg/>", MASTHEAD, 3, id="that of the first page"),
        pytest.param('<w:titlePg w:val="0"/>', MASTHEAD, 3, id="the first page is like the others"),
        pytest.param("", paragraph("Dự thảo lần 2 - trang 1"), 1, id="a running head"),
        pytest.param("", paragraph("2"), 1, id="the number of the page"),
        pytest.param("", "!<w:header", 1, id="a broken header"),
    ],
)
def test_a_masthead_in_the_header_of_the_page(section: str, head: str, lines: int) -> None:
    kind = "first" if section == "<w:titlePg/>" else "default"
    properties = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="header"/>{section}</w:sectPr>'
    assert (
        text_of(paragraph("KẾ HOẠCH") + properties, header=head).split("\n")[-lines:]
        == [
            "SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 15/SYT-NVY\tĐộc lập - Tự do - Hạnh phúc",
            "KẾ HOẠCH",
        ][-lines:]
    )


def test_a_masthead_is_given_once() -> None:
    properties = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    assert text_of(MASTHEAD + properties, header=MASTHEAD).count("Số: 15") == 1


def test_recipients_in_the_footer_of_the_page() -> None:
    properties = '<w:sectPr><w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    foot = paragraph("Nơi nhận:") + paragraph("- Lưu: VT.")
    assert text_of(paragraph("Điều 1.") + properties, footer=foot) == "Điều 1.\nNơi nhận:\n- Lưu: VT."


@pytest.mark.parametrize("part", ["styles", "numbering", "footnotes", "endnotes"])
@pytest.mark.parametrize("content", ["!<w:styles", "!", "!\x00\x01"])
def test_a_broken_part_beside_the_text_costs_itself(part: str, content: str) -> None:
    assert text_of(paragraph("KẾ HOẠCH"), **{part: content}) == "KẾ HOẠCH"


def test_page_breaks_are_places() -> None:
    paper = read_word(word_file(paragraph("một") + paragraph("<w:r><w:br w:type='page'/></w:r>", "hai")))
    assert (paper.text, paper.page_at(0), paper.page_at(paper.text.index("hai"))) == ("một\nhai", 1, 2)


def test_strict_form_of_the_format() -> None:
    stream = io.BytesIO(word_file(paragraph("a")))
    with zipfile.ZipFile(stream, "a") as archive:
        body = archive.read("word/document.xml").replace(
            W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", body)
    assert read_word(stream.getvalue()).text == "a"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param("<w:p>", "XML", id="broken XML"),
        pytest.param("</w:body></w:document><x/>", "XML", id="two roots"),
    ],
)
def test_broken_files_say_why(body: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        text_of(body)


@pytest.mark.parametrize(
    "declaration",
    [
        pytest.param("<!ENTITY x SYSTEM 'file:///etc/hostname'>", id="a file of the machine"),
        pytest.param("<!ENTITY y 'ha'><!ENTITY x '&y;&y;'>", id="a bomb's beginning"),
    ],
)
def test_entities_are_refused(declaration: str) -> None:
    with pytest.raises(UnreadableFile, match="DTD"):
        parse_xml(f"<!DOCTYPE a [{declaration}]><a>&x;</a>".encode())


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "decimal", "1"),
        (9, "upperRoman", "IX"),
        (1994, "lowerRoman", "mcmxciv"),
        (3, "upperLetter", "C"),
        (27, "lowerLetter", "aa"),
        (3, "none", ""),
        (5, "vietnameseCounting", "5"),
    ],
)
def test_numerals(number: int, form: str, text: str) -> None:
    assert numeral(number, form) == text


def test_old_letters_without_their_font() -> None:
    text = "C¨n cø NghÞ ®Þnh sè 08/2004/N§-CP cña ChÝnh phñ"
    assert text_of(paragraph(text)) == restore(text) == "Căn cứ Nghị định số 08/2004/NĐ-CP của Chính phủ"
