"""The kind of a file, from its content; its name is not asked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal
from uuid import UUID

__all__ = ["Kind", "kind_of"]

Kind = Literal[
    "text", "word", "office", "sheet", "pdf", "html", "mail", "image", "archive",
    "locked", "old-sheet", "slides", "outlook", "packed", "photo", "other",
]  # fmt: skip

HEAD = 4096  # bytes from which all but archives are told

# The first bytes.
IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF", b"\x00\x00\x00\x0cjP  ")
PHOTO = re.compile(rb".{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])", re.DOTALL)  # of telephones: HEIC, AVIF
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PACKED = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\x00")
TAR = slice(257, 262), b"ustar"

# Office keeps the kind of its main part in the list of types, whatever the part is called; .docm, .dotx are meant too.
MAIN_TYPES: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"(?:wordprocessingml|ms-word)\.(?:document|template)\.(?:main\+xml|macroEnabled)"), "word"),
    (re.compile(rb"(?:spreadsheetml|ms-excel)\.(?:sheet|template)\.(?:main\+xml|macroEnabled\.main)"), "sheet"),
    (re.compile(rb"ms-excel\.sheet\.binary"), "old-sheet"),
    (re.compile(rb"(?:presentationml|ms-powerpoint)\.(?:presentation|slideshow|template)\."), "slides"),
)
OPEN_DOCUMENT: dict[bytes, Kind] = {b"text": "office", b"spreadsheet": "old-sheet", b"presentation": "slides"}

# The class that a program notes in the root of its OLE file ([MS-CFB] 2.6.1); where it does not, the streams tell. The
# class goes first, for the streams of attachments stand among those of a letter.
OLE_CLASSES: dict[str, Kind] = {
    "00020906-0000-0000-c000-000000000046": "office",  # Word.Document.8
    "00020820-0000-0000-c000-000000000046": "old-sheet",  # Excel.Sheet.8
    "00020810-0000-0000-c000-000000000046": "old-sheet",  # Excel.Sheet.5
    "64818d10-4f9b-11cf-86ea-00aa00b929e8": "slides",  # PowerPoint.Show.8
    "00020d0b-0000-0000-c000-000000000046": "outlook",
}
OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", "locked"),
    ("__substg1.0_", "outlook"),
    ("WordDocument", "office"),
    ("PowerPoint Document", "slides"),
    ("Workbook", "old-sheet"),
)

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

    From "locked" on, the kinds are those that are not read: "old-sheet" is .xls, .xlsb and .ods, "packed" any archive
    but zip, "photo" HEIC and AVIF.

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
    if PHOTO.match(head):
        return "photo"
    if head.startswith(PACKED) or head[TAR[0]] == TAR[1]:
        return "packed"
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
                return next((kind for known, kind in MAIN_TYPES if known.search(types)), "other")
            if "word/document.xml" in names:
                return "word"
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    kind = stream.read(100).partition(b"opendocument.")[2].partition(b"-")[0].strip()
                return OPEN_DOCUMENT.get(kind, "other")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return "archive"  # whose reader says what is wrong with it
    return "archive"


def _kind_of_ole(data: bytes) -> Kind:
    """Tell by the class in the root of the container's directory, else by the names of its streams in UTF-16."""
    root = (int.from_bytes(data[48:52], "little") + 1) << min(int.from_bytes(data[30:32], "little"), 20)
    identifier = data[root + 80 : root + 96]
    if len(identifier) == 16 and (kind := OLE_CLASSES.get(str(UUID(bytes_le=identifier)))):
        return kind
    return next((kind for name, kind in OLE_STREAMS if name.encode("utf-16-le") in data), "other")
