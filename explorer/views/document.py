"""A document: its header card, its relations both ways, its text with what was read in it, its tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

import msgspec

from explorer.address import path_of
from explorer.answer import Answer, Table, cells
from explorer.ask import Ask
from explorer.linked import forms_of
from explorer.marking import Run, Span, cut
from explorer.words import Language
from graph.identity import BASE
from graph.model import Edge, Evidence, Iri
from graph.rdf import statement_iri
from graph.vocabulary import relations
from queries.branches import today
from queries.dossier import Dossier, Mark, Text, dossier, files_of, text_of
from queries.force import Event, Said, force, reader
from queries.links import Link
from queries.render import relation_label, words_of

__all__ = ["document", "spans_of"]

COLUMNS = ("direction", "relation", "number", "type", "title", "issuer", "date", "status", "quote", "confidence", "id")
MOST_PROOFS = 4  # of one edge on the page; the rest stand in the data


class Group(msgspec.Struct, frozen=True):
    """A heading of the lược đồ with its links; `mark` points up, down or across in the chain."""

    mark: str
    label: str
    links: tuple[Link, ...]


def document(ask: Ask) -> Answer:
    """Show the document whose IRI is the path; `paper` chooses among its texts, `at` a day for what changed it."""
    iri = Iri(BASE + ask.path.lstrip("/"))
    known = dossier(ask.library, iri)
    wanted = ask.parameters.text("paper")
    at = ask.parameters.day("at")
    paper = next((paper for paper in known.papers if paper.rpartition("/")[2].startswith(wanted)), None)
    text = text_of(ask.library, paper) if paper else None
    found = force(ask.engine, iri, (at or today()).isoformat(), reader(ask.library))
    context = {
        "known": known,
        "force": found,
        "force_words": words_of(ask.lang),
        "changes": [event for event in found.events if event in found.because or _acted(event, found.at)],
        "says": _says(iri),
        "card": known.document,
        "groups": _groups(known, ask.lang),
        "at": at.isoformat() if at else "",
        "runs": _runs(text) if text else (),
        "text": text,
        "versions": [(one, files_of(ask.library, one)) for one in known.papers] if text else [],
        "named": {p.iri: p for p in known.parties},
        "statement": _statement(iri),
        "numbers": {link.other.id: link.other.number for link in known.links if link.other.number},
        "most": MOST_PROOFS,
    }
    data = {**msgspec.to_builtins(known), "force": found, "record": text.record if text else None}
    return Answer(
        template="document.html",
        context=context,
        data=data,
        table=Table(COLUMNS, list(_rows(known, ask.lang))),
        others=forms_of(ask.library, iri),
        name=iri.removeprefix(f"{BASE}eli/").replace("/", "_"),
    )


def _groups(known: Dossier, lang: Language) -> list[Group]:
    """Sort the links under headings: up the chain, down it, across, and last what is not settled."""
    open_ends = [link for link in known.links if link.other.status == "unresolved"]
    settled = [link for link in known.links if link.other.status != "unresolved"]
    groups = []
    for (inverse, relation), links in groupby(settled, key=lambda link: (link.inverse, link.relation)):
        in_chain = relations()[relation].chain == "down"
        mark = ("down" if inverse else "up") if in_chain else "across"
        groups.append(Group(mark, relation_label(relation, lang, inverse=inverse), tuple(links)))
    order = ("up", "down", "across")
    groups.sort(key=lambda group: order.index(group.mark))
    if open_ends:
        groups.append(Group("open", "", tuple(open_ends)))
    return groups


def _acted(event: Event, at: str) -> bool:
    """Tell whether another document had changed this one by the day; one of no known day is always told."""
    return event.actor is not None and (event.day is None or event.day[: len(at)] <= at)


def _says(iri: Iri) -> Callable[[Event, Said], str]:
    """Give the address of the sentence that tells of an event: the statement, or what states its own day."""

    def says(event: Event, said: Said) -> str:
        if event.actor is None or said.paper is None:
            return path_of(said.document)
        proof = Evidence(said.paper, said.start, said.end, said.quote, said.rule or "", said.confidence or 0.0)
        return path_of(statement_iri(Edge(event.actor.id, event.kind, iri), proof))

    return says


def _statement(iri: Iri) -> Callable[[Link, Evidence], str]:
    def statement(link: Link, evidence: Evidence) -> str:
        ends = (link.other.id, iri) if link.inverse else (iri, link.other.id)
        return statement_iri(Edge(ends[0], link.relation, ends[1]), evidence)

    return statement


def _runs(text: Text) -> tuple[Run, ...]:
    return cut(text.record.text or "", list(spans_of(text.marks)))


def spans_of(marks: Iterable[Mark]) -> Iterable[Span]:
    """Say how each place of a text is shown: documents and bodies as links, tasks and statements by their look."""
    marks = list(marks)
    tasks = {(mark.start, mark.end) for mark in marks if mark.relation == "has_task"}
    cited = {(mark.start, mark.end) for mark in marks if mark.relation == "cites"}
    for mark in marks:
        kind = relations()[mark.relation]
        place = (mark.start, mark.end)
        if mark.relation == "has_task":
            yield Span(*place, ("task",), key=f"task-{mark.target.rpartition('/')[2]}")
        elif kind.range == "Document" and place not in tasks:
            if mark.relation == "cites":
                yield Span(*place, ("cited",), path_of(mark.target))
            elif place not in cited:
                yield Span(*place, ("said", mark.relation))
        elif kind.range in ("Agency", "Person") and place not in tasks and place not in cited:
            yield Span(*place, ("body",), path_of(mark.target))


def _rows(known: Dossier, lang: Language) -> Iterable[dict[str, object]]:
    for link in known.links:
        card = link.other
        for proof in link.evidence:
            yield {
                "direction": "in" if link.inverse else "out",
                "relation": relation_label(link.relation, lang, inverse=link.inverse),
                "quote": proof.quote,
                "confidence": proof.confidence,
                **cells(card, ("number", "type", "title", "issuer", "date", "status", "id")),
            }
