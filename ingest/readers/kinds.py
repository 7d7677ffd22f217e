"""The kind of a file, from its content; its name is not asked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

__all__ = ["Kind", "kind_of"]

Kind = Literal["text", "word", "office", "pdf", "html", "mail", "image", "archive", "encrypted", "other"]

HEAD = 4096  # bytes from which all but archives are told

# The first bytes of what holds no paper or is read by no library here, and its name for the user.
IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

# Word keeps the kind of its main part in the list of types, whatever the part is called; .docm and .dotx are meant too.
WORD_TYPE = re.compile(rb"(?:wordprocessingml|ms-word)\.(?:document|template)\.(?:main\+xml|macroEnabled)")

HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p)\b", re.IGNORECASE)
WORD_2003 = re.compile(rb"progid=\"Word\.Document\"|<w:wordDocument")

# A letter: lines of names and values, the first of them one that servers and programs write, up to an empty line.
MAIL = re.compile(
    rb"\A(?:From|Received|Return-Path|MIME-Version|Date|Subject|Message-ID|Delivered-To|To|Content-Type|X-[\w-]+):[^\n]*\n"
    rb"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n){1,200}",
    re.IGNORECASE,
)
MAIL_SIGNS = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Content-Type):", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes) -> Kind:
    """Tell the kind of the file `data`: "word" is .docx, "office" what LibreOffice turns into it (doc, rtf, odt).

    >>> kind_of(b"%PDF-1.7"), kind_of("Kế hoạch".encode())
    ('pdf', 'text')
    """
    head = data[:HEAD]
    if head.startswith(ZIP):
        return _kind_of_zip(data)
    if head.startswith(OLE):
        return _kind_of_ole(data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(IMAGES) and (not head.startswith(b"RIFF") or head[8:12] == b"WEBP"):
        return "image"
    if head.lstrip().startswith(b"{\\rtf"):
        return "office"
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")):
        return "other"
    return _kind_of_markup(head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n"))


def _kind_of_markup(head: bytes) -> Kind:
    if head.startswith(b"<?xml") and WORD_2003.search(head):
        return "office"
    if head.startswith(b"<") and HTML.search(head):
        return "html"
    letter = MAIL.match(head)
    return "mail" if letter and MAIL_SIGNS.search(letter[0]) else "text"


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                with archive.open("[Content_Types].xml") as stream:
                    types = stream.read(1 << 20)
                return "word" if WORD_TYPE.search(types) else "other"
            if "word/document.xml" in names:
                return "word"
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    kind = stream.read(100)
                return "office" if b"opendocument.text" in kind else "other"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return "archive"  # whose reader says what is wrong with it
    return "archive"


def _kind_of_ole(data: bytes) -> Kind:
    """Tell by the names of the streams, which stand in the container's directory in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    return "office" if "WordDocument".encode("utf-16-le") in data else "other"
