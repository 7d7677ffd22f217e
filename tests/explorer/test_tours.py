"""The ten things analysts come for, each walked through in a real Chromium, from the first page to the evidence."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def ask(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")


def open_document(page: Page, words: str, name: str) -> None:
    ask(page, words)
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_what_does_this_dispatch_carry_out_up_to_the_nation(page: Page) -> None:
    open_document(page, "388/ubnd-ktn", "Công văn 388/UBND-KTN")
    page.get_by_role("link", name="Chuỗi lên").click()
    expect(page.locator(".tree")).to_contain_text("Nghị quyết 901/NQ-CP")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(page.locator("#shown")).to_contain_text("văn bản")
    hop = page.locator(".tree li", has_text="Nghị quyết 901/NQ-CP").first
    hop.locator("summary").click()
    hop.get_by_role("link", name="xem trong văn bản").click()
    expect(page.locator(".here", has_text="901/NQ-CP").first).to_be_in_viewport()


def test_which_provinces_carried_this_resolution_out(page: Page) -> None:
    open_document(page, "901 nq cp", "Nghị quyết 901/NQ-CP")
    page.get_by_role("group", name="Việc với trang này").get_by_role("link", name="Mức độ triển khai").click()
    tile = page.locator(".tiles .tile", has_text="An Giang")
    expect(tile).to_contain_text("44")
    expect(page.locator(".tiles .no-paper", has_text="Tiền Giang")).to_be_visible()
    tile.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kế hoạch 145/KH-UBND")


def test_what_must_this_department_do_and_what_is_overdue(page: Page) -> None:
    page.get_by_role("link", name="Nhiệm vụ", exact=True).click()
    page.get_by_label("Cơ quan", exact=True).fill("so nong nghiep an giang")
    page.get_by_label("quá hạn vào ngày").first.check()
    page.locator("input[name=at]").fill("2024-03-31")
    page.get_by_role("button", name="Xem").click()
    row = page.locator("tbody tr", has_text="khảo sát nguồn nước")
    expect(row).to_contain_text("quá hạn")
    row.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"#task-\d+$"))
    expect(page.locator(".paper")).to_contain_text("khảo sát nguồn nước")


def test_show_me_the_sentence_that_says_so(page: Page) -> None:
    open_document(page, "145 kh ubnd an giang", "Kế hoạch 145/KH-UBND")
    page.locator(".links li", has_text="Quyết định 912/QĐ-TTg").hover()
    proof = page.locator("article:visible", has_text="Quyết định 912/QĐ-TTg")
    expect(proof).to_contain_text("Quyết định số 912/QĐ-TTg")
    expect(page.locator(".paper a.lit").first).to_contain_text("912/QĐ-TTg")
    proof.get_by_role("link", name="xem trong văn bản").first.click()
    expect(page.locator(".paper .here").first).to_be_in_viewport()


def test_what_changed_this_plan(page: Page) -> None:
    open_document(page, "145 kh ubnd an giang", "Kế hoạch 145/KH-UBND")
    expect(page.locator(".force")).to_contain_text("được sửa đổi, bổ sung bởi Quyết định 640/QĐ-UBND (02/04/2024)")
    page.locator(".effects input").fill("2024-03-15")
    page.locator(".effects button").click()
    expect(page.locator(".force")).to_contain_text("không có văn bản nào thay đổi nó")


def test_which_papers_cite_this_one_and_how(page: Page) -> None:
    open_document(page, "901/NQ-CP", "Nghị quyết 901/NQ-CP")
    links = page.locator(".links")
    expect(links).to_contain_text("được thực hiện bởi")
    expect(links).to_contain_text("thay thế")
    links.locator("li", has_text="Công điện 95/CĐ-TTg").first.hover()
    proof = page.locator("article:visible", has_text="Công điện 95/CĐ-TTg").first
    proof.get_by_role("link", name="xem trong văn bản").first.click()
    expect(page.locator(".here", has_text="901/NQ-CP").first).to_be_in_viewport()


def test_how_are_these_two_connected(page: Page) -> None:
    page.get_by_role("link", name="Hai văn bản này liên quan").click()
    page.get_by_label("Từ").fill("12/BC-UBND")
    page.get_by_label("Đến").fill("912/QĐ-TTg")
    page.get_by_role("button", name="Xem").click()
    way = page.locator(".way").first
    expect(way).to_contain_text("Kế hoạch 31/KH-UBND")
    way.get_by_role("link", name="xem trong văn bản").first.click()
    expect(page.locator(".here", has_text="31/KH-UBND").first).to_be_in_viewport()


def test_what_did_this_agency_issue_and_what_is_it_now(page: Page) -> None:
    page.get_by_role("link", name="Cơ quan", exact=True).click()
    page.get_by_label("Tên").fill("nong nghiep phat trien nong thon an giang")
    page.get_by_role("button", name="Xem").click()
    page.locator("main table a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Nông nghiệp và Phát triển nông thôn tỉnh An Giang")
    expect(page.locator("main")).to_contain_text("Nay là: Sở Nông nghiệp và Môi trường tỉnh An Giang")
    expect(page.locator("main")).to_contain_text("Công văn 720/SNNPTNT-TL")


def test_which_references_are_open(page: Page) -> None:
    page.get_by_role("link", name="Dẫn chiếu nào chưa xác định").click()
    expect(page.locator("#unresolved")).to_be_in_viewport()
    expect(page.locator("main")).to_contain_text("27/UBND-NN")


def test_give_me_this_as_a_file(page: Page) -> None:
    page.goto("/chain?document=901%20nq%20cp")
    actions = page.get_by_role("group", name="Việc với trang này")
    for label, extension in (("CSV", "csv"), ("GEXF", "gexf"), ("Tệp hình", "html")):
        with page.expect_download() as download:
            actions.get_by_role("link", name=label).click()
        assert download.value.suggested_filename.endswith(f".{extension}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu PNG").click()
    assert download.value.suggested_filename == "danchieu.png"


def test_a_graph_grows_and_back_undoes(page: Page) -> None:
    open_document(page, "388/ubnd-ktn", "Công văn 388/UBND-KTN")
    page.get_by_role("group", name="Việc với trang này").get_by_role("link", name="Đồ thị").click()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    before = page.locator("#shown").inner_text()
    page.get_by_role("link", name=re.compile(r"Mở rộng \(\+")).first.click()
    page.wait_for_url("**open=**")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert page.locator("#shown").inner_text() != before
    page.go_back()
    expect(page.locator("#shown")).to_have_text(before)


def test_what_is_hidden_in_a_graph_stands_in_its_address_and_undo_brings_it_back(page: Page) -> None:
    page.goto("/graph?document=901%20nq%20cp")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    before = page.locator("#shown").inner_text()
    page.locator("#search").fill("912/qd")
    page.get_by_role("button", name="Ẩn", exact=True).click()
    page.wait_for_url("**hide=**")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(page.locator("main")).to_contain_text("Đang ẩn 1 văn bản.")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#shown")).to_have_text(before)


def test_the_keyboard_alone_reaches_the_picture(page: Page) -> None:
    page.goto("/chain?document=901%20nq%20cp")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tới nội dung")).to_be_focused()
    page.locator("#search").fill("912/qd")
    expect(page.locator("#detail")).to_contain_text("912/QĐ-TTg")
    page.locator("#network").focus()
    page.keyboard.press("p")
    expect(page.locator("#pin")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Delete")
    expect(page.locator("#shown")).to_contain_text("đang ẩn: 1")
    page.keyboard.press("Control+z")
    expect(page.locator("#shown")).not_to_contain_text("đang ẩn")


def test_the_editor_runs_a_saved_question(page: Page) -> None:
    page.get_by_role("link", name="Truy vấn", exact=True).click()
    page.get_by_role("link", name=re.compile("Chuỗi triển khai từ một văn bản xuống")).click()
    page.get_by_label("Văn bản gốc").fill("901 nq cp")
    page.get_by_role("button", name="Điền vào câu hỏi").click()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.get_by_role("button", name="Chạy").click()
    expect(page.locator("main table")).to_contain_text("Kế hoạch 145/KH-UBND")


def test_suggestions_lead_to_a_document(page: Page) -> None:
    page.locator("#find").type("901 nq", delay=20)
    expect(page.locator("#suggestions option").first).to_have_attribute("value", re.compile("901/NQ-CP"))


def test_pages_work_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/")
    page.locator(".find.big input").fill("145 ben tre")
    page.locator(".find.big button").click()
    page.get_by_role("link", name="Kế hoạch 145/KH-UBND", exact=True).click()
    expect(page.locator("article").first).to_be_visible()
    page.get_by_role("link", name="Chuỗi lên").click()
    expect(page.locator(".tree")).to_contain_text("901/NQ-CP")
    context.close()


@pytest.mark.parametrize("width", [390, 640, 1280, 1366, 1920])
@pytest.mark.parametrize("path", ["/", "/search?q=nuoc", "/chain?document=12/BC-UBND&direction=up", "/tasks", "/data",
                                  "/eli/uy-ban-nhan-dan-tinh-an-giang/2024/145-kh-ubnd", "/agencies"])  # fmt: skip
def test_no_page_is_wider_than_the_window(browser: Browser, address: str, width: int, path: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=address)
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
