"""Join the lines of a body into paragraphs and give each its marker and label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.layout.cells import Paragraph, ParagraphKind
from ingest.layout.endings import is_open, is_stopped
from ingest.layout.lines import Line
from ingest.layout.markers import Levels, Marker, read_marker

__all__ = ["cut_paragraphs"]

_BASIS = re.compile(
    r"C[ăâa]n\s+[cq][ứửừưúuù]\b"
    r"|Theo\s+đ[ềểêẻ]\s+nghị"
    r"|X[éê]t\s+(?:đ[ềểêẻ]\s+nghị|[Tt]ờ\s+trình|[Bb]áo\s+cáo|[Cc]ông\s+văn|[Kk]ết\s+quả)"
)
_FOOTNOTE = re.compile(r"([¹²³⁰⁴-⁹]{1,3})\s*(?=\S)|\[(\d{1,3})\]\s+(?=\D)|(\d{1,2})\s+(?=[A-ZĐ])")
_SUPERSCRIPTS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_NOTE = 12  # characters of the shortest footnote under a plain figure
_NOTED_WITHIN = 60  # lines between a footnote and its mark in the text

_FULL = 0.85  # of the width, a line that the file had to break
_LONG_LINE = 140  # longer lines are not hard-wrapped: each is a paragraph
_HEADING = 250  # characters of the longest heading
_ENOUGH = 8  # ends of sentences at ends of lines from which a file's way of spacing can be told
_MOSTLY = 0.85
_CELL = 16  # lines of the longest first cell of a table
_SPECK = 12  # shorter capitals may be a scan's dirt
_ITEM_HEADING = 120  # and of the longest numbered one that is not in capitals


def cut_paragraphs(lines: Sequence[Line], *, annex: bool = False) -> list[Paragraph]:
    """Give the paragraphs that `lines` make, in order; all of them of kind "annex" where `annex` is True."""
    cutter = _Cutter(lines, annex=annex)
    for index, line in enumerate(lines):
        cutter.take(index, line)
    cutter.close()
    return cutter.paragraphs


class _Cutter:
    """The state of one pass over the lines."""

    def __init__(self, lines: Sequence[Line], *, annex: bool) -> None:
        self.lines = lines
        self.annex = annex
        self.width = _wrapping_width(lines)
        self.spaced = self.width > 0 and _parts_by_blanks(lines)
        self.levels = Levels()
        self.paragraphs: list[Paragraph] = []
        self.group: list[Line] = []
        self.marker: Marker | None = None
        self.note: str | None = None
        self.in_table = self.row = self.itemised = False

    def take(self, index: int, line: Line) -> None:
        """Add `line` to the open paragraph, or begin a new one with it."""
        if (self.in_table and not line.blanks) or (line.borders and (self.in_table or self._is_cell(index))):
            self._take_cell(line)
            return
        self.in_table = False
        if self.row:
            self.close()
        marker = read_marker(line.text)
        note = None if marker else self._note_of(index, line)
        if self.group and note is None and self._continues(line, marker):
            self.group.append(line)
            return
        self.close()
        self.marker, self.note = marker, note
        self.group.append(line)

    def _is_cell(self, index: int) -> bool:
        """Tell whether the border above line `index` opens a cell: the border below it must be near."""
        for line in self.lines[index + 1 : index + _CELL]:
            if line.borders or line.blanks:
                return line.borders > 0
        return False

    def _take_cell(self, line: Line) -> None:
        """Add a cell of a table whose borders stand on lines of their own; two borders part rows."""
        if not self.row or line.borders > 1:
            self.close()
        self.in_table = self.row = True
        self.group.append(line)

    def close(self) -> None:
        """End the open paragraph."""
        if not self.group:
            return
        paragraph = self._paragraph()
        self.itemised = self.itemised or paragraph.label is not None
        self.paragraphs.append(paragraph)
        self.group = []
        self.marker = self.note = None
        self.row = False

    def _paragraph(self) -> Paragraph:
        """The paragraph of the open group; its number opens an item."""
        start, end, marker, levels = self.group[0].start, self.group[-1].end, self.marker, self.levels
        if self.note:
            kind: ParagraphKind = "annex" if self.annex else "footnote"
            return Paragraph(start, end, kind, marker=self.group[0].text.split()[0], note=self.note)
        if self.row:
            kind = "annex" if self.annex else "table"
            return Paragraph(start, end, kind, label=levels.label, depth=levels.depth)
        if marker is None:
            kind = self._kind()
            if kind == "heading" and end - start > _SPECK:
                levels.clear()  # what stands under a new heading is no part of the last item
            return Paragraph(start, end, kind, label=levels.label, depth=levels.depth)
        if marker.kind == "unit":
            levels.clear()
            return Paragraph(start, end, "annex" if self.annex else "heading", marker=marker.printed)
        depth = levels.depth if marker.kind == "dash" else levels.open(marker)
        return Paragraph(start, end, self._kind(), marker=marker.printed, label=levels.label, depth=depth)

    def _kind(self) -> ParagraphKind:
        """The kind of the open group: a table row, a basis, a heading or plain body."""
        if self.annex:
            return "annex"
        first, marker = self.group[0], self.marker
        if first.cells:
            return "table"
        body = first.text[marker.end :].lstrip(" *") if marker else first.text
        if body[:1] in "CTX" and not self.itemised and _BASIS.match(body):
            return "basis"
        size = self.group[-1].end - first.start
        if size > _HEADING or not body:
            return "body"
        if body.isupper():
            return "heading"
        if marker and marker.kind != "dash" and size < _ITEM_HEADING and not is_stopped(self.group[-1].text):
            return "heading"
        return "body"

    def _note_of(self, index: int, line: Line) -> str | None:
        """The number of the footnote that `line` opens.

        A plain figure opens one where a word shortly before bears it as its mark, flattened ("Nghị quyết1").
        """
        if line.text[0].isalpha():
            return None
        found = _FOOTNOTE.match(line.text)
        if found is None or (found[3] and len(line.text) < _NOTE):
            return None
        if found[3]:
            figure = found[3]
            mark = re.compile(rf"[^\W\d_]{figure}(?=[\s.,;:)”]|$)")
            above = self.lines[max(0, index - _NOTED_WITHIN) : index]
            return figure if any(figure in other.text and mark.search(other.text) for other in above) else None
        return (found[1] or found[2]).translate(_SUPERSCRIPTS)

    def _continues(self, line: Line, marker: Marker | None) -> bool:
        """Tell whether `line` goes on with the open paragraph."""
        first, last = self.group[0], self.group[-1]
        text, width = line.text, self.width
        if line.cells or last.cells:
            return False
        stopped = is_stopped(last.text)
        if marker:
            # A number that happens to begin a broken line, in the midst of a sentence and out of its series.
            if stopped or line.blanks or not width:
                return False
            if marker.kind == "dash":  # "Lao động / - Thương binh và Xã hội"
                listed = self.marker is not None and self.marker.kind == "dash"
                return not listed and text[0] in "-–" and len(last.text) >= width * _FULL and last.text[-1].isalpha()
            return is_open(last.text) and not self.levels.expect(marker)
        parted = stopped or line.blanks or last.text.isupper() or first.text[0] in "CTX"
        if parted and text[0] in "CTX" and _BASIS.match(text):
            return False
        capitals = text[0].isalpha() and text.isupper() and len(text) > 6
        if capitals and not last.text.isupper():
            return False
        if self.spaced and not line.blanks:
            return True
        lower = text[0].islower() or text[0] in ",;.)" or (text[0] == "(" and text[1:2].islower())
        if stopped:
            if line.blanks or not width:
                return False
            full = len(last.text) + len(text.split(" ", 1)[0]) >= width * _FULL
            if last.text[-1] in ";:":
                return full and lower
            return lower or (full and line.indent < last.indent + 3)
        if is_open(last.text):
            return True
        if line.blanks:
            return lower or (text[0].isdigit() and not last.text.isupper())
        if lower and not last.text.isupper():
            return True
        if not width or len(last.text) > width * 2:
            return lower
        if last.text.isupper() != text.isupper():
            return False
        return len(last.text) >= width * 0.75 or (
            self.marker is None and len(last.text) > width * 0.6 and last is not first
        )


def _wrapping_width(lines: Sequence[Line]) -> int:
    """The width at which the file breaks its lines, 0 where it does not break them."""
    lengths = sorted(len(line.text) for line in lines if not line.cells and len(line.text) > 30)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return width if width < _LONG_LINE else 0


def _parts_by_blanks(lines: Sequence[Line]) -> bool:
    """Tell whether the file puts a blank line between paragraphs, so that lines without one belong together."""
    parted = [line.blanks > 0 for last, line in pairwise(lines) if is_stopped(last.text) and not line.cells]
    return len(parted) >= _ENOUGH and sum(parted) >= _MOSTLY * len(parted)
