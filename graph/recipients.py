"""Say which bodies get a copy of a paper: what the items of "Nơi nhận" mean (Decree 30/2020/NĐ-CP, Annex I, II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import fold_name, full_name
from graph.casing import kind_of
from graph.identity import plain
from graph.listed import one_by_one
from graph.parties import Party, canonical, is_listed, parties
from graph.record import Record
from graph.tables import read_table
from graph.territories import find_province

__all__ = ["copies"]


class _Word(msgspec.Struct, frozen=True):
    word: str
    role: Literal["body", "person"]


_AS_ABOVE = re.compile(r"nhu (?:tren|kinh gui)\b")  # in plain letters: those whom "Kính gửi" names
_AS_ARTICLE = re.compile(r"nhu dieu \d{1,3}(?:(?:, | va )\d{1,3})*")  # those whom the article gives a task
_ARTICLE = re.compile(r"^\W*dieu\s+(?P<number>\d{1,3})\b", re.MULTILINE)
_ASIDE = re.compile(r"\s*\([^()]*\)?")  # "(để báo cáo)"
_PIECES = re.compile(r",\s+|\s+và\s+(?=các\s)")
_SEVERAL = re.compile(r"(?:các|những|tất cả)\s+(?=\w)")


def copies(record: Record, speaker: str) -> Iterator[tuple[str, Party]]:
    """Give each body that gets a copy of the paper, with the item that says so; `speaker` as for `parties`.

    "Như trên" means the addressees, "Như Điều 3" those to whom article 3 gives a task. People, offices of a body's own
    ("CVNC"), gazettes and web sites are no bodies; what cannot be told gives nothing.

    >>> from graph.record import Header
    >>> items = ("Như trên", "Sở Y tế (để biết)", "Chủ tịch UBND tỉnh", "LĐVP", "Báo Long An, Đài PTTH tỉnh")
    >>> header = Header(addressees=("Bộ Y tế",), recipients=items)
    >>> record = Record(id="x", document=header, citations=(), relations=(), tasks=())
    >>> [party.name for _, party in copies(record, "Ủy ban nhân dân tỉnh Long An")]
    ['Bộ Y tế', 'Sở Y tế tỉnh Long An', 'Báo Long An', 'Đài PTTH tỉnh Long An']
    """
    for item in record.document.recipients:
        words = plain(item)
        if _AS_ABOVE.match(words):
            names = list(record.document.addressees)
        elif article := _AS_ARTICLE.match(words):
            names = [name for number in re.findall(r"\d+", article[0]) for name in _charged_by(record, number, speaker)]
        else:
            named = (
                item[: item.find(":")].rpartition(";")[0] if ":" in item else item
            )  # behind ":" stand parts of a body
            names = [name for part in named.split(";") for name in _bodies(part, speaker)]
        for name in names:
            for party in parties(name, speaker):
                yield item, party


def _charged_by(record: Record, number: str, speaker: str) -> Iterator[str]:
    """Give those to whom the article `number` of the paper itself, not of what it promulgates, gives a task."""
    words = plain(record.text or "")
    for task in record.tasks:
        if task.label == number:
            above = [found for found in _ARTICLE.finditer(words, 0, task.start) if found["number"] == number]
            if above and "noi nhan" not in words[above[-1].end() : task.start]:
                for names in (task.lead, task.coordinate):
                    yield from (name for name in one_by_one(names, speaker) if _is_body(full_name(name)))


def _bodies(part: str, speaker: str) -> Iterator[str]:
    """Give the names of bodies in a part of an item; a department before its ministry is one body, not two."""
    printed = _ASIDE.sub("", part).strip(" .,-")
    first, *rest = _PIECES.split(printed)
    name = canonical(printed, speaker)
    if name is None and rest and is_listed(full_name(first)):  # "Thủ tướng, các Phó Thủ tướng Chính phủ"
        yield from filter(_is_body, (first, *rest))
        return
    whole = name is None or is_listed(name) or not any(map(_is_body, rest))
    if whole or is_listed(full_name(rest[-1])) or find_province(rest[-1]):
        if _is_body(first):
            yield printed
    elif all(map(_is_body, (first, *rest))):
        yield from (first, *rest)


class _Head(msgspec.Struct, frozen=True):
    name: str


@cache
def _words(role: Literal["body", "person"]) -> re.Pattern[str]:
    words = [row.word for row in read_table("graph", "recipient_words", _Word) if row.role == role]
    if role == "person":
        words.extend(row.name for row in read_table("graph", "heads", _Head))
    folded = sorted(map(fold_name, words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, folded))})\b")


@cache
def _is_body(name: str) -> bool:
    """Tell whether a name begins as names of bodies do, and not as those of the people who lead them."""
    folded = _SEVERAL.sub("", fold_name(name), count=1)
    whole = full_name(name.split(", ", maxsplit=1)[0])
    if _words("person").match(folded):
        return is_listed(whole) and fold_name(whole) == folded  # "Chủ tịch nước" is an office that acts
    return is_listed(whole) or kind_of(fold_name(full_name(folded))) is not None or bool(_words("body").match(folded))
