"""Read what one document does to another from the words between their mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

import msgspec

from graph.record import Citation, Header, Relation, fold_space
from ingest.layout.finding import Layout, Paragraph, Place
from ingest.letters import fold
from ingest.relations.bonds import ITSELF, Bond, Page, Placed, is_bare_law, is_older
from ingest.relations.clauses import CONSOLIDATED, Pointers, Sentence, Spot, cut_sentences
from ingest.relations.cues import kinds_pattern, leading_cues, types_by_words
from ingest.relations.ended import Row, rows_of_lists
from ingest.relations.governing import Reader
from ingest.relations.names import (
    AMENDING_LAW,
    NUMBER_OR_DATE,
    canonical_names,
    dated_like_its_amender,
    number_key,
    numbered_after_its_object,
)
from ingest.relations.own_words import Setting

__all__ = ["find_relations"]

# Where a text says two things of one pair, the one that says most about the fate of the object stands.
_SPECIFIC = (
    "consolidates",
    "suspends",
    "replaces",
    "repeals",
    "extends",
    "corrects",
    "amends",
    "guides",
    "implements",
    "responds_to",
    "proposed_by",
    "promulgated_with",
    "based_on",
)

_LOOK_AHEAD = 4  # paragraphs: the items of a list may be parted from their lead-in by stamps and page numbers
# literal, since a search for each is several times as fast as a pattern of them all
_GOES_BACK = (
    *("êu trên", "ói trên", "ẫn trên", *(f"trên{mark}" for mark in ",.;:)")),
    *(f"{end} {word}" for end in ("iện", "hị", "uận", "uyết") for word in ("này", "của")),
)
_STATED_BASIS = re.compile(r"\W*(?:can\s+cu|(?:xet|theo)\s+de\s+nghi)\s+\w")
_NEXT_BASIS = re.compile(r"\n[\W_]{0,6}(?=can\s+cu\s|(?:xet|theo)\s+de\s+nghi\s)")
_STAMP = 200  # characters: a shorter paragraph between the items of a list is a stamp or a page number
_OPEN_END = re.compile(r"[;,]\s*$")
_ARTICLE = re.compile(  # a heading over a list
    r"\W*(?:dieu\s+\d+\W+)?(?:bai\s+bo|huy\s+bo|thay\s+the)(?!\w)"
    r"|\W*(?:[ivx]+\W+|\d+\W+)?(?:cac\s+|nhung\s+)?can\s+cu(?:\s+\w+){0,4}\W*$"
)
_SPOILED = 24  # characters: what a scan has made of "Căn cứ" and the type of the document, with its stray marks
_LONGEST_MARKER = 40  # characters
_MARKER = re.compile(r"\W*(?:dieu\s+)?\w{0,6}\W*$")
_KIND = re.compile(rf"(?<!\w)(?:{kinds_pattern()})(?!\w)")


class _Edge(msgspec.Struct, frozen=True):
    subject: Spot
    object: Spot
    predicate: str
    rule: str
    confidence: float
    start: int
    end: int

    @property
    def rank(self) -> int:
        """The place of what it says in `_SPECIFIC`."""
        return _SPECIFIC.index(self.predicate)


def find_relations(layout: Layout, header: Header, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    """Give one relation per (subject, object), the most specific that the text supports.

    `citations` are in reading order. What an annex says is not said by this paper and gives none. The ends are
    "self", a number or an unnumbered law's fullest quote (`ingest.relations.names`).
    """
    if not citations:
        return ()
    edges = list(_edges(layout, header, citations))
    names = canonical_names(citations)
    itself = number_key(header.number) if header.number else None

    def name(spot: Spot, actor: Spot = ITSELF) -> str:
        if spot.mention is None:
            return "self"
        cited = citations[spot.mention]
        acting = None if actor.mention is None else citations[actor.mention]
        meant = None if acting is None else dated_like_its_amender(acting, cited, citations)
        if meant is not None:
            return names[meant]
        # an older decree details the law of that name before, which this text does not number
        called = cited.name if is_bare_law(cited) and is_older(acting, cited) else names[spot.mention]
        return "self" if itself and citations[spot.mention].number and number_key(called) == itself else called

    best: dict[tuple[str, str], _Edge] = {}
    for edge in edges:
        pair = name(edge.subject), name(edge.object, edge.subject)
        if pair[0] == pair[1]:
            continue
        old = best.get(pair)
        if old is None or edge.rank < old.rank:
            best[pair] = edge
    relations = [
        Relation(
            subject=subject,
            predicate=edge.predicate,
            object=obj,
            quote=fold_space(layout.text[edge.start : edge.end]),
            start=edge.start,
            end=edge.end,
            rule=edge.rule,
            confidence=edge.confidence,
            subject_mention=edge.subject.mention,
            object_mention=edge.object.mention,
        )
        for (subject, obj), edge in best.items()
    ]
    return tuple(sorted(relations, key=lambda r: (r.start, r.end)))


def _edges(layout: Layout, header: Header, citations: Sequence[Citation]) -> Iterator[_Edge]:
    """Give what each place of the paper says, in reading order, nothing merged."""
    text = layout.text
    rows = list(rows_of_lists(layout, header, citations))
    folded = _fold(layout, citations, rows)
    pointers = Pointers(folded, header, citations)
    page = Page(text, folded, header, citations)
    reader = Reader(page)
    if layout.title:
        for sentence in cut_sentences(
            text, layout.title.start, layout.title.end, pointers.within(layout.title.start, layout.title.end)
        ):
            yield from _told(reader.read(sentence, Setting(title=True)))
        yield from _named_by_title(layout, layout.title, folded, citations)
    carried: Bond | None = None
    preamble, based = True, False
    opened, noted = False, False  # a footnote that ends in a colon, and the bases that it quotes
    listing: tuple[Bond, str | None] | None = None
    mended = list(_mended(layout, pointers))
    for paragraph, following in zip_longest(mended, mended[1:]):
        numbered = paragraph.marker is not None and any(ch.isdigit() for ch in paragraph.marker)
        preamble = preamble and not numbered
        noted = paragraph.kind == "basis" and (noted or opened)
        opened = paragraph.kind == "footnote" and text[paragraph.start : paragraph.end].rstrip().endswith(":")
        setting = reader.own.setting = Setting(numbered=numbered, preamble=preamble, noted=noted)
        held = pointers.within(paragraph.start, paragraph.end)
        if not any(s.mention is not None for s in held):
            ends = folded[max(paragraph.start, paragraph.end - 3) : paragraph.end].rstrip()
            short = not paragraph.marker and paragraph.end - paragraph.start <= _STAMP  # a stamp, the name of a group
            if ends.endswith(":") or _ARTICLE.match(folded, paragraph.start, paragraph.end):
                carried = reader.own.lead_in(paragraph.start, paragraph.end) or (carried if short else None)
            elif not short:
                carried = None
            if paragraph.kind == "heading" or (paragraph.marker or "").startswith("Đ"):
                listing = None  # another article begins
            continue
        placed: list[Placed] = []
        style, start = _style(paragraph), paragraph.start
        based = based or paragraph.kind == "basis"
        if following is not None and following.kind == "basis" and not based and not carried:
            carried = reader.own.lost_basis(paragraph.start, paragraph.end, following.start)
            if carried and held[0].start - start < _SPOILED:
                start = held[0].start
        if listing is not None and listing[1] == style and not carried:
            carried = listing[0]  # "a) …; b) …": the items of one list share its lead-in, whatever stop ends them
        begun = False
        if paragraph.kind == "basis":  # one sentence, however a scan has dotted it
            sentences = list(_bases(folded, paragraph, held))
        else:
            sentences = cut_sentences(text, start, paragraph.end, held)
        for sentence in sentences:
            first = sentence.start - start < _LONGEST_MARKER and bool(_MARKER.match(folded, start, sentence.start))
            placed = reader.read(sentence, setting, carried if first and not begun else None)
            if first and not begun and carried and placed[0].bond and placed[0].bond.found is carried.found:
                listing = carried, style
            elif not begun:
                listing = None
            begun = True
            yield from _told(placed)
        carried = None
        if text[paragraph.start : paragraph.end].rstrip().endswith(":"):
            inner = max(text.rfind(mark, paragraph.start, paragraph.end) for mark in ",;")
            carried = reader.own.lead_in(max(inner + 1, placed[-1].spot.end), paragraph.end)
            carried = reader.own.passive_lead_in(placed, paragraph.end) or carried
        elif _OPEN_END.search(text, max(paragraph.start, paragraph.end - 4), paragraph.end):
            roots = [p for p in placed if p.parent is None and p.bond is not None and p.bond.other is ITSELF]
            carried = roots[-1].bond if roots else None
    for row in rows:
        cited = citations[row.mention]
        if row.ended:
            spot = Spot(cited.start, cited.end, row.mention, cited.type)
            yield _Edge(ITSELF, spot, "repeals", "listed-as-ended", 0.85, spot.start, spot.end)
        if held := pointers.within(row.start, row.end):  # its cells are one sentence
            told = _told(reader.read(Sentence(row.start, row.end, tuple(held)), Setting(numbered=True)))
            yield from (edge for edge in told if ITSELF not in (edge.subject, edge.object))
    yield from _amending_laws(citations)
    if header.type == CONSOLIDATED:
        yield from _consolidated(layout, folded, citations)


def _fold(layout: Layout, citations: Sequence[Citation], rows: Sequence[Row]) -> str:
    """The text, folded where it can say something: paragraphs that hold a mention, lead in to one or go back to one.

    Folding every character of a long paper would cost more than reading what little of it speaks of other documents.
    """
    text, pieces, at = layout.text, [], 0
    places: list[Place | Paragraph | Row] = [*_paragraphs(layout), *([layout.title] if layout.title else []), *rows]
    places.sort(key=lambda place: place.start)
    starts = [c.start for c in citations]
    for i, place in enumerate(places):
        first, last = places[max(i - 1, 0)], places[min(i + _LOOK_AHEAD, len(places) - 1)]
        near = bisect_left(starts, min(first.start, place.start)) < bisect_left(starts, max(last.end, place.end))
        if place.start >= at and (near or _goes_back(text, place.start, place.end)):
            pieces += [text[at : place.start], fold(text[place.start : place.end])]
            at = place.end
    return "".join((*pieces, text[at:]))


def _goes_back(text: str, start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end` may go back to a document named above."""
    return any(text.find(words, start, end) >= 0 for words in _GOES_BACK)


