"""ingest.readers.html: a saved page gives its paper, as a browser shows it and without what surrounds it."""

import pytest

from ingest.readers.html import read_html
from ingest.readers.kinds import kind_of

MENU = "<div><a href='/a'>Trang chủ</a> <a href='/b'>Văn bản mới</a> <a href='/c'>Tra cứu thuật ngữ</a></div>"
PAPER = """<table><tr><td>SỞ Y TẾ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr>
<tr><td>Số: 15/SYT-NVY</td><td>Hải Lam, ngày 3 tháng 2 năm 2024</td></tr></table>
<p>Sở Y tế đề nghị các bệnh viện rà soát
   thuốc, vật tư   và báo cáo trước ngày 20.</p>"""
RELATED = "".join(
    f"<div><a href='/{n}'>Quyết định số {n}/QĐ-UBND về việc phân bổ kinh phí năm {n}</a></div>" for n in range(40)
)


def text_of(markup: str) -> str:
    return read_html(markup.encode()).text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(PAPER, id="alone"),
        pytest.param(
            f"<nav>{MENU}</nav><main>{PAPER}</main><footer>Bản quyền</footer>", id="elements that say what they are"
        ),
        pytest.param(f"<div>{MENU}</div><div><div>{PAPER}</div></div><div>{RELATED}</div>", id="only divisions"),
        pytest.param(
            f"<div>{PAPER}</div><script>var x = '<p>y</p>'</script><div style='display: none'>ẩn</div>", id="hidden"
        ),
    ],
)
def test_the_paper_without_its_surroundings(page: str) -> None:
    assert text_of(f"<html><head><title>Thư viện</title></head><body>{page}</body></html>").split("\n") == [
        "SỞ Y TẾ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/SYT-NVY\tHải Lam, ngày 3 tháng 2 năm 2024",
        "Sở Y tế đề nghị các bệnh viện rà soát thuốc, vật tư và báo cáo trước ngày 20.",
    ]


def test_a_part_with_the_signature_beside_the_body_stays() -> None:
    page = (
        f"<div><div>{'<p>Điều khoản thi hành được giữ nguyên.</p>' * 9}</div><div>Nơi nhận:<br>- Lưu: VT.</div></div>"
    )
    assert text_of(page).endswith("Nơi nhận:\n- Lưu: VT.")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>a</p><p>b</p>", "a\nb", id="paragraphs"),
        pytest.param("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb", id="an empty line as Word saves it"),
        pytest.param("<div>a</div><div><br></div><div>b</div>", "a\n\nb", id="an empty line as editors write it"),
        pytest.param("<p>a</p>\n<p> </p>\n<p>b</p>", "a\nb", id="an empty paragraph shows nothing"),
        pytest.param("<p>a<br></p><p>b</p>", "a\nb", id="a line break at the end shows nothing"),
        pytest.param(
            "<table><tr><td>1<td>Rà soát<td>- Sở A<br>- Sở B</tr><tr><td>2<td>Báo cáo<br>quý<td></tr></table>",
            "1\tRà soát\t- Sở A\n- Sở B\n2\tBáo cáo\nquý",
            id="a cell of a list keeps its lines in the row",
        ),
        pytest.param(
            "<table><tr><td>a<td>b<td>c<table><tr><td>d<br>e<td>f</tr></table></tr></table>",
            "a\nb\nc\nd\ne\nf",
            id="a frame of columns is no list",
        ),
        pytest.param("<p>a:  b</p><p>&nbsp;&nbsp;&nbsp; c</p>", "a: b\n    c", id="hard spaces set a line off"),
        pytest.param("<div>a<br><br>b</div>", "a\n\nb", id="two line breaks"),
        pytest.param("<p>a<br>b</p>", "a\nb", id="line break"),
        pytest.param(
            "<p>Luật\n<b>Đất</b>\n<a href='#'>đai</a></p>", "Luật Đất đai", id="lines of the source are no lines"
        ),
        pytest.param("<p>năm 2021<sup>2</sup></p>", "năm 2021²", id="raised digit"),
        pytest.param(
            "<p style='text-transform: uppercase'>Quyết <b>định</b></p>", "QUYẾT ĐỊNH", id="capitals by style"
        ),
        pytest.param("<ol><li>một</li><li>hai</li></ol>", "1. một\n2. hai", id="numbers that the browser makes"),
        pytest.param("<table><tr><th>TT</th><td>Việc</td></tr></table>", "TT\tViệc", id="row"),
        pytest.param("<p>5 &lt; 6 &amp; &#272;i&#7873;u</p>", "5 < 6 & Điều", id="entities of HTML"),
        pytest.param("<p>a<p>b</div></td>", "a\nb", id="careless markup"),
        pytest.param("<div hidden>x</div><p>a</p>", "a", id="hidden by attribute"),
    ],
)
def test_text_as_shown(markup: str, text: str) -> None:
    assert text_of(f"<body>{markup}</body>") == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("<p>Kế hoạch</p>".encode("utf-16"), "Kế hoạch", id="UTF-16"),
        pytest.param(
            '<meta charset="windows-1258"><p>Sô\u0301 Điê\u0300u</p>'.encode("cp1258"), "Số Điều", id="declared"
        ),
        pytest.param(
            "<p>C¨n cø NghÞ ®Þnh sè 8 cña ChÝnh phñ</p>".encode(), "Căn cứ Nghị định số 8 của Chính phủ", id="TCVN3"
        ),
        pytest.param(
            '<meta charset="windows-1252"><p>C¨n cø NghÞ ®Þnh sè 8 cña ChÝnh phñ</p>'.encode("cp1252"),
            "Căn cứ Nghị định số 8 của Chính phủ",
            id="TCVN3 behind a Western name",
        ),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert read_html(data).text == text


