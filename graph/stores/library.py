"""The data folder: the graph in Oxigraph, and records, texts, ledger and index beside it in SQLite.

Papers go in and out in batches. SQLite takes a batch whole or not at all and remembers which graphs it changes; then
those graphs are written. A process that dies between the two leaves them remembered, and the next one to open the
folder writes them. So does the first one after an upgrade, which builds all but the records anew.
"""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Self, cast

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples
from rdflib import Dataset

from graph.build import paper_graph
from graph.catalogue import Description, describe
from graph.errors import AmbiguousNumber, NotFound, StoreError
from graph.identity import BASE, number_slug, paper_iri, slug
from graph.model import Edge, Iri, Node, PaperGraph
from graph.places import Pages, Places
from graph.rdf import catalogue_quads, is_shared, paper_quads
from graph.record import Record
from graph.stores.intake import Reading, rebuild, take
from graph.stores.ledger import EVERYTHING, Ledger, Source
from graph.stores.oxigraph import Quads
from graph.versions import build_mark

__all__ = ["Library", "Reading"]

_PAPER = f"{BASE}paper/"
_log = logging.getLogger(__name__)
_STEP = 256  # graphs written in one transaction


class Library:
    """An open data folder. One process writes; several may read while none writes."""

    def __init__(self, folder: Path | str, *, write: bool = False) -> None:
        """Open `folder`, which is made where it is missing and `write` is set.

        A graph that other code or tables built is first built anew from the records. Raises `StoreError` where there
        is no store, where it is of a later version, or where another process is writing (or, where something is to be
        written, reading).
        """
        self.folder = Path(folder)
        self.writable = write
        if not write and not (self.folder / "ledger.sqlite").exists():
            raise StoreError("no-store", folder=self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self.folder, exclusive=write)
        try:
            self._open(write=write)
        except BaseException:
            self._lock.close()
            raise

    def _open(self, *, write: bool) -> None:
        self.ledger = Ledger(self.folder / "ledger.sqlite", write=write)
        if not self.ledger.current:
            empty = self.ledger.version() == 0  # its maker died before the first paper
            self.ledger.close()
            if empty:
                raise StoreError("no-store", folder=self.folder)
            raise StoreError("other-version", folder=self.folder)
        graph = self.folder / "graph"
        if not write and (self.ledger.built_by() != build_mark() or not graph.exists() or self.ledger.marked()):
            self._heal()
        if write:
            self._follow_upgrade()
            if not graph.exists():  # new, or lost: all of it can be made from the ledger
                self.ledger.begin()
                self.ledger.mark([*(paper.digest for paper in self.ledger.papers()), *self.ledger.nodes()])
                self.ledger.commit()
        self.quads = Quads(graph, write=write)
        if write:
            self._write_marked()

    def _follow_upgrade(self) -> None:
        """Build anew, whole or not at all, what other code or tables built; the quads are only marked here."""
        if self.ledger.built_by() == build_mark():
            return
        self.ledger.begin()
        try:
            if any(True for _ in self.ledger.papers()):
                _log.warning("%s: đang dựng lại đồ thị cho phiên bản này / building the graph anew", self.folder)
                rebuild(self.ledger)
            self.ledger.set_built_by(build_mark())
        except BaseException:
            self.ledger.rollback()
            raise
        self.ledger.commit()

    def _heal(self) -> None:
        """Write what a process that died left unwritten, or what an upgrade builds otherwise, before reading."""
        self._lock.close()
        Library(self.folder, write=True).close()
        self._lock = _lock(self.folder, exclusive=False)

    def close(self) -> None:
        """Close the folder; the object is of no use afterwards."""
        self.ledger.close()
        del self.quads
        self._lock.close()

    def __enter__(self) -> Self:
        """Give the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the folder."""
        self.close()

    # --- papers in and out

    def put(self, readings: Iterable[Reading], failures: Iterable[Source] = ()) -> None:
        """Take in what was read, and note what could not be read and why, whole or not at all.

        A file that was offered before stands for what it says now: what it said with other bytes is withdrawn.
        """
        self._change(readings, failures, ())

    def forget(self, name: str) -> tuple[str, ...]:
        """Withdraw a file (its path) or all papers of a document (its number or IRI); gives the paths of the files.

        Raises `NotFound`, and `AmbiguousNumber` where several documents bear the number.
        """
        if source := self.source(name):
            paths: tuple[str, ...] = (source.path,)
        else:
            document = self.document(name)
            held = self.ledger.papers(document=document)
            paths = tuple(source.path for paper in held for source in self.ledger.sources(paper.file))
            if not paths:
                raise NotFound("paper-not-held", name=name)
        self._change((), (), paths)
        return paths

    def source(self, path: Path | str) -> Source | None:
        """Give what is known of a file; files are known by their absolute paths."""
        return self.ledger.source(str(path)) or self.ledger.source(str(Path(path).absolute()))

    def _change(self, readings: Iterable[Reading], failures: Iterable[Source], withdrawn: Iterable[str]) -> None:
        if not self.writable:
            raise StoreError("store-read-only", folder=self.folder)
        self.ledger.begin()
        try:
            built = take(self.ledger, list(readings), list(failures), list(withdrawn))
        except BaseException:
            self.ledger.rollback()
            raise
        self.ledger.commit()
        self._write_marked(built)

    def _write_marked(self, built: Mapping[str, PaperGraph] = MappingProxyType({})) -> None:
        """Bring the quads to the state of the ledger. May be broken off and begun again at any point."""
        marked = self.ledger.marked()
        for first in range(0, len(marked), _STEP):
            step = marked[first : first + _STEP]
            if EVERYTHING in step:  # sorts before all else, and is unmarked with what was written after it
                self.quads.clear()
                step.remove(EVERYTHING)
            digests = [graph for graph in step if ":" not in graph]
            papers = [said for digest in digests if (said := built.get(digest) or self.paper_graph(digest))]
            self.quads.replace_graphs(map(paper_iri, digests), (q for said in papers for q in paper_quads(said)))
            nodes = [graph for graph in step if ":" in graph]
            described = [known for node in nodes if (known := self._describe(Iri(node)))]
            self.quads.replace_nodes(
                nodes, (q for known in described for q in catalogue_quads(known.node, known.edges))
            )
            self.quads.flush()
            self.ledger.unmark([*step, EVERYTHING])

    # --- what is held

    def papers(self) -> dict[Iri, str]:
        """Give every paper with a mark that changes whenever its graph does, for projections that follow the store."""
        return {paper_iri(paper.digest): paper.print for paper in self.ledger.papers()}

    def paper_graph(self, paper: str) -> PaperGraph | None:
        """Give all that a paper (its digest or IRI) states, None where it is not held."""
        digest = paper.removeprefix(_PAPER)
        record = self.ledger.record(digest)
        return paper_graph(record, digest, self.ledger.settled(digest)) if record else None

    def record(self, paper: str) -> Record:
        """Give the record, with its text, of a paper (digest or IRI) or of the first paper of a document."""
        digest = paper.removeprefix(_PAPER)
        record = self.ledger.record(digest)
        if record is None:
            held = [known.digest for known in self.ledger.papers(document=self.document(paper))]
            record = self.ledger.record(held[0]) if held else None
        if record is None:
            raise NotFound("paper-not-held", name=paper)
        return record

    def papers_of(self, document: str) -> tuple[Iri, ...]:
        """Give the papers that are the text of `document`; several are versions of it."""
        return tuple(paper_iri(paper.digest) for paper in self.ledger.papers(document=document))

    def sources(self, paper: str) -> tuple[Source, ...]:
        """Give the files in which a paper (digest or IRI) came, by path."""
        held = self.ledger.paper(paper.removeprefix(_PAPER))
        return tuple(self.ledger.sources(held.file)) if held else ()

    def pages(self, paper: str) -> Pages:
        """Give the pages of a paper (digest or IRI).

        It has none where its format has none, and where it was read before they were kept.
        """
        return self.ledger.pages(paper.removeprefix(_PAPER))

    def places(self, paper: str) -> tuple[str, Places]:
        """Give the part of its file that a paper (digest or IRI) is, "" for the whole, and where its words stand."""
        return self.ledger.places(paper.removeprefix(_PAPER))

    def _describe(self, iri: Iri) -> Description | None:
        return describe(iri, self.ledger.facts(iri))

    def node(self, iri: str) -> Node | None:
        """Give a node as all papers together describe it, None where the graph does not hold it."""
        if is_shared(iri):
            known = self._describe(Iri(iri))
            return known.node if known else None
        digest = iri.removeprefix(_PAPER).removeprefix(f"{BASE}unresolved/").partition("/")[0]
        said = self.paper_graph(digest)
        return next((node for node in said.nodes if node.iri == iri), None) if said else None

    def nodes(self) -> Iterator[Node]:
        """Give every node of the graph once: the shared ones, then those of each paper alone."""
        for iri in self.ledger.nodes():
            if known := self._describe(iri):
                yield known.node
        for paper in self.ledger.papers():
            if said := self.paper_graph(paper.digest):
                yield from (node for node in said.nodes if not is_shared(node.iri))

    def edges(
        self, source: str | None = None, relation: str | None = None, target: str | None = None
    ) -> Iterator[Edge]:
        """Give the edges that fit, each once with all its evidence, sorted by source, relation and target."""
        return self.quads.edges(source, relation, target)

    # --- finding

    def find_documents(self, name: str) -> tuple[Node, ...]:
        """Give the documents that `name` may mean: an IRI, the path of a file, a number in any spelling.

        Unresolved nodes are given only where no identified document bears the number.
        """
        if source := self.source(name):
            found = [paper.document for paper in self.ledger.papers(file=source.digest)]
        elif name.startswith(_PAPER):
            held = self.ledger.paper(name.removeprefix(_PAPER))
            found = [held.document] if held else []
        elif name.startswith(BASE):
            found = [Iri(name)]
        else:
            found = self.ledger.documents(number_slug(name)) or self.ledger.documents(slug(name))
            found = [iri for iri in found if is_shared(iri)] or found
        return tuple(node for iri in found if (node := self.node(iri)))

    def document(self, name: str) -> Iri:
        """Give the one document that `name` means (see `find_documents`).

        Raises `NotFound` where there is none and `AmbiguousNumber` with the candidates where there are several.
        """
        found = self.find_documents(name)
        if not found:
            raise NotFound("not-found", name=name)
        if len(found) > 1:
            raise AmbiguousNumber("ambiguous", tuple(node.iri for node in found), name=name, count=len(found))
        return found[0].iri

    def sparql(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a SPARQL query over all that is held; the prefixes of `graph.namespaces` are known.

        The default graph is the union of all named graphs; a statement of two papers is met twice there unless the
        query says DISTINCT.
        """
        return self.quads.query(query)

    def dataset(self) -> Dataset:
        """Give the quads as an rdflib `Dataset` over this very store; its default graph is the union of all graphs."""
        from oxrdflib import OxigraphStore

        return Dataset(store=OxigraphStore(store=self.quads.store), default_union=True)

    def status(self, rules: str | None = None) -> dict[str, int]:
        """Give how much is held; with `rules`, also how many papers were read by others (`older_rules`).

        `versions` counts the documents of which several papers are held, `conflicts` those on which papers disagree.
        """
        asked = cast(QuerySolutions, self.sparql("SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d dch:conflict ?words }"))
        conflicts = {"conflicts": int(next(iter(asked))["n"].value)}
        return (
            self.ledger.counts()
            | conflicts
            | ({} if rules is None else {"older_rules": self.ledger.read_otherwise(rules)})
        )


def _lock(folder: Path, *, exclusive: bool) -> IO[str]:
    stream = (folder / "lock").open("a")
    try:
        fcntl.flock(stream, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        stream.close()
        if exclusive:
            raise StoreError("store-in-use", folder=folder) from error
        raise StoreError("store-being-written", folder=folder) from error
    return stream
