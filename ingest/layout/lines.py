"""Cut a text into lines that hold words, without rules, page numbers, running heads and the markup of pages."""

from __future__ import annotations

import re

import msgspec

__all__ = ["Line", "split_lines"]

# Markdown and web pages leave emphasis, headings, quotes and cell borders at the ends of a line; a lone "*" or "-" with
# a space behind it is a bullet and stays.
_LEADING = re.compile(r"(?:[\s|>`\u200b\ufeff]+|#{1,6}\s+|\*{2,}\s?|__|[*_](?=[^\s*_]))+")
_TRAILING = " \t\r\f\v\u00a0|*`_\u200b\ufeff"
_STAMPS = (
    "CÔNG BÁO/",
    "PAGE ",
    "--- PAGE ",
    "Ký bởi:",
    "Ngày ký:",
    "Thời gian ký:",
    "Cơ quan: VĂN PHÒNG CHÍNH PHỦ",
    "<br",
)
_MARKUP = frozenset("|>`#*_ \t\r\f\v\u00a0\u200b\ufeff")

_NOISE = re.compile(
    r"""
    \W*(?!(?:19|20)\d\d\b)\d{1,4}\W*$                      # a page number, not the year that ends a sentence
    | \W*$                                                  # rules of dashes, stars or dots
    """,
    re.VERBOSE,
)


class Line(msgspec.Struct, gc=False):
    """A line of words. `text` is what stands from `start` to `end`, without markup and blanks at its ends.

    `indent` counts the columns before it, `blanks` the lines without words since the line before, `cells` is True
    where the line is a row of a table (tabs or pipes between cells), `ruled` where a drawn rule parts it from the last.
    Web pages put each border of a table on a line of its own: `borders` counts those directly above the line.
    """

    start: int
    end: int
    text: str
    indent: int
    blanks: int
    cells: bool
    ruled: bool = False
    borders: int = 0


def split_lines(text: str) -> list[Line]:
    """Give the lines of `text` that hold words, in order.

    >>> [line.text for line in split_lines("**Điều 1.** Tên\\n\\n-----\\n  - Lưu: VT.")]
    ['Điều 1.** Tên', '- Lưu: VT.']
    """
    lines = []
    position = blanks = borders = 0
    ruled = False
    for raw in text.split("\n"):
        start = position
        position += len(raw) + 1
        if not raw or raw.isspace():
            blanks += 1
            borders = 0
            continue
        if raw == "|":
            borders += 1
            continue
        content = raw.rstrip(_TRAILING)
        lead = 0
        if content and content[0] in _MARKUP:
            markup = _LEADING.match(content)
            if markup:
                lead = markup.end()
                content = content[lead:]
        if not content or (not content[0].isalpha() and _NOISE.match(content)) or content.startswith(_STAMPS):
            blanks += 1
            ruled = ruled or (len(raw) > 2 and not any(map(str.isalnum, content or raw)))
            continue
        tab = content.find("\t")
        tabbed = tab > 0 and not (content[tab - 1] in ".)-–+•" and content.find("\t", tab + 1) < 0)  # "1.<tab>Sở Y tế"
        cells = tabbed or ("|" in content and (raw[0] == "|" or content.count("|") > 1))
        lines.append(Line(start + lead, start + lead + len(content), content, lead, blanks, cells, ruled, borders))
        blanks = borders = 0
        ruled = False
    return lines
