"""Read who must do what by when: the tasks of a paper, in reading order.

A task is a paragraph, an item or a sentence that tells a named body to act. What the paper's tree gives (items under a
heading that names a body, dashes under an item, an introduction that addresses everyone) lives in `Scope`s; what one
clause says is read by `ingest.orders`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from graph.record import Citation, Header, Task, fold_space
from ingest.cells import Paragraph, Place
from ingest.cue_words import Stretch
from ingest.draft_tasks import Draft, finish
from ingest.layout import Layout
from ingest.letters import fold
from ingest.orders import Order, read_act, read_order
from ingest.task_limits import Limits

__all__ = ["ADDRESSEES", "find_tasks"]

ADDRESSEES = "(addressees)"

_SENTENCE = re.compile(r"[.!?][\"”’)\]*_]*\s+(?=[\"“(\[*_+–-]*\s?[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ])")
_SEMICOLON = re.compile(r";\s+")
_QUOTED = re.compile(r"“[^”]{60,}”|\"[^\"]{60,}\"")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|Tx|TT|Q|P|H|TS|ThS|PGS|GS|BS|CN|[đĐ]/c|Tr|\d{1,2})$")
_LISTS = re.compile(
    r"(?:(?:tap\s+trung|nghiem\s+tuc|khan\s+truong|chi\s+dao|to\s+chuc|thuc\s+hien|trien\s+khai|quan\s+triet|tot|ngay|va|,)[\s,]*)*"
    r"(?:(?:mot\s+so|cac|nhung)\s+)?(?:noi\s+dung|nhiem\s+vu|cong\s+viec|viec|giai\s+phap|yeu\s+cau|bien\s+phap|van\s+de|cong\s+tac)\b"
    r"[^.;:]{0,90}?(?:sau|sau\s+day|nhu\s+sau|cu\s+the)?\s*:?\s*$"
)
_TAIL = re.compile(r"(?:nhu\s+sau|sau\s+day|sau|cu\s+the|gom)\s*:?\s*[*_]*$")
_NUMBER = re.compile(r"\d\s*/\s*[A-ZĐÐ]|\d/\d{4}/")
_PLURAL = re.compile(r"(?:cac|nhung|moi|tung)\s+")
_MARKER = re.compile(r"[\s*_“\"\\.):/]*")
_BACK = re.compile(r"(?<!\w)(?:nay|tren\s+day|nhan\s+duoc|thong\s+bao\s+(?:de|den))(?!\w)")
_INTRO = re.compile(r"(?<!\w)(?:yeu\s+cau|de\s+nghi|chi\s+dao|giao|luu\s+y|phan\s+cong)(?!\w)")


class Scope(msgspec.Struct):
    """What an opened heading, item or introduction hands down to what stands below it."""

    label: str | None
    depth: int
    leads: tuple[str, ...]
    partners: tuple[Place, ...] = ()
    duty: bool = False
    draft: Draft | None = None
    start: int = 0


def find_tasks(layout: Layout, header: Header, citations: Sequence[Citation]) -> tuple[Task, ...]:
    """Give the tasks of the paper in reading order.

    Leads and partners are as printed; an item that names no body inherits them from its heading or introduction, and
    has the lead "(addressees)" where the paper addresses its addressees.
    """
    reader = _Reader(layout, header)
    reader.read()
    return tuple(finish(draft, layout, header, citations) for draft in reader.drafts)


class _Reader:
    """One pass over the paragraphs of a paper."""

    def __init__(self, layout: Layout, header: Header) -> None:
        self.layout, self.header = layout, header
        self.stretch = Stretch(layout.text, fold(layout.text))
        self.limits = Limits(header)
        self.paragraphs = [p for p in layout.paragraphs if p.kind not in ("annex", "footnote")]
        self.drafts: list[Draft] = []
        self.scopes: list[Scope] = []
        self.intro: Scope | None = None
        self.open: Draft | None = None  # the task that dashes and continuations belong to
        self.last_marked = max((i for i, p in enumerate(self.paragraphs) if p.marker), default=-1)
        self.has_articles = any((p.marker or "").lower().startswith("điều") for p in self.paragraphs)

    def read(self) -> None:
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.kind == "table":
                continue
            self.paragraph(index, paragraph)

    def paragraph(self, index: int, paragraph: Paragraph) -> None:
        """Read one paragraph: its sentences with bodies of their own, then what it continues or inherits."""
        numbered = _is_number(paragraph.marker)
        if numbered:
            self.enter(paragraph)
        place = self.behind_marker(paragraph)
        if place >= paragraph.end:
            return
        first, known = True, len(self.drafts)
        quotes = [Place(m.start(), m.end()) for m in _QUOTED.finditer(self.layout.text, place, paragraph.end)]
        for sentence in self.sentences(place, paragraph.end):
            if any(q.start < sentence.start < q.end for q in quotes):
                continue  # what a quoted law orders is no order of this paper
            last = sentence.end >= paragraph.end
            order = read_order(self.stretch, sentence.start, sentence.end)
            if order and self.is_heading(order, sentence) and last:
                self.open_heading(paragraph, order)
            elif (
                order
                and order.act
                and order.act.kind == "act"
                and self.limits.allow(order, self.stretch, told=self.intro is not None)
            ):
                if not first and self.open and self.open.paragraph is paragraph and self.refers_back(order, self.open):
                    self.open.extend(sentence, order.act.partners)
                    continue
                self.own_order(index, paragraph, order, sentence, first=first, last=last)
            elif first:
                self.no_body(index, paragraph, sentence)
            elif self.open and self.open.paragraph is paragraph:
                self.open.extend(sentence)
            first = False
        self.introduces(index, paragraph, known)
        if paragraph.kind == "heading" or (numbered and self.opens_section(paragraph)):
            self.limits.section(self.stretch.folded[place : paragraph.end])

    def introduces(self, index: int, paragraph: Paragraph, known: int) -> None:
        """An unnumbered paragraph "... yêu cầu các đơn vị ... Cụ thể như sau:" hands its bodies to the list below.

        Its own task, among the drafts from `known` on, stays only where it orders what the list does not repeat: where
        it cites a document or orders several things.
        """
        words = self.layout.text[paragraph.start : paragraph.end].rstrip(" *_\n")
        if (
            paragraph.marker
            or len(self.drafts) == known
            or not self.listed_below(index)
            or not _TAIL.search(fold(words))
        ):
            return
        draft = self.drafts[known]
        self.intro = Scope(paragraph.label, paragraph.depth, draft.leads, start=paragraph.start)
        self.open = None
        act = words[draft.action - paragraph.start :]
        if len(self.drafts) == known + 1 and not _NUMBER.search(act) and ";" not in act:
            self.drafts.pop()

    def refers_back(self, order: Order, draft: Draft) -> bool:
        """Tell whether a later sentence speaks of the same body, also by "các Tổ" for "các Tổ công tác"."""
        names = [_PLURAL.sub("", fold(lead)) for lead in draft.leads]
        leads = [_PLURAL.sub("", fold(lead)) for lead in self.words(order.leads)]
        return all(any(name.startswith(lead) for name in names) for lead in leads)

    # --- the tree ---------------------------------------------------------------------------------------------

    def enter(self, paragraph: Paragraph) -> None:
        """Close what the numbered item `paragraph` ends."""
        self.open = None
        while self.scopes and not _below(paragraph.label, self.scopes[-1].label):
            self.scopes.pop()

    def behind_marker(self, paragraph: Paragraph) -> int:
        """Where the words of `paragraph` begin."""
        text, place = self.layout.text, paragraph.start
        if paragraph.marker:
            found = text.find(paragraph.marker[0], place, paragraph.end)
            place = (found if found >= 0 else place) + len(paragraph.marker)
        marks = _MARKER.match(text, place, paragraph.end)
        return marks.end() if marks else place

    def opens_section(self, paragraph: Paragraph) -> bool:
        return paragraph.end - paragraph.start < 120 and self.layout.text[paragraph.end - 1] != "."

    def sentences(self, start: int, end: int) -> Iterator[Place]:
        """The sentences and the parts between semicolons from `start` to `end`."""
        place = start
        for stop in _SENTENCE.finditer(self.layout.text, start, end):
            if self.layout.text[stop.start()] == "." and _ABBREVIATION.search(
                self.layout.text[max(start, stop.start() - 5) : stop.start()]
            ):
                continue
            yield Place(place, stop.end())
            place = stop.end()
        if place < end:
            yield Place(place, end)

    # --- what a sentence is -----------------------------------------------------------------------------------

    def is_heading(self, order: Order, sentence: Place) -> bool:
        """Tell whether the sentence names bodies and no act: "1. Sở X:", "Điều 2. Trung tâm Y có nhiệm vụ:"."""
        if order.act is None:
            return True
        rest = self.stretch.folded[order.act.start : sentence.end].strip(" .:;*_\n")
        return order.act.kind != "report" and (
            not rest or (len(rest) < 60 and bool(_LISTS.fullmatch(rest + ":")) and not order.act.partners)
        )

    def open_heading(self, paragraph: Paragraph, order: Order) -> None:
        """A heading of bodies hands them down."""
        if not self.limits.allow(order, self.stretch):
            return
        leads = self.words(order.leads)
        duty = bool(order.act and order.act.duty) or order.commanded
        scope = Scope(
            paragraph.label,
            paragraph.depth,
            leads,
            order.act.partners if order.act else (),
            duty,
            start=paragraph.start,
        )
        if not paragraph.marker and self.layout.text[paragraph.start : paragraph.end].rstrip(" *_").endswith(":"):
            self.intro = scope
        else:
            self.scopes.append(scope)
        self.open = None

    def own_order(
        self, index: int, paragraph: Paragraph, order: Order, sentence: Place, *, first: bool, last: bool
    ) -> None:
        """A sentence that names who must act."""
        act = order.act
        assert act is not None  # noqa: S101  # the caller looked
        rest = self.stretch.folded[act.start : sentence.end].strip()
        lists = rest.endswith(":") or (last and self.listed_below(index) and bool(_TAIL.search(rest)))
        scope = self.scopes[-1] if self.scopes and _below(paragraph.label, self.scopes[-1].label) else None
        if last and lists and self.listed_below(index):
            handed = Scope(
                paragraph.label, paragraph.depth, self.words(order.leads), act.partners, act.duty, start=paragraph.start
            )
            if _is_number(paragraph.marker):
                self.scopes.append(handed)
            else:
                self.intro = handed
            if self.merely_lists(rest) or (paragraph.marker and self.numbered_below(index)):
                return
        if (
            first
            and scope
            and scope.draft is None
            and paragraph.marker
            and not order.commanded
            and all(order.groups)
            and not act.duty
        ):
            self.add(paragraph, sentence, act.start, scope.leads, (*scope.partners, *act.partners), scope)
            return
        label = self.label_of(index, paragraph, order, sentence)
        parts = list(self.parts(act.start, sentence))
        for place, part in parts:
            part_act = part.act if part and part.act else act
            self.add(
                paragraph,
                place,
                part_act.start,
                self.words((part or order).leads),
                part_act.partners,
                None,
                label=label,
                commanded=(part or order).commanded or part_act.duty,
            )

    def parts(self, act: int, sentence: Place) -> Iterator[tuple[Place, Order | None]]:
        """Cut a sentence where, behind a semicolon, another body is told to act: the first part, then the others."""
        start, found = sentence.start, None
        for stop in _SEMICOLON.finditer(self.layout.text, act, sentence.end):
            part = read_order(self.stretch, stop.end(), sentence.end)
            if (
                part
                and part.act
                and part.act.kind == "act"
                and part.start <= stop.end() + 12
                and self.limits.allow(part, self.stretch)
            ):
                yield Place(start, stop.start()), found
                start, found = stop.end(), part
        yield Place(start, sentence.end), found

    def no_body(self, index: int, paragraph: Paragraph, sentence: Place) -> None:
        """The first sentence of a paragraph names no body: it inherits one, continues a task, or introduces a list."""
        text = self.stretch.folded[sentence.start : paragraph.end].rstrip(" *_\n")
        act = read_act(self.stretch, sentence.start, sentence.end)
        imperative = act.kind == "act"
        numbered = _is_number(paragraph.marker)
        scope = self.scopes[-1] if self.scopes and _below(paragraph.label, self.scopes[-1].label) else None
        if paragraph.kind == "heading" and not (scope and not numbered):
            return
        if scope and (imperative or scope.duty or (not numbered and act.kind != "report")):
            if not numbered and scope.draft is not None:
                scope.draft.extend(Place(paragraph.start, paragraph.end), act.partners)
                self.open = scope.draft
                return
            self.add(
                paragraph,
                Place(paragraph.start, paragraph.end),
                act.start,
                scope.leads,
                (*scope.partners, *act.partners),
                None if numbered else scope,
            )
            return
        if not paragraph.marker and text.endswith(":") and self.listed_below(index):
            if _INTRO.search(text):
                self.intro = Scope(paragraph.label, paragraph.depth, (), start=paragraph.start)
            return
        if self.open and not numbered and (paragraph.label == self.open.label and paragraph.label is not None):
            self.open.extend(Place(paragraph.start, paragraph.end), act.partners)
            return
        if (
            imperative
            and paragraph.marker
            and self.intro is not None
            and self.limits.allow_bare(self.stretch, act.start)
        ):
            leads = (ADDRESSEES,) if self.header.addressees else self.intro.leads
            if leads and not (text.endswith(":") and self.numbered_below(index)):
                self.add(paragraph, Place(paragraph.start, paragraph.end), act.start, leads, act.partners, None)

    def merely_lists(self, rest: str) -> bool:
        """Tell whether an act is only "thực hiện các nhiệm vụ sau:"."""
        return bool(_LISTS.fullmatch(rest)) or len(rest) < 25

    def listed_below(self, index: int) -> bool:
        """Tell whether an item follows the paragraph at `index`."""
        follower = self.paragraphs[index + 1] if index + 1 < len(self.paragraphs) else None
        return follower is not None and bool(follower.marker)

    def numbered_below(self, index: int) -> bool:
        """Tell whether a numbered item below the paragraph at `index` follows it."""
        follower = self.paragraphs[index + 1] if index + 1 < len(self.paragraphs) else None
        if follower is None or not _is_number(follower.marker):
            return False
        return _below(follower.label, self.paragraphs[index].label) and follower.label != self.paragraphs[index].label

    def label_of(self, index: int, paragraph: Paragraph, order: Order, sentence: Place) -> str | None:
        """The label of a task: the item's; none for a closing paragraph that speaks of the paper as a whole."""
        if paragraph.marker or index < self.last_marked or paragraph.label is None:
            return paragraph.label
        if self.has_articles:
            return paragraph.label.split(".")[0]
        told = self.stretch.folded[sentence.start : sentence.end]
        if order.commanded or _BACK.search(told) or index == len(self.paragraphs) - 1 or any(order.groups):
            return None
        heads = self.layout.text[order.leads[0].start : order.leads[0].end]
        return None if fold(heads).startswith(("giam doc", "thu truong", "chu tich", "cac ")) else paragraph.label

    def add(
        self,
        paragraph: Paragraph,
        sentence: Place,
        action: int,
        leads: tuple[str, ...],
        partners: Sequence[Place],
        scope: Scope | None,
        *,
        label: str | None = "",
        commanded: bool = False,
    ) -> None:
        """Put down a task."""
        draft = Draft(
            label=paragraph.label if label == "" else label,
            leads=leads,
            partners=list(partners),
            action=action,
            places=[sentence],
            paragraph=paragraph,
            inherited=not commanded,
        )
        if scope is not None:
            scope.draft = draft
        self.drafts.append(draft)
        self.open = draft

    def words(self, places: Sequence[Place]) -> tuple[str, ...]:
        return tuple(fold_space(self.layout.text[p.start : p.end]).strip(" *_") for p in places)


def _is_number(marker: str | None) -> bool:
    """Tell a number or letter from a dash and from no marker."""
    return marker is not None and marker[0] not in "-–—−•+*·●◦▪■➢✓~"


def _below(label: str | None, above: str | None) -> bool:
    """Tell whether the item `label` is `above` or stands below it."""
    if above is None:
        return label is None
    return label is not None and (label == above or label.startswith(above + "."))
