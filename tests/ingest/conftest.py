"""A paper in a few lines, for tests that should not depend on how layout and mentions are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from graph.record import Citation, Header, Relation, fold_space
from graph.vocabulary import document_types, type_of_code
from ingest.layout.finding import Layout, Paragraph, ParagraphKind, Place
from ingest.relations.finding import find_relations

_MARK = re.compile(r"⟦(.*?)⟧")
_NUMBER = re.compile(r"\d[\w./]*[/-][\w./-]+$|\d+[/-]\S+$")
_MARKER = re.compile(r"(?:Điều \d+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.|-)(?=\s)")
_KINDS: dict[str, ParagraphKind] = {"basis": "basis", "note": "footnote", "annex": "annex", "heading": "heading"}

FindRelations = Callable[..., tuple[Relation, ...]]


def type_of(quote: str, number: str | None) -> str | None:
    """The type that a mention names first, else the one that its number's code stands for."""
    folded = quote.lower()
    named = [name for name in document_types() if folded.startswith(name)]
    codes = re.split(r"[/-]", number or "")
    return max(named, key=len, default=None) or next((t for t in map(type_of_code, codes) if t), None)


def lay_lines(lines: Sequence[str], title: str | None) -> tuple[Layout, tuple[Citation, ...]]:
    """Make a layout of one paragraph a line; ⟦…⟧ marks mentions, "kind| " before a line gives its kind."""
    text = ""
    places: list[tuple[int, int, ParagraphKind | None]] = []
    citations: list[tuple[int, int, str, str | None]] = []
    for line in ([title] if title else []) + list(lines):
        word, bar, rest = line.partition("| ")
        known = _KINDS.get(word) if bar else None
        start = len(text)
        for i, part in enumerate(_MARK.split(rest if known else line)):
            if i % 2:
                number = _NUMBER.search(part)
                name = re.sub(r"\s", "", number.group()) if number else None
                citations.append((len(text), len(text) + len(part), part, name))
            text += part
        places.append((start, len(text), known))
        text += "\n"
    first = 1 if title else 0
    paragraphs = []
    for start, end, kind in places[first:]:
        marker = _MARKER.match(text, start)
        default: ParagraphKind = "basis" if text.startswith("Căn cứ", start) else "body"
        paragraphs.append(
            Paragraph(start=start, end=end, kind=kind or default, marker=marker.group() if marker else None)
        )
    layout = Layout(
        text=text,
        issuer=None,
        number=None,
        place_date=None,
        type=None,
        title=Place(places[0][0], places[0][1]) if title else None,
        addressees=(),
        paragraphs=tuple(paragraphs),
        recipients=None,
        signature=None,
    )
    return layout, tuple(
        Citation(
            quote=fold_space(quote),
            number=number,
            type=type_of(quote, number),
            date=None,
            issuer=None,
            provision=None,
            start=start,
            end=end,
            rule="test",
            confidence=1.0,
        )
        for start, end, quote, number in citations
    )


@pytest.fixture
def relations_of() -> FindRelations:
    """Give the relations of a paper that is written as `lay_lines` takes it."""

    def read(
        *lines: str, kind: str | None = "công văn", number: str | None = None, title: str | None = None
    ) -> tuple[Relation, ...]:
        layout, citations = lay_lines(lines, title)
        return find_relations(layout, Header(type=kind, number=number), citations)

    return read
