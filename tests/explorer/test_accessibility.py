"""Every kind of page meets WCAG 2 level AA as far as axe-core, in a real Chromium, can tell."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=nuoc",
        "/search?q=khongcogi",
        "/chain?document=901/NQ-CP",
        "/graph?document=901/NQ-CP",
        "/coverage?document=901/NQ-CP",
        "/path?from=12/BC-UBND&to=95/CĐ-TTg",
        "/timeline?document=901/NQ-CP",
        "/tasks",
        "/agencies",
        "/data",
        "/sparql",
        "/cypher",
        "/eli/uy-ban-nhan-dan-tinh-an-giang/2024/145-kh-ubnd",
        "/agency/so-tai-chinh-tinh-an-giang",
        "/chain?document=145/KH-UBND",
        "/eli/nowhere",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found(browser: Browser, address: str, path: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(path, wait_until="load")
    found = Axe().run(page, options=RULES)
    context.close()
    assert found.violations_count == 0, found.generate_report()
