"""Print clean papers to every format, read them back and say what each format costs: characters, citations, time.

usage: benchmarks/readers.py [FOLDER] [--papers N] [--formats docx,doc,…] [--show]

FOLDER holds papers as text (default: samples). LibreOffice prints them to docx, doc, odt, rtf, html and pdf; the pages
of the pdf are then drawn at 200 dots per inch, turned by up to two degrees, strewn with noise and stamped, for OCR.
Against the record of the text itself: CER is the share of characters that differ (white space folded), "header" and
"citations" the loss in fields of the header and in numbered citations (1 - F1). All formats are read in one run.
"""

from __future__ import annotations

import argparse
import html
import io
import os
import random
import re
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec
import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from graph.errors import UnreadableFile
from graph.record import Record, fold_space
from ingest.pipeline import extract
from ingest.readers import read

PRINTED = ("docx", "doc", "odt", "rtf", "html", "pdf")
SKEW = 2.0  # degrees at most
NOISE = 18  # levels of grey, standard deviation
DOTS = 200


def main() -> None:
    """Print, read and report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("samples"))
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--formats", default=",".join((*PRINTED, "scan")))
    parser.add_argument("--show", action="store_true", help="the citations that each format loses and gains")
    options = parser.parse_args()
    texts = {path.stem: read(path) for path in sorted(options.folder.iterdir())[: options.papers] if path.is_file()}
    records = {name: extract(text, name) for name, text in texts.items()}
    formats = options.formats.split(",")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        print_papers(texts, formats, work)
        pages = {name: page_count(work / "pdf" / f"{name}.pdf") for name in texts}
        print(f"{len(texts)} papers, {sum(map(len, texts.values()))} characters, {sum(pages.values())} pages")
        print("format\tCER\theader\tcitations\tpages/s\tunread")
        for kind in formats:
            report(kind, work, texts, records, sum(pages.values()), show=options.show)


def print_papers(texts: dict[str, str], formats: list[str], work: Path) -> None:
    """Write each paper to WORK/FORMAT/NAME.FORMAT."""
    (work / "html").mkdir()
    for name, text in texts.items():
        (work / "html" / f"{name}.html").write_text(page_of(text), encoding="utf-8")
    convert(work / "html", "odt", work, "--infilter=HTML (StarWriter)")
    for kind in dict.fromkeys([*formats, "pdf"]):
        if kind not in ("html", "odt", "scan"):
            convert(work / "odt", kind, work)
    if "scan" in formats:
        (work / "scan").mkdir()
        for name in texts:
            scan(work / "pdf" / f"{name}.pdf", work / "scan" / f"{name}.pdf")


def page_of(text: str) -> str:
    """Write a paper as a page in the type of Decree 30: Times 14, lines with tabs as rows of a table.

    Spaces that set a line or a column off are hard ones, for a page shows others as one.
    """
    blocks = []
    for line in text.split("\n"):
        if "\t" in line.strip():
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
            blocks.append(f"<table width='100%'><tr>{cells}</tr></table>")
        else:
            shown = re.sub("^ +|  +", lambda spaces: "\xa0" * len(spaces[0]), html.escape(line.rstrip()))
            blocks.append(f"<p>{shown or '<br>'}</p>")
    style = "body { font: 14pt 'Liberation Serif' } p { margin: 4pt 0; text-align: justify } td { vertical-align: top }"
    return f"<html><head><meta charset='utf-8'><style>{style}</style></head><body>{''.join(blocks)}</body></html>"


def convert(source: Path, kind: str, work: Path, *more: str) -> None:
    """Let LibreOffice print the files of the folder `source` to WORK/KIND."""
    files = [str(path) for path in sorted(source.iterdir())]
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, *more, "--convert-to", kind, "--outdir", str(work / kind), *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def page_count(path: Path) -> int:
    """Count the pages of a PDF."""
    with pdfium.PdfDocument(path) as document:
        return len(document)


def scan(source: Path, target: Path) -> None:
    """Draw the pages of a PDF as a scanner gives them: grey, askew, with noise and a red stamp over the print."""
    import numpy as np
    from PIL import Image, ImageChops, ImageDraw

    chance = random.Random(source.stem)
    noise = np.random.default_rng(len(source.stem))
    sheets = []
    with pdfium.PdfDocument(source) as document:
        for page in document:
            sheet = page.render(scale=DOTS / 72).to_pil().convert("RGB")
            stamp = Image.new("RGB", sheet.size, "white")
            pen = ImageDraw.Draw(stamp)
            x, y = sheet.width * chance.uniform(0.5, 0.7), sheet.height * chance.uniform(0.5, 0.8)
            for inset in (0, 12, 60):
                pen.ellipse((x + inset, y + inset, x + 300 - inset, y + 300 - inset), outline=(220, 50, 60), width=5)
            sheet = ImageChops.multiply(sheet, stamp)
            sheet = sheet.rotate(chance.uniform(-SKEW, SKEW), fillcolor="white", resample=Image.Resampling.BICUBIC)
            levels = np.asarray(sheet, dtype=np.float32) + noise.normal(0, NOISE, (sheet.height, sheet.width, 1))
            sheets.append(Image.fromarray(levels.clip(0, 255).astype(np.uint8)))
    stream = io.BytesIO()
    sheets[0].save(stream, "PDF", save_all=True, append_images=sheets[1:], resolution=DOTS)
    target.write_bytes(stream.getvalue())


def report(kind: str, work: Path, texts: dict[str, str], records: dict[str, Record], pages: int, *, show: bool) -> None:
    """Read all papers in one format and print its line."""
    wrong = length = unread = 0
    header: Counter[str] = Counter()
    citations: Counter[str] = Counter()
    took = 0.0
    for name, text in texts.items():
        start = time.perf_counter()
        try:
            found = read(work / kind / f"{name}.{'pdf' if kind == 'scan' else kind}")
        except UnreadableFile as error:
            print(f"  {error}")
            unread += 1
            continue
        took += time.perf_counter() - start
        clean = fold_space(text)
        wrong += Levenshtein.distance(clean, fold_space(found))
        length += len(clean)
        record = extract(found, name)
        header += compared(fields(records[name]), fields(record))
        lost_and_found = numbers(records[name]), numbers(record)
        citations += compared(*lost_and_found)
        if show and lost_and_found[0] != lost_and_found[1]:
            print(
                f"  {name}: -{list((lost_and_found[0] - lost_and_found[1]).elements())}"
                f" +{list((lost_and_found[1] - lost_and_found[0]).elements())}"
            )
    print(
        f"{kind}\t{wrong / max(1, length):.4f}\t{loss(header):.4f}\t{loss(citations):.4f}\t{pages / took:.1f}\t{unread}"
    )


def fields(record: Record) -> Counter[str]:
    """Give the fields of the header with their values."""
    return Counter(f"{name}={value}" for name, value in msgspec.to_builtins(record.document).items() if value)


def numbers(record: Record) -> Counter[str]:
    """Give the numbers that a paper cites, as often as it does."""
    return Counter(citation.number for citation in record.citations if citation.number)


def compared(expected: Counter[str], found: Counter[str]) -> Counter[str]:
    """Count what was expected, what was found, and what is in both."""
    return Counter(both=(expected & found).total(), expected=expected.total(), found=found.total())


def loss(counts: Counter[str]) -> float:
    """1 - F1."""
    return 1 - 2 * counts["both"] / max(1, counts["expected"] + counts["found"])


if __name__ == "__main__":
    os.environ.setdefault("SAL_USE_VCLPLUGIN", "svp")
    main()
