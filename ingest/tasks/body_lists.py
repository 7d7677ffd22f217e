"""The list of bodies as it is being read: which body is open, what is known of it, which ones are closed."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ingest.layout.cells import Place
from ingest.tasks import body_cues
from ingest.tasks.body_names import BodyKind, Start, body_starts_at
from ingest.tasks.cue_words import Stretch

__all__ = ["BodyList", "ListUnderWay"]


class BodyList(msgspec.Struct, frozen=True):
    """The bodies of a list in order; `end` is where the list ends, `stop` what ended it."""

    bodies: tuple[Place, ...]
    end: int
    stop: Literal["cue", "colon", "end"]
    is_group: tuple[bool, ...] = ()


class ListUnderWay:
    """A list of bodies between `place` and `end` of a text; `strict` where no act may describe a body."""

    def __init__(self, stretch: Stretch, place: int, end: int, *, strict: bool) -> None:
        """Begin a list at `place`."""
        self.stretch, self.place, self.end, self.strict = stretch, place, end, strict
        self.start = self.segment = place
        self.kind: BodyKind = "group"
        self.first: BodyKind = "name"
        self.plural = self.known = self.listing = self.muted = False
        self.behind_noun = self.in_modifier = self.assigned = self.took_act = False
        self.noun_end = place
        self.bodies: list[Place] = []
        self.groups: list[bool] = []
        self.previous = ""
        self.execution: int | None = None  # where the words of execution begin, -1 without them

    def open(self, place: int, start: Start) -> None:
        """Begin a body at `place`; a form of address before it ("Các Ông (Bà) Chánh Văn phòng") is no part of it."""
        address = body_cues.ADDRESS.match(self.stretch.folded, place, self.end)
        inner = body_starts_at(self.stretch, address.end(), self.end) if address else None
        if address and inner and inner.kind == "head" and not inner.plural:
            place, start = address.end(), inner
        self.start = self.segment = place
        self.first = "name" if start.known else start.kind
        self.take(start)

    def take(self, start: Start) -> None:
        """Go behind the noun or known name of `start`."""
        self.kind, self.plural, self.known = start.kind, start.plural, start.known
        self.place = self.noun_end = start.noun
        self.behind_noun, self.in_modifier = not start.known, False

    def close(self, stop: Literal["cue", "colon", "end"]) -> BodyList | None:
        """End the list here."""
        self.finish(self.place)
        if not self.bodies:
            return None
        return BodyList(tuple(self.bodies), self.place, stop, tuple(self.groups))

    def finish(self, end: int) -> None:
        """End the body that is open at `end`."""
        text = self.stretch.text
        start = self.start
        while end > start and text[end - 1] in " \t\n\r,;:.*_":
            end -= 1
        if end > start and not self.muted:
            self.bodies.append(Place(start, end))
            self.groups.append(self.first in ("group", "place"))

    def bare(self, word: re.Match[str]) -> bool:
        """Tell whether the open segment is its noun alone."""
        return not self.stretch.folded[self.noun_end : word.start()].strip()

    def printed(self, word: re.Match[str]) -> str:
        """A word of the folded text as printed, in small letters."""
        return self.stretch.text[word.start() : word.end()].lower()
