"""A file in, its text out; the kind of a file is found from its content, not from its name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from graph.errors import UnreadableFile
from ingest.readers.plain import read_plain
from ingest.readers.word import is_docx, read_docx

__all__ = ["read"]


def read(path: Path) -> str:
    """Give the text of the file `path`, NFC, lines ended by "\\n".

    Raises `UnreadableFile`, with the reason in words, where no text can be had.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: không mở được tệp ({error.strerror})") from error
    text = read_docx(data, path) if is_docx(data) else read_plain(data, path)
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableFile(f"{path}: tệp không có chữ nào")
    return text
