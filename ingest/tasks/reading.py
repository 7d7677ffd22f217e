"""Read the paragraphs of a paper for tasks.

A task is a paragraph, an item or a sentence that tells a named body to act. What the paper's tree gives (items under a
heading that names a body, dashes under an item, an introduction that addresses everyone) lives in `Scope`s; what one
clause says is read by `ingest.tasks.orders`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.layout.cells import Paragraph, Place
from ingest.letters import fold
from ingest.tasks.acts import Act, read_act
from ingest.tasks.bodies import read_bodies
from ingest.tasks.deadlines import find_deadline
from ingest.tasks.drafts import ADDRESSEES, without_openings
from ingest.tasks.headings import bare_duties, names_kind
from ingest.tasks.lists import (
    also_orders,
    directs_list,
    ends_in_list,
    merely_does,
    merely_lists,
    names_list,
    orders_more,
)
from ingest.tasks.orders import Order, read_order
from ingest.tasks.scopes import Scope, same_bodies
from ingest.tasks.text import (
    behind_marker,
    is_below,
    is_number,
    parts_of,
    quotes_in,
    sent_in,
    sentences,
    states_facts,
    tells_part,
)
from ingest.tasks.under_way import SHORT, ReadingUnderWay

__all__ = ["Reader"]

_INTRO = re.compile(r"(?<!\w)(?:yeu\s+cau|de\s+nghi|chi\s+dao|giao|luu\s+y|phan\s+cong)(?!\w)")


class Reader(ReadingUnderWay):
    """One pass over the paragraphs of a paper."""

    def read(self) -> None:
        """Read all paragraphs: `drafts` then holds their tasks."""
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.kind != "table" and not any(q.start <= paragraph.start < q.end for q in self.passed_over):
                self.paragraph(index, paragraph)
        self.drafts = without_openings(self.drafts)

    def paragraph(self, index: int, paragraph: Paragraph) -> None:
        """Read one paragraph: its sentences with bodies of their own, then what it continues or inherits."""
        numbered = is_number(paragraph.marker)
        if numbered:
            self.item = None
            self.limits.item(paragraph.depth)
            while self.scopes and not is_below(paragraph.label, self.scopes[-1].label):
                self.scopes.pop()
        place = behind_marker(self.text, paragraph)
        if numbered or not paragraph.marker or (paragraph.marker != "+" and not self.fact_list):
            self.facts = states_facts(self.stretch, place, paragraph.end)
            self.fact_list = self.facts and (numbered or not paragraph.marker)
        commands = self.facts and self.commands(place, paragraph.end)
        if place >= paragraph.end or (self.facts and not commands) or self.part_of_item(paragraph, place):
            return
        self.topic = (paragraph, place)
        self.current = None
        known = len(self.drafts)
        quotes = quotes_in(self.text, place, paragraph.end)
        for sentence in sentences(self.text, place, paragraph.end):
            if not quotes or not any(
                q.start < sentence.start < q.end for q in quotes
            ):  # what a quoted law orders is none of ours
                self.sentence(index, paragraph, sentence, first=sentence.start == place)
        self.introduces(index, paragraph, known)
        listed = index + 1 < len(self.paragraphs) and self.paragraphs[index + 1].start in self.tables
        if listed and ends_in_list(self.stretch.folded[place : paragraph.end].rstrip(" *_\n")):
            del self.drafts[known:]  # "Phân công cơ quan trình … như sau:" says what the table says
        made = self.drafts[known:]
        if numbered and len(made) == 1:
            made[0].whole = Place(place, paragraph.end)
        if numbered and (leads := bare_duties(self.stretch, self.paragraphs, index)):
            self.scopes.append(Scope(paragraph.label, self.words(leads), duty=True))
        if paragraph.kind == "heading" or (numbered and self.opens_section(paragraph)):
            self.limits.section(self.stretch.folded[place : paragraph.end], paragraph.depth)
        elif numbered:
            self.limits.members(self.stretch.folded[place : paragraph.end], paragraph.depth)

    def commands(self, place: int, end: int) -> bool:
        """Tell whether a line among facts holds a command all the same ("- Chính phủ giao Bộ X …")."""
        order = read_order(self.stretch, place, end)
        return order is not None and order.commanded

    def part_of_item(self, paragraph: Paragraph, place: int) -> bool:
        """Take a line that tells who does the item above it; tell whether `paragraph` is one."""
        part = tells_part(self.stretch, place, paragraph.end)
        if part is None:
            return False
        role, start = part
        bodies = read_bodies(self.stretch, start, paragraph.end)
        if bodies and role == "lead" and self.topic:
            item, action = self.topic
            whole = Place(action, item.end)
            self.told = self.add(item, whole, Act(action, "act"), self.words(bodies.bodies), item.label)
            self.told.extend(Place(paragraph.start, paragraph.end))
            self.topic = None
        elif bodies and role == "partner" and self.told:
            self.told.extend(Place(paragraph.start, paragraph.end), bodies.bodies)
        return bodies is not None or role in ("fact", "lead")

    def sentence(self, index: int, paragraph: Paragraph, sentence: Place, *, first: bool) -> None:
        """Read one sentence of a paragraph."""
        if first and self.limits.duties and self.outline.listed_below(index) and names_kind(self.stretch, paragraph):
            self.scopes.append(Scope(paragraph.label, self.words([Place(sentence.start, sentence.end)])))
            self.item = None
            return
        inherits = first and (self.intro or self.item or self.scope_of(paragraph))
        if not inherits and not self.limits.may_order(self.stretch, sentence.start, sentence.end):
            return
        order = read_order(self.stretch, sentence.start, sentence.end)
        last = sentence.end >= paragraph.end
        allowed = order is not None and self.limits.allow(order, self.stretch, told=self.intro is not None)
        if order and last and (self.is_heading(order, sentence) or self.merely_does(index, order, sentence)):
            if allowed:
                self.open_heading(index, paragraph, order)
        elif (
            order
            and order.act
            and order.act.kind == "act"
            and allowed
            and not self.titles(paragraph, order)
            and self.says_something(order.act, sentence)
        ):
            self.own_order(index, paragraph, order, order.act, sentence, first=first)
        elif first:
            self.no_body(index, paragraph, sentence)
        elif self.current:
            self.current.extend(sentence)

    # --- headings and introductions ---------------------------------------------------------------------------

    def is_heading(self, order: Order, sentence: Place) -> bool:
        """Tell whether the sentence names bodies and no act: "1. Sở X:", "Điều 2. Trung tâm Y có nhiệm vụ:"."""
        if order.act is None:
            return True
        rest = self.stretch.folded[order.act.start : sentence.end].strip(" .:;*_\n")
        if order.act.kind == "report":
            return False
        if order.act.partners:  # "Sở X chủ trì, phối hợp với Sở Y:"
            only = not self.text[order.act.partners[-1].end : sentence.end].strip(" )*_:\n")
            return only and self.text[: sentence.end].rstrip(" *_").endswith(":")
        return not rest or (len(rest) < 60 and names_list(rest + ":"))

    def merely_does(self, index: int, order: Order, sentence: Place) -> bool:
        """Tell whether an item "2. Sở X chủ trì, phối hợp thực hiện" only opens the list below it."""
        if order.act is None or order.commanded or not self.outline.numbered_below(index):
            return False
        return merely_does(self.stretch.folded[order.act.start : sentence.end].strip(" .:;*_\n"))

    def open_heading(self, index: int, paragraph: Paragraph, order: Order) -> None:
        """A heading of bodies hands them down; in an invitation it lists who is invited."""
        if self.header.type == "giấy mời":
            return
        duty = bool(order.act and order.act.duty) or order.commanded
        scope = Scope(paragraph.label, self.words(order.leads), order.act.partners if order.act else (), duty)
        if not paragraph.marker and self.text[paragraph.start : paragraph.end].rstrip(" *_").endswith(":"):
            # with dashes below it, under a number, is one task; numbered items, and dashes under none, are one each
            duties = order.act is None or paragraph.label is not None
            if duties and not order.commanded and not self.outline.numbers_below(index):
                self.scopes.append(scope)
            else:
                self.intro, self.introduced = scope, index + 1
        elif paragraph.marker or duty or paragraph.kind == "heading":  # a bare line may be a cell of a spoilt table
            self.scopes.append(scope)
        self.item = None

    def introduces(self, index: int, paragraph: Paragraph, known: int) -> None:
        """An unnumbered paragraph "... yêu cầu các đơn vị ... Cụ thể như sau:" hands its bodies to the list below.

        Its own task, among the drafts from `known` on, stays only where it orders what the list does not repeat: where
        it cites a document or orders several things.
        """
        if (
            paragraph.marker
            or len(self.drafts) == known
            or not self.outline.listed_below(index)
            or self.scope_of(paragraph)
        ):
            return
        words = self.text[paragraph.start : paragraph.end].rstrip(" *_\n")
        if not ends_in_list(fold(words)):
            return
        draft = self.drafts[known]
        self.intro = Scope(paragraph.label, draft.leads)
        self.item = None
        act = words[draft.action - paragraph.start :]
        if len(self.drafts) == known + 1 and not orders_more(act, fold(act)):
            draft.opens = True

    # --- sentences that name a body ---------------------------------------------------------------------------

    def own_order(
        self, index: int, paragraph: Paragraph, order: Order, act: Act, sentence: Place, *, first: bool
    ) -> None:
        """A sentence that names who must act."""
        leads = self.words(order.leads)
        known = self.current.leads if self.current and not first else ()
        if self.current and len(leads) == len(known) and same_bodies(leads, known):
            self.current.extend(sentence, act.partners)
            return
        scope = self.scope_of(paragraph)
        if first and scope and paragraph.marker and not order.commanded:
            general = scope.draft is None and all(order.groups) and not act.duty
            if general or same_bodies(leads, scope.leads):
                self.under_heading(paragraph, sentence, act, scope)
                return
        handed = self.hand_down(index, paragraph, order, act, sentence)
        words = self.stretch.folded[act.start : sentence.end].strip()
        more = also_orders(words) or (not paragraph.marker and orders_more(self.text[act.start : sentence.end], words))
        mere = merely_lists(words) or (not paragraph.marker and directs_list(words))
        if handed and (mere or (self.outline.numbered_below(index) and not more)):
            return
        if self.item and not is_number(paragraph.marker) and self.is_topic(self.item):
            self.item.is_topic, self.item = True, None
        label = self.label_of(index, paragraph, order, sentence)
        for place, part in list(self.parts(act.start, sentence)):
            told = part or order
            draft = self.add(paragraph, place, told.act or act, self.words(told.leads), label)
            draft.commanded = told.commanded or bool(told.act and told.act.duty)
            if handed:
                handed.draft = draft
                handed = None

    def hand_down(self, index: int, paragraph: Paragraph, order: Order, act: Act, sentence: Place) -> Scope | None:
        """What an order that ends in a list hands to it."""
        if sentence.end < paragraph.end or not self.outline.listed_below(index):
            return None
        rest = self.stretch.folded[act.start : sentence.end].strip(" *_\n")
        if not rest.endswith(":") and not ends_in_list(rest):
            return None
        scope = Scope(paragraph.label, self.words(order.leads), act.partners, act.duty)
        if is_number(paragraph.marker):
            self.scopes.append(scope)
        else:
            self.intro = scope
        return scope

    def parts(self, act: int, sentence: Place) -> Iterator[tuple[Place, Order | None]]:
        """Cut a sentence where, behind a semicolon, another body is told to act: the first part, then the others."""
        start, found = sentence.start, None
        reach = 0  # a list of bodies holds semicolons itself
        for behind in parts_of(self.text, act, sentence.end):
            if behind.start < reach:
                continue
            part = read_order(self.stretch, behind.start, behind.end)
            acts = part is not None and part.act is not None and part.act.kind == "act"
            acts = acts and part is not None and part.act is not None and self.says_something(part.act, behind)
            if part and acts and part.start <= behind.start + 12 and self.limits.allow(part, self.stretch):
                yield Place(start, behind.start), found
                start, found, reach = behind.start, part, part.end_of_leads
        yield Place(start, sentence.end), found

    # --- sentences that name none -----------------------------------------------------------------------------

    def no_body(self, index: int, paragraph: Paragraph, sentence: Place) -> None:
        """The first sentence of a paragraph names no body: it inherits one, continues a task, or introduces a list."""
        words = self.stretch.folded[sentence.start : paragraph.end].rstrip(" *_\n")
        act = read_act(self.stretch, sentence.start, sentence.end)
        numbered = is_number(paragraph.marker)
        scope = self.scope_of(paragraph)
        whole = Place(sentence.start, paragraph.end)
        if paragraph.kind == "heading" and (numbered or scope is None):
            return
        continues = self.item and not numbered and paragraph.label is not None and paragraph.label == self.item.label
        if self.item and continues and self.item is not (scope.draft if scope else None):
            self.item.extend(whole, act.partners)
            return
        if numbered and act.kind == "none" and words.endswith(":") and len(words) < SHORT:
            return  # "3. Công tác kiểm tra:": the name of a matter
        if numbered and (
            words.startswith("ve ") or (scope and words.endswith(":") and self.outline.orders_below(index))
        ):
            return  # "a) Về điện, than" names a field; "1. Trình Bộ trưởng:" is said in full by its items
        if self.text[act.start : act.start + 1].isdigit() and not numbered:
            return  # hours and figures that a spoilt table left
        if not numbered and act.kind == "none" and words.endswith(":") and self.outline.listed_below(index):
            return  # "Phân chia thành ba tổ như sau:"
        if scope and (act.kind == "act" or scope.duty or (not numbered and act.kind != "report")):
            if numbered:
                self.item = self.add(paragraph, whole, act, scope.leads, paragraph.label, scope.partners)
                self.item.inherited = True
            else:
                self.under_heading(paragraph, whole, act, scope)
            return
        sent = sent_in(self.stretch, sentence.start, sentence.end)
        if sent and find_deadline(self.text[sentence.start : sentence.end], self.header.date):
            self.sent_by(paragraph, sentence, sent)
            return
        if not paragraph.marker and words.endswith(":") and self.outline.listed_below(index):
            if _INTRO.search(words):
                self.intro = Scope(paragraph.label, ())
            return
        intro = self.intro
        if intro and intro.label and not is_below(paragraph.label, intro.label):
            intro = None
        listed = paragraph.marker or index == self.introduced  # a list of one needs no number
        bare = act.kind == "act" and listed and intro and self.limits.allow_bare(self.stretch, act.start)
        if bare and intro and not (words.endswith(":") and self.outline.numbered_below(index)):
            leads = (ADDRESSEES,) if self.header.addressees else intro.leads
            if leads:
                self.add(paragraph, whole, act, leads, paragraph.label).inherited = True

    def sent_by(self, paragraph: Paragraph, sentence: Place, sent: re.Match[str]) -> None:
        """A sentence "Báo cáo (của các đơn vị) gửi về Sở X trước ngày …": those named, or the addressees, send."""
        place = sent.start("by") if sent["by"] else sent.end()
        bodies = read_bodies(self.stretch, place, sent.end()) if sent["by"] else None
        leads = self.words(bodies.bodies) if bodies else (ADDRESSEES,) if self.header.addressees else ()
        if leads:
            begins = sent.start("send") if bodies else sentence.start
            self.add(paragraph, sentence, Act(begins, "act"), leads, paragraph.label)
