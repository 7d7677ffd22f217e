"""Read a list of bodies as an order names them: where each begins and ends, and where the list ends.

Names of bodies are an open set and hold commas and "và" ("Sở Văn hóa, Thể thao và Du lịch"), so a name ends
where a known name ends, where the next body of the list begins, or where the words of an act begin.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ingest.tasks import body_cues
from ingest.tasks.body_lists import BodyList, ListUnderWay
from ingest.tasks.body_names import (
    Start,
    body_starts_at,
    is_described,
    is_organisation,
    is_place,
    stem_at,
)
from ingest.tasks.cue_words import CueHit, CueRole, Stretch, cue_at

__all__ = ["BodyList", "read_bodies"]


_WORD = re.compile(r"\w+|[^\w\s]")
_SPACE = re.compile(r"\s*")
_ENDING: frozenset[CueRole] = frozenset(
    {"order", "duty", "answer", "partner", "adverb", "setting", "report", "own", "verb"}
)
_JOINTS = frozenset({"va", "cung", "hoac"})
_PASSIVE = frozenset({"được", "bị"})
_LONGEST = 260  # characters of one body's name, its modifiers included


class _Reader(ListUnderWay):
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
        if hit and not hit.roles & _ENDING:
            hit = None
        if hit and "report" in hit.roles and self.first == "group" and not self.known:
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

    def executes_behind(self, place: int) -> bool:
        """Tell whether the words of execution ("chịu trách nhiệm thi hành") follow: no act stands before them."""
        if self.execution is None:
            found = body_cues.EXECUTION.search(self.stretch.folded, place, self.end)
            self.execution = found.start() if found else -1
        return place < self.execution

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

    def joint(self, word: re.Match[str]) -> Literal["cue", "end"] | None:
        """A comma, semicolon or "và": another body, more of this one, or the end."""
        stretch = self.stretch
        after = _SPACE.match(stretch.folded, word.end(), self.end)
        place = after.end() if after else word.end()
        if word[0] in ",;":
            und = re.compile(r"va\s+").match(stretch.folded, place, self.end)
            place = und.end() if und else place
        if place >= self.end:
            return "end"
        above = body_cues.ABOVE_ALL.match(stretch.folded, place, self.end)
        if above:
            self.finish(word.start())
            self.muted = True  # "..., nhất là các Bộ: A, B": who is meant above all is named twice
            place = above.end()
        hit = cue_at(stretch, place, self.end)
        start = body_starts_at(stretch, place, self.end)
        if hit and hit.roles & _ENDING and stretch.text[place].islower() and not start:
            if (
                self.in_modifier
                and hit.roles & {"modifier", "verb"}
                and not self.strict
                and not hit.roles & {"duty", "partner"}
            ):
                self.previous, self.place, self.took_act = ",", hit.end, True
                return None
            if word[0] == "," and self.named_by == word.start() and "verb" in hit.roles:
                self.previous, self.place = ",", hit.end  # "Cục Quản lý, giám sát X": two acts name the body
                return None
            if self.executes_behind(place) and not hit.roles & {"answer", "duty"}:
                self.previous, self.place = self.printed(word), hit.end
                return None
            return "cue"
        if self.listing and (item := self.item(place)) and self.is_item(word, place):
            self.finish(word.start())
            self.start = self.segment = place
            self.place = item
            self.behind_noun = False
            self.previous = ""
            return None
        if start and self.separates(word, place, start):
            self.finish(word.start())
            self.listing = False
            self.open(place, start)
            self.previous = ""
            return None
        if word[0] == ";" and start and stretch.text[place].isupper():
            self.finish(word.start())
            self.open(place, start)
            self.previous = ""
            return None
        if word[0] == ";":
            return "end"
        if not start and self.first in ("name", "team") and body_cues.ABBREVIATED.match(stretch.text, place, self.end):
            self.finish(word.start())  # "UBND, SXD, Sở Tư pháp"
            self.start = self.segment = self.place = place
            self.previous = ""
            return None
        self.previous = self.printed(word)
        if start:
            self.segment = place
            self.take(msgspec.structs.replace(start, plural=self.plural or start.plural))
            return None
        stem = stem_at(stretch, place, self.end)
        if stem and self.known and stretch.text[place].isupper():
            self.finish(word.start())
            self.start = self.segment = place
            self.place = stem
            return None
        self.place = place
        return None

    def separates(self, word: re.Match[str], place: int, start: Start) -> bool:
        """Tell whether the body that begins at `place`, after the joint `word`, is another one than the open body."""
        bare_head = self.kind == "head" and not self.plural and self.bare(word)
        if bare_head and start.kind == "head" and self.stretch.folded.startswith("cac ", start.noun + 1):
            # "Giám đốc, Thủ trưởng các sở": one body with two heads; a Chánh Văn phòng needs no more words
            return self.stretch.folded.startswith(("chanh", "bo truong"), self.segment)
        if bare_head and start.kind == "head" and body_cues.SECOND_OFFICE.match(self.stretch.folded, self.segment):
            return False  # "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc": one person with two offices
        if (
            start.known
            and word[0] == "va"
            and self.first == "group"
            and " cua bo " in self.stretch.folded[self.start : word.start()]
        ):
            return False  # "các đơn vị của Bộ X và Bộ Y"
        if word[0] == "va" and self.adds_territories(word.start(), start):
            return True
        if start.plural:
            # "các cấp, các ngành" is one phrase
            return not self.stretch.folded[place : place + 9].startswith("cac nganh")
        if self.listing:
            return True
        if start.kind in ("name", "team", "authority", "head"):
            small = self.stretch.text[start.begin].islower() and not start.known
            phrase = self.plural or (self.bare(word) and self.stretch.text[self.segment].islower())
            if small and phrase and word[0] == "," and start.kind in ("name", "team"):
                return False  # "các tập đoàn, tổng công ty nhà nước"
            one_word = " " not in self.stretch.text[start.begin : start.noun]
            if (
                start.kind != "head"
                and one_word
                and not start.known
                and self.bare(word)
                and (self.plural or self.kind == "group")
            ):
                # "các Vụ, Cục thuộc Bộ", "các sở, phòng": kinds, not names
                return self.stretch.text[start.noun : start.noun + 2].strip()[:1].isupper()
            return True
        if start.kind == "place":
            named = self.stretch.text[start.noun : start.noun + 3].strip()[:1].isupper()
            return named and self.stretch.text[start.begin].isupper() and self.plural
        # a kind of bodies after another: one phrase ("các sở, ban, ngành") unless each has its own description
        if word[0] == "va" and not self.bare(word) and self.kind == "group":
            return is_described(self.stretch, start)
        if (
            self.first in ("head", "name", "team", "authority")
            and (not self.bare(word) or self.kind == "place")
            and not (self.plural and word[0] == ",")
        ):
            return True
        return self.known and self.kind != "group"

    def is_item(self, word: re.Match[str], place: int) -> bool:
        """Tell whether an item of a list begins behind `word`: behind "và" only a known one does."""
        if word[0] in ",;" or self.stretch.text[place].islower():
            return True
        stem = stem_at(self.stretch, place, self.end)
        if stem:  # "Nông lâm sản và Thủy sản, Trồng trọt": a "và" before the last item only
            return self.stretch.text[stem] != ","
        name = body_cues.CAPITALS.match(self.stretch.text, place, self.end)
        return name is not None and is_place(name[0])

    def item(self, place: int) -> int | None:
        """Where the item at `place` of a list like "các Sở: Tài chính, Y tế" ends, None where there is no item."""
        stretch = self.stretch
        stem = stem_at(stretch, place, self.end)
        if stem:
            return stem
        if body_starts_at(stretch, place, self.end) and not stretch.folded.startswith(
            ("thi xa", "thanh pho", "huyen"), place
        ):
            return None
        if not stretch.text[place].isupper() and not stretch.folded.startswith(("thi xa", "thanh pho", "huyen"), place):
            return None
        word = _WORD.match(stretch.folded, place, self.end)
        return word.end() if word else None

    def colon(self, word: re.Match[str]) -> Literal["colon"] | None:
        """A colon: before the names of a list ("các Sở: Tài chính, ..."), or before the act."""
        stretch = self.stretch
        after = _SPACE.match(stretch.folded, word.end(), self.end)
        place = after.end() if after else word.end()
        if place >= self.end or not (self.plural or self.kind == "head"):
            return "colon"
        stem = stem_at(stretch, place, self.end) if stretch.text[place].isupper() else None
        names = stem is not None or (
            stretch.text[place].isupper()
            and stretch.text[place - 1] != "\n"
            and (cue_at(stretch, place, self.end) is None or (self.bare(word) and self.names_follow(place)))
        )
        if not names:
            return "colon"
        inner = body_starts_at(stretch, place, self.end)
        if inner and not stem:  # "Các ông, bà: Chánh Văn phòng, ...": the names alone count
            self.open(place, inner)
            return None
        self.listing = True
        self.place = stem or place
        self.behind_noun = False
        return None

    def names_follow(self, place: int) -> bool:
        """Tell whether capitals behind commas go on from `place`: names that begin like acts ("các Cục: Quản lý")."""
        return body_cues.NAMES.match(self.stretch.text, place, self.end) is not None

    def parenthesis(self, word: re.Match[str]) -> None:
        """Go behind a parenthesis; an unclosed one is a stray mark."""
        close = self.stretch.text.find(")", word.end(), min(self.end, word.end() + 200))
        self.place = close + 1 if close >= 0 else word.end()
        self.previous = ""


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
