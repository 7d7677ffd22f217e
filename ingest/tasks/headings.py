"""Tell headings that are the name of bodies, whole or broken off."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.layout.cells import Paragraph, Place
from ingest.tasks.bodies import read_bodies
from ingest.tasks.body_cues import EXECUTION
from ingest.tasks.body_names import body_starts_at, stem_at
from ingest.tasks.cue_words import Stretch
from ingest.tasks.orders import read_order
from ingest.tasks.text import behind_marker, sentences

__all__ = ["bare_duties", "names_kind", "whole_articles"]


_DUTIES = re.compile(
    r"(?:chuc\s+nang\s*,\s*)?nhiem\s+vu(?:\s*(?:,|va)\s*(?:quyen\s+han|trach\s+nhiem)){0,2}(?:\s+chinh)?[\s.:*]*"
)
_IS = re.compile(r"(?:la|co\s+chuc\s+nang)\s")
_NEAR = 12  # paragraphs above such a heading in which the body is named


def names_kind(stretch: Stretch, paragraph: Paragraph) -> bool:
    """Tell whether the heading `paragraph` names a kind of bodies by what they do.

    "5. Các chủ đầu tư xây dựng và kinh doanh hạ tầng": with a list of duties below, nothing is ordered here.
    """
    if paragraph.kind != "heading":
        return False
    place = behind_marker(stretch.text, paragraph)
    start = body_starts_at(stretch, place, paragraph.end)
    if start is None or not start.plural or start.kind not in ("group", "team", "name"):
        return False
    order = read_order(stretch, place, paragraph.end)
    bare = order is not None and order.act is None
    return not bare and stretch.text[paragraph.start : paragraph.end].rstrip(" *_")[-1:].isalnum()


def bare_duties(stretch: Stretch, paragraphs: Sequence[Paragraph], index: int) -> tuple[Place, ...]:
    """The body whose duties stand below the heading at `index` that names none: "Điều 2. Nhiệm vụ và quyền hạn".

    It is the one that an article above says what it is: "1. Sở X là cơ quan …", "Cục Y có chức năng …".
    """
    heading = paragraphs[index]
    if not _DUTIES.fullmatch(stretch.folded, behind_marker(stretch.text, heading), heading.end):
        return ()
    for paragraph in paragraphs[max(0, index - _NEAR) : index]:
        order = read_order(stretch, behind_marker(stretch.text, paragraph), paragraph.end)
        said = order.act.start if order and order.act and order.act.kind == "report" else None
        if order and said is not None and _IS.match(stretch.folded, said, paragraph.end):
            return order.leads
    return ()


def whole_articles(stretch: Stretch, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join the bodies of an article that a file broke into several lines.

    "Điều 4. Chánh Văn phòng" and the next line of a web page; a list of bodies up to the line that says that they
    "chịu trách nhiệm thi hành".
    """
    whole: list[Paragraph] = []
    for paragraph in reversed(paragraphs):
        below = whole[-1] if whole else None
        goes_on = below is not None and below.kind == "body" and below.marker is None
        if below and goes_on and (_breaks_off(stretch, paragraph) or _lists_on(stretch, paragraph, below)):
            whole[-1] = msgspec.structs.replace(paragraph, end=below.end, kind="body")
        else:
            whole.append(paragraph)
    return whole[::-1]


def _lists_on(stretch: Stretch, paragraph: Paragraph, below: Paragraph) -> bool:
    """Tell whether `paragraph` ends in bodies that `below` goes on to list and to tell to carry the paper out."""
    if paragraph.kind not in ("body", "heading") or stretch.text[paragraph.start : paragraph.end].rstrip()[-1:] in ".:":
        return False
    execution = EXECUTION.search(stretch.folded, below.start, below.end)
    goes_on = body_starts_at(stretch, below.start, below.end) or stem_at(stretch, below.start, below.end)
    if execution is None or goes_on is None:
        return False
    *_, last = sentences(stretch.text, behind_marker(stretch.text, paragraph), paragraph.end)
    found = read_bodies(stretch, last.start, paragraph.end)
    return found is not None and found.stop == "end" and not stretch.text[found.end : paragraph.end].strip(" ;,\n")


def _breaks_off(stretch: Stretch, paragraph: Paragraph) -> bool:
    """Tell whether `paragraph` is an article of a head and nothing else."""
    if paragraph.kind != "heading" or not (paragraph.marker or "").startswith("Điều"):
        return False
    place = behind_marker(stretch.text, paragraph)
    start = body_starts_at(stretch, place, paragraph.end)
    return start is not None and start.kind == "head" and not stretch.text[start.noun : paragraph.end].strip(" *_")
