"""Every document and agency of a library by its identity cells, held in memory until the library changes.

Pages ask for these at every letter that a user types; the store is asked once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from threading import Lock
from typing import Any, cast

import msgspec
from pyoxigraph import QuerySolutions

from graph.agencies import level_of
from graph.identity import plain
from graph.model import Iri
from graph.namespaces import CATALOGUE
from graph.stores.library import Library
from queries.documents import Document

__all__ = ["Agency", "Directory", "directory"]


class Agency(msgspec.Struct, frozen=True, kw_only=True):
    """A body by its name, with how many documents it issued and tasks it was given; `group` where it is many."""

    iri: Iri
    name: str
    group: bool
    issued: int
    tasks: int

    @property
    def level(self) -> str | None:
        """The level of government that the name tells."""
        return level_of(self.name)


class Directory(msgspec.Struct, frozen=True, dict=True):
    """What a library holds: documents and agencies, each sorted for showing."""

    documents: tuple[Document, ...]
    agencies: tuple[Agency, ...]

    @cached_property
    def by_iri(self) -> Mapping[str, Document]:
        """The documents by their IRI."""
        return {card.id: card for card in self.documents}

    @cached_property
    def plain_titles(self) -> tuple[str, ...]:
        """For each document its number, title and issuers in plain letters."""
        return tuple(plain(" ".join([c.number or "", c.title or "", c.issuer or ""])) for c in self.documents)


_DOCUMENTS = f"""SELECT * WHERE {{ GRAPH <{CATALOGUE}> {{ ?id a dch:Document ; dch:status ?status .
  OPTIONAL {{ ?id dch:number ?number }} OPTIONAL {{ ?id dch:type ?type }} OPTIONAL {{ ?id dch:title ?title }}
  OPTIONAL {{ ?id dch:date ?date }} OPTIONAL {{ ?id dch:level ?level }} OPTIONAL {{ ?id dch:reason ?reason }}
  OPTIONAL {{ ?id dch:issued_by/dch:name ?issuer }} }} }}"""
_AGENCIES = f"""SELECT ?iri ?name ?group WHERE {{ GRAPH <{CATALOGUE}> {{
  ?iri a dch:Agency ; dch:name ?name . OPTIONAL {{ ?iri dch:group ?group }} }} }}"""
_ISSUED = f"SELECT ?iri (COUNT(*) AS ?n) WHERE {{ GRAPH <{CATALOGUE}> {{ ?d dch:issued_by ?iri }} }} GROUP BY ?iri"
_TOLD = "SELECT ?iri (COUNT(DISTINCT ?t) AS ?n) WHERE { ?t dch:assigns_to ?iri } GROUP BY ?iri"


def _rows(library: Library, query: str) -> Iterator[dict[str, str]]:
    solutions = cast(QuerySolutions, library.sparql(query))
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: cast(Any, term).value for name in names if (term := solution[name]) is not None}


def _gather(rows: Iterable[dict[str, str]]) -> Iterator[Document]:
    """Give one card a document: joint issuers come as several rows. The name of an issuer tells the level too."""
    found: dict[str, tuple[dict[str, str], set[str]]] = {}
    for row in rows:
        issuer = row.pop("issuer", None)
        _, issuers = found.setdefault(row["id"], (row, set()))
        issuers.update([issuer] if issuer else [])
    for row, issuers in found.values():
        issuer = "; ".join(sorted(issuers)) or None
        yield msgspec.convert({**row, "issuer": issuer, "level": row.get("level") or level_of(issuer)}, Document)


def _order(card: Document) -> tuple[bool, tuple[int, ...], str]:
    newest_first = tuple(-ord(letter) for letter in card.date or "0")
    return card.status != "read", newest_first, card.id


def directory(library: Library) -> Directory:
    """Give the directory of `library`; the newest documents with a text in the store come first."""
    file, log = library.folder / "ledger.sqlite", library.folder / "ledger.sqlite-wal"
    written = log.stat().st_size if log.exists() else 0  # readers make an empty one and take it away
    stamp = (str(library.folder.resolve()), file.stat().st_mtime_ns, file.stat().st_size, written)
    with _READING:  # several pages that ask at once wait for one reading
        if stamp not in _KEPT:
            _KEPT.clear()
            _KEPT[stamp] = _read(library)
        return _KEPT[stamp]


_KEPT: dict[tuple[object, ...], Directory] = {}
_READING = Lock()


def _read(library: Library) -> Directory:
    issued = {row["iri"]: int(row["n"]) for row in _rows(library, _ISSUED)}
    told = {row["iri"]: int(row["n"]) for row in _rows(library, _TOLD)}
    bodies = [
        Agency(
            iri=Iri(i),
            name=row["name"],
            group=row.get("group") == "true",
            issued=issued.get(i, 0),
            tasks=told.get(i, 0),
        )
        for row in _rows(library, _AGENCIES)
        if (i := row["iri"])
    ]
    return Directory(
        tuple(sorted(_gather(_rows(library, _DOCUMENTS)), key=_order)),
        tuple(sorted(bodies, key=lambda body: (-body.issued - body.tasks, body.name))),
    )
