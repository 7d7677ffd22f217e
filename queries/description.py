"""What the graph says of one node: the statements that begin or end at it, with their evidence."""

from __future__ import annotations

from typing import cast

from pyoxigraph import NamedNode, QueryTriples, Triple

from graph.stores.library import Library

__all__ = ["description"]

MOST = 20_000  # statements; a law that every paper cites has more than a reader of linked data can take at once
_QUERY = f"""
CONSTRUCT {{ ?s ?p ?o . ?said ?about ?what . ?selector ?at ?place }} WHERE {{
  {{ VALUES ?s {{ $node }} ?s ?p ?o }}
  UNION {{ VALUES ?o {{ $node }} ?s ?p ?o . FILTER (?p NOT IN (rdf:subject, rdf:object)) }}
  UNION {{
    VALUES ?node {{ $node }}
    ?said rdf:subject ?node ; ?about ?what ; oa:hasSelector ?selector . ?selector ?at ?place
  }}
}} LIMIT {MOST}
"""


def description(library: Library, iri: str) -> tuple[Triple, ...]:
    """Give the triples, sorted, each once. `iri` must be one that the graph holds."""
    query = _QUERY.replace("$node", str(NamedNode(iri)))
    return tuple(sorted(set(cast(QueryTriples, library.sparql(query))), key=str))
