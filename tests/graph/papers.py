"""Records made by hand, one line each: what the tests of the graph are written with."""

from __future__ import annotations

from graph.identity import digest_of
from graph.record import Citation, Header, Record, Relation, Task
from graph.stores.library import Reading

AN_GIANG = "Ủy ban nhân dân tỉnh An Giang"
BEN_TRE = "Ủy ban nhân dân tỉnh Bến Tre"
GOVERNMENT = "Chính phủ"


def citation(
    text: str,
    quote: str,
    number: str | None,
    *,
    date: str | None = None,
    issuer: str | None = None,
    type: str | None = None,
    provision: str | None = None,
    occurrence: int = 1,
) -> Citation:
    """Make the citation that stands at the given occurrence of `quote` in `text`."""
    start = -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    return Citation(
        quote=quote,
        number=number,
        type=type,
        date=date,
        issuer=issuer,
        provision=provision,
        start=start,
        end=start + len(quote),
        rule="test",
        confidence=0.9,
    )


def relation(text: str, predicate: str, target: str, quote: str, subject: str = "self") -> Relation:
    """Make the relation that `quote` states."""
    start = text.index(quote)
    return Relation(
        subject=subject,
        predicate=predicate,
        object=target,
        quote=quote,
        start=start,
        end=start + len(quote),
        rule="test",
        confidence=0.9,
    )


def task(text: str, sentence: str, *, lead: tuple[str, ...] = (), **more: object) -> Task:
    """Make the task that `sentence` gives."""
    start = text.index(sentence)
    values = {
        "label": None,
        "coordinate": (),
        "deadline": None,
        "deadline_text": None,
        "citations": (),
        "action": sentence,
    } | more
    return Task(lead=lead, start=start, end=start + len(sentence), rule="test", confidence=0.9, **values)  # type: ignore[arg-type]


def paper(
    number: str | None,
    date: str | None = "2021-09-15",
    issuer: str | None = AN_GIANG,
    *,
    title: str = "về công việc thường ngày",
    text: str = "",
    citations: tuple[Citation, ...] = (),
    relations: tuple[Relation, ...] = (),
    tasks: tuple[Task, ...] = (),
    **header: object,
) -> Record:
    """Make a record; its name is its number."""
    head = Header(number=number, date=date, issuer=issuer, title=title, **header)  # type: ignore[arg-type]
    text = text or f"{issuer} {number} {date} {title}"
    return Record(id=str(number), document=head, citations=citations, relations=relations, tasks=tasks, text=text)


def reading(record: Record, source: str | None = None) -> Reading:
    """Make the reading of a file whose bytes are the record's text."""
    return Reading(source or f"{record.id}.txt", digest_of((record.text or "").encode()), record)
