"""PDF files, read by PDFium: the text layer in reading order, and scanned pages by OCR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from graph.errors import UnreadableFile
from ingest.letters import fold
from ingest.readers.flow import flow
from ingest.readers.gazette import HEAD, papers_of_issue
from ingest.readers.kinds import kind_of
from ingest.readers.legacy import decode, encoding_of, spelling
from ingest.readers.ocr import DOTS, LARGEST, Scan, recognized, require_ocr
from ingest.readers.pages import Page, Word, fill_in, lines_of, put_in, raise_marks
from ingest.readers.pdf_words import words_of
from ingest.readers.source import SourceText

__all__ = ["attachments_of", "read_pdf"]

PASSWORD = 4  # FPDF_ERR_PASSWORD
FEW_LETTERS = 200  # on a page with an image over most of it: a watermark or a stamp, not the paper
COVERED = 0.4  # of the page by one image, for a scan
LEAST_WORDS = 30  # with letters beyond ASCII, to judge a text layer by its spelling
RUBBISH = 0.35  # of those words that spell no syllable: the font or an older OCR lies
SHORTEST = 1.5  # letters of a word in the mean: below, the words lie on their side and are apart
OF_PROGRAMS = frozenset(("text", "other"))  # invoices as XML, signatures, settings of printers
BARE = 0.02  # of the letters of a page of Vietnamese that bear marks, at least


def read_pdf(data: bytes) -> Iterator[SourceText | None]:
    """Give the paper of a PDF file, or those of an issue of the gazette; None after each page. Raises `UnreadableFile`.

    Where only some pages are scans and nothing can read them, they are named in a part of its own with the reason.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == PASSWORD:
            raise UnreadableFile("pdf-locked") from error
        raise UnreadableFile("pdf-broken", reason=error) from error
    with document:
        if document.get_formtype():
            document.init_forms()
        pages = []
        stamped = []
        for index in range(len(document)):
            page, words = _page(document, index)
            pages.append(page)
            stamped.append(words)
            yield None
        _modernize(pages)
        scanned = []
        for page in pages:
            if _is_scan(document, page):
                scanned.append(page)
            yield None
        missing = None
        if scanned:
            try:
                require_ocr()
                for read in recognized(_scans(data, scanned)):
                    if read is not None:
                        put_in(read.lines, read.level(stamped[read.number - 1]))
                        pages[read.number - 1] = read
                    yield None
            except UnreadableFile as error:
                missing = error
        if missing and len(scanned) == len(pages):
            raise missing
        is_gazette = any(HEAD.match(fold(line.text)) for page in pages for line in page.lines)
        yield from papers_of_issue(flow(pages), is_gazette=is_gazette)
        if missing:
            numbers = ", ".join(str(page.number) for page in scanned)
            yield SourceText(text="", part=f"trang {numbers}", reason=str(missing))


def attachments_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the files that a PDF carries inside, as portfolios do, with their names; data for programs stay out."""
    with suppress(pdfium.PdfiumError), pdfium.PdfDocument(data) as document:
        for index in range(document.count_attachments()):
            attachment = document.get_attachment(index)
            with suppress(pdfium.PdfiumError):
                content = bytes(attachment.get_data())
                if kind_of(content) not in OF_PROGRAMS:
                    yield attachment.get_name(), content


def _page(document: pdfium.PdfDocument, index: int) -> tuple[Page, list[Word]]:
    """Give a page with what was stamped into its gaps, and all the words of its stamps."""
    width, height = document.get_page_size(index)
    printed = words_of(document, index)
    lines = lines_of(printed.own)
    raise_marks(lines)
    fill_in(lines, printed.filled)
    put_in(lines, printed.stamped)
    return Page(index + 1, width, height, lines), printed.stamped


def _modernize(pages: Sequence[Page]) -> None:
    """Turn letters of before Unicode, which old fonts leave in a text layer, into Vietnamese."""
    encoding = encoding_of("\n".join(line.text for page in pages for line in page.lines))
    if encoding is None:
        return
    for page in pages:
        for line in page.lines:
            turned = [decode(word.text, encoding, capitals=word.capitals) for word in line.words]
            if spelling(" ".join(turned)).balance > spelling(line.text).balance:
                for word, text in zip(line.words, turned, strict=True):
                    word.text = text
            else:
                for word in line.words:
                    word.text = word.text.upper() if word.capitals else word.text


def _is_scan(document: pdfium.PdfDocument, page: Page) -> bool:
    """Tell whether a page is an image, or its text layer rubbish that OCR reads better."""
    text = " ".join(line.text for line in page.lines)
    letters = sum(map(str.isalpha, text))
    words = len(text.split())
    if words >= LEAST_WORDS and letters < SHORTEST * words:
        return True
    judged = spelling(text)
    if judged.good + judged.bad >= LEAST_WORDS and judged.bad > RUBBISH * (judged.good + judged.bad):
        return True
    marked = sum(char.isalpha() and not char.isascii() for char in text)
    if letters >= FEW_LETTERS and marked >= BARE * letters:
        return False
    return _is_covered(document, page) or (letters == 0 and _is_drawn(document, page))


def _is_covered(document: pdfium.PdfDocument, page: Page) -> bool:
    """Tell whether one image covers most of the page."""
    for item in document[page.number - 1].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > COVERED * page.width * page.height:
            return True
    return False


def _is_drawn(document: pdfium.PdfDocument, page: Page) -> bool:
    """Tell whether a page without characters shows anything: letters drawn as shapes, or an image in pieces."""
    return any(True for _ in document[page.number - 1].get_objects(max_depth=4))


def _scans(data: bytes, pages: Sequence[Page]) -> Iterator[Scan]:
    """Draw `pages` without their annotations: stamps hide what they lie on. Taken anew, for reading wrote them in."""
    with pdfium.PdfDocument(data) as document:
        for page in pages:
            scale = min(DOTS / 72, LARGEST / max(page.width, page.height, 1))
            image = document[page.number - 1].render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
            yield Scan(page.number, page.width, page.height, image.convert("RGB"))
