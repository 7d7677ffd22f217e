"""Word files (.docx), read by docx2python."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx2python import docx2python

from graph.errors import UnreadableFile

__all__ = ["is_docx", "read_docx"]


def is_docx(data: bytes) -> bool:
    """Tell whether `data` is a zip archive that holds a Word document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def read_docx(data: bytes, path: Path) -> str:
    """Give the paragraphs of a Word file, one a line, the cells of a table's row joined by tabs, footnotes at the end.

    Raises `UnreadableFile` where the archive is broken.
    """
    try:
        with docx2python(io.BytesIO(data)) as content:
            body, notes = content.body, content.footnotes
    except Exception as error:
        raise UnreadableFile(f"{path}: tệp Word hỏng ({type(error).__name__}: {error})") from error
    return "\n".join([*_lines(body), *_lines(notes)])


def _lines(tables: list[list[list[list[str]]]]) -> Iterator[str]:
    """Give a line a paragraph outside tables, a line a row inside; cells keep their own line breaks."""
    for table in tables:
        for row in table:
            yield "\t".join("\n".join(paragraph for paragraph in cell) for cell in row)
