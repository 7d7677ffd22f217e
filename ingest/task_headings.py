"""Tell headings that are the name of a kind of bodies although they hold an act."""

from __future__ import annotations

from ingest.body_names import body_starts_at
from ingest.cells import Paragraph
from ingest.cue_words import Stretch
from ingest.orders import read_order
from ingest.task_text import behind_marker

__all__ = ["names_kind"]


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