def _paragraphs(layout: Layout) -> list[Paragraph]:
    """The paragraphs that can say something: no annex, but the bases that a page states for a paper without them."""
    own = [p for p in layout.paragraphs if p.kind != "annex"]
    if any(p.kind == "basis" for p in own):  # the row of a page's table that sums the bases up says less than they do
        return [
            p for p in own if p.kind != "table" or not _STATED_BASIS.match(fold(layout.text[p.start : p.start + 40]))
        ]
    if not own:
        return own
    stated = [
        msgspec.structs.replace(p, kind="basis")
        for p in layout.paragraphs
        if p.start < own[0].start and _STATED_BASIS.match(fold(layout.text[p.start : p.start + 40]))
    ]
    return stated + own


def _style(paragraph: Paragraph) -> str | None:
    """What kind of marker an item has: digits, letters or a dash; None where it has none."""
    marker = (paragraph.marker or "").strip(" .)")
    return None if not marker else "digit" if marker[0].isdigit() else "letter" if marker[0].isalpha() else "dash"


def _bases(folded: str, paragraph: Paragraph, held: Sequence[Spot]) -> Iterator[Sentence]:
    """The bases of a paragraph: a line that begins with the word for one begins another, whatever stop a scan lost."""
    starts = [m.end() for m in _NEXT_BASIS.finditer(folded, paragraph.start + 1, paragraph.end)]
    for start, end in pairwise((paragraph.start, *starts, paragraph.end)):
        spots = tuple(spot for spot in held if start <= spot.start < end)
        if spots:
            yield Sentence(start, end, spots)


