"""What papers that come and go change in the ledger: identities, what settles them, facts, graphs to be written.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from graph.build import paper_graph
from graph.catalogue import facts_of
from graph.errors import UnreadableFile
from graph.identity import digest_of
from graph.model import Iri, PaperGraph
from graph.places import Packed
from graph.record import Record
from graph.references import References, read_references
from graph.resolve import claims_of, open_mentions_of, settle
from graph.stores.ledger import EVERYTHING, Ledger, Paper, Source
from graph.versions import build_mark

__all__ = ["Reading", "rebuild", "take"]


class Reading(msgspec.Struct, frozen=True):
    """A paper that was read from the file `source`, whose bytes have `digest`.

    `part` names the paper inside a file that holds several, "" where the file is the paper; `rules` the rules by which
    it was read, "" where nobody knows; `places` where its words stand in the file (`Places.packed`).
    """

    source: str
    digest: str
    record: Record
    part: str = ""
    rules: str = ""
    places: Packed = (b"", b"")

    @property
    def paper(self) -> str:
        """The digest that names the paper: the file's own where the file is the paper."""
        return digest_of(f"{self.digest} {self.part}".encode()) if self.part else self.digest


def take(
    ledger: Ledger, readings: list[Reading], failures: list[Source], withdrawn: list[str]
) -> dict[str, PaperGraph]:
    """Change the ledger by a batch and give the graphs of the papers that are new."""
    offered = {reading.source: Source(reading.source, reading.digest, None) for reading in readings}
    offered |= {failure.path: failure for failure in failures}
    files = {source.digest for source in offered.values()}
    for path in (*offered, *withdrawn):
        if known := ledger.source(path):
            files.add(known.digest)
    for source in offered.values():
        ledger.set_source(source)
    for path in withdrawn:
        ledger.remove_source(path)
    wanted = {r.paper: r for r in readings if offered[r.source] == Source(r.source, r.digest, None)}
    reread = {reading.digest for reading in wanted.values()}
    touched: set[str] = set()
    for paper in [paper for file in files for paper in ledger.papers(file=file)]:
        reading = wanted.get(paper.digest)
        if reading and ledger.record(paper.digest) == reading.record:
            ledger.set_rules(paper.digest, reading.rules)
            ledger.set_places(paper.digest, reading.part, reading.places)
            del wanted[paper.digest]
        elif reading or paper.file in reread or not _is_read(ledger, paper.file):
            touched |= _remove(ledger, paper.digest)
    references = {digest: read_references(reading.record, digest) for digest, reading in wanted.items()}
    for digest, read in references.items():
        _state(ledger, digest, read)
        touched |= ledger.keys(digest)
    _settle(ledger, touched, wanted)
    return {digest: _add(ledger, reading, references[digest]) for digest, reading in wanted.items()}


def rebuild(ledger: Ledger) -> None:
    """Make all but the records again, as this program makes it from them, and mark every graph to be written.

    Withdraws the papers whose records it does not understand; their files count as failed and can be offered again.
    """
    ledger.clear_derived()
    for paper in list(ledger.papers()):
        try:
            record = ledger.record(paper.digest)
        except msgspec.DecodeError:
            _ask_again(ledger, paper)
            continue
        if record:
            _state(ledger, paper.digest, read_references(record, paper.digest))
            ledger.add_words(paper.digest, record.text or "")
    for key in ledger.open_keys():  # nothing settled serves as evidence: one key after the other
        for documents in _decide(ledger, [key]).values():
            for node, document in documents.items():
                ledger.settle(node, document)
    digests = [paper.digest for paper in ledger.papers()]
    for digest in digests:
        if record := ledger.record(digest):
            _count(ledger, _rebuilt(ledger, digest, record), 1)
    ledger.mark([EVERYTHING, *digests, *ledger.nodes()])


def _ask_again(ledger: Ledger, paper: Paper) -> None:
    """Strike out a paper and note its files as failed: offered again, they are read again."""
    for source in list(ledger.sources(paper.file)):
        reason = UnreadableFile("older-record", path=source.path).encoded()
        ledger.set_source(Source(source.path, source.digest, reason))
    ledger.drop_paper(paper.digest)


def _state(ledger: Ledger, digest: str, references: References) -> None:
    ledger.add_claims(digest, claims_of(references))
    ledger.add_mentions(digest, open_mentions_of(references))


def _is_read(ledger: Ledger, file: str) -> bool:
    return any(source.reason is None for source in ledger.sources(file))


def _remove(ledger: Ledger, digest: str) -> set[str]:
    """Strike out a paper and give the keys on which it had a say."""
    record = ledger.record(digest)
    if record is None:
        return set()
    keys = ledger.keys(digest)
    _count(ledger, paper_graph(record, digest, ledger.settled(digest)), -1)
    ledger.remove_paper(digest, record.text or "")
    ledger.mark([digest])
    return keys


def _add(ledger: Ledger, reading: Reading, references: References) -> PaperGraph:
    digest, record = reading.paper, reading.record
    settled = ledger.settled(digest)
    said = paper_graph(record, digest, settled, references)
    paper = Paper(digest, reading.digest, record.id, said.document, _print(record, settled), reading.rules)
    ledger.add_paper(paper, record)
    ledger.set_places(digest, reading.part, reading.places)
    _count(ledger, said, 1)
    ledger.mark([digest])
    return said


def _count(ledger: Ledger, said: PaperGraph, change: int) -> None:
    facts = list(facts_of(said))
    ledger.count_facts(facts, change)
    ledger.mark({iri for iri, _ in facts})


def _decide(ledger: Ledger, keys: Iterable[str]) -> dict[str, dict[Iri, Iri | None]]:
    """Give by paper what the open mentions on `keys` mean, where it is not what the ledger has."""
    decided: dict[str, dict[Iri, Iri | None]] = {}
    for key in keys:
        if not (mentions := ledger.mentions(key)):
            continue
        claims = ledger.claims(key)
        for paper, mention, known in mentions:
            if (document := settle(mention, claims)) != known:
                decided.setdefault(paper, {})[mention.node] = document
    return decided


def _settle(ledger: Ledger, keys: Iterable[str], added: Iterable[str]) -> None:
    """Decide anew what the open mentions on `keys` mean, and change the papers to which that makes a difference."""
    for digest, documents in _decide(ledger, keys).items():
        record = None if digest in added else ledger.record(digest)
        if record:
            _count(ledger, paper_graph(record, digest, ledger.settled(digest)), -1)
        for node, document in documents.items():
            ledger.settle(node, document)
        if record:
            _count(ledger, _rebuilt(ledger, digest, record), 1)
            ledger.mark([digest])


def _rebuilt(ledger: Ledger, digest: str, record: Record) -> PaperGraph:
    """Build a paper that the ledger holds as its mentions are settled now, and enter what became of it."""
    settled = ledger.settled(digest)
    said = paper_graph(record, digest, settled)
    ledger.change_paper(digest, said.document, _print(record, settled))
    return said


def _print(record: Record, settled: dict[Iri, Iri]) -> str:
    """Digest all on which a paper's graph depends: what was read, what is settled, and the code and tables."""
    return hashlib.sha256(record.to_json() + repr(sorted(settled.items())).encode() + build_mark().encode()).hexdigest()
