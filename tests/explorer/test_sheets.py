"""Evidence on the page of the original: a PDF is made, read, kept, and shown in a real Chromium, its quote marked."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, expect
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from starlette.testclient import TestClient

from explorer.app import create_app
from explorer.sheets import Sheets
from graph.places import marks_of
from graph.rdf import statement_iri
from graph.stores.library import Library
from ingest.readers import draw_page
from ingest.run import ingest
from tests.explorer.conftest import served

LINES = (
    "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
    "Số: 245/KH-UBND",
    "An Giang, ngày 12 tháng 3 năm 2024",
    "KẾ HOẠCH",
    "Về việc trữ nước ngọt mùa khô",
    "Thực hiện Nghị quyết số 901/NQ-CP ngày 05 tháng 01 năm 2024 của Chính phủ,",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
)
SECOND = ("1. Sở Tài chính cân đối kinh phí theo Quyết định số 912/QĐ-TTg ngày 20/02/2024.",)


def printed() -> bytes:
    """A plan of two pages, made up for these tests."""
    import matplotlib

    pdfmetrics.registerFont(TTFont("Sans", Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for lines in (LINES, SECOND):
        canvas.setFont("Sans", 11)
        for number, line in enumerate(lines):
            canvas.drawString(70, A4[1] - 90 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data folder with the plan in it, and the file it was read from."""
    folder = tmp_path_factory.mktemp("sheets")
    original = folder / "ke-hoach.pdf"
    original.write_bytes(printed())
    with Library(folder / "data", write=True) as library:
        assert ingest(library, [original], workers=1).failures == ()
    return folder / "data", original


def statement_of(folder: Path, number: str) -> tuple[str, str, int, int]:
    """Give the address, the paper's path and the place of the quote of what the plan says of the document `number`."""
    with Library(folder) as library:
        target = library.document(number)
        [edge] = [edge for edge in library.edges(target=target) if edge.relation in ("implements", "cites")][:1]
        proof = edge.evidence[0]
        base = len("https://w3id.org/danchieu")
        return statement_iri(edge, proof)[base:], proof.paper[base:], proof.start, proof.end


def client(folder: Path, *, draws: bool = True) -> TestClient:
    app = create_app(folder, rate=None, draw=draw_page if draws else None)
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


def test_evidence_names_its_page(kept: tuple[Path, Path]) -> None:
    folder, _ = kept
    for number, page in (("901/NQ-CP", 1), ("912/QĐ-TTg", 2)):
        address, _, _, _ = statement_of(folder, number)
        assert client(folder).get(address, params={"format": "json"}).json()["pages"] == [page]
        assert f"/page/{page}/image" in client(folder).get(address).text
        assert "/page/" not in client(folder, draws=False).get(address).text, "nothing that draws: no page is offered"


def test_the_image_of_a_page_is_kept_by_browsers(kept: tuple[Path, Path]) -> None:
    folder, _ = kept
    _, paper, _, _ = statement_of(folder, "901/NQ-CP")
    answer = client(folder).get(f"{paper}/page/1/image", headers={"accept": "image/avif,image/*;q=0.8"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert "immutable" in answer.headers["cache-control"]
    width, height = Image.open(io.BytesIO(answer.content)).size
    assert height / width == pytest.approx(A4[1] / A4[0], abs=0.01)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("{paper}/page/3", 404, id="behind the last"),
        pytest.param("{paper}/page/0/image", 404, id="before the first"),
        pytest.param("{paper}/page/-1/image", 404, id="negative"),
        pytest.param("{paper}/page/1000000000/image", 404, id="far behind"),
        pytest.param("{paper}/page/٣/image", 404, id="figures of another script"),
        pytest.param("{paper}/page/1?start=99999999", 400, id="behind the text"),
        pytest.param("{paper}/page/1?start=9&end=2", 200, id="backwards: nothing is marked"),
        pytest.param("/paper/00/page/1/image", 404, id="no such paper"),
        pytest.param("/paper/..%2f..%2fetc%2fpasswd/page/1/image", 404, id="no path"),
    ],
)
def test_addresses(kept: tuple[Path, Path], path: str, status: int) -> None:
    folder, _ = kept
    _, paper, _, _ = statement_of(folder, "901/NQ-CP")
    assert client(folder).get(path.format(paper=paper)).status_code == status