def _mended(layout: Layout, pointers: Pointers) -> Iterator[Paragraph]:
    """The paragraphs that can say something; one that breaks off in the middle of a sentence goes on in the next."""
    held: Paragraph | None = None
    for paragraph in _paragraphs(layout):
        if held is not None and paragraph.marker is None and paragraph.kind in {"body", "heading"}:
            held = msgspec.structs.replace(held, end=paragraph.end)
        else:
            if held is not None:
                yield held
            held = paragraph
        told = held.kind == "basis" or pointers.holds(held.start, held.end)
        if not (told and held.kind != "footnote" and layout.text[held.end - 1 : held.end].isalnum()):
            yield held
            held = None
    if held is not None:
        yield held


def _told(placed: Sequence[Placed]) -> Iterator[_Edge]:
    for place in placed:
        for bond in (place.bond, place.closing, place.carried_by):
            if bond is None:
                continue
            subject, obj = (place.spot, bond.other) if bond.passive else (bond.other, place.spot)
            cue = bond.found.cue
            yield _Edge(
                subject=subject,
                object=obj,
                predicate=bond.predicate,
                rule=bond.rule or cue.rule,
                confidence=cue.confidence,
                start=min(bond.found.start, place.spot.start) if bond is not place.closing else place.spot.start,
                end=max(bond.found.end, place.spot.end),
            )


