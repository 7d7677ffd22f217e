"""Say which bodies a paper goes to: what the items of "Kính gửi" and "Nơi nhận" mean.

The form of both: Decree 30/2020/NĐ-CP, Annex I, II.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from graph.agencies import agencies, departments, fold_name, full_name, heads
from graph.casing import LOCAL_UNITS, any_of, kind_of
from graph.identity import plain
from graph.listed import one_by_one, spread
from graph.parties import Party, canonical, is_listed, parties, province_in
from graph.record import Record
from graph.tables import read_table
from graph.territories import find_province

__all__ = ["addressees", "copies"]


class _Word(msgspec.Struct, frozen=True):
    word: str
    role: Literal["body", "person"]


_AS_ABOVE = re.compile(r"nhu (?:tren|kinh gui)\b")  # in plain letters: those whom "Kính gửi" names
_AS_ARTICLE = re.compile(r"nhu dieu \d{1,3}(?:(?:, | va )\d{1,3})*")  # those whom the article gives a task
_ARTICLE = re.compile(r"^\W*dieu\s+(?P<number>\d{1,3})\b", re.MULTILINE)
_ASIDE = re.compile(r"\s*\([^()]*\)?")  # "(để báo cáo)"
_PIECES = re.compile(r",\s+|\s+và\s+(?=các\s)")
_SEVERAL = re.compile(r"(?:các|những|tất cả)\s+(?=\w)")


def addressees(record: Record, speaker: str) -> Iterator[tuple[str, str]]:
    """Give the name of each body that the paper is addressed to, with the item of "Kính gửi" that says so.

    A list that says once what its bodies are names each of them; a head stands for its body, so nothing is left out.

    >>> from graph.record import Header
    >>> header = Header(addressees=("Bộ trưởng các Bộ: Y tế, Công an", "Sở Y tế, Sở Nội vụ", "các bệnh viện"))
    >>> record = Record(id="x", document=header, citations=(), relations=(), tasks=())
    >>> [name for _, name in addressees(record, "Chính phủ")]
    ['Bộ Y tế', 'Bộ Công an', 'Sở Y tế', 'Sở Nội vụ', 'các bệnh viện']
    """
    for item, names in spread(record.document.addressees, speaker):
        if names:
            yield from ((item, name) for name in names)
            continue
        for part in item.split(";"):
            pieces = _ASIDE.sub("", part).strip(" .,-").split(", ")
            several = len(pieces) > 1 and all(_is_body(full_name(piece)) for piece in pieces)
            if several and not _is_one(part, pieces, speaker):
                yield from ((item, _placed(piece, pieces[-1])) for piece in pieces)
            else:
                yield item, part


def copies(record: Record, speaker: str) -> Iterator[tuple[str, Party]]:
    """Give each body that gets a copy of the paper, with the item that says so; `speaker` as for `parties`.

    "Như trên" means the addressees, "Như Điều 3" those to whom article 3 gives a task. People, offices of a body's own
    ("CVNC"), gazettes and web sites are no bodies; what cannot be told gives nothing.

    >>> from graph.record import Header
    >>> items = ("Như trên", "Sở Y tế (để biết)", "Chủ tịch UBND tỉnh", "LĐVP", "Báo Long An, Đài PTTH tỉnh")
    >>> header = Header(addressees=("Bộ Y tế",), recipients=items)
    >>> record = Record(id="x", document=header, citations=(), relations=(), tasks=())
    >>> [party.name for _, party in copies(record, "Ủy ban nhân dân tỉnh Long An")]
    ['Bộ Y tế', 'Sở Y tế tỉnh Long An', 'Báo Long An', 'Đài Phát thanh và Truyền hình tỉnh Long An']
    """
    printed = record.document.recipients
    for item, (_, listed) in zip(printed, spread([_ASIDE.sub("", item) for item in printed], speaker), strict=True):
        words = plain(item)
        names: Iterable[str]
        if listed:
            names = listed
        elif _AS_ABOVE.match(words):
            names = [name for _, name in addressees(record, speaker)]
        elif article := _AS_ARTICLE.match(words):
            names = [name for number in re.findall(r"\d+", article[0]) for name in _charged_by(record, number, speaker)]
        else:
            # Behind ":" stand parts of a body.
            named = item[: item.find(":")].rpartition(";")[0] if ":" in item else item
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
    """Give the names of bodies in a part of an item."""
    printed = _ASIDE.sub("", part).strip(" .,-")
    pieces = _PIECES.split(printed)
    if len(pieces) == 1 or _is_one(printed, pieces, speaker):
        if _is_body(pieces[0]):
            yield printed
    elif _is_body(pieces[0]):
        for piece in filter(_is_body, pieces):
            yield _placed(piece, pieces[-1])


def _is_one(printed: str, pieces: Sequence[str], speaker: str) -> bool:
    """Tell whether what commas part is one: a name with a comma, a body before its place or ministry, a group."""
    first, last = pieces[0], pieces[-1]
    name = canonical(printed, speaker)
    if name is None:
        return not is_listed(full_name(first))  # "các bộ, cơ quan ngang bộ"; not "Thủ tướng, các Phó Thủ tướng"
    if is_listed(name) or find_province(last) or fold_name(last).startswith(LOCAL_UNITS):
        return True
    if not any(map(_is_body, pieces[1:])):
        return not is_listed(canonical(first, speaker) or "")  # "Bộ Công an, C64"
    known, above = agencies().get(full_name(first)), full_name(last)
    return above in agencies() and (known.parent == above if known else full_name(first) not in departments())


def _placed(piece: str, last: str) -> str:
    """Give the name of a body of a list whose last one alone names the place: "HĐND, UBND tỉnh Sơn La"."""
    if full_name(piece) in departments() and province_in(last):
        return canonical(piece, last) or piece
    return piece


@cache
def _words(role: Literal["body", "person"]) -> re.Pattern[str]:
    words = [row.word for row in read_table("graph", "recipient_words", _Word) if row.role == role]
    if role == "person":
        words.extend(row.name for row in heads())
    return any_of(words)


@cache
def _is_body(name: str) -> bool:
    """Tell whether a name begins as names of bodies do, and not as those of the people who lead them."""
    folded = _SEVERAL.sub("", fold_name(name), count=1)
    whole = full_name(name.split(", ", maxsplit=1)[0])
    if _words("person").match(folded):
        return is_listed(whole) and fold_name(whole) == folded  # "Chủ tịch nước" is an office that acts
    return is_listed(whole) or kind_of(fold_name(full_name(folded))) is not None or bool(_words("body").match(folded))
