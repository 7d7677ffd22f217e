"""A real Chromium for the tests of pages: the system's, found on the PATH or named by CHROMIUM; a server, a page."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.applications import Starlette

from explorer.app import create_app
from graph.stores.library import Library


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("no Chromium: scripts/system-packages chromium installs it, CHROMIUM names another")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """Serve `app` on a port of this machine and give its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def address(samples: Library) -> Iterator[str]:
    with served(create_app(samples.folder, rate=None)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", base_url=address)
    page = context.new_page()
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on(
        "request", lambda r: complaints.append(r.url) if not r.url.startswith((address, "blob:", "data:")) else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto("/")
    yield page
    context.close()
    assert complaints == [], "no error, nothing that the policy had to stop, nothing asked of another host"
