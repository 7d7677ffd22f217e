"""Read who must do what by when: the tasks of a paper, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from graph.record import Citation, Header, Task
from ingest.layout.cells import Paragraph, Place
from ingest.layout.finding import Layout
from ingest.letters import fold
from ingest.tasks.annexes import enclosed_annexes, own_annexes
from ingest.tasks.cue_words import Stretch
from ingest.tasks.drafts import ADDRESSEES, Draft, finish
from ingest.tasks.limits import Limits
from ingest.tasks.reading import Reader
from ingest.tasks.steps import find_steps
from ingest.tasks.tables import find_tables
from ingest.tasks.text import closing

__all__ = ["ADDRESSEES", "find_tasks"]

_RULES = "quy chế"  # what an enclosed regulation is, of which only duties are tasks

# "PHIẾU TRÌNH", no type of paper by Decree 30: an office lays a matter before its head and orders nothing
_SUBMISSION = re.compile(r"^\W*phieu\s+trinh(?!\w)", re.MULTILINE)
_HEAD = 1_000  # characters in which a paper says what it is


def find_tasks(layout: Layout, header: Header, citations: Sequence[Citation]) -> tuple[Task, ...]:
    """Give the tasks of the paper in reading order.

    Leads and partners are as printed; an item that names no body inherits them from its heading or introduction, and
    has the lead "(addressees)" where the paper addresses its addressees.
    """
    limits = Limits(header)
    if limits.is_account or (header.type is None and _SUBMISSION.search(fold(layout.text[:_HEAD]))):
        return ()
    stretch = Stretch(layout.text, fold(layout.text))
    body = [p for p in layout.paragraphs if p.kind not in ("annex", "footnote")]
    body = body[: closing(layout.text, body) + 1]
    # the annexes of a plan are its own; of what another paper encloses only what has no header is
    drafts = _tasks_in(stretch, header, body, layout.paragraphs if limits.is_plan else body)
    read: list[Place] = []
    for enclosed in () if limits.is_plan else enclosed_annexes(layout, stretch.folded, header.number):
        inner = msgspec.structs.replace(header, type=_RULES) if enclosed.rules else header
        steps = {} if limits.is_law else find_steps(stretch, enclosed.paragraphs)
        others = [paragraph for paragraph in enclosed.paragraphs if paragraph.start not in steps]
        drafts += [*steps.values(), *_tasks_in(stretch, inner, others, others)]
        read.append(Place(enclosed.paragraphs[0].start, enclosed.paragraphs[-1].end))
    if not (limits.is_plan or limits.is_law):
        own = own_annexes(layout, stretch.folded, fold(header.type or ""))
        left = [p for p in own if not any(place.start <= p.start < place.end for place in read)]
        drafts += [row for table in find_tables(stretch, left, header.date) for row in table.rows]
    drafts.sort(key=lambda draft: draft.places[0].start)
    return tuple(finish(draft, stretch, layout, header, citations) for draft in drafts)


def _tasks_in(
    stretch: Stretch, header: Header, paragraphs: Sequence[Paragraph], with_tables: Sequence[Paragraph]
) -> list[Draft]:
    """The tasks that `paragraphs` state, and those of the tables among `with_tables`."""
    tables = find_tables(stretch, with_tables, header.date)
    read = [Place(table.start, table.end) for table in tables if table.rows]
    reader = Reader(stretch, header, paragraphs, read)
    reader.read()
    return reader.drafts + [row for table in tables for row in table.rows]
