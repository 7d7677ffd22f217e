"""The text of one paragraph of a Word file: its runs as the page shows them, tracked changes accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from ingest.readers.legacy import decode, spelling
from ingest.readers.word_styles import Look, Styles, W, local

__all__ = ["W", "chosen", "local", "paragraph_text"]

# What stands for a character; a page break becomes a place (see `source.with_pages`).
CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "lastRenderedPageBreak": "\f"}

# Elements that hold no text of the accepted paper: what was deleted or moved away, properties, field codes.
LEFT_OUT = frozenset({"del", "moveFrom", "pPr", "rPr", "sdtPr", "fldData"})

MARKS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONGEST_MARK = 3  # digits of a raised number that is a footnote mark or an exponent, not a raised word

Mark = Callable[[str, str], str]


def paragraph_text(
    paragraph: etree._Element, look: Look, styles: Styles, mark: Mark
) -> tuple[str, list[etree._Element]]:
    """Give the text of `paragraph` and the text boxes anchored in it.

    `look` is that of the paragraph; `mark` gives the mark of a note from its kind and id.
    """
    boxes: list[etree._Element] = []
    pieces = list(_pieces(paragraph, look, styles, mark, boxes))
    raw = "".join(piece for piece, _ in pieces)
    if any(font and legacy_of(font) for _, font in pieces):
        turned = "".join(_turned(piece, font) for piece, font in pieces)
        if spelling(turned).balance >= spelling(raw).balance:
            return turned, boxes
    return raw, boxes


def legacy_of(font: str) -> str | None:
    """Name the encoding of the letters in a font of before Unicode.

    >>> legacy_of(".VnTimeH"), legacy_of("VNI-Times"), legacy_of("Times New Roman")
    ('tcvn3', 'vni', None)
    """
    name = font.lower()
    if name.startswith(".vn"):
        return "tcvn3"
    if name.startswith(("vni-", "vni ")):
        return "vni"
    return "vps" if name.startswith("vps ") else None


def _turned(text: str, font: str | None) -> str:
    encoding = legacy_of(font) if font else None
    if not font or not encoding:
        return text
    return decode(text, encoding, capitals=encoding == "tcvn3" and font.endswith("H"))


def _pieces(
    parent: Iterable[etree._Element], look: Look, styles: Styles, mark: Mark, boxes: list[etree._Element]
) -> Iterator[tuple[str, str | None]]:
    """Give pieces of text with their font."""
    for child in parent:
        name = local(child)
        if name == "r":
            own = styles.run(child.find(f"{W}rPr"), look)
            if own.hidden:
                continue
            text = "".join(_run(child, mark, boxes))
            if own.raised and text.isdecimal() and len(text) <= LONGEST_MARK:
                text = text.translate(SUPERSCRIPT)
            yield text.upper() if own.capitals else text, own.font
        elif name == "AlternateContent":
            yield from _pieces(chosen(child), look, styles, mark, boxes)
        elif name not in LEFT_OUT:
            yield from _pieces(child, look, styles, mark, boxes)


def chosen(alternate: etree._Element) -> Iterable[etree._Element]:
    """Give what a new Word shows of content that it wrote in two ways (ECMA-376, part 3)."""
    return next((part for part in alternate if local(part) in ("Choice", "Fallback")), ())


def _run(run: Iterable[etree._Element], mark: Mark, boxes: list[etree._Element]) -> Iterator[str]:
    for child in run:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in CHARACTERS:
            yield CHARACTERS[name]
        elif name == "br":
            yield "\f" if child.get(f"{W}type") == "page" else "\n"
        elif name in MARKS:
            yield mark(MARKS[name], child.get(f"{W}id", ""))
        elif name == "AlternateContent":
            yield from _run(chosen(child), mark, boxes)
        elif name in ("drawing", "pict", "object"):
            boxes += _outermost_boxes(child)
        elif name == "r":
            yield from _run(child, mark, boxes)


def _outermost_boxes(drawing: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for child in drawing:
        if local(child) == "txbxContent":
            yield child
        elif local(child) == "AlternateContent":
            yield from _outermost_boxes(chosen(child))
        else:
            yield from _outermost_boxes(child)
