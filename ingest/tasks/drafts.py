"""Complete a task that the reader found: its words, partners, deadline, citations, the body that wants the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from graph.record import Citation, Header, Task, fold_space
from ingest.layout.cells import Place
from ingest.layout.finding import Layout
from ingest.letters import fold
from ingest.tasks.bodies import read_bodies
from ingest.tasks.cue_words import Stretch
from ingest.tasks.deadlines import find_deadline
from ingest.tasks.text import name_at

__all__ = ["ADDRESSEES", "Draft", "finish", "without_openings"]

_WORDS = 15  # of the act that a task quotes, at most
_FEW = 8
ADDRESSEES = "(addressees)"  # the lead of a task that names no body
_CONFIDENCE = {"commanded": 0.97, "stated": 0.9, "addressed": 0.65}  # shares that held in papers read by hand
_MARK = re.compile(r"(?<=[\w”\")])([¹²³⁰⁴-⁹]{1,3})|(?<=[\w”\"),.;])\s?\[(\d{1,3})\]")
_SUPERSCRIPTS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_WITH = re.compile(
    r"(?<!\w)phoi\s+hop(?:\s+(?:chat\s+che\s+)?(?:cung\s+)?(?:voi|cung)|\s+chat\s+che|(?:,|\s+va)\s+ho\s+tro|)\s+"
)
# "để chủ trì, phối hợp với": another one's partners; "quy chế phối hợp với": a noun
_NOT_WITH = re.compile(
    r"(?:(?<!\w)(?:de|quy\s+che|su|cong\s+tac|ke\s+hoach|chuong\s+trinh|co\s+che|viec|giup)\s+(?:chu\s+tri\s*,?\s*)?)$"
)
_REPORT = re.compile(
    r"(?<!\w)(?:bao\s+cao|gui)\s+(?:(?:ket\s+qua|bang\s+van\s+ban)\s+)?(?:[^.;,]{0,60}?\s)?(?:ve|cho|gui|len)\s+"
)


class Draft(msgspec.Struct):
    """A task as found: the places of its sentences, where its act begins, and the places of its partners."""

    label: str | None
    leads: tuple[str, ...]
    partners: list[Place]
    action: int
    places: list[Place]
    whole: Place | None = None  # the item whose only task this is: what it cites belongs to the task
    commanded: bool = False
    listed: bool = False  # an item of a list
    inherited: bool = False  # it names no body itself
    is_topic: bool = False  # an item that only says what the lines below it, with leads of their own, are about
    opens: bool = False  # an introduction that orders no more than its list, if that orders anything
    due: tuple[str | None, str] | None = None  # the deadline that a table's column gives, and its words

    def extend(self, place: Place, partners: Sequence[Place] = ()) -> None:
        """Add a sentence or paragraph that goes on with the task."""
        if place.start >= self.places[-1].end:
            self.places.append(place)
            self.partners.extend(partners)


def without_openings(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out topics, and the introductions whose list holds tasks; a command before a mere outline is the task."""
    kept: list[Draft] = []
    listed = False
    for draft in reversed([draft for draft in drafts if not draft.is_topic]):
        if not draft.opens or (draft.commanded and not listed):
            kept.append(draft)
        listed = False if draft.opens else listed or draft.listed
    return kept[::-1]


def finish(draft: Draft, stretch: Stretch, layout: Layout, header: Header, citations: Sequence[Citation]) -> Task:
    """Make the task of `draft`; `stretch` is the text of `layout`."""
    text = layout.text
    start, end = draft.places[0].start, draft.places[-1].end
    while end > start and text[end - 1].isspace():
        end -= 1
    # told by a word of command; said of bodies by name; told to nobody by name, so to whom the paper addresses
    how = "commanded" if draft.commanded else "addressed" if draft.leads == (ADDRESSEES,) else "stated"
    deadline, words = _deadline(draft, text, header.date)
    return Task(
        label=draft.label,
        lead=draft.leads,
        coordinate=_partners(draft, stretch),
        action=_action(text, draft.action, draft.places[0].end, end),
        deadline=deadline,
        deadline_text=words,
        citations=_cited(draft, layout, citations),
        start=start,
        end=end,
        rule=f"task.{how}",
        confidence=_CONFIDENCE[how],
        reports_to=_reports_to(draft, stretch),
    )


def _action(text: str, start: int, sentence: int, end: int) -> str:
    """The first words of the act: of its sentence, or of more where that is a mere beginning ("cụ thể:")."""
    words = fold_space(text[start : min(sentence, start + 400)]).split()
    if len(words) < _FEW:
        words = fold_space(text[start : min(end, start + 400)]).split()
    return " ".join(words[:_WORDS]).strip(" .,;:/*_")


def _deadline(draft: Draft, text: str, paper_date: str | None) -> tuple[str | None, str | None]:
    """The first definite deadline of the task's places, else the first relative one."""
    if draft.due:
        return draft.due
    relative = None
    for place in draft.places:
        words = text[place.start : place.end]
        found = find_deadline(words, paper_date)
        if found:
            printed = fold_space(words[found.start : found.end])
            if found.value:
                return found.value, printed
            relative = relative or printed
    return None, relative


def _partners(draft: Draft, stretch: Stretch) -> tuple[str, ...]:
    """The partners that the act names first, then those named later in the task."""
    names = [name_at(stretch.text, place) for place in draft.partners]
    for place in draft.places:
        for found in _WITH.finditer(stretch.folded, place.start, place.end):
            if _NOT_WITH.search(stretch.folded[max(place.start, found.start() - 40) : found.start()]):
                continue
            bodies = read_bodies(stretch, found.end(), place.end)
            if bodies:
                names.extend(name_at(stretch.text, body) for body in bodies.bodies)
    return tuple(dict.fromkeys(names))


def _reports_to(draft: Draft, stretch: Stretch) -> tuple[str, ...]:
    """The bodies that want the report."""
    names: list[str] = []
    for place in draft.places:
        for found in _REPORT.finditer(stretch.folded, place.start, place.end):
            bodies = read_bodies(stretch, found.end(), place.end)
            if bodies and bodies.end - found.end() < 200:
                names.extend(name_at(stretch.text, body) for body in bodies.bodies)
    return tuple(dict.fromkeys(names))


def _cited(draft: Draft, layout: Layout, citations: Sequence[Citation]) -> tuple[str, ...]:
    """The names of the documents cited in the task and in the footnotes that its marks point to."""
    places = [*draft.places, *([draft.whole] if draft.whole else []), *_footnotes(draft, layout)]
    inside = [c for c in citations if any(place.start <= c.start < place.end for place in places)]
    return tuple(dict.fromkeys(_fullest(c, citations) for c in inside))


def _footnotes(draft: Draft, layout: Layout) -> Iterator[Place]:
    marks = {
        (mark[1] or mark[2]).translate(_SUPERSCRIPTS)
        for place in draft.places
        for mark in _MARK.finditer(layout.text, place.start, place.end)
    }
    if marks:
        notes = (paragraph for paragraph in layout.paragraphs if paragraph.kind == "footnote")
        yield from (Place(note.start, note.end) for note in notes if note.note in marks)


def _fullest(citation: Citation, citations: Sequence[Citation]) -> str:
    """The name of the cited document; of a law without a number its fullest quote in the paper."""
    if citation.number:
        return citation.number
    words = fold(citation.quote).split()
    same = [c.quote for c in citations if c.number is None and fold(c.quote).split()[: len(words)] == words]
    return max(same, key=len, default=citation.quote)
