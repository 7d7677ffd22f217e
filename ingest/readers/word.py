"""Word files (.docx): the text as the page shows it, in the order in which a reader takes it.

Source of the structure: ECMA-376, part 1 (WordprocessingML). Tracked changes are taken as accepted; numbers that Word
makes are spelled out; text boxes follow their paragraph; a footnote follows the paragraph that refers to it, as a line
that begins with its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from lxml import etree

from graph.errors import UnreadableFile
from ingest.readers.furniture import is_of_paper
from ingest.readers.kinds import kind_of
from ingest.readers.legacy import restore
from ingest.readers.packages import Package, main_part, parse_xml, relation_id, relations_of
from ingest.readers.source import SourceText, with_pages
from ingest.readers.table_rows import joined
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_runs import W, chosen, local, paragraph_text
from ingest.readers.word_styles import Styles, toggle

__all__ = ["embedded_in", "read_word"]

# The strict form of the format names its elements otherwise; the rest is alike (ECMA-376, part 4).
STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode())
MAIN = "word/document.xml"
PARTS = ("styles", "numbering", "footnotes", "endnotes")


EMBEDDED = ("package", "oleObject")  # relations of the main part to files that a page shows as pictures or icons
PAPERS = frozenset(("word", "office", "sheet"))  # and not the equations and drawings among them


def embedded_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the papers and spreadsheets that a Word file carries inside, with their names in it."""
    package = Package(data)
    for relation in relations_of(package, main_part(package, MAIN)):
        if relation.kind in EMBEDDED and relation.target in package.names:
            with suppress(UnreadableFile):
                content = package.read(relation.target)
                if kind_of(content) in PAPERS:
                    yield relation.target, content


def read_word(data: bytes, read_chunk: Callable[[bytes], str] = lambda _: "") -> SourceText:
    """Give the text of a Word file. Raises `UnreadableFile` where it is broken.

    Where only a part is broken that says how the text looks or holds its notes, the text is given without it.
    `read_chunk` gives the text of a file that programs put in the place of paragraphs (ECMA-376, part 1, 17.17.2.1).
    """
    package = Package(data)
    main = main_part(package, MAIN)
    body = _part(package, main)
    related = relations_of(package, main)
    parts: dict[str, etree._Element] = {}
    for relation in related:
        if relation.kind in PARTS and relation.target in package.names:
            with suppress(UnreadableFile):
                parts.setdefault(relation.kind, _part(package, relation.target))
    targets = {relation.id: relation.target for relation in related}

    def chunk(identifier: str) -> str:
        with suppress(UnreadableFile):
            return read_chunk(package.read(targets.get(identifier, "")))
        return ""

    reading = _Reading(Styles(parts.get("styles")), Numbering(parts.get("numbering")), _notes(parts), chunk)
    lines = [*reading.lines(body)]
    first = next(body.iter(f"{W}sectPr"), None)
    if first is not None:
        for kind in ("header", "footer"):
            name = targets.get(_margin(first, kind), "")
            if name in package.names:
                with suppress(UnreadableFile):
                    own = _of_the_paper([*reading.lines(_part(package, name))], lines)
                    lines = [*own, *lines] if kind == "header" else [*lines, *own]
    return with_pages(restore("\n".join(lines)))


def _margin(section: etree._Element, kind: str) -> str:
    """Give the id of the "header" or the "footer" that the first page of a section shows, "" where it shows none."""
    wanted = "first" if toggle(section, "titlePg") else "default"
    for place in section.iter(f"{W}{kind}Reference"):
        if place.get(f"{W}type", "default") == wanted:
            return relation_id(place)
    return ""


def _of_the_paper(margin: Sequence[str], body: Sequence[str]) -> list[str]:
    """Give the lines of a header or footer where an office keeps its masthead or the recipients there, else none.

    A running head holds neither; some papers say their masthead in the body as well.
    """
    lines = [line for line in margin if any(map(str.isalpha, line))]
    return lines if is_of_paper("\n".join(lines)) and not {*body}.issuperset(lines) else []


def _part(package: Package, name: str) -> etree._Element:
    return parse_xml(package.read(name).replace(*STRICT))


def _notes(parts: dict[str, etree._Element]) -> dict[tuple[str, str], etree._Element]:
    """Give the notes by kind and id, without the separators that Word keeps among them."""
    return {
        (local(note), note.get(f"{W}id", "")): note
        for kind in ("footnotes", "endnotes")
        if kind in parts
        for note in parts[kind]
        if note.get(f"{W}type") in (None, "normal")
    }


class _Reading:
    """One walk through a body, with what it has counted so far."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], etree._Element],
        chunk: Callable[[str], str],
    ) -> None:
        self.chunk = chunk
        self.styles = styles
        self.numbering = numbering
        self.notes = notes
        self.pending: list[etree._Element] = []  # notes that were referred to and not yet given
        self.marks: dict[etree._Element, str] = {}
        self.carried = ""

    def lines(self, root: etree._Element) -> Iterator[str]:
        """Give the lines of all blocks under `root`, each followed by the notes that it refers to."""
        for block in self._blocks(root):
            yield from self._block(block)
            while self.pending:
                note = self.pending.pop(0)
                words = " ".join(line for part in self._blocks(note) for line in self._block(part))
                yield f"{self.marks[note]} {' '.join(words.split())}"

    def _blocks(self, root: Iterable[etree._Element]) -> Iterator[etree._Element]:
        """Give the paragraphs, tables and chunks under `root`, through the wrappers that only mark what they hold."""
        for child in root:
            name = local(child)
            if name in ("p", "tbl", "altChunk"):
                yield child
            elif name == "AlternateContent":
                yield from self._blocks(chosen(child))
            elif name in ("body", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                yield from self._blocks(child)

    def _block(self, block: etree._Element) -> Iterator[str]:
        if local(block) == "altChunk":
            return iter(filter(None, [self.chunk(relation_id(block))]))
        return self._table(block) if local(block) == "tbl" else self._paragraph(block)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        look = self.styles.paragraph(paragraph)
        text, boxes = paragraph_text(paragraph, look, self.styles, self._mark)
        if text.strip() and not self.carried:
            text = self.numbering.label(look.numbering) + text
        text, self.carried = self.carried + text, ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:  # its end was deleted: it goes on in the next
            self.carried = text
        else:
            yield text
        for box in boxes:
            for block in self._blocks(box):
                yield from self._block(block)

    def _mark(self, kind: str, identifier: str) -> str:
        """Give the mark of a note as it is referred to: ¹, ², … in the order of the references."""
        note = self.notes.get((kind, identifier))
        if note is None:
            return ""
        if note not in self.marks:
            self.marks[note] = str(len(self.marks) + 1).translate(SUPERSCRIPT)
            self.pending.append(note)
        return self.marks[note]

    def _table(self, table: etree._Element) -> Iterator[str]:
        """Give the rows, as `table_rows` joins their cells."""
        rows = [
            [self._cell(cell).strip("\n") for cell in _children(row, "tc")]
            for row in _children(table, "tr")
            if row.find(f"{W}trPr/{W}del") is None
        ]
        yield from joined(rows)

    def _cell(self, cell: etree._Element) -> str:
        return "\n".join(line for block in self._blocks(cell) for line in self._block(block))


SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, through the wrappers that only mark what they hold."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _children(child, name)