@pytest.mark.parametrize(
    ("heading", "body", "first"),
    [
        pytest.param(
            "Quyết định số 7/2024/QĐ-BTN", "QUYẾT ĐỊNH", "Quyết định số 7/2024/QĐ-BTN", id="kept: the text lost it"
        ),
        pytest.param("Quyết định số 7/2024/QĐ-BTN", "Số: 7/2024/QĐ-BTN", "Số: 7/2024/QĐ-BTN", id="the text has it"),
        pytest.param("Cơ sở dữ liệu văn bản", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH", id="the site's own name"),
        pytest.param("So sánh 7/QĐ-A và 8/QĐ-B", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH", id="two papers"),
    ],
)
def test_heading_names_the_paper_whose_text_lost_its_number(heading: str, body: str, first: str) -> None:
    page = f"<body><header><h1>{heading}</h1></header><main><p>{body}</p><p>Điều 1. Ban hành quy chế.</p></main></body>"
    assert text_of(page).split("\n")[0] == first


def test_nothing_is_fetched_and_entities_stay() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>a&x;</p></body></html>'
    assert kind_of(page.encode()) == "html"
    assert "&x;" in text_of(page)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 100_000 + "Sở Y tế báo cáo.", id="divisions"),
        pytest.param("<table><tr><td>" * 5_000 + "Sở Y tế báo cáo.", id="tables"),
        pytest.param("<p><font face=Arial><b>" * 400 + "Sở Y tế báo cáo.", id="fonts that an editor never closed"),
    ],
)
def test_what_nests_deeper_than_a_parser_goes_is_read(markup: str) -> None:
    assert text_of(f"<html><body>{markup}</body></html>") == "Sở Y tế báo cáo."


OLD = "C¨n cø NghÞ ®Þnh cña ChÝnh phñ vÒ tæ chøc"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param(
            f"<p>{OLD}<p>Sè: 12".encode("cp1252"), "Căn cứ Nghị định của Chính phủ về tổ chức\nSố: 12", id="TCVN3"
        ),
        pytest.param(
            "<p>Sôì: 12<p>Kêì hoaòch cuÒa huyêòn".encode("cp1252"), "Số: 12\nKế hoạch của huyện", id="Windows-1258"
        ),
        pytest.param("<p>Décret du président français".encode("cp1252"), "Décret du président français", id="French"),
        pytest.param("<p>Kế hoạch".encode(), "Kế hoạch", id="UTF-8"),
    ],
)
def test_a_page_that_declares_a_western_encoding(page: bytes, text: str) -> None:
    head = b"<html><head><meta charset=windows-1252></head><body>"
    assert read_html(head + page).text == text
