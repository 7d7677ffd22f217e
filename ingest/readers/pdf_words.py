"""The words of a PDF page with their places, from the characters that PDFium finds."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pages import SUPERSCRIPT, Word
from ingest.readers.source import tidy

__all__ = ["PrintedWords", "words_of"]

ABOVE, BELOW = 0.85, 0.25  # of the size of the type: where letters end above and below the line they stand on
GAP = 0.22  # heights of a character between two characters of one word at most
SAME_LINE = 0.3  # share of the lower of two characters that overlaps the other: they may be of one word
SMALLER = 0.8  # heights of the character before it: a digit that is smaller and stands higher is a footnote's mark
HYPHENS = frozenset((2, 0xFFFE))  # how PDFium gives a hyphen at the end of a line
LINE_ENDS = frozenset((10, 13))
NAME = 128  # bytes of the name of a font
CAPITALS = re.compile(rb"\.Vn\w*H(?![a-z])")  # fonts of TCVN3 that draw small letters as capitals: ABCDEF+.VnTimeH,Bold
Edges = tuple[float, float, float, float]  # from the left and the top: left, top, right, bottom

NO_CHARACTER = frozenset((0, 0xFFFF))  # of a font that does not tell


# The fields of a form that hold words; a field for a signature shows a stamp.
FIELDS = frozenset((raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX))


class PrintedWords(NamedTuple):
    """The words of the page itself, of the fields of a form, and those that annotations stamp on it (numbers, days)."""

    own: list[Word]
    filled: list[Word]
    stamped: list[Word]


class _Char(NamedTuple):
    text: str
    capitals: bool
    left: float
    top: float
    right: float
    bottom: float


def words_of(document: pdfium.PdfDocument, index: int) -> PrintedWords:
    """Give the words of page `index` in the order in which it writes them. The form of `document` must be open."""
    page = document[index]
    text = page.get_textpage()
    count = text.count_chars()
    if not raw.FPDFPage_GetAnnotCount(page) or page.formenv is None:
        return PrintedWords(list(_words(_chars(page, text, 0, count))), [], [])
    text.close()
    fields = _fields(page)
    page.flatten(raw.FLAT_PRINT)  # appends what annotations show; the page must be taken anew
    page.close()
    page = document[index]
    text = page.get_textpage()
    own = list(_words(_chars(page, text, 0, count)))
    filled: list[Word] = []
    stamped: list[Word] = []
    for word in _words(_chars(page, text, count, text.count_chars())):
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        of_form = any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in fields)
        (filled if of_form else stamped).append(word)
    return PrintedWords(own, filled, stamped)


def _fields(page: pdfium.PdfPage) -> list[Edges]:
    """Give the edges of the fields of a form that hold words."""
    place = _upright(page)
    found: list[Edges] = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        box = raw.FS_RECTF()
        if raw.FPDFAnnot_GetFormFieldType(page.formenv, annotation) in FIELDS and raw.FPDFAnnot_GetRect(
            annotation, box
        ):
            found.append(place(box.left, box.top, box.right, box.bottom))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _chars(page: pdfium.PdfPage, text: pdfium.PdfTextPage, start: int, end: int) -> Iterator[_Char | None]:
    """Give the characters with their boxes, None for white space.

    How high a box is follows from the size of the type and the line it stands on: what fonts say of their own height
    differs from font to font within one line.
    """
    place = _upright(page)
    capitals = False
    font = ctypes.create_string_buffer(NAME)
    flags = ctypes.c_int()
    fresh = True  # a word begins, whose font is asked for
    top = bottom = loose_top = loose_bottom = 0.0
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    to_box, to_matrix, to_x, to_y = map(ctypes.byref, (box, matrix, x, y))
    for index in range(start, end):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in LINE_ENDS and raw.FPDFText_IsGenerated(text, index):
            continue  # PDFium's guess, which a raised mark misleads; the places of the characters tell
        if code in HYPHENS:
            code = ord("-")
        if code in NO_CHARACTER or chr(code).isspace() or not raw.FPDFText_GetLooseCharBox(text, index, to_box):
            fresh = True
            yield None
            continue
        if fresh:
            known = raw.FPDFText_GetFontInfo(text, index, font, NAME, ctypes.byref(flags))
            capitals = 0 < known <= NAME and CAPITALS.search(font.value) is not None
            fresh = False
        if (box.top, box.bottom) != (loose_top, loose_bottom):  # another font, size or line than that of the last one
            top, bottom = loose_top, loose_bottom = box.top, box.bottom
            raw.FPDFText_GetMatrix(text, index, to_matrix)
            if abs(matrix.b) < matrix.a and raw.FPDFText_GetCharOrigin(text, index, to_x, to_y):
                size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
                top, bottom = y.value + ABOVE * size, y.value - BELOW * size
        yield _Char(chr(code), capitals, *place(box.left, top, box.right, bottom))


def _upright(page: pdfium.PdfPage) -> Callable[[float, float, float, float], Edges]:
    """Give what turns edges on the unturned page, from its foot, into edges on the page as shown, from its top."""
    x0, y0, x1, y1 = page.get_cropbox()
    turn = page.get_rotation()

    def place(left: float, top: float, right: float, bottom: float) -> Edges:
        if turn == 90:
            return bottom - y0, left - x0, top - y0, right - x0
        if turn == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        if turn == 270:
            return y1 - top, x1 - right, y1 - bottom, x1 - left
        return left - x0, y1 - top, right - x0, y1 - bottom

    return place


def _words(chars: Iterable[_Char | None]) -> Iterator[Word]:
    """Cut characters into words where white space, a gap or another line parts them."""
    word: list[_Char] = []
    for char in chars:
        if word and (char is None or not _joins(word[-1], char)):
            yield _word(word)
            word = []
        if char is not None:
            word.append(char)
    if word:
        yield _word(word)


def _joins(last: _Char, char: _Char) -> bool:
    size = max(last.bottom - last.top, char.bottom - char.top)
    shared = min(last.bottom, char.bottom) - max(last.top, char.top)
    if shared < SAME_LINE * min(last.bottom - last.top, char.bottom - char.top):
        return False
    return -size < char.left - last.right < GAP * size


def _word(chars: list[_Char]) -> Word:
    size = max(char.bottom - char.top for char in chars)
    foot = max(char.bottom for char in chars)
    text = "".join(
        char.text.translate(SUPERSCRIPT)
        if char.bottom - char.top < SMALLER * size and char.bottom < foot - 0.1 * size
        else char.text
        for char in chars
    )
    return Word(
        tidy(text),
        min(char.left for char in chars),
        min(char.top for char in chars),
        max(char.right for char in chars),
        foot,
        chars[0].capitals,
    )
