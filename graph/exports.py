"""Write the whole graph to a file: RDF for any RDF tool, GraphML and GEXF for tools that draw.

`nq` is canonical: the same papers give the same bytes. Formats without named graphs (Turtle, GraphML, GEXF) hold the
union of all graphs.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

import networkx as nx
from pyoxigraph import RdfFormat, Triple, serialize

from graph.errors import DanchieuError, StoreError
from graph.model import Evidence
from graph.namespaces import PREFIXES
from graph.rdf import canonical
from graph.stores.library import Library
from graph.stores.networkx import whole

__all__ = ["EXPORT_FORMATS", "export"]

_SORTED_AT_ONCE = 500_000  # lines of N-Quads held in memory


def export(library: Library, path: Path, form: str) -> None:
    """Write the graph of `library` to `path` in `form`, one of `EXPORT_FORMATS`.

    The file appears whole or not at all. Raises `DanchieuError` for another form and `StoreError` where the file
    cannot be written.
    """
    if form not in EXPORT_FORMATS:
        raise DanchieuError("unknown-form", form=form, known=", ".join(EXPORT_FORMATS))
    part = path.with_name(path.name + ".part")
    try:
        EXPORT_FORMATS[form](library, part)
        part.replace(path)
    except OSError as error:
        raise StoreError("not-written", path=path, reason=error.strerror or error) from error
    finally:
        part.unlink(missing_ok=True)


def _write_canonical(library: Library, path: Path) -> None:
    """Sort in pieces that fit in memory, then merge the pieces."""
    quads = iter(library.quads.store)
    with ExitStack() as open_files:
        pieces: list[Iterator[str]] = []
        while piece := list(canonical(islice(quads, _SORTED_AT_ONCE))):
            stream = open_files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
            stream.writelines(piece)
            stream.seek(0)
            pieces.append(iter(stream))
        with path.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(heapq.merge(*pieces))


def _write_dataset(form: RdfFormat) -> Callable[[Library, Path], None]:
    def write(library: Library, path: Path) -> None:
        with path.open("wb") as out:
            library.quads.store.dump(out, form, prefixes=dict(PREFIXES))

    return write


def _write_turtle(library: Library, path: Path) -> None:
    """Write every statement of any graph, those of one subject together."""
    lines = {Triple(quad.subject, quad.predicate, quad.object) for quad in library.quads.store}
    with path.open("wb") as out:
        serialize(sorted(lines, key=str), out, RdfFormat.TURTLE, prefixes=dict(PREFIXES))


def _flat(library: Library) -> nx.MultiDiGraph[str]:
    """Give the whole graph with attributes that files of other tools can hold: evidence as text."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph = whole(library)
    for iri in sorted(graph):
        flat.add_node(iri, **graph.nodes[iri])
    for source, target, name in sorted(graph.edges(keys=True)):
        attributes = graph.edges[source, target, name]
        proofs: tuple[Evidence, ...] = attributes["evidence"]
        flat.add_edge(
            source,
            target,
            key=name,
            relation=name,
            confidence=attributes["confidence"],
            quote=" | ".join(proof.quote for proof in proofs),
            papers=" | ".join(sorted({proof.paper for proof in proofs})),
        )
    return flat


def _write_graphml(library: Library, path: Path) -> None:
    nx.write_graphml(_xml_safe(_flat(library)), path, named_key_ids=True)


def _write_gexf(library: Library, path: Path) -> None:
    nx.write_gexf(_xml_safe(_flat(library)), path)


def _xml_safe(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Take out what no XML 1.0 file can hold: control characters that scans leave in text."""
    for _, attributes in graph.nodes(data=True):
        _clean(attributes)
    for *_, attributes in graph.edges(data=True):
        _clean(attributes)
    return graph


def _clean(attributes: dict[str, object]) -> None:
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = value.translate(_NO_XML)


_NO_XML = {code: None for code in (*range(32), 0xFFFE, 0xFFFF) if code not in (9, 10, 13)}

EXPORT_FORMATS: Final = MappingProxyType(
    {
        "nq": _write_canonical,
        "ttl": _write_turtle,
        "trig": _write_dataset(RdfFormat.TRIG),
        "jsonld": _write_dataset(RdfFormat.JSON_LD),
        "graphml": _write_graphml,
        "gexf": _write_gexf,
    }
)
"""What `export` writes, by the name of the form."""
