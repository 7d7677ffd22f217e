"""The way of one text: layout, header, mentions, relations, tasks, record."""

from __future__ import annotations

import unicodedata

import msgspec

from graph.record import Record
from ingest.attributes import complete
from ingest.citations import find_citations
from ingest.header import read_header
from ingest.laws import find_laws
from ingest.layout import lay_out
from ingest.relations import find_relations
from ingest.tasks import find_tasks

__all__ = ["extract"]


def extract(text: str, identifier: str) -> Record:
    """Read the paper `text`; `identifier` becomes `Record.id`. Pure, and defined for every string."""
    text = unicodedata.normalize("NFC", text)
    layout = lay_out(text)
    header = read_header(layout)
    places = ([layout.title] if layout.title else []) + list(layout.paragraphs)
    mentions = [
        msgspec.structs.replace(m, start=m.start + place.start, end=m.end + place.start)
        for place in places
        for finder in (find_citations, find_laws)
        for m in finder(text[place.start : place.end])
    ]
    mentions.sort(key=lambda m: (m.start, -m.end))
    citations = complete(layout, header, mentions)
    return Record(
        id=identifier,
        document=header,
        citations=citations,
        relations=find_relations(layout, header, citations),
        tasks=find_tasks(layout, header, citations),
        text=text,
    )
