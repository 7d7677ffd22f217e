"""Tell headings that are the name of bodies, whole or broken off."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ingest.layout.cells import Paragraph
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import Stretch
from ingest.tasks.orders import read_order
from ingest.tasks.text import behind_marker

__all__ = ["names_kind", "whole_articles"]


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


def whole_articles(stretch: Stretch, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join an article that begins with a head ("Điều 4. Chánh Văn phòng") to the line that a web page broke off."""
    whole: list[Paragraph] = []
    for paragraph in paragraphs:
        last = whole[-1] if whole else None
        goes_on = paragraph.kind == "body" and paragraph.marker is None
        if last and goes_on and _breaks_off(stretch, last):
            whole[-1] = msgspec.structs.replace(last, end=paragraph.end, kind="body")
        else:
            whole.append(paragraph)
    return whole


def _breaks_off(stretch: Stretch, paragraph: Paragraph) -> bool:
    """Tell whether `paragraph` is an article of a head and nothing else."""
    if paragraph.kind != "heading" or not (paragraph.marker or "").startswith("Điều"):
        return False
    place = behind_marker(stretch.text, paragraph)
    start = body_starts_at(stretch, place, paragraph.end)
    return start is not None and start.kind == "head" and not stretch.text[start.noun : paragraph.end].strip(" *_")
