"""PDF files, read by PDFium: the text layer in reading order."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from graph.errors import UnreadableFile
from ingest.readers.flow import flow
from ingest.readers.pages import Page, lines_of, put_in, raise_marks
from ingest.readers.pdf_words import words_of
from ingest.readers.source import SourceText

__all__ = ["read_pdf"]

PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(data: bytes) -> Iterator[SourceText | None]:
    """Give the paper of a PDF file, None after each page. Raises `UnreadableFile`."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code == PASSWORD
        raise UnreadableFile("tệp PDF có mật khẩu" if locked else f"tệp PDF hỏng ({error})") from error
    with document:
        if document.get_formtype():
            document.init_forms()
        pages = []
        for index in range(len(document)):
            pages.append(_page(document, index))
            yield None
        yield flow(pages)


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    width, height = document.get_page_size(index)
    printed = words_of(document, index)
    lines = lines_of(printed.own)
    raise_marks(lines)
    put_in(lines, printed.stamped)
    return Page(index + 1, width, height, lines)
