"""The way of one text: layout, header, mentions, relations, tasks, record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from graph.record import Record
from ingest.citations.attributes import complete
from ingest.citations.finding import Mention
from ingest.components import mentions
from ingest.layout.finding import Layout, Place, lay_out
from ingest.layout.header import read_header
from ingest.relations.finding import find_relations
from ingest.tasks.finding import find_tasks

__all__ = ["extract", "find_mentions", "stretches"]

# A paragraph that ends without a mark goes on in the next one where that begins in the middle of a sentence: pages and
# scans break paragraphs there, and so mentions.
_CLOSED = re.compile(r"(?:[.;!?”\"|]|(?<![\dố]):)\s*[*_]*\s*$")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)  # what a page says of its paper, as YAML
_NOTHING = re.compile(r"[\s*_|>]*")
_DASHES = frozenset("-–—+*")  # "Bộ Lao động\n- Thương binh và Xã hội" is no list
_LONGEST_STRETCH = 20_000


def extract(text: str, identifier: str) -> Record:
    """Read the paper `text`; `identifier` becomes `Record.id`. Pure, and defined for every string."""
    text = unicodedata.normalize("NFC", text)
    layout = lay_out(text)
    header = read_header(layout)
    citations = complete(layout, header, find_mentions(layout))
    return Record(
        id=identifier,
        document=header,
        citations=citations,
        relations=find_relations(layout, header, citations),
        tasks=find_tasks(layout, header, citations),
        text=text,
    )


def find_mentions(layout: Layout) -> list[Mention]:
    """Give the mentions of the title and the paragraphs of `layout`, offsets in its text, in reading order.

    The finders of `ingest.components` are called as they are: making a spaCy `Doc` of every paragraph first would cost
    more time than the finders take (`benchmarks/extraction.py` measures it), and marks the same.
    """
    found = {
        (mention.start + stretch.start, mention.end + stretch.start): mention
        for stretch in stretches(layout)
        for mention in mentions(layout.text[stretch.start : stretch.end])
    }
    return [
        msgspec.structs.replace(mention, start=start, end=end)
        for (start, end), mention in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1]))
    ]


def stretches(layout: Layout) -> Iterator[Place]:
    """The lines of front matter, the title, and the paragraphs, joined where a sentence goes on over their border."""
    front = _FRONT_MATTER.match(layout.text, 0, _LONGEST_STRETCH)
    if front:
        yield from (Place(line.start(), line.end()) for line in re.finditer(r".+", layout.text[: front.end()]))
    if layout.title:
        yield layout.title
    current: Place | None = None
    for paragraph in layout.paragraphs:
        if current and _goes_on(layout.text, current, paragraph.start, paragraph.marker):
            current = Place(current.start, paragraph.end)
            continue
        if current:
            yield current
        current = Place(paragraph.start, paragraph.end)
    if current:
        yield current


def _goes_on(text: str, stretch: Place, start: int, marker: str | None) -> bool:
    """True where the sentence that ends `stretch` goes on in the paragraph that begins at `start`."""
    if (marker and marker not in _DASHES) or start < stretch.end or start - stretch.start > _LONGEST_STRETCH:
        return False
    if not _NOTHING.fullmatch(text, stretch.end, start):
        return False
    return _CLOSED.search(text, max(stretch.start, stretch.end - 8), stretch.end) is None
