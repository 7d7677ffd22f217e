"""The reading of a paper for tasks as it goes: what is open, what was found, and how a task is put down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.record import Header, fold_space
from ingest.layout.cells import Paragraph, Place
from ingest.tasks.acts import Act, read_act
from ingest.tasks.body_names import body_starts_at
from ingest.tasks.cue_words import Stretch
from ingest.tasks.drafts import Draft
from ingest.tasks.headings import whole_articles
from ingest.tasks.limits import Limits
from ingest.tasks.orders import Order
from ingest.tasks.outlines import Outline
from ingest.tasks.scopes import Scope
from ingest.tasks.text import is_below, is_number, quotations, subitems

__all__ = ["SHORT", "ReadingUnderWay"]

# what a parenthesis remarks on a body is no part of its name
_CALLED = re.compile(r"\s*\((?:sau đây|dưới đây|gọi|đã nêu|nêu|tư cách|nay là|trước đây|nếu|bao gồm)(?!\w)[^)]*\)")
_BACK = re.compile(r"(?<!\w)(?:nay|tren\s+day|nhan\s+duoc|thong\s+bao\s+(?:de|den))(?!\w)")
SHORT = 120  # characters of the longest item that names a matter and orders nothing


class ReadingUnderWay:
    """What is known while the paragraphs of a paper are read in order."""

    def __init__(
        self, stretch: Stretch, header: Header, paragraphs: Sequence[Paragraph], tables: Sequence[Place]
    ) -> None:
        """Take the paragraphs of one paper and the places of the tables among them."""
        self.text, self.header, self.stretch = stretch.text, header, stretch
        self.limits = Limits(header)
        self.paragraphs = whole_articles(stretch, paragraphs)
        self.outline = Outline(stretch, self.paragraphs)
        # what an amended paper is to read like orders nothing here; the rows of tables are read by themselves
        self.passed_over = [*quotations(stretch.text, paragraphs), *tables]
        self.tables = {table.start for table in tables}
        self.drafts: list[Draft] = []
        self.scopes: list[Scope] = []
        self.intro: Scope | None = None
        self.introduced = -1  # the paragraph right behind an introduction that names bodies and nothing else
        self.item: Draft | None = None  # the task of the open item, to which its dashes belong
        self.current: Draft | None = None  # the last task of this paragraph, to which its further sentences belong
        self.topic: tuple[Paragraph, int] | None = None  # the item that lines like "Đơn vị chủ trì: …" speak of
        self.told: Draft | None = None  # and its task
        self.facts = False  # the open dash states facts, and so do the crosses below it
        self.fact_list = False  # an unnumbered "Thành phần:" does, and so do the dashes below it
        self.last_marked = max((i for i, p in enumerate(self.paragraphs) if p.marker), default=-1)
        self.has_articles = any((p.marker or "").lower().startswith("điều") for p in self.paragraphs)

    def scope_of(self, paragraph: Paragraph) -> Scope | None:
        """The innermost heading above `paragraph`."""
        if self.scopes and is_below(paragraph.label, self.scopes[-1].label):
            return self.scopes[-1]
        return None

    def titles(self, paragraph: Paragraph, order: Order) -> bool:
        """Tell whether an order stands in a heading or a legal basis, whose words name a matter and command nothing."""
        bound = order.act is not None and (order.act.duty or order.act.leading)
        if paragraph.kind == "basis":  # a command in the title of a cited document is none
            return not order.commanded or self.text[paragraph.start : order.start].rstrip()[-1:] not in ",;"
        return paragraph.kind == "heading" and not bound and not order.commanded

    def says_something(self, act: Act, sentence: Place) -> bool:
        """Tell whether words are left for the act ("thông báo để ... biết." leaves none)."""
        words = self.text[act.start : sentence.end].strip()
        # "QUYẾT ĐỊNH:" ends the bases; hours and figures are what is left of a table
        return any(c.isalpha() for c in words) and not words[:8].isupper() and not words[:1].isdigit()

    def is_topic(self, item: Draft) -> bool:
        """Tell whether an item that names no body only says what the lines below it are about ("1. Mở lớp:")."""
        place = item.places[0]
        return (
            item.inherited and len(item.places) == 1 and self.text[place.start : place.end].rstrip(" *_\n")[-1:] == ":"
        )

    def opens_section(self, paragraph: Paragraph) -> bool:
        """Tell whether an item is so short that it may be a heading."""
        return paragraph.end - paragraph.start < SHORT and self.text[paragraph.end - 1] != "."

    def label_of(self, index: int, paragraph: Paragraph, order: Order, sentence: Place) -> str | None:
        """The label of a task: the item's; none for a closing paragraph that speaks of the paper as a whole."""
        told = self.stretch.folded[sentence.start : sentence.end]
        merged = sentence.start > paragraph.start + 40 and index == len(self.paragraphs) - 1 and _BACK.search(told)
        if paragraph.label is None or ((paragraph.marker or index < self.last_marked) and not merged):
            return paragraph.label
        if self.has_articles:
            return paragraph.label.split(".")[0]
        if order.commanded or _BACK.search(told) or index == len(self.paragraphs) - 1:
            return None
        first = body_starts_at(self.stretch, order.leads[0].start, order.leads[0].end)
        return None if first and (first.plural or first.kind == "head") else paragraph.label

    def under_heading(self, paragraph: Paragraph, place: Place, act: Act, scope: Scope) -> None:
        """A dash or paragraph below a heading of bodies begins or continues the heading's one task."""
        if scope.draft is None or scope.draft.label != paragraph.label:  # each item below begins a task of its own
            scope.draft = self.add(paragraph, place, act, scope.leads, paragraph.label, scope.partners)
        else:
            scope.draft.extend(place, act.partners)
        self.item = self.current = scope.draft

    def add(
        self,
        paragraph: Paragraph,
        place: Place,
        act: Act,
        leads: tuple[str, ...],
        label: str | None,
        partners: Sequence[Place] = (),
    ) -> Draft:
        """Put down a task, or one for each "(i) …; (ii) …" that its act consists of; give the first."""
        items = subitems(self.text, act.start, place.end)
        if items:
            drafts = []
            for number, item in items:
                inner = read_act(self.stretch, item.start, item.end, commanded=True)
                name = f"{label}.{number}" if label else number
                drafts.append(Draft(name, leads, [*partners, *inner.partners], inner.start, [item]))
        else:
            drafts = [Draft(label, leads, [*partners, *act.partners], act.start, [place])]
        for draft in drafts:
            draft.listed = paragraph.marker is not None
        self.drafts.extend(drafts)
        self.current = drafts[-1]
        if is_number(paragraph.marker) and self.item is None:
            self.item = drafts[0]
        return drafts[0]

    def words(self, places: Sequence[Place]) -> tuple[str, ...]:
        """The bodies at `places` as printed."""
        return tuple(_CALLED.sub("", fold_space(self.text[p.start : p.end])).strip(" *_./") for p in places)
