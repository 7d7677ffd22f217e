"""Text with places: what a reader gives, and the way back from a character to the page it stood on."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

import msgspec

from graph.places import Box, Places, boxes_between

__all__ = ["Box", "SourceText", "tidy", "with_pages"]

# Characters without a shape that cut words in two (byte order mark, zero-width space and joiners, soft hyphen), and the
# Icelandic letter that old keyboards typed for the Vietnamese one: both look alike, only one is found by a search.
SHAPELESS = str.maketrans({**dict.fromkeys("\ufeff\u200b\u200c\u200d\u2060\u00ad"), "Ð": "Đ", "ð": "đ"})


def tidy(text: str) -> str:
    r"""Give `text` in NFC, lines ended by "\n", without shapeless characters.

    >>> tidy("Quyê\u0301t\u200b \u00d0ịnh\r\n")
    'Quyết Định\n'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(SHAPELESS)
    return unicodedata.normalize("NFC", text)


class SourceText(msgspec.Struct, frozen=True, kw_only=True):
    """One paper as it was read.

    `text` is NFC with lines ended by "\\n". `part` names the paper inside a file that holds several ("" where the file
    is the paper): its path in an archive, its place in a gazette. `pages` holds the offset at which each page begins,
    () where the format knows none; `boxes` the places of the words in text order, () where no page can be drawn.
    `reason`, an encoded error (`graph.errors`), says why a part could not be read while its neighbours could; its text
    is then empty.
    """

    text: str
    part: str = ""
    reason: str | None = None
    pages: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Give the page, from 1, on which the character at `offset` stands.

        >>> SourceText(text="một\\nhai", pages=(0, 4)).page_at(5)
        2
        """
        return bisect_right(self.pages, offset) or None

    def boxes_between(self, start: int, end: int) -> tuple[Box, ...]:
        """Give the boxes of the words that the characters `start` to `end` touch."""
        return boxes_between(self.boxes, start, end)

    @property
    def places(self) -> Places:
        """What is kept of where the words stand in the original."""
        return Places.of(self.boxes, len(self.pages))


def with_pages(text: str, part: str = "") -> SourceText:
    r"""Make a paper of `text` in which form feeds stand for the page breaks; they leave the text and become places.

    >>> with_pages("một\fhai").pages
    (0, 3)
    """
    leaves = tidy(text).split("\f")
    if len(leaves) == 1:
        return SourceText(text=leaves[0], part=part)
    starts = [0]
    for leaf in leaves[:-1]:
        starts.append(starts[-1] + len(leaf))
    return SourceText(text="".join(leaves), part=part, pages=tuple(starts))
