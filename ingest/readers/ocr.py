"""Scanned pages, read by Tesseract with its Vietnamese model.

Needs the programs `tesseract` with the language `vie` and the extra `danchieu[ocr]` (Pillow, numpy).
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from graph.errors import UnreadableFile
from ingest.readers.ocr_signs import mended
from ingest.readers.ocr_words import respelled
from ingest.readers.pages import Page, Word, lines_of
from ingest.readers.source import tidy

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Scan", "recognized", "require_ocr", "scans_of"]

DOTS = 300  # per inch: 250 lose a third more of the citations (benchmarks/readers.py)
MOST_PIXELS = 80_000_000  # of an image; a sheet of A3 at 600 dots per inch has 70 million
LARGEST = 5000  # pixels of an edge that is given to Tesseract
STEEPEST = 5.0  # degrees by which a sheet lies askew
GRAIN = 40  # levels of grey by which the paper of a scan is darker here than there
TINGE = 40  # levels by which red outshines the other colours in the ink of a stamp; less is the fringe of black print
LEAST_CONFIDENCE = 20.0  # of a word without figures; what is below are specks, stamps and signatures
LEAST_OF_FIGURES = 40.0  # of a word of nothing but figures; those that a pen filled in are below, and mostly wrong
NUMERIC = re.compile(r"\d")  # of long numbers and signs Tesseract is never sure
SURE = 60.0  # of one word at least of a line that is text
UPRIGHT_CONFIDENCE = 55.0  # mean of a page; below it, the sheet may stand on its head or its side
SIGNED = re.compile(
    r"\d/(?:(?:19|20)\d\d/)?[^\W\d_]{1,6}-[^\W\d_]{2}"
)  # a document's number: chance makes none of specks
PAGE_SECONDS = 120
PAGE = ("stdin", "stdout", "--dpi", str(DOTS))


class Scan(msgspec.Struct):
    """The image of a page and the size of the page in points."""

    number: int
    width: float
    height: float
    image: Image


@cache
def require_ocr() -> None:
    """Raise `UnreadableFile`, with the way to install it, where something is missing that reads images."""
    try:
        import numpy  # noqa: F401
        import PIL.Image
    except ImportError as error:
        raise UnreadableFile("needs-ocr") from error
    PIL.Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    if shutil.which("tesseract") is None or "vie" not in _run(["--list-langs"], b"").split():
        raise UnreadableFile("needs-ocr")


def scans_of(data: bytes) -> Iterator[Scan]:
    """Give the pages of an image file. Raises `UnreadableFile` where it is broken or too large."""
    require_ocr()
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                dots = frame.info.get("dpi", (DOTS, DOTS))[0] or DOTS
                yield Scan(number, frame.width * 72 / dots, frame.height * 72 / dots, frame.convert("RGB"))
    except Image.DecompressionBombError as error:
        raise UnreadableFile("image-too-large", millions=2 * MOST_PIXELS // 1_000_000) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile("image-broken", reason=error) from error


def recognized(scans: Iterable[Scan]) -> Iterator[Page | None]:
    """Read `scans` on all cores; give their pages in order, None after each that was drawn. Few are held at a time."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        waiting: list[Future[Page]] = []
        for scan in scans:
            waiting.append(pool.submit(_recognize, scan))
            yield None
            if len(waiting) > cores:
                yield waiting.pop(0).result()
        for page in waiting:
            yield page.result()


def _recognize(scan: Scan) -> Page:
    begun = time.monotonic()
    best = _read(scan.image, 0)
    for turn in (1, 2, 3) if best.words and best.sure < UPRIGHT_CONFIDENCE else ():
        if time.monotonic() - begun < PAGE_SECONDS / 2:  # drawings of thousands of lines take long, and hold no words
            best = max(best, _read(scan.image, turn), key=lambda reading: reading.sure)
    words, image, angle, quarter = best.words, best.image, best.angle, best.quarter
    width, height = (scan.height, scan.width) if quarter % 2 else (scan.width, scan.height)
    across, down = width / image.width, height / image.height
    for word in words:
        word.left, word.right = word.left * across, word.right * across
        word.top, word.bottom = word.top * down, word.bottom * down
    return Page(scan.number, width, height, lines_of(words), angle, quarter)


class _Reading(NamedTuple):
    """The words on a straightened image, how it was turned to be it, and how sure Tesseract is of the words."""

    words: list[Word]
    image: Image
    angle: float
    quarter: int
    sure: float


def _read(image: Image, quarter: int) -> _Reading:
    """Read a sheet turned by `quarter` quarters against the clock."""
    turned = image.rotate(90 * quarter, expand=True) if quarter else image
    level, angle = _straightened(_cleaned(_sized(turned)))
    words, sure = _words(level)
    return _Reading(words, level, angle, quarter, sure)


