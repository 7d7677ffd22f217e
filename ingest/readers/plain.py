"""Plain text and markdown."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from graph.errors import UnreadableFile

__all__ = ["read_plain"]

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")  # control characters that no text holds (form feed and escape are met)


def read_plain(data: bytes, path: Path) -> str:
    """Decode UTF-8, or UTF-16 with its mark. Raises `UnreadableFile` for any other content."""
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path}: không phải văn bản UTF-8 hay UTF-16 (byte thứ {error.start})") from error
    if BINARY.search(text):
        raise UnreadableFile(f"{path}: tệp nhị phân, không phải văn bản")
    return text
