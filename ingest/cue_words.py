"""The words an order is made of, from `tables/task_cues.tsv`: looked up at a place of a text.

Cues of several syllables are compared without diacritics, since scans spoil these first; single syllables are not
("giáo" is no "giao").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from graph.tables import read_table
from ingest.letters import fold

__all__ = ["CueHit", "CueRole", "Stretch", "cue_at"]

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


class TaskCue(msgspec.Struct, frozen=True):
    """A row of the table: `words` in lower case play `role` (the table's head says what each role is)."""

    role: CueRole
    words: str


class Stretch(msgspec.Struct, frozen=True):
    """A text with its folded twin (`ingest.letters.fold`), made once and read many times."""

    text: str
    folded: str


class CueHit(msgspec.Struct, frozen=True):
    """Cue words from `start` to `end` and the roles that they can play."""

    start: int
    end: int
    roles: frozenset[CueRole]


class _Form(msgspec.Struct, frozen=True):
    length: int
    printed: re.Pattern[str]
    folded: re.Pattern[str] | None  # None for a single syllable
    roles: frozenset[CueRole]


_WORD = re.compile(r"\w+")


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """The cues by their first folded word, the longest first."""
    roles: dict[str, set[CueRole]] = {}
    for row in read_table("ingest", "task_cues", TaskCue):
        roles.setdefault(row.words, set()).add(row.role)
    forms: dict[str, list[tuple[int, _Form]]] = {}
    for words, played in roles.items():
        first = _WORD.match(fold(words))
        if first:
            loose = _pattern(fold(words)) if " " in words else None
            form = _Form(len(words), _pattern(words, re.IGNORECASE), loose, frozenset(played))
            forms.setdefault(first[0], []).append((len(words), form))
    return {first: tuple(form for _, form in sorted(found, key=lambda f: -f[0])) for first, found in forms.items()}


def cue_at(stretch: Stretch, place: int, end: int) -> CueHit | None:
    """Give the longest cue that stands at `place`, in any case, None where there is none."""
    word = _WORD.match(stretch.folded, place, end)
    if word is None:
        return None
    best: CueHit | None = None
    for form in _forms().get(word[0], ()):  # the longest first
        if best and form.length < best.end - best.start:
            break
        found = form.printed.match(stretch.text, place, end)
        if found:
            return CueHit(place, found.end(), form.roles)
        found = form.folded.match(stretch.folded, place, end) if form.folded and best is None else None
        # a name that begins behind a small word is no cue ("Cổ phần Công nghệ" is no "phân công")
        if found and stretch.text[place + 1 : found.end()].islower():
            best = CueHit(place, found.end(), form.roles)
    return best


def _pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of whole words with any white space between them."""
    return re.compile(re.escape(words).replace(r"\ ", r"\s+") + r"(?!\w)", flags)