def _sized(image: Image) -> Image:
    scale = min(1.0, LARGEST / max(image.size))
    return image if scale == 1.0 else image.resize((round(image.width * scale), round(image.height * scale)))


def _cleaned(image: Image) -> Image:
    """Give the grey image without red ink, specks and the grain of the paper: these cost time and errors."""
    from PIL.ImageFilter import MedianFilter

    grey = _without_red(image).filter(MedianFilter(3))
    bright = grey.histogram()[128:]
    paper = 128 + bright.index(max(bright))
    return grey.point([level if level < paper - GRAIN else 255 for level in range(256)])


def _without_red(image: Image) -> Image:
    """Give the grey image without stamps: red ink throws back the red part of the light nearly as paper does.

    What it swallows of that part is less than of the others, and is given back; black print under the ink, which throws
    back nothing, stays.
    """
    from PIL import ImageChops

    red, green, blue = image.convert("RGB").split()
    surplus = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    return ImageChops.add(red, surplus.point([level if level > TINGE else 0 for level in range(256)]))


def _straightened(image: Image) -> tuple[Image, float]:
    """Turn the sheet so that its lines lie level; give by how many degrees."""
    from PIL.Image import Resampling

    angle = _skew(image)
    return (image.rotate(angle, fillcolor=255, resample=Resampling.BICUBIC) if angle else image), angle


def _skew(image: Image) -> float:
    """Find the angle at which rows of ink and rows of paper part best, in tenths of a degree."""
    import numpy as np

    small = image.resize((600, max(1, round(600 * image.height / image.width))))
    ink = 255 - np.asarray(small, dtype=np.float32)
    if float(ink.std()) < 1:
        return 0.0
    small = small.point([255 if level < 160 else 0 for level in range(256)])

    def parting(angle: float) -> float:
        rows = np.asarray(small.rotate(angle), dtype=np.float32).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    best = max((step / 2 for step in range(round(-2 * STEEPEST), round(2 * STEEPEST) + 1)), key=parting)
    best = max((best + step / 10 for step in range(-5, 6)), key=parting)
    return 0.0 if parting(best) < 1.05 * parting(0.0) else round(best, 1)


def _words(image: Image) -> tuple[list[Word], float]:
    """Give the words of an image in reading order, each as high as its line, and how sure Tesseract is of them."""
    table = io.StringIO(_run([*PAGE, "-l", "vie", "tsv"], _encoded(image)))
    words: list[Word] = []
    sure: list[float] = []
    line: list[tuple[Word, float]] = []
    top = bottom = 0.0
    for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
        left, upper = float(row["left"]), float(row["top"])
        if row["level"] == "4":
            words += _legible(line)
            line = []
            top, bottom = upper, upper + float(row["height"])
        elif row["level"] == "5" and (text := tidy(row["text"] or "").strip()):
            sure.append(float(row["conf"]))
            line.append((Word(mended(text), left, top, left + float(row["width"]), bottom), sure[-1]))
    words += _legible(line)
    return words, sum(sure) / len(sure) if sure else 0.0


def _legible(line: list[tuple[Word, float]]) -> list[Word]:
    """Give the words of a line, none where it holds nothing but specks, rules and strokes of a pen."""
    if not any(_is_sure(word, sure) for word, sure in line):
        return []
    words: list[Word] = []
    for word, sure in reversed(line):  # each after the one that follows it
        if words and words[-1].text.startswith("/") and sure < SURE:
            word.text = word.text[: word.text.find(":") + 1]  # a pen has filled in the number, and not legibly
        least = LEAST_OF_FIGURES if word.text.isdecimal() else 0.0 if NUMERIC.search(word.text) else LEAST_CONFIDENCE
        if word.text and sure >= least:
            words.append(word)
    words.reverse()
    for word, text in zip(words, respelled([word.text for word in words]), strict=True):
        word.text = text
    return words


def _is_sure(word: Word, sure: float) -> bool:
    return (sure >= SURE and sum(map(str.isalnum, word.text)) > 1) or SIGNED.search(word.text) is not None


def _encoded(image: Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PPM")
    return stream.getvalue()


def _run(arguments: list[str], data: bytes) -> str:
    """Run Tesseract on one core: pages are read side by side. Raises `UnreadableFile` where it does not end."""
    try:
        done = subprocess.run(  # noqa: S603
            [shutil.which("tesseract") or "tesseract", *arguments],
            input=data,
            capture_output=True,
            timeout=PAGE_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("ocr-too-slow", seconds=PAGE_SECONDS) from error
    return done.stdout.decode("utf-8", "replace")
