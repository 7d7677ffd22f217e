"""The quads on disk: Oxigraph, one named graph a paper and one for the nodes that papers share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from graph.errors import StoreError
from graph.model import Edge, Evidence, Iri
from graph.namespaces import CATALOGUE, PREFIXES
from graph.rdf import predicate_of, relation_of
from graph.sparql_text import calls_others

__all__ = ["Quads"]

_STATEMENTS = """
SELECT * WHERE {
  GRAPH ?graph {
    ?statement rdf:subject ?source ; rdf:object ?target ; rdf:predicate ?predicate ; prov:wasDerivedFrom ?paper ;
      oa:hasSelector ?selector ; dch:rule ?rule ; dch:confidence ?confidence .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
    OPTIONAL { ?statement dch:provision ?provision }
  }
}
"""


_MANY = 5_000
_SUBJECT = NamedNode(PREFIXES["rdf"] + "subject")
_SELECTOR = NamedNode(PREFIXES["oa"] + "hasSelector")


class Quads:
    """An Oxigraph store that knows danchieu's graphs."""

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open the store in the folder `path`; for reading alone it must exist."""
        try:
            self.store = Store(path) if write else Store.read_only(str(path))
        except OSError as error:
            raise StoreError("graph-not-opened", path=path, reason=error) from error

    def replace_graphs(self, papers: Iterable[str], quads: Iterable[Quad]) -> None:
        """Put `quads` in the place of the named graphs `papers`."""
        for paper in papers:
            graph = NamedNode(paper)
            if self.store.contains_named_graph(graph):
                self.store.remove_graph(graph)
        self._add(list(quads))

    def replace_nodes(self, nodes: Iterable[str], quads: Iterable[Quad]) -> None:
        """Put `quads` in the place of all that the catalogue says of `nodes`."""
        new = set(quads)
        old = {quad for node in nodes for quad in self._catalogued(NamedNode(node))}
        for quad in old - new:
            self.store.remove(quad)
        self._add(list(new - old))

    def clear(self) -> None:
        """Take everything out."""
        self.store.clear()

    def _add(self, quads: list[Quad]) -> None:
        """Add quads, many of them as files of their own: twice as fast, not in one transaction, and not needing it.

        What a process that dies leaves half written, the ledger has marked to be written again.
        """
        if len(quads) < _MANY:
            self.store.extend(quads)
        else:
            self.store.bulk_extend(quads)

    def _catalogued(self, node: NamedNode) -> Iterator[Quad]:
        graph = NamedNode(CATALOGUE)
        yield from self.store.quads_for_pattern(node, None, None, graph)
        for said in self.store.quads_for_pattern(None, _SUBJECT, node, graph):
            yield from self.store.quads_for_pattern(said.subject, None, None, graph)
            for chosen in self.store.quads_for_pattern(said.subject, _SELECTOR, None, graph):
                yield from self.store.quads_for_pattern(cast(NamedNode, chosen.object), None, None, graph)

    def flush(self) -> None:
        """Wait until all is on disk."""
        self.store.flush()

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a SPARQL query over the union of all graphs; danchieu's prefixes are known.

        Raises `StoreError` with the place of the mistake where the query is not SPARQL, and for SERVICE: a query that
        somebody sent must not make this machine call others.
        """
        if calls_others(sparql):
            raise StoreError("sparql-service")
        try:
            return self.store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        except SyntaxError as error:
            raise StoreError("wrong-sparql", reason=error) from error

    def edges(self, source: str | None, relation: str | None, target: str | None) -> Iterator[Edge]:
        """Give the edges that fit, each with all its evidence, sorted."""
        given = {
            "source": source,
            "target": target,
            "predicate": str(predicate_of(relation).value) if relation else None,
        }
        # In the text and not as substitutions, which come after the plan is made: twenty times faster for a target.
        query = _STATEMENTS
        for name, iri in given.items():
            query = query.replace(f"?{name}", str(NamedNode(iri))) if iri else query
        found: dict[tuple[str, str, str], list[Evidence]] = {}
        rows = cast(QuerySolutions, self.store.query(query, prefixes=dict(PREFIXES)))
        for row in rows:
            values = {name: given[name] or row[name].value for name in given}
            relation_name = relation_of(values["predicate"])
            if relation_name is None:
                continue
            provision = row["provision"]
            evidence = Evidence(
                Iri(row["paper"].value),
                int(row["start"].value),
                int(row["end"].value),
                row["quote"].value,
                row["rule"].value,
                float(row["confidence"].value),
                provision.value if provision else "",
            )
            found.setdefault((values["source"], relation_name, values["target"]), []).append(evidence)
        for key in sorted(found):
            yield Edge(Iri(key[0]), key[1], Iri(key[2]), tuple(sorted(found[key])))
