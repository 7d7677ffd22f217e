"""What a comma, "và" or colon in a list of bodies means: another body, more of the open one, or the end of the list."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ingest.tasks import body_cues
from ingest.tasks.body_lists import ListUnderWay
from ingest.tasks.body_names import Start, body_starts_at, is_described, is_place, stem_at
from ingest.tasks.cue_words import CueRole, cue_at

__all__ = ["ENDING", "Joints"]


_WORD = re.compile(r"\w+|[^\w\s]")
_SPACE = re.compile(r"\s*")
ENDING: frozenset[CueRole] = frozenset(
    {"order", "duty", "answer", "partner", "adverb", "setting", "report", "own", "verb"}
)


# what describes all kinds of a list, not the one it stands behind
_SHARED = ("lien quan", "co lien quan", "truc thuoc", "thuoc", "khac", "nay", "tren", "trong", "cua", "nha nuoc")


class Joints(ListUnderWay):
    """A list of bodies under way that knows its joints."""

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
        if hit and hit.roles & ENDING and stretch.text[place].islower() and not start:
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
        if word[0] == "va" and self.is_both_levels(word, start):
            return False
        if word[0] == "," and self.is_described_kind(word, start):
            self.kinds = True
            return True
        # a kind of bodies after another: one phrase ("các sở, ban, ngành") unless each has its own description
        if word[0] == "va" and not self.bare(word) and self.kind == "group":
            return is_described(self.stretch, start)
        if (
            self.first in ("head", "name", "team", "authority")
            and (not self.bare(word) or self.kind == "place")
            and not (self.plural and word[0] == "," and self.kind != "place")
        ):
            return True
        return self.known and self.kind != "group"

    def is_both_levels(self, word: re.Match[str], start: Start) -> bool:
        """Tell whether the joint stands in "các cơ quan trung ương và địa phương", which is one kind of both levels."""
        folded = self.stretch.folded
        alone = "," not in folded[self.start : word.start()]
        return (
            alone
            and folded.endswith("trung uong ", self.start, word.start())
            and folded.endswith("dia phuong", start.begin, start.noun)
        )

    def is_described_kind(self, word: re.Match[str], start: Start) -> bool:
        """Tell whether two kinds each have words of their own: "các viện nghiên cứu, trường đại học"."""
        folded = self.stretch.folded
        if self.kind != "group" or not (self.plural or self.kinds) or "," in folded[self.start : word.start()]:
            return False
        own = folded[self.noun_end : word.start()].strip()
        if not own or own.startswith(_SHARED) or not is_described(self.stretch, start):
            return False
        hit = cue_at(self.stretch, start.noun + 1, self.end)
        return hit is None or not hit.roles & ENDING or bool(hit.roles & {"modifier"})

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

    def executes_behind(self, place: int) -> bool:
        """Tell whether the words of execution ("chịu trách nhiệm thi hành") follow: no act stands before them."""
        if self.execution is None:
            found = body_cues.EXECUTION.search(self.stretch.folded, place, self.end)
            self.execution = found.start() if found else -1
        return place < self.execution
