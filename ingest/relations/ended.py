"""Read the annexed lists in which an act says which documents it repeals, or which have ended their force.

Source of the lists: Decree 34/2016/NĐ-CP, article 157: what has ended its force is published in two lists, of documents
that ended wholly and of those that ended in part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from graph.record import Citation, Header
from ingest.layout.finding import Layout
from ingest.letters import fold
from ingest.relations.cues import act_types

__all__ = ["Row", "rows_of_lists"]

# All of these are matched in folded text.
_REPEALS = re.compile(r"(?<!\w)(?:bai\s+bo|huy\s+bo)(?!\w)")
_ENDS = re.compile(r"het\s+hieu\s+luc|khong\s+con\s+hieu\s+luc|ngung\s+hieu\s+luc")
_DOCUMENTS = re.compile(r"(?<!\w)van\s+ban(?!\w)")
_ANNEXED = re.compile(r"(?<!\w)(?:danh\s+muc|phu\s+luc|kem\s+theo)(?!\w)")
_IN_PART = re.compile(r"mot\s+phan(?!\s+hoac)")
_WHOLLY = re.compile(r"toan\s+bo(?!\s+hoac)")
_IN_FORCE = re.compile(r"(?<!\w)con\s+hieu\s+luc")
_SURVEY = re.compile(r"he\s+thong\s+hoa|(?<!khong\s)(?<!het\s)con\s+hieu\s+luc")  # lists of what is in force as well
_NOT_IN_FORCE = re.compile(r"(?:khong|het)\s+con\s+hieu\s+luc")
# Before the first mention of a row stand its number, the bars of its cells and what a scan left of them.
_ROW = re.compile(r"(?:[\W_]|(?<!\w)(?:\d{1,3}|[a-zA-Z])(?!\w))*")
_ORDERS = ("Đ", "1", "2")  # markers of the articles, and of their first clauses
_HEADING = 300  # characters: a longer paragraph is none


class Row(msgspec.Struct, frozen=True):
    """A row of such a list: its place in the text, the mention that it begins with, whether the act ends that one."""

    start: int
    end: int
    mention: int
    ended: bool


def rows_of_lists(layout: Layout, header: Header, citations: Sequence[Citation]) -> Iterator[Row]:
    """Give the rows of the annexed lists in which this act says what it repeals, or what has ended.

    What an act repeals is its own body's; what has ended its force may be anybody's. What ended in part only did so by
    other acts, which the list need not name: this act does not end what those rows name.
    """
    repeals = _repeals(layout) if header.type in act_types() else None
    if repeals is None:
        return
    starts = [citation.start for citation in citations]
    listing, partly = True, False
    for paragraph in layout.paragraphs:
        if paragraph.kind != "annex":
            continue
        place = bisect_left(starts, paragraph.start)
        held = place < len(starts) and starts[place] < paragraph.end
        if not held or not _ROW.fullmatch(layout.text, paragraph.start, starts[place]):
            words = fold(layout.text[paragraph.start : paragraph.end])
            if len(words) < _HEADING and (_DOCUMENTS.search(words) or _ENDS.search(words)):
                listing = not _IN_FORCE.search(words) or bool(_NOT_IN_FORCE.search(words))
                partly = not _WHOLLY.search(words) and (bool(_IN_PART.search(words)) or partly)
            continue
        cited = citations[place]
        own = not repeals or header.issuer is None or cited.issuer in (None, header.issuer)
        ended = listing and own and not partly and cited.number is not None
        yield Row(paragraph.start, paragraph.end, place, ended)


def _repeals(layout: Layout) -> bool | None:
    """Whether an article of the act repeals what its annex lists, or says that it has ended; None where none does."""
    if not any(paragraph.kind == "annex" for paragraph in layout.paragraphs):
        return None
    for paragraph in layout.paragraphs:
        ordered = paragraph.kind != "annex" and (paragraph.marker or "").startswith(_ORDERS)
        if not ordered or paragraph.end - paragraph.start > 2 * _HEADING:
            continue
        words = fold(layout.text[paragraph.start : paragraph.end])
        if not (_DOCUMENTS.search(words) and _ANNEXED.search(words)) or _SURVEY.search(words):
            continue
        if _ENDS.search(words):
            return False
        if _REPEALS.search(words):
            return True
    return None
