"""The state of the data: what is cited most, what nothing ties, what stays open and what that blocks, what failed."""

from __future__ import annotations

import msgspec

from graph.model import Iri
from graph.stores.ledger import Source
from graph.stores.library import Library
from queries.documents import Document, documents, newest
from queries.engines import Engine, Question

__all__ = ["Cited", "OpenReference", "failures", "most_cited", "open_references", "orphans"]


class OpenReference(msgspec.Struct, frozen=True, kw_only=True):
    """Unresolved nodes of one number and one reason.

    `cited_by` documents name it; the chains up of `chains` documents end there, because they carry it out or something
    that does. `document` is one of the nodes; `key` is the number in its plain form, or the title.
    """

    key: str
    number: str
    reason: str
    document: Iri
    cited_by: int
    chains: int


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A document and how many others cite it, in whatever relation."""

    document: Document
    count: int


class _Count(msgspec.Struct, frozen=True):
    document: Iri
    count: int


class _One(msgspec.Struct, frozen=True):
    document: Iri


UNRESOLVED = Question("unresolved", OpenReference)
MOST_CITED = Question("most_cited", _Count)
ORPHANS = Question("orphans", _One)


def open_references(engine: Engine) -> tuple[OpenReference, ...]:
    """Give the references that nothing settles, those first that block the most chains."""
    rows = engine.ask(UNRESOLVED)
    return tuple(sorted(rows, key=lambda one: (-one.chains, -one.cited_by, one.key, one.reason)))


def most_cited(engine: Engine) -> tuple[Cited, ...]:
    """Give the hundred documents that most documents cite, the most cited first."""
    rows = sorted(engine.ask(MOST_CITED), key=lambda row: (-row.count, row.document))
    cards = documents(engine, [row.document for row in rows])
    return tuple(Cited(document=cards[row.document], count=row.count) for row in rows)


def orphans(engine: Engine) -> tuple[Document, ...]:
    """Give the documents that the store holds and that neither cite one nor are cited, the newest first."""
    cards = documents(engine, [row.document for row in engine.ask(ORPHANS)])
    return newest(cards.values())


def failures(library: Library) -> tuple[Source, ...]:
    """Give the files that could not be read, with the reason, by path."""
    return tuple(source for source in library.ledger.sources() if source.reason)
