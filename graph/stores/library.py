"""The data folder: the graph in Oxigraph, and records, texts, ledger and index beside it in SQLite.

Papers go in and out in batches. SQLite takes a batch whole or not at all and remembers which graphs it changes; then
those graphs are written. A process that dies between the two leaves them remembered, and the next one to open the
folder writes them.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Self

import msgspec
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples
from rdflib import Dataset

from graph.build import paper_graph
from graph.catalogue import Description, describe, facts_of
from graph.errors import AmbiguousNumber, NotFound, StoreError
from graph.identity import BASE, digest_of, number_slug, paper_iri, slug
from graph.model import Edge, Iri, Node, PaperGraph
from graph.rdf import catalogue_quads, is_shared, paper_quads
from graph.record import Record
from graph.references import References, read_references
from graph.resolve import claims_of, open_mentions_of, settle
from graph.stores.ledger import Ledger, Paper, Source
from graph.stores.oxigraph import Quads

__all__ = ["Library", "Reading"]

_PAPER = f"{BASE}paper/"
_NO_STORE = "chưa có kho dữ liệu; dùng danchieu ingest THƯ_MỤC để nạp văn bản"
_OTHER_VERSION = "kho dữ liệu do một phiên bản khác của danchieu tạo ra"
_STEP = 256  # graphs written in one transaction


class Reading(msgspec.Struct, frozen=True):
    """A paper that was read from the file `source`, whose bytes have `digest`.

    `part` names the paper inside a file that holds several, "" where the file is the paper.
    """

    source: str
    digest: str
    record: Record
    part: str = ""

    @property
    def paper(self) -> str:
        """The digest that names the paper: the file's own where the file is the paper."""
        return digest_of(f"{self.digest} {self.part}".encode()) if self.part else self.digest


