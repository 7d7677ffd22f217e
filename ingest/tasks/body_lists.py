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


_WORD = re.compile(r"\w+")
_STRAY = " \t\n\r,;:.…*_"  # marks behind a name
_RELATED = 14  # characters of "có liên quan" behind a body
_FIELD = 8  # words of a field of partners, at least: "Các đơn vị liên quan về X" alone is a heading


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
        self.behind_noun = self.in_modifier = self.assigned = self.took_act = self.kinds = False
        self.noun_end = place
        self.named_by = -1  # where the act in capitals ends that alone names the open body ("Cục Quản lý")
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
        if self.known and self.first in ("name", "head") and self.noun_end < end and self.acts_behind(end):
            end = self.noun_end
        end = start + len(text[start:end].rstrip(_STRAY))
        broken = body_cues.BROKEN_OFF.search(text, start, end)
        end = start + len(text[start : broken.start()].rstrip(_STRAY)) if broken else end
        if end > start and not self.muted:
            self.bodies.append(Place(start, end))
            self.groups.append(self.first in ("group", "place"))

    def acts_behind(self, end: int) -> bool:
        """Tell whether the small letters behind a known name are no part of it: "Bộ X khôi phục sản xuất"."""
        word = _WORD.search(self.stretch.text, self.noun_end, end)
        if word is None or self.stretch.text[self.noun_end : word.start()].strip():
            return False
        return word[0].islower() and body_cues.QUALIFIED.match(self.stretch.folded, self.noun_end, end) is None

    def bare(self, word: re.Match[str]) -> bool:
        """Tell whether the open segment is its noun alone."""
        return not self.stretch.folded[self.noun_end : word.start()].strip()

    def printed(self, word: re.Match[str]) -> str:
        """A word of the folded text as printed, in small letters."""
        return self.stretch.text[word.start() : word.end()].lower()

    def is_permitted(self, place: int) -> bool:
        """Tell whether "được phép" stands behind a known name: it says what that may do; kinds it describes."""
        permitted = body_cues.PERMITTED.match(self.stretch.folded, place, self.end)
        return permitted is not None and self.known and self.first in ("name", "head")

    def begins_field(self, word: re.Match[str]) -> bool:
        """Tell whether "về" opens the field in which bodies that are named in full are partners."""
        if word[0] != "ve" or self.printed(word) != "về":
            return False
        if self.known and self.first in ("name", "head"):
            return self.place_is_behind_noun(word.start())
        related = self.kind == "group" and self.stretch.folded.endswith("lien quan ", self.noun_end, word.start())
        return related and self.stretch.text.count(" ", word.start(), self.end) >= _FIELD

    def comma_is_missing(self, inner: Start) -> bool:
        """Tell whether a known name behind one of its kind is the next body: "Sở Tài chính Sở Công Thương"."""
        if (
            not (self.known or self.listing)
            or not inner.known
            or inner.plural
            or not self.place_is_behind_noun(inner.begin)
        ):
            return False
        kind = self.stretch.folded[inner.begin : inner.begin + 3]
        return kind in ("so ", "bo ") and (self.listing or self.stretch.folded.startswith(kind, self.start))

    def place_is_behind_noun(self, place: int) -> bool:
        """Tell whether nothing stands between the noun or known name and `place`."""
        return not self.stretch.folded[self.noun_end : place].strip()

    def adds_territories(self, joint: int, start: Start) -> bool:
        """Tell whether "và địa phương" behind a list of kinds stands alone: "các bộ, ngành và địa phương".

        In "cơ quan trung ương và địa phương" it describes, and what is said of it may hold for all ("có liên quan").
        """
        folded = self.stretch.folded
        if not folded.endswith("dia phuong", start.begin, start.noun) or "," not in folded[self.start : joint]:
            return False
        related = folded[start.noun : start.noun + _RELATED].strip().startswith(("lien quan", "co lien quan"))
        return (
            folded.startswith("cac ", self.start)
            and not related
            and not folded.endswith("trung uong ", self.start, joint)
        )
