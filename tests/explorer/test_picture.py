"""explorer.picture in a real Chromium: offline, and a paper's words stay words."""

from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from explorer.picture import picture

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
    assert "2024-03-01" in detail


def test_search_needs_no_diacritics_and_reason_is_in_words(page: Page) -> None:
    pick(page, "27/ubnd")
    assert "chưa xác định: không rõ năm" in page.inner_text("#detail")


def test_legend_counts_and_filters(page: Page) -> None:
    assert "tỉnh 1" in page.inner_text("nav")
    assert "thực hiện 1" in page.inner_text("nav")
    assert page.inner_text("#shown") == "3 văn bản, 2 quan hệ"
    page.uncheck("input[data-relation=implements]")
    page.uncheck("input[data-level=district]")
    assert page.inner_text("#shown") == "2 văn bản, 1 quan hệ"


def test_ids_are_hashes_and_the_page_is_the_same_every_time() -> None:
    html = picture(chain(), title="t", root="urn:root")
    assert "urn:root" not in html
    assert html == picture(chain(), title="t", root="urn:root")


def test_english_page() -> None:
    html = picture(chain(), title="t", lang="en")
    assert '<html lang="en">' in html
    assert "implements" in html
