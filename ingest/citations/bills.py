"""Tell bills from laws: what a legislative programme or a list of projects names is no law yet.

A programme names its bills in lists and tables ("… đối với 13 dự án luật sau đây:", "Tên dự án"); a bill that changes
laws holds their names in its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.citations.finding import Mention
from ingest.layout.cells import Layout, Place
from ingest.letters import fold

__all__ = ["without_bills"]

_PROJECT = re.compile(r"\b[Dd][ựỰ] [áÁ]n\b|\bDỰ ÁN\b")
_PROJECT_ENDS = ("ự án", "ự Án", "Ự án", "Ự Án", "Ự ÁN")  # found in a small part of the time, and missing in most texts
_LAWS = frozenset({"bộ luật", "luật", "pháp lệnh"})

# All of these are matched in folded text.
_INTRODUCES = re.compile(
    r"(?<!\w)(?:\d\s+du\s+an|du\s+an\s+(?:luat|phap\s+lenh)|du\s+an(?=\s*(?:sau(?:\s+day)?\s*)?:))\b[^.;]{0,160}:\W*$"
)
_COLUMN = re.compile(r"\W*(?:(?:stt|tt)\W+)?ten\s+(?:du\s+an|luat)\b")
_CLOSES = re.compile(r"\W*(?:dieu\s+\d|can\s+cu\b)|[^:]{40,}:\W*$")
# An item or a cell that is the name of a bill: nothing but its number stands before it.
_ITEM = re.compile(r"[\W\d]*(?:[a-z]{1,2}\s?[).]\s*)?\W*(?P<name>(?:bo\s+luat|luat|phap\s+lenh)\b)")
_NAME_ENDS = re.compile(r"[(;.|\t]")
_BY_LAW = re.compile(r"\btheo\s+(?:quy\s+dinh\s+(?:cua|tai)\s+)?$")


def without_bills(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """Give `mentions` without the laws, named by name alone, that are bills of a list in `layout` or named inside one.

    A law with its number, date or provision, or behind "theo", is in force also where a list of bills cites it.
    """
    if not any(map(_by_name, mentions)) or not _names_projects(layout.text):
        return list(mentions)
    items = list(_bills(layout))
    return [
        mention
        for mention in mentions
        if not _by_name(mention)
        or not any(item.start <= mention.start < item.end for item in items)
        or _BY_LAW.search(fold(layout.text[max(0, mention.start - 30) : mention.start]))
    ]


def _names_projects(text: str) -> bool:
    """True where `text` speaks of projects, of laws or of anything else."""
    return any(ending in text for ending in _PROJECT_ENDS) and _PROJECT.search(text) is not None


def _by_name(mention: Mention) -> bool:
    """True for a law of which only the name is printed."""
    return mention.type in _LAWS and mention.number is None and mention.date is None and mention.provision is None


def _bills(layout: Layout) -> Iterator[Place]:
    """The items of lists and the cells of tables that name bills; what a list names is a bill in an annex too."""
    listing, named, others = False, set[str](), list[tuple[str, Place]]()
    folded = fold(layout.text)
    for paragraph in layout.paragraphs:
        words = folded[paragraph.start : paragraph.end]
        item = _ITEM.match(words)
        if _INTRODUCES.search(words[-240:]) or _COLUMN.match(words):
            listing = True
        elif _CLOSES.match(words):
            listing = False
        elif item:
            place, name = Place(paragraph.start, paragraph.end), _letters(words[item.start("name") :])
            if listing:
                named.add(name)
                yield place
            else:
                others.append((name, place))
    yield from (place for name, place in others if name in named)


def _letters(words: str) -> str:
    """The letters of the name with which an item begins."""
    return re.sub(r"[\W_]", "", _NAME_ENDS.split(words, maxsplit=1)[0])
