"""explorer.picture in a real Chromium: offline, and a paper's words stay words."""

from pathlib import Path

import networkx as nx
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from explorer.picture import drawing, picture

HOSTILE = "</script><img src='http://example.invalid/x' onerror='document.title=1'><b>đậm</b>"


def chain() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_node(
        "urn:root", number="901/NQ-CP", issuer="Chính phủ", date="2024-01-15", level="national", title=HOSTILE
    )
    graph.add_node(
        "urn:plan",
        number="145/KH-UBND",
        date="2024-02-28",
        level="province",
        status="read",
        tasks=[{"label": "1", "lead": ["Sở Y tế"], "action": HOSTILE, "deadline": "2024-03-01"}],
    )
    graph.add_node("urn:lost", number="27/UBND-NN", level="district", status="unresolved", reason="year unknown")
    proof = {"document": "145/KH-UBND", "quote": "Thực hiện <i>Nghị quyết</i>", "rule": "r", "confidence": 0.97}
    graph.add_edge("urn:plan", "urn:root", key="implements", evidence=[proof])
    graph.add_edge("urn:lost", "urn:plan", key="based_on", evidence=[])
    return graph


@pytest.fixture
def page(browser: Browser, tmp_path: Path):
    file = tmp_path / "chain.html"
    file.write_text(picture(chain(), title=f"Chuỗi {HOSTILE}", root="urn:root"), "utf-8")
    page = browser.new_page()
    page.complaints = []
    page.on("request", lambda request: page.complaints.append(request.url) if request.url != file.as_uri() else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=20_000)
    yield page
    assert page.complaints == [], "the page asks the network for nothing and runs without an error"
    page.close()


pytestmark = pytest.mark.browser


def pick(page: Page, words: str) -> None:
    page.fill("#search", words)


def test_hostile_title_stays_text(page: Page) -> None:
    assert page.inner_text("h1") == f"Chuỗi {HOSTILE}"
    pick(page, "901/nq-cp")
    assert HOSTILE in page.inner_text("#detail")
    assert page.locator("img").count() == 0
    assert page.title().startswith("Chuỗi")


def test_detail_shows_the_sentence_and_the_tasks(page: Page) -> None:
    pick(page, "145/kh")
    detail = page.inner_text("#detail")
    assert "«Thực hiện <i>Nghị quyết</i>»" in detail
    assert "Sở Y tế" in detail
    assert "01/03/2024" in detail


def test_search_needs_no_diacritics_and_reason_is_in_words(page: Page) -> None:
    pick(page, "27/ubnd")
    assert "chưa xác định: không rõ năm" in page.inner_text("#detail")


def test_legend_counts_and_filters(page: Page) -> None:
    assert "tỉnh 1" in page.inner_text("nav")
    assert "thực hiện 1" in page.inner_text("nav")
    assert page.inner_text("#shown") == "3 văn bản, 2 quan hệ"
    page.uncheck("input[data-relation=implements]")
    page.uncheck("input[data-level=district]")
    assert page.inner_text("#shown") == "2 văn bản, 0 quan hệ; đang ẩn: 1"


def test_ids_are_hashes_and_the_page_is_the_same_every_time() -> None:
    html = picture(chain(), title="t", root="urn:root")
    assert "urn:root" not in html
    assert html == picture(chain(), title="t", root="urn:root")


def test_english_page() -> None:
    html = picture(chain(), title="t", lang="en")
    assert '<html lang="en">' in html
    assert "implements" in html


def shown(page: Page) -> str:
    return page.inner_text("#shown")


def test_hide_and_undo(page: Page) -> None:
    assert page.is_disabled("#hide")
    assert page.is_disabled("#undo")
    pick(page, "145/kh")
    page.click("#hide")
    assert shown(page) == "2 văn bản, 0 quan hệ; đang ẩn: 1"
    page.uncheck("input[data-level=national]")
    assert shown(page) == "1 văn bản, 0 quan hệ; đang ẩn: 2"
    page.click("#undo")
    assert page.is_checked("input[data-level=national]")
    page.locator("#network").press("Control+z")
    assert shown(page) == "3 văn bản, 2 quan hệ"
    assert page.is_disabled("#undo")


def test_what_is_pinned_stays_in_sight(page: Page) -> None:
    pick(page, "145/kh")
    page.click("#pin")
    assert page.get_attribute("#pin", "aria-pressed") == "true"
    page.uncheck("input[data-level=province]")
    assert shown(page) == "3 văn bản, 2 quan hệ"
    page.click("#undo")
    page.click("#undo")
    page.uncheck("input[data-level=province]")
    assert shown(page) == "2 văn bản, 0 quan hệ; đang ẩn: 1"


def test_search_counts_what_it_finds(page: Page) -> None:
    pick(page, "ubnd")
    assert page.inner_text("#found") == "2"
    pick(page, "")
    assert page.inner_text("#found") == ""


def test_a_click_on_a_name_chooses_its_document(page: Page) -> None:
    pick(page, "145/kh")
    pick(page, "")
    page.evaluate("document.getElementById('detail').replaceChildren()")
    box = page.locator("#network").bounding_box()
    assert box is not None
    # the found document stands in the middle of the view, its name below its shape
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 26)
    assert "145/KH-UBND" in page.inner_text("#detail")


def test_png_has_the_colour_of_paper_and_the_legend(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as download:
        page.click("#png")
    download.value.save_as(tmp_path / "picture.png")
    with Image.open(tmp_path / "picture.png") as image:
        corner = image.convert("RGBA").getpixel((0, 0))
        assert corner == (255, 255, 255, 255)
        box = page.locator("#network").bounding_box()
        assert box is not None
        assert image.height > box["height"], "the legend stands below"


@pytest.mark.parametrize(
    ("body", "label"),
    [
        pytest.param("Ủy ban nhân dân tỉnh An Giang", "UBND tỉnh An Giang", id="the kind short, the province whole"),
        pytest.param("Sở Tài chính tỉnh An Giang", "Sở Tài chính tỉnh An Giang", id="a kind that has no short form"),
    ],
)
def test_labels_keep_the_name_that_tells_bodies_apart(body: str, label: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("urn:a", number="1/KH-UBND", issuer=body)
    assert drawing(graph)["nodes"][0]["label"] == f"1/KH-UBND\n{label}"
