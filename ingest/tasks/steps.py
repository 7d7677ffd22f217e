"""Read the steps of an office's own procedure: "Bước 2: Chuyên viên phòng X thẩm định hồ sơ …: 5 ngày"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from graph.record import fold_space
from graph.tables import read_table
from ingest.layout.cells import Paragraph, Place
from ingest.letters import fold
from ingest.tasks.cue_words import ACTS, Stretch, cue_at
from ingest.tasks.drafts import Draft
from ingest.tasks.orders import read_order
from ingest.tasks.text import name_at

__all__ = ["Staff", "find_steps"]

_STEP = re.compile(r"\W*buoc\s+\d{1,2}\s*[.:]\s*")
# "Phê duyệt phương án: Giám đốc giao …": what the step is called stands before who takes it
_TITLE = re.compile(r"[^:.;\n]{4,80}:\s+")
# ": 4,5 ngày (…)." at the end: the time that it has
_SPAN = re.compile(
    r":\s*(?P<span>\d{1,3}(?:[.,]\d)?\s*(?:ngay|gio|thang|tuan)(?:\s+lam\s+viec)?)[\s*]*(?:\([^()]*\))?[^\w()]*$"
)
_WORD = re.compile(r"\w+")
_PRIVATE = re.compile(
    r"(?:cac\s+)?(?:to\s+chuc\s*,\s*)?(?:ca\s+nhan|nguoi|cong\s+dan|doc\s+gia|thi\s+sinh|sinh\s+vien)(?!\w)"
)
# words of small letters that tell which desk it is, and begin no act
_DESK = re.compile(r"(?:truc|tai|thuoc|cua|phong|bo|phan|duoc|phu|trach|ban|so|don|vi)$")
_LEAD = 120  # characters of the longest name of who takes a step


class Staff(msgspec.Struct, frozen=True):
    """A row of `tables/staff.tsv`."""

    words: str


@cache
def _staff() -> re.Pattern[str]:
    names = sorted((fold(row.words) for row in read_table("ingest", "staff", Staff)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)})(?!\w)".replace(" ", r"\s+"))


def find_steps(stretch: Stretch, paragraphs: Sequence[Paragraph]) -> dict[int, Draft]:
    """Give the steps among `paragraphs` that name who takes them, by the place of their paragraph.

    What citizens do orders nothing. Where most steps name nobody they are but titles, and none is given.
    """
    steps: dict[int, Draft] = {}
    count = 0
    for index, paragraph in enumerate(paragraphs):
        step = _STEP.match(stretch.folded, paragraph.start, paragraph.end)
        if step is None:
            continue
        count += 1
        end = _whole(stretch.text, paragraphs, index)
        titled = _TITLE.match(stretch.folded, step.end(), end)
        for place in (step.end(), titled.end()) if titled else (step.end(),):
            taken = _taken(stretch, place, end)
            if taken is None:
                continue
            leads, partners, act = taken
            span = _SPAN.search(stretch.folded, act, end)
            steps[paragraph.start] = Draft(
                label=paragraph.label,
                leads=leads,
                partners=list(partners),
                action=act,
                places=[Place(place, end)],
                due=(None, fold_space(stretch.text[span.start("span") : span.end("span")])) if span else None,
            )
            break
    return steps if 2 * len(steps) >= count else {}


def _whole(text: str, paragraphs: Sequence[Paragraph], index: int) -> int:
    """Where the step at `index` ends: a line that begins with a capital may have been taken for a paragraph."""
    end = paragraphs[index].end
    for below in paragraphs[index + 1 :]:
        if below.marker or text.count("\n", end, below.start) > 1:
            break
        end = below.end
    return end


def _taken(stretch: Stretch, place: int, end: int) -> tuple[tuple[str, ...], tuple[Place, ...], int] | None:
    """Who takes the step whose words begin at `place`, their partners, and where the act begins."""
    if _PRIVATE.match(stretch.folded, place, end):
        return None
    staff = _staff().match(stretch.folded, place, end)
    if staff is None:
        order = read_order(stretch, place, end)
        if order is None or order.act is None or order.act.kind != "act" or order.commanded:
            return None
        return tuple(name_at(stretch.text, lead) for lead in order.leads), order.act.partners, order.act.start
    for word in _WORD.finditer(stretch.folded, staff.end(), min(end, place + _LEAD)):
        small = stretch.text[word.start()].islower()
        hit = cue_at(stretch, word.start(), end) if small else None
        bare = small and not stretch.text[staff.end() : word.start()].strip() and not _DESK.match(word[0])
        if bare or (hit and hit.roles & ACTS):
            return (name_at(stretch.text, Place(place, word.start())),), (), word.start()
    return None