class Library:
    """An open data folder. One process writes; several may read while none writes."""

    def __init__(self, folder: Path | str, *, write: bool = False) -> None:
        """Open `folder`, which is made where it is missing and `write` is set.

        Raises `StoreError` where there is no store, where it is of another version, or where another process is
        writing (or, for `write`, reading).
        """
        self.folder = Path(folder)
        self.writable = write
        if not write and not (self.folder / "ledger.sqlite").exists():
            raise StoreError(f"{self.folder}: {_NO_STORE}")
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
            raise StoreError(f"{self.folder}: {_NO_STORE if empty else _OTHER_VERSION}")
        graph = self.folder / "graph"
        if not write and (not graph.exists() or self.ledger.marked()):
            self._heal()
        if write and not graph.exists():  # new, or lost: all of it can be made from the ledger
            self.ledger.begin()
            self.ledger.mark([*(paper.digest for paper in self.ledger.papers()), *self.ledger.nodes()])
            self.ledger.commit()
        self.quads = Quads(graph, write=write)
        if write:
            self._write_marked()

    def _heal(self) -> None:
        """Write what a process that died left unwritten, before reading."""
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
                raise NotFound(f"{name}: kho dữ liệu không giữ bản nào của văn bản này")
        self._change((), (), paths)
        return paths

    def source(self, path: Path | str) -> Source | None:
        """Give what is known of a file; files are known by their absolute paths."""
        return self.ledger.source(str(path)) or self.ledger.source(str(Path(path).absolute()))

    def _change(self, readings: Iterable[Reading], failures: Iterable[Source], withdrawn: Iterable[str]) -> None:
        if not self.writable:
            raise StoreError(f"{self.folder}: kho dữ liệu đang mở để đọc")
        self.ledger.begin()
        try:
            built = self._change_ledger(list(readings), list(failures), list(withdrawn))
        except BaseException:
            self.ledger.rollback()
            raise
        self.ledger.commit()
        self._write_marked(built)

    def _change_ledger(
        self, readings: list[Reading], failures: list[Source], withdrawn: list[str]
    ) -> dict[str, PaperGraph]:
        """Change the ledger and give the graphs of the papers that are new."""
        offered = {reading.source: Source(reading.source, reading.digest, None) for reading in readings}
        offered |= {failure.path: failure for failure in failures}
        files = {source.digest for source in offered.values()}
        for path in (*offered, *withdrawn):
            if known := self.ledger.source(path):
                files.add(known.digest)
        for source in offered.values():
            self.ledger.set_source(source)
        for path in withdrawn:
            self.ledger.remove_source(path)
        wanted = {r.paper: r for r in readings if offered[r.source] == Source(r.source, r.digest, None)}
        reread = {reading.digest for reading in wanted.values()}
        touched: set[str] = set()
        for paper in [paper for file in files for paper in self.ledger.papers(file=file)]:
            reading = wanted.get(paper.digest)
            if reading and self.ledger.record(paper.digest) == reading.record:
                del wanted[paper.digest]
            elif reading or paper.file in reread or not self._is_read(paper.file):
                touched |= self._remove(paper.digest)
        references = {digest: read_references(reading.record, digest) for digest, reading in wanted.items()}
        for digest, read in references.items():
            self.ledger.add_claims(digest, claims_of(read))
            self.ledger.add_mentions(digest, open_mentions_of(read))
            touched |= self.ledger.keys(digest)
        self._settle(touched, wanted)
        return {digest: self._add(reading, references[digest]) for digest, reading in wanted.items()}

    def _is_read(self, file: str) -> bool:
        return any(source.reason is None for source in self.ledger.sources(file))

    def _remove(self, digest: str) -> set[str]:
        """Strike out a paper and give the keys on which it had a say."""
        record = self.ledger.record(digest)
        if record is None:
            return set()
        keys = self.ledger.keys(digest)
        self._count(paper_graph(record, digest, self.ledger.settled(digest)), -1)
        self.ledger.remove_paper(digest, record.text or "")
        self.ledger.mark([digest])
        return keys

    def _add(self, reading: Reading, references: References) -> PaperGraph:
        digest, record = reading.paper, reading.record
        settled = self.ledger.settled(digest)
        said = paper_graph(record, digest, settled, references)
        paper = Paper(digest, reading.digest, record.id, said.document, _print(record, settled))
        self.ledger.add_paper(paper, record)
        self._count(said, 1)
        self.ledger.mark([digest])
        return said

    def _count(self, said: PaperGraph, change: int) -> None:
        facts = list(facts_of(said))
        self.ledger.count_facts(facts, change)
        self.ledger.mark({iri for iri, _ in facts})

    def _settle(self, keys: Iterable[str], added: Iterable[str]) -> None:
        """Decide anew what the open mentions on `keys` mean, and change the papers to which that makes a difference."""
        decided: dict[str, dict[Iri, Iri | None]] = {}
        for key in keys:
            if not (mentions := self.ledger.mentions(key)):
                continue
            claims = self.ledger.claims(key)
            for paper, mention, known in mentions:
                if (document := settle(mention, claims)) != known:
                    decided.setdefault(paper, {})[mention.node] = document
        for digest, documents in decided.items():
            record = None if digest in added else self.ledger.record(digest)
            if record:
                self._count(paper_graph(record, digest, self.ledger.settled(digest)), -1)
            for node, document in documents.items():
                self.ledger.settle(node, document)
            if record:
                settled = self.ledger.settled(digest)
                said = paper_graph(record, digest, settled)
                self.ledger.change_paper(digest, said.document, _print(record, settled))
                self._count(said, 1)
                self.ledger.mark([digest])

    def _write_marked(self, built: Mapping[str, PaperGraph] = MappingProxyType({})) -> None:
        """Bring the quads to the state of the ledger. May be broken off and begun again at any point."""
        marked = self.ledger.marked()
        for first in range(0, len(marked), _STEP):
            step = marked[first : first + _STEP]
            digests = [graph for graph in step if ":" not in graph]
            papers = [said for digest in digests if (said := built.get(digest) or self.paper_graph(digest))]
            self.quads.replace_graphs(map(paper_iri, digests), (q for said in papers for q in paper_quads(said)))
            nodes = [graph for graph in step if ":" in graph]
            described = [known for node in nodes if (known := self._describe(Iri(node)))]
            self.quads.replace_nodes(
                nodes, (q for known in described for q in catalogue_quads(known.node, known.edges))
            )
            self.quads.flush()
            self.ledger.unmark(step)

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
            raise NotFound(f"{paper}: kho dữ liệu không giữ bản nào của văn bản này")
        return record

    def papers_of(self, document: str) -> tuple[Iri, ...]:
        """Give the papers that are the text of `document`; several are versions of it."""
        return tuple(paper_iri(paper.digest) for paper in self.ledger.papers(document=document))

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
            raise NotFound(f"{name}: không có trong kho dữ liệu")
        if len(found) > 1:
            raise AmbiguousNumber(f"{name}: {len(found)} văn bản mang số này", tuple(node.iri for node in found))
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

    def status(self) -> dict[str, int]:
        """Give how much is held."""
        return self.ledger.counts()


def _print(record: Record, settled: dict[Iri, Iri]) -> str:
    return hashlib.sha256(record.to_json() + repr(sorted(settled.items())).encode()).hexdigest()


def _lock(folder: Path, *, exclusive: bool) -> IO[str]:
    stream = (folder / "lock").open("a")
    try:
        fcntl.flock(stream, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        stream.close()
        doing = "đọc hoặc ghi" if exclusive else "ghi"
        raise StoreError(
            f"{folder}: một tiến trình khác đang {doing} kho dữ liệu này; đợi nó xong rồi làm lại"
        ) from error
    return stream
