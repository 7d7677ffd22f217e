"""The words an order is made of, from `tables/task_cues.tsv`: looked up at a place of a text.

Cues of several syllables are compared without diacritics, since scans spoil these first; single syllables are not
("giáo" is no "giao").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from graph.tables import read_table
from ingest.letters import fold

if TYPE_CHECKING:
    from ingest.tasks.body_names import Start

__all__ = ["ACTS", "GOING_ON", "CueHit", "CueRole", "Stretch", "cue_at"]

CueRole = Literal[
    "order",
    "duty",
    "answer",
    "partner",
    "adverb",
    "setting",
    "report",
    "own",
    "verb",
    "modifier",
    "naming",
    "opening",
    "word",
]

ACTS: frozenset[CueRole] = frozenset({"verb", "adverb", "answer", "duty"})
"""The roles of words with which an act begins."""
GOING_ON = ACTS | {"partner"}
"""The roles of words with which a clause goes on to an act behind who must act, or behind a circumstance."""


class TaskCue(msgspec.Struct, frozen=True):
    """A row of the table: `words` in lower case play `role` (the table's head says what each role is)."""

    role: CueRole
    words: str


class Stretch(msgspec.Struct, frozen=True):
    """A text with its folded twin (`ingest.letters.fold`), made once and read many times."""

    text: str
    folded: str
    cues: dict[tuple[int, int], CueHit | None] = msgspec.field(
        default_factory=dict
    )  # those looked up, by place and end
    starts: dict[tuple[int, int], Start | None] = msgspec.field(default_factory=dict)  # of bodies, likewise


class CueHit(msgspec.Struct, frozen=True):
    """Cue words from `start` to `end` and the roles that they can play."""

    start: int
    end: int
    roles: frozenset[CueRole]


class _Cues(msgspec.Struct, frozen=True):
    """The cues that begin with one folded word: how they may begin, how they run, and their roles by words."""

    beginnings: frozenset[tuple[str, ...]]
    folded: frozenset[tuple[str, ...]]
    printed: dict[tuple[str, ...], frozenset[CueRole]]
    spoilt: dict[tuple[str, ...], frozenset[CueRole]]


_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"\s*(\w+|,)")  # a comma is a word of its own: "phòng, chống"


@cache
def _cues() -> dict[str, _Cues]:
    """The cues of the table by their first folded word."""
    roles: dict[tuple[str, ...], set[CueRole]] = {}
    for row in read_table("ingest", "task_cues", TaskCue):
        roles.setdefault(tuple(_NEXT.findall(row.words)), set()).add(row.role)
    grouped: dict[str, dict[tuple[str, ...], frozenset[CueRole]]] = {}
    for words, played in roles.items():
        grouped.setdefault(fold(words[0]), {})[words] = frozenset(played)
    cues = {}
    for first, printed in grouped.items():
        spoilt = {tuple(map(fold, words)): played for words, played in printed.items() if len(words) > 1}
        folded = frozenset(tuple(map(fold, words)) for words in printed)
        beginnings = frozenset(words[:count] for words in folded for count in range(1, len(words) + 1))
        cues[first] = _Cues(beginnings, folded, printed, spoilt)
    return cues


def cue_at(stretch: Stretch, place: int, end: int) -> CueHit | None:
    """Give the longest cue that stands at `place`, in any case, None where there is none.

    A cue whose diacritics a scan spoilt counts too, except where a name begins inside it ("Cổ phần Công nghệ" holds no
    "phân công").
    """
    key = (place, end)
    if key not in stretch.cues:
        stretch.cues[key] = _look_up(stretch, place, end)
    return stretch.cues[key]


def _look_up(stretch: Stretch, place: int, end: int) -> CueHit | None:
    """The cue at `place`, looked up in the table."""
    word = _WORD.match(stretch.folded, place, end)
    cues = _cues().get(word[0]) if word else None
    if word is None or cues is None:
        return None
    words: tuple[str, ...] = (word[0],)
    ends = [word.end()]
    while True:
        word = _NEXT.match(stretch.folded, ends[-1], end)
        if word is None or (*words, word[1]) not in cues.beginnings:
            break
        words = (*words, word[1])
        ends.append(word.end())
    for count in range(len(words), 0, -1):
        key = words[:count]
        if key not in cues.folded:
            continue
        text = stretch.text[place : ends[count - 1]]
        exact = cues.printed.get(tuple(_NEXT.findall(text.lower())))
        if exact:
            return CueHit(place, ends[count - 1], exact)
        if count > 1 and text[1:].islower():
            return CueHit(place, ends[count - 1], cues.spoilt[key])
    return None