@pytest.mark.parametrize("change", ["other bytes", "gone"])
def test_a_page_that_cannot_be_drawn_says_why(tmp_path: Path, kept: tuple[Path, Path], change: str) -> None:
    original = tmp_path / "ke-hoach.pdf"
    shutil.copy(kept[1], original)
    with Library(tmp_path / "data", write=True) as library:
        ingest(library, [original], workers=1)
    address, paper, start, end = statement_of(tmp_path / "data", "901/NQ-CP")
    if change == "gone":
        original.unlink()
    else:
        original.write_bytes(b"%PDF-1.4 other")
    asked = client(tmp_path / "data")
    page = asked.get(f"{paper}/page/1?start={start}&end={end}")
    assert page.status_code == 200
    assert ("không còn ở chỗ cũ" if change == "gone" else "đã thay đổi") in page.text
    assert "901/NQ-CP" in page.text, "the sentence itself is there"
    assert asked.get(f"{paper}/page/1/image").status_code in (400, 404)
    assert asked.get(address).status_code == 200


def test_only_so_many_images_are_kept(kept: tuple[Path, Path]) -> None:
    drawn: list[int] = []

    def draw(path: Path, digest: str, part: str, page: int) -> bytes:
        drawn.append(page)
        return b"x" * 10

    folder, _ = kept
    sheets = Sheets(draw, most=15)
    with Library(folder) as library:
        [digest] = [iri.rpartition("/")[2] for iri in library.papers()]
        for page in (1, 1, 2, 2, 1):
            sheets.image(library, digest, page)
    assert drawn == [1, 2, 1]


@pytest.fixture(scope="module")
def drawing(kept: tuple[Path, Path]) -> Iterator[str]:
    """The address of an explorer that draws."""
    with served(create_app(kept[0], rate=None, draw=draw_page)) as address:
        yield address


@pytest.mark.browser
def test_the_mark_lies_over_the_words(browser: Browser, drawing: str, kept: tuple[Path, Path]) -> None:
    folder, _ = kept
    address, paper, start, end = statement_of(folder, "901/NQ-CP")
    with Library(folder) as library:
        _, places = library.places(paper.rpartition("/")[2])
    [mark] = marks_of(places.between(start, end))
    page = browser.new_page(base_url=drawing)
    page.goto(address)
    image = page.locator(".sheet img")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", value=True)
    assert image.evaluate("image => image.naturalWidth") > 1000
    sheet, stroke = image.bounding_box(), page.locator(".sheet rect").bounding_box()
    assert sheet
    assert stroke
    shares = (
        (stroke["x"] - sheet["x"]) / sheet["width"],
        (stroke["y"] - sheet["y"]) / sheet["height"],
        (stroke["x"] + stroke["width"] - sheet["x"]) / sheet["width"],
        (stroke["y"] + stroke["height"] - sheet["y"]) / sheet["height"],
    )
    assert shares == pytest.approx((mark.left, mark.top, mark.right, mark.bottom), abs=0.004)
    dark = Image.open(io.BytesIO(page.request.get(f"{drawing}{paper}/page/1/image").body())).convert("L")
    box = [round(share * size) for share, size in zip(shares, (dark.width, dark.height) * 2, strict=True)]
    assert sum(dark.crop((box[0], box[1], box[2], box[3])).histogram()[:100]), "there is print under the mark"
    page.get_by_role("link", name=re.compile("xem cả trang")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trang 1 / 2")
    page.get_by_role("link", name="Sau →").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trang 2 / 2")
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found(browser: Browser, drawing: str, kept: tuple[Path, Path], scheme: str) -> None:
    address, paper, start, end = statement_of(kept[0], "901/NQ-CP")
    context = browser.new_context(base_url=drawing, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for path in (address, f"{paper}/page/1?start={start}&end={end}", f"{paper}/page/2"):
        page.goto(path)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
        assert found.violations_count == 0, found.generate_report()
    context.close()
