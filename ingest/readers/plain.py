"""Plain text and markdown, in Unicode or in an encoding of before it."""

from __future__ import annotations

import codecs
import re

from graph.errors import UnreadableFile
from ingest.readers.legacy import ENCODINGS, decode, restore, spelling, western
from ingest.readers.source import SourceText, tidy, with_pages

__all__ = ["decode_text", "read_plain"]

# The mark at the head of a file, the longer first: that of UTF-32 begins like that of UTF-16.
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Control characters that no text holds (form feed, escape, the end mark of DOS are met); VPS has capitals among them.
BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")

SAMPLE = 1 << 18  # bytes from which an encoding is told
WIDE_SHARE = 0.2  # of the odd or of the even bytes that are zero in UTF-16: digits, spaces, letters of ASCII
WIDE_LEAST = 8  # zeros at least, or it is a stray byte
MOST_BROKEN = 0.01  # share of the characters of a UTF-8 text that may be damaged


def read_plain(data: bytes) -> SourceText:
    """Give the text of a plain file, lines in an old encoding turned into Vietnamese. Raises `UnreadableFile`."""
    return with_pages(restore(decode_text(data)))


def decode_text(data: bytes) -> str:
    """Give the characters of `data`: Unicode, else those of the old encoding whose letters spell Vietnamese best.

    Raises `UnreadableFile` for what is no text or in no encoding that is known here.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(name, "replace"))
    wide = _wide(data[:SAMPLE])
    if wide:
        return _checked(data.decode(wide, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _old(data)


def _wide(sample: bytes) -> str | None:
    """Name the UTF-16 of a file without a mark: it writes ASCII with zeros at every other place."""
    zeros = [sample[place::2].count(0) for place in (0, 1)]
    if max(zeros) < max(WIDE_LEAST, WIDE_SHARE * len(sample) / 2) or min(zeros) * 10 > max(zeros):
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _old(data: bytes) -> str:
    """Read what is not UTF-8: a damaged UTF-8, Windows-1258 or an encoding of `legacy`, as the spelling decides."""
    sample = data[:SAMPLE]
    damaged = sample.decode("utf-8", "replace")
    if damaged.count("�") <= MOST_BROKEN * len(damaged) and spelling(damaged).balance > 0:
        return _checked(data.decode("utf-8", "replace"))
    readings = {"windows-1258": _windows_1258(sample), **{name: decode(western(sample), name) for name in ENCODINGS}}
    best = max(readings, key=lambda name: spelling(readings[name]).balance)
    if spelling(readings[best]).balance <= 0:
        raise UnreadableFile("unknown-encoding")
    text = _windows_1258(data) if best == "windows-1258" else decode(western(data), best)
    return _checked(text, controls=best == "vps")


def _windows_1258(data: bytes) -> str:
    """Decode Windows-1258, whose tones are combining marks behind the vowel."""
    return tidy(data.decode("cp1258", "replace"))


def _checked(text: str, *, controls: bool = False) -> str:
    if not controls and BINARY.search(text):
        raise UnreadableFile("binary")
    return text
