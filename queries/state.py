"""The state of the data: files that could not be read; open references, ranked by what settling them would give."""

from __future__ import annotations

from typing import cast

import msgspec
from pyoxigraph import QuerySolutions

from graph.model import Iri
from graph.stores.ledger import Source
from graph.stores.library import Library
from graph.vocabulary import relations

__all__ = ["OpenReference", "failures", "open_references"]


class OpenReference(msgspec.Struct, frozen=True, kw_only=True):
    """Unresolved nodes of one number and one reason.

    `cited_by` documents name it, in `chains` of them it stands in a relation that a chain follows; `iri` is one of the
    nodes.
    """

    number: str
    reason: str
    cited_by: int
    chains: int
    iri: Iri


_OPEN = """
SELECT ?number ?reason (SAMPLE(?node) AS ?iri) (COUNT(DISTINCT ?source) AS ?cited) (COUNT(DISTINCT ?link) AS ?chains)
WHERE {{
  ?node dch:status "unresolved" ; dch:reason ?reason .
  OPTIONAL {{ ?node dch:number ?printed }} OPTIONAL {{ ?node dch:title ?title }}
  BIND (COALESCE(?printed, ?title, "") AS ?number)
  ?source dch:cites ?node .
  OPTIONAL {{ ?source {chain} ?node . BIND (?source AS ?link) }}
}} GROUP BY ?number ?reason ORDER BY DESC(?chains) DESC(?cited) ?number ?reason
"""


def failures(library: Library) -> tuple[Source, ...]:
    """Give the files that could not be read, with the reason, by path."""
    return tuple(source for source in library.ledger.sources() if source.reason)


def open_references(library: Library) -> tuple[OpenReference, ...]:
    """Give the references that nothing settles, those first that break the most chains."""
    chain = "|".join(f"dch:{kind.name}" for kind in relations().values() if kind.chain == "down")
    rows = cast(QuerySolutions, library.sparql(_OPEN.format(chain=chain)))
    return tuple(
        OpenReference(
            number=row["number"].value,
            reason=row["reason"].value,
            cited_by=int(row["cited"].value),
            chains=int(row["chains"].value),
            iri=Iri(row["iri"].value),
        )
        for row in rows
    )
