"""Tell what stands below a paragraph: items of a list, numbered ones, ones that say what to do."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.cells import Paragraph
from ingest.tasks.cue_words import Stretch
from ingest.tasks.text import behind_marker, is_below, is_number

__all__ = ["Outline"]


class Outline:
    """The order of the paragraphs of one paper."""

    def __init__(self, stretch: Stretch, paragraphs: Sequence[Paragraph]) -> None:
        """Take the text and its paragraphs."""
        self.stretch, self.paragraphs = stretch, paragraphs

    def listed_below(self, index: int) -> bool:
        """Tell whether an item follows the paragraph at `index`."""
        return index + 1 < len(self.paragraphs) and self.paragraphs[index + 1].marker is not None

    def numbers_below(self, index: int) -> bool:
        """Tell whether the paragraph behind the one at `index` is numbered."""
        return self.listed_below(index) and is_number(self.paragraphs[index + 1].marker)

    def numbered_below(self, index: int) -> bool:
        """Tell whether a numbered item below the paragraph at `index` follows it."""
        if not self.numbers_below(index):
            return False
        label, below = self.paragraphs[index].label, self.paragraphs[index + 1].label
        return is_below(below, label) and below != label

    def orders_below(self, index: int) -> bool:
        """Tell whether the items below the paragraph at `index` say what to do, not only in which fields."""
        if not self.numbered_below(index):
            return False
        below = self.paragraphs[index + 1]
        return not self.stretch.folded.startswith("ve ", behind_marker(self.stretch.text, below))
