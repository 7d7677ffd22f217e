"""What a document is called, by whom and when issued: the same card for every question."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from graph.agencies import level_of
from graph.model import Iri
from queries.engines import Engine, Question

__all__ = ["Document", "documents", "newest"]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the graph. `status`: read (a paper of it is held), mentioned, or unresolved (`reason` says why).

    Joint issuers are joined by "; ".
    """

    id: Iri
    number: str | None = None
    type: str | None = None
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    level: str | None = None
    status: str = "unresolved"
    reason: str | None = None


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    document: Iri
    number: str | None = None
    type: str | None = None
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    level: str | None = None
    status: str | None = None
    reason: str | None = None


DOCUMENTS = Question("documents", _Row)


def documents(engine: Engine, iris: Iterable[Iri]) -> dict[Iri, Document]:
    """Give the card of each document that the graph holds, sorted by IRI."""
    found: dict[Iri, Document] = {}
    issuers: dict[Iri, set[str]] = {}
    for row in engine.ask(DOCUMENTS, document=sorted(set(iris))):
        issuers.setdefault(row.document, set()).update([row.issuer] if row.issuer else [])
        found[row.document] = Document(
            id=row.document,
            number=row.number,
            type=row.type,
            title=row.title,
            issuer="; ".join(sorted(issuers[row.document])) or None,
            date=row.date,
            level=row.level or level_of("; ".join(sorted(issuers[row.document])) or None),
            status=row.status or "unresolved",
            reason=row.reason,
        )
    return dict(sorted(found.items()))


def newest(cards: Iterable[Document]) -> tuple[Document, ...]:
    """Give documents by date, the newest first and those without a date last."""
    return tuple(sorted(cards, key=lambda card: (card.date or "", card.id), reverse=True))