def _named_by_title(layout: Layout, title: Place, folded: str, citations: Sequence[Citation]) -> Iterator[_Edge]:
    """The title carries out a document that only the body numbers ("V/v triển khai Nghị quyết phiên họp …")."""
    start, end = title.start, title.end
    if any(start <= c.start < end for c in citations):
        return
    for kind in _KIND.finditer(folded, start, end):
        cues = [f for f in leading_cues(folded, start, kind.start()) if f.cue.rule == "carry-out"]
        if not cues or folded[cues[0].end : kind.start()].strip():
            continue
        wanted = types_by_words()[" ".join(kind.group().split())]
        numbered = [p.start for p in layout.paragraphs if p.marker and p.kind == "body"]
        stop = min(numbered, default=len(folded))
        body = [i for i, c in enumerate(citations) if c.start >= end]
        near = [
            i for i in body[:4] if citations[i].type == wanted and citations[i].number and citations[i].start < stop
        ]
        if not near:
            return
        words = set(folded[kind.end() : end].split())
        first = max(near, key=lambda i: len(words & set(folded[citations[i].end : citations[i].end + 200].split())))
        yield _Edge(
            ITSELF,
            Spot(citations[first].start, citations[first].end, first, wanted),
            "implements",
            "title-names-it",
            0.85,
            cues[0].start,
            kind.end(),
        )
        return


_BASE = re.compile(r"\W{0,4}[^.;]{0,600}?\bduoc\s+sua\s+doi,?\s+bo\s+sung\s+boi\s*:?")


def _consolidated(layout: Layout, folded: str, citations: Sequence[Citation]) -> Iterator[_Edge]:
    """A consolidated text opens with its base and what amended it (Ordinance 01/2012/UBTVQH13 on consolidation)."""
    first = next((p for p in layout.paragraphs for c in citations if c.start == p.start), None)
    if first is None:
        return
    opening = _BASE.match(folded, first.start)
    bases = next((p.start for p in layout.paragraphs if p.kind == "basis"), len(folded))
    if opening is None or opening.end() > bases:
        return
    for i, citation in enumerate(citations):
        begins = any(p.start <= citation.start <= p.start + 6 for p in layout.paragraphs)
        if first.start <= citation.start < bases and begins:
            spot = Spot(citation.start, citation.end, i, citation.type)
            yield _Edge(ITSELF, spot, "consolidates", "consolidated-text", 0.85, citation.start, citation.end)


_ALIKE, _FEW = 0.94, 4  # of the letters of a law's name; "dân sự" and "hình sự" are further apart
_BETWEEN_LAWS = re.compile(r"\s*(?:,|va)\s+(?=(?:bo\s+)?luat|phap\s+lenh)")


def _amending_laws(citations: Sequence[Citation]) -> Iterator[_Edge]:
    """A law whose name says which laws it amends, where the text cites these too: the name is the evidence."""
    names = {fold_space(fold(c.quote)): i for i, c in reversed(list(enumerate(citations)))}
    for i, citation in enumerate(citations):
        quote = fold_space(fold(citation.quote))
        head = AMENDING_LAW.match(quote)
        if not head or numbered_after_its_object(citation):
            continue
        for amended in _BETWEEN_LAWS.split(quote[head.end() :]):
            for j in _called(NUMBER_OR_DATE.sub("", amended), names):
                if is_older(citation, citations[j]):
                    continue  # a later law of that name
                yield _Edge(
                    Spot(citation.start, citation.end, i, citation.type),
                    Spot(citations[j].start, citations[j].end, j, citations[j].type),
                    "amends",
                    "amending-law-name",
                    0.95,
                    citation.start,
                    citation.end,
                )


def _called(bare: str, names: Mapping[str, int]) -> list[int]:
    """The mentions of the law with this bare name; where a scan spoiled it, the one whose name it can have been."""
    behind = re.compile(rf"{re.escape(bare)}(?:$|{NUMBER_OR_DATE.pattern})")
    exact = [i for name, i in names.items() if behind.match(name)]
    if exact:
        return exact
    alike = [i for name, i in names.items() if _resembles(bare, NUMBER_OR_DATE.sub("", name))]
    return alike if len(alike) == 1 else []


def _resembles(name: str, other: str) -> bool:
    matcher = SequenceMatcher(None, name, other, autojunk=False)
    return abs(len(name) - len(other)) < _FEW and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
