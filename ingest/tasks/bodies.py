"""Read a list of bodies as an order names them: where each begins and ends, and where the list ends.

Names of bodies are an open set and hold commas and "và" ("Sở Văn hóa, Thể thao và Du lịch"), so a name ends
where a known name ends, where the next body of the list begins, or where the words of an act begin.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ingest.layout.cells import Place
from ingest.tasks import body_cues
from ingest.tasks.body_joints import ENDING, Joints
from ingest.tasks.body_lists import BodyList
from ingest.tasks.body_names import (
    Start,
    body_starts_at,
    is_organisation,
)
from ingest.tasks.cue_words import CueHit, Stretch, cue_at

__all__ = ["BodyList", "bodies_alone", "read_bodies"]


_WORD = re.compile(r"\w+|[^\w\s]")
_SPACE = re.compile(r"\s*")
_JOINTS = frozenset({"va", "cung", "hoac"})
_PASSIVE = frozenset({"được", "bị"})
_LONGEST = 260  # characters of one body's name, its modifiers included


class _Reader(Joints):
    """One pass over a list of bodies."""

    def read(self, *, loose: bool) -> BodyList | None:
        start = body_starts_at(self.stretch, self.place, self.end)
        if start is None and not loose:
            return None
        if start:
            self.open(self.place, start)
        while self.place < self.end:
            if self.place - self.start > _LONGEST:
                return None
            word = _WORD.search(self.stretch.folded, self.place, self.end)
            if word is None:
                break
            self.place = word.start()
            stop = self.step(word)
            if stop:
                return self.close(stop)
        self.place = self.end
        return self.close("end")

    def step(self, word: re.Match[str]) -> Literal["cue", "colon", "end"] | None:
        """Take one word; give what ends the list, None where it goes on."""
        mark = word[0]
        if mark in ",;" or (mark in _JOINTS and not (mark == "cung" and self.stretch.text[self.place + 1] != "ù")):
            return self.joint(word)
        if mark == ":":
            return self.colon(word)
        if mark == "|":
            return "end"  # the border of a cell
        if mark == "(":
            self.parenthesis(word)
            return None
        if mark == ".":
            if len(self.previous) <= 3 and self.stretch.folded[word.end() : word.end() + 1].strip():
                self.place = word.end()
                return None
            if self.previous in ("tp", "tx", "tt", "q", "p", "h"):
                self.place = word.end()
                return None
            return "end"
        if not mark[0].isalnum():
            self.place = word.end()
            return None
        return self.plain(word)

    def plain(self, word: re.Match[str]) -> Literal["cue"] | None:
        """A word of the name, or the act that ends it."""
        stretch, place = self.stretch, self.place
        hit = cue_at(stretch, place, self.end)
        capital = stretch.text[place].isupper()
        if (
            hit
            and "verb" in hit.roles
            and stretch.folded.startswith("to chuc", place)
            and is_organisation(stretch, place, self.end)
        ):
            hit = None  # "Giám đốc tổ chức tín dụng"
        if hit and "word" in hit.roles and self.is_permitted(place):
            return "cue"
        if hit and "word" in hit.roles:
            self.assigned = self.assigned or stretch.folded.startswith("duoc ", place)
            self.place, self.previous, self.behind_noun = hit.end, self.printed(word), False
            return None
        if hit and not hit.roles & ENDING:
            hit = None
        if hit and "report" in hit.roles and (self.first == "group" or self.plural) and not self.known:
            goes_on = body_cues.CONTINUES.match(stretch.folded, place, self.end)
            such = stretch.text.startswith("như ", place) and body_starts_at(stretch, hit.end + 1, self.end)
            if goes_on or such:  # "các sở liên quan như Sở Y tế, ..."
                self.place, self.previous, self.behind_noun = goes_on.end() if goes_on else hit.end, "", False
                return None
        if self.begins_field(word):
            return "cue"
        where = body_cues.WHERE.match(stretch.folded, place, self.end)
        if where and stretch.text.startswith("nơi", place) and self.goes_on_at(where.end() + 1):
            self.place, self.previous, self.behind_noun = where.end(), "", False
            return None
        if body_cues.WITHIN.match(stretch.folded, place, self.end) and stretch.text.startswith("trong", place):
            duty = None if self.known else body_cues.DUTY.match(stretch.folded, place, self.end)
            if duty is None:
                return "cue"  # "các cơ quan trong việc ..."; but "các đơn vị trong tỉnh"
            self.place = duty.end()
            return None
        if hit and capital and hit.roles & {"verb", "modifier"} and self.kind in ("team", "name", "head"):
            if self.place_is_behind_noun(place):
                self.named_by = hit.end
            self.previous, self.place, self.behind_noun = self.printed(word), hit.end, False
            return None  # an act in capitals is a part of the name
        acts = hit is not None and "verb" in hit.roles and not hit.roles & {"order", "partner"}
        if (
            hit
            and acts
            and self.kind == "team"
            and not self.strict
            and body_cues.MATTER.search(stretch.folded, self.noun_end, place)
        ):
            self.previous, self.place = self.printed(word), hit.end
            return None
        if hit and (
            not capital or (hit.roles & {"duty", "answer", "partner"} and " " in stretch.text[hit.start : hit.end])
        ):
            if capital or not self.describes(hit.roles):
                ahead = body_cues.DUTY_OF_ASSIGNED if self.assigned else body_cues.DUTY
                duty = (
                    None
                    if self.known or "duty" in hit.roles or self.helps(hit)
                    else ahead.match(stretch.folded, place, self.end)
                )
                if duty is None and self.executes_behind(place):
                    self.previous, self.place, self.behind_noun = self.printed(word), hit.end, False
                    return None
                if duty is None:
                    return "cue"
                self.place = duty.end()  # "các đơn vị thực hiện dự án có trách nhiệm ...": the act describes them
                return None
            self.took_act = True
            self.previous = self.printed(word)
            self.place = hit.end
            self.in_modifier = self.in_modifier or self.kind in ("group", "team")
            self.behind_noun = False
            return None
        inner = body_starts_at(stretch, place, self.end)
        if inner and inner.noun > place and place > self.segment and self.may_stand_inside(inner):
            apposition = self.kind == "group" and self.plural and self.place_is_behind_noun(place) and capital
            apposition = apposition and self.first == "group" and self.previous == ""
            apposition = apposition and not inner.plural and (inner.known or inner.kind in ("name", "team"))
            if apposition:  # "các đơn vị Trung tâm Y tế X, ...": the kind, then the names
                self.open(place, inner)
                return None
            if inner.plural and self.plural and self.previous == "quan":
                self.finish(place)  # "các cơ quan liên quan các địa phương": a comma is missing
                self.open(place, inner)
                return None
            if self.comma_is_missing(inner):
                if self.stretch.folded[self.start : place].strip() != stretch.folded[inner.begin : inner.begin + 2]:
                    self.finish(place)
                self.open(place, inner)
                return None
            belonging = self.previous in ("của", "thuộc", "tại", "trong")
            self.take(msgspec.structs.replace(inner, plural=self.plural or inner.plural))
            self.behind_noun = self.behind_noun and not belonging
            self.previous = self.printed(word)
            return None
        self.previous = self.printed(word)
        self.behind_noun = False
        self.place = word.end()
        return None

    def goes_on_at(self, comma: int) -> bool:
        """Tell whether duties or the circumstances of an act stand behind the comma that ends at `comma`."""
        space = _SPACE.match(self.stretch.folded, comma, self.end)
        hit = cue_at(self.stretch, space.end() if space else comma, self.end)
        return hit is not None and bool(hit.roles & {"setting", "duty"})

    def helps(self, hit: CueHit) -> bool:
        """Tell whether "phối hợp với" stands here: other bodies follow, whom no duty behind them describes."""
        return "partner" in hit.roles and self.stretch.folded.endswith((" voi", " cung"), hit.start, hit.end)

    def may_stand_inside(self, inner: Start) -> bool:
        """Tell whether a noun inside a name is a body: a small "trường" or "hội" is not."""
        return inner.plural or inner.kind in ("group", "place", "head") or self.stretch.text[inner.begin].isupper()

    def describes(self, roles: frozenset[str]) -> bool:
        """Tell whether an act here is a part of the name: "Đoàn kiểm tra", "cơ quan quản lý", "đơn vị được giao"."""
        if self.previous in _PASSIVE or self.previous == "về":
            return True  # "đơn vị được giao ...", "Ủy ban Quốc gia về ứng dụng ..."
        if roles & {"report"}:
            return False
        field = self.stretch.folded.endswith(("trong linh vuc ", "thuoc linh vuc "), self.start, self.place)
        if field and roles <= {"verb", "modifier", "naming", "adverb"}:
            return True  # "doanh nghiệp trong lĩnh vực xây dựng"
        if self.first == "head" and self.stretch.folded.startswith("phu trach", self.place):
            return True  # "Phó Chủ tịch phụ trách khối"
        if (
            self.kind == "team"
            and "naming" in roles
            and (self.behind_noun or (not self.known and self.place_is_behind_noun(self.place)))
        ):
            return True
        if self.strict:
            return False
        if self.previous == "có" and "modifier" in roles:
            return True
        if self.kind == "group" and "modifier" in roles:
            # "các địa phương giám sát dịch bệnh": a territory is not described by what it does
            if self.stretch.folded.endswith("dia phuong", self.start, self.noun_end):
                return False
            return self.behind_noun or self.in_modifier
        return False


def read_bodies(stretch: Stretch, place: int, end: int, *, loose: bool = False) -> BodyList | None:
    """Read the bodies that are listed from `place` on, up to `end` at most.

    None where no body begins there. With `loose` anything may begin it, as after "phối hợp với". An act that may
    describe the body ("cơ quan quản lý ...") does, unless no other act follows.
    """
    reader = _Reader(stretch, place, end, strict=False)
    found = reader.read(loose=loose)
    if reader.took_act and (found is None or found.stop == "end"):
        strict = _Reader(stretch, place, end, strict=True).read(loose=loose)
        acts = strict is not None and strict.stop == "cue" and len(stretch.text[strict.end : end].split()) > 4
        return strict if found is None or acts else found
    return found


def bodies_alone(stretch: Stretch, place: int, end: int) -> tuple[Place, ...]:
    """Give the bodies between `place` and `end` where nothing else stands there, none otherwise.

    >>> text = "Sở Y tế, Sở Nội vụ"
    >>> bodies_alone(Stretch(text, "so y te, so noi vu"), 0, len(text))
    (Place(start=0, end=7), Place(start=9, end=18))
    """
    found = read_bodies(stretch, place, end)
    return found.bodies if found and found.stop == "end" else ()
