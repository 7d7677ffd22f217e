"""What a layout is made of: places, paragraphs and the cells of a paper."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Layout", "Paragraph", "ParagraphKind", "Place"]

ParagraphKind = Literal["basis", "body", "heading", "footnote", "table", "annex"]


# `gc=False` below and elsewhere in this package: strings and numbers alone can form no cycle, and a long paper has so
# many of these that the collector's walks over them would be felt.


class Place(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text: characters from `start` to `end`, exclusive."""

    start: int
    end: int


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """One paragraph or numbered item, over broken lines where the file broke them.

    `marker` is the number or dash as printed ("2.", "a)", "-", "Điều 3.", "II."), None without one. `label` is the
    number with its parents' joined by "." ("III.2.a"; articles by their bare number, "5.2"), None where no parent and
    no marker carries a number; a dash or a continuation has the label of the item it stands under. `depth` counts the
    numbered parents. `note` is the number of the footnote that a "footnote" paragraph holds. A "table" paragraph is one
    row: its cells are parted by tabs, by pipes, or by pipes that stand on lines of their own.
    """

    start: int
    end: int
    kind: ParagraphKind
    marker: str | None = None
    label: str | None = None
    depth: int = 0
    note: str | None = None


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """The cells of one paper, None or () where it lacks them.

    `paragraphs` are the body in reading order: bases, items, headings, tables, footnotes and, after them, what stands
    in annexes; before them, as annex, what a web page says about the paper. Recipients and signature are no paragraphs.
    The header's own cells (`issuer`, `number`, `place_date`) let nobody take them for a mention. Where columns were
    merged, a cell's place may hold words of its neighbour.
    """

    text: str
    issuer: Place | None
    number: Place | None
    place_date: Place | None
    type: Place | None
    title: Place | None
    addressees: tuple[Place, ...]
    paragraphs: tuple[Paragraph, ...]
    recipients: Place | None
    signature: Place | None
