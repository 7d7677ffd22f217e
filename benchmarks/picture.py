"""How smooth a picture is in a real Chromium, beside the same picture at a tenth of its size, in one run.

usage: benchmarks/picture.py [--nodes N] [--keep FOLDER]

The graph is made up: a resolution and plans over three years that carry it out or are based on one another, two
relations a document. Measured without a graphics card: the time from opening the file to the first drawing; the middle
and the worst frame (ms) while the view is dragged and while the wheel zooms; the time (ms) from a click in the legend
or a search to the next frame. A screen shows a frame each 16 ms; one of 50 ms still feels like moving.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
from playwright.sync_api import Page, sync_playwright

from explorer.picture import picture
from graph.vocabulary import levels

LEVELS = ("national", "ministry", "province", "province", "district", "commune")
STEPS = 40  # movements of the mouse in one measurement

# A frame is what lies between two calls of requestAnimationFrame while the hand moves.
WATCH = """() => { window.frames_ = []; let last; window.watching = true;
const tick = (now) => { if (last) frames_.push(now - last); last = now; if (watching) requestAnimationFrame(tick); };
requestAnimationFrame(tick); }"""
CLICK = """async (selector) => { const start = performance.now(); document.querySelector(selector).click();
await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); return performance.now() - start; }"""
TYPE = """async (words) => { const start = performance.now(); const field = document.querySelector("#search");
field.value = words; field.dispatchEvent(new Event("input"));
await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); return performance.now() - start; }"""


def invented(nodes: int) -> nx.MultiDiGraph[str]:
    """Give a graph of `nodes` documents in the form of a chain, the same every time."""
    dice = random.Random(nodes)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    first = datetime.date(2023, 1, 1)
    for number in range(nodes):
        level = LEVELS[0] if number == 0 else dice.choice(LEVELS)
        day = first + datetime.timedelta(days=0 if number == 0 else dice.randrange(1, 1100))
        issuer = f"Ủy ban nhân dân {levels()[level].label_vi} số {number % 63}"
        graph.add_node(str(number), number=f"{number}/KH-UBND", issuer=issuer, date=day.isoformat(), level=level)
    proof = {"document": "x", "quote": "Thực hiện Nghị quyết số 0/NQ-CP", "rule": "made-up", "confidence": 0.9}
    for number in range(1, nodes):
        for relation in ("implements", "based_on"):
            other = dice.randrange(max(1, number // 20))
            graph.add_edge(str(number), str(other), key=relation, evidence=[proof])
    return graph


def frames(page: Page, work: Callable[[], None]) -> str:
    """Give the middle and the worst time of a frame while `work` is done."""
    page.evaluate(WATCH)
    work()
    page.wait_for_timeout(100)
    times: list[float] = page.evaluate("() => { watching = false; return frames_; }")
    return f"{statistics.median(times):4.0f} /{max(times):5.0f}"


def drag(page: Page, x: float, y: float) -> None:
    """Drag what lies at a place of the window around it."""
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(x + 4 * step, y + 2 * step)
    page.mouse.up()


def zoom(page: Page, x: float, y: float) -> None:
    """Turn the wheel forth and back."""
    page.mouse.move(x, y)
    for step in range(STEPS):
        page.mouse.wheel(0, -60 if step < STEPS / 2 else 60)


def measure(page: Page, file: Path) -> dict[str, str]:
    """Open the picture in `file` and give what was measured, by name."""
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=120_000)
    said = {"first drawing, s": f"{time.perf_counter() - start:.2f}"}
    box = page.locator("#network").bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    empty = (box["x"] + box["width"] - 30, box["y"] + 20)
    said["drag at the start"] = frames(page, lambda: drag(page, empty[0] - 170, empty[1]))
    page.click("#fit")
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    said["drag the whole"] = frames(page, lambda: drag(page, empty[0] - 170, empty[1]))
    said["zoom"] = frames(page, lambda: zoom(page, *middle))
    said["hide a level"] = f"{page.evaluate(CLICK, 'input[data-level=province]'):.0f}"
    said["show a level"] = f"{page.evaluate(CLICK, 'input[data-level=province]'):.0f}"
    said["hide a relation"] = f"{page.evaluate(CLICK, 'input[data-relation=implements]'):.0f}"
    page.evaluate(CLICK, "input[data-relation=implements]")
    said["search"] = f"{page.evaluate(TYPE, '77/kh'):.0f}"
    return said


def main() -> None:
    """Draw and report."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--nodes", type=int, default=1500)
    arguments.add_argument("--keep", type=Path, help="keep the pages and a screenshot of each in this folder")
    asked = arguments.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    sizes = (max(asked.nodes // 10, 2), asked.nodes)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        found = []
        for nodes in sizes:
            start = time.perf_counter()
            html = picture(invented(nodes), title=f"{nodes}", root="0")
            made = f"{time.perf_counter() - start:.2f}"
            (folder / f"picture-{nodes}.html").write_text(html, "utf-8")
            found.append({"page made, s": made, **measure(page, folder / f"picture-{nodes}.html")})
            page.screenshot(path=folder / f"picture-{nodes}.png")
        browser.close()
    print(f"{'':18}" + "".join(f"{nodes:>10} nodes" for nodes in sizes))
    for name in found[0]:
        print(f"{name:18}" + "".join(f"{one[name]:>16}" for one in found))


if __name__ == "__main__":
    main()
