"""The ledger beside the graph: the files that were read, records and texts, the index by which mentions are settled.

SQLite is written first and holds all that is needed to write any graph again; `dirty` names the graphs that the quad
store does not hold yet in their present state.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from graph.catalogue import Fact
from graph.errors import decoded
from graph.identity import plain
from graph.model import Iri
from graph.places import Packed, Pages, Places
from graph.record import Record
from graph.resolve import Claim, OpenMention
from graph.tables import Language

__all__ = ["EVERYTHING", "Ledger", "Paper", "Source"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    path TEXT PRIMARY KEY, digest TEXT NOT NULL, reason TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_digest ON source (digest);
CREATE TABLE IF NOT EXISTS paper (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, file TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL,
    print TEXT NOT NULL, record BLOB NOT NULL, rules TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS paper_file ON paper (file);
CREATE INDEX IF NOT EXISTS paper_document ON paper (document);
CREATE TABLE IF NOT EXISTS claim (
    key TEXT NOT NULL, iri TEXT NOT NULL, paper TEXT NOT NULL, issuer TEXT NOT NULL, year TEXT NOT NULL,
    date TEXT, words TEXT NOT NULL, PRIMARY KEY (key, iri, paper)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_paper ON claim (paper);
CREATE TABLE IF NOT EXISTS mention (
    node TEXT PRIMARY KEY, key TEXT NOT NULL, paper TEXT NOT NULL, issuer TEXT, year TEXT, date TEXT,
    words TEXT NOT NULL, before TEXT, document TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mention_key ON mention (key);
CREATE INDEX IF NOT EXISTS mention_paper ON mention (paper);
CREATE TABLE IF NOT EXISTS fact (
    iri TEXT NOT NULL, own INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, papers INTEGER NOT NULL,
    PRIMARY KEY (iri, own, name, value)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dirty (graph TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (body, content='', tokenize="unicode61 remove_diacritics 0");
CREATE TABLE IF NOT EXISTS built (mark TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS place (
    paper TEXT PRIMARY KEY, part TEXT NOT NULL, pages BLOB NOT NULL, boxes BLOB NOT NULL);
PRAGMA user_version = 3;
"""
_VERSION = 3
_FROM_1 = """
BEGIN IMMEDIATE;
ALTER TABLE paper ADD COLUMN rules TEXT NOT NULL DEFAULT '';
CREATE TABLE built (mark TEXT NOT NULL);
PRAGMA user_version = 2;
COMMIT;
"""
_FROM_2 = """
BEGIN IMMEDIATE;
CREATE TABLE place (paper TEXT PRIMARY KEY, part TEXT NOT NULL, pages BLOB NOT NULL, boxes BLOB NOT NULL);
PRAGMA user_version = 3;
COMMIT;
"""

EVERYTHING = "*"
"""Marked like a graph where the quads are to be made from nothing."""


class Source(msgspec.Struct, frozen=True):
    """A file that was offered: `reason`, an encoded error, says why it could not be read, None where it was."""

    path: str
    digest: str
    reason: str | None

    def sentence(self, lang: Language = "vi") -> str:
        """Give the reason as a sentence for the user, "" where there is none."""
        return decoded(self.reason).sentence(lang) if self.reason else ""


class Paper(msgspec.Struct, frozen=True):
    """A paper that is held: `file` is the digest of the file it came in, `document` the document whose text it is.

    `print` changes whenever the paper's graph does, or the code and tables that build it; `rules` are those by which it
    was read, "" where nobody knows.
    """

    digest: str
    file: str
    name: str
    document: Iri
    print: str
    rules: str = ""


class Ledger:
    """The tables; each method is one statement or a few, the transaction is the caller's (`begin`, `commit`)."""

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open the database at `path`, made where it is missing and `write` is set."""
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA synchronous = FULL")
        if write:
            self._db.execute("PRAGMA journal_mode = WAL")
            if self.version() == 0:
                self._db.executescript(_SCHEMA)
            if self.version() == 1:
                self._db.executescript(_FROM_1)
            if self.version() == 2:
                self._db.executescript(_FROM_2)

    def version(self) -> int:
        """Give the version of the tables, 0 for an empty database."""
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @property
    def current(self) -> bool:
        """Whether this program knows the tables, or brings them up to date on opening to write."""
        return 0 < self.version() <= _VERSION

    def built_by(self) -> str | None:
        """Give the mark of the code and tables that built the graph, None where it is not kept."""
        row = self._db.execute("SELECT mark FROM built").fetchone() if self.version() == _VERSION else None
        return row[0] if row else None

    def set_built_by(self, mark: str) -> None:
        """Enter which code and tables built the graph."""
        self._db.execute("DELETE FROM built")
        self._db.execute("INSERT INTO built VALUES (?)", (mark,))

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def begin(self) -> None:
        """Begin the transaction of one batch."""
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep the batch."""
        self._db.execute("COMMIT")

    def rollback(self) -> None:
        """Forget the batch."""
        self._db.execute("ROLLBACK")

    # --- files

    def source(self, path: str) -> Source | None:
        """Give what is known of the file `path`."""
        row = self._db.execute("SELECT path, digest, reason FROM source WHERE path = ?", (path,)).fetchone()
        return Source(*row) if row else None

    def sources(self, digest: str | None = None) -> Iterator[Source]:
        """Give the files, those of one digest where it is given, in the order of their paths."""
        where, values = ("WHERE digest = ? ", (digest,)) if digest else ("", ())
        rows = self._db.execute(f"SELECT path, digest, reason FROM source {where}ORDER BY path", values)  # noqa: S608
        return (Source(*row) for row in rows)

    def set_source(self, source: Source) -> None:
        """Enter a file, in the place of what was known of it."""
        self._db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", (source.path, source.digest, source.reason))

    def remove_source(self, path: str) -> None:
        """Strike a file out."""
        self._db.execute("DELETE FROM source WHERE path = ?", (path,))

    # --- papers

    def paper(self, digest: str) -> Paper | None:
        """Give the paper of a digest."""
        row = self._db.execute(
            "SELECT digest, file, name, document, print, rules FROM paper WHERE digest = ?", (digest,)
        ).fetchone()
        return Paper(*row) if row else None

    def papers(self, *, document: str | None = None, file: str | None = None) -> Iterator[Paper]:
        """Give the papers, those of one document or one file where it is given, in the order of their digests."""
        asked = {name: value for name, value in (("document", document), ("file", file)) if value is not None}
        where = " AND ".join(f"{name} = :{name}" for name in asked) or "1"
        rows = self._db.execute(
            f"SELECT digest, file, name, document, print, rules FROM paper WHERE {where} ORDER BY digest",  # noqa: S608
            asked,
        )
        return (Paper(*row) for row in rows)

    def record(self, digest: str) -> Record | None:
        """Give the record of a paper, with its text."""
        row = self._db.execute("SELECT record FROM paper WHERE digest = ?", (digest,)).fetchone()
        return Record.from_json(zlib.decompress(row[0])) if row else None

    def add_paper(self, paper: Paper, record: Record) -> None:
        """Keep a paper and make its words findable."""
        packed = zlib.compress(record.to_json())
        self._db.execute(
            "INSERT INTO paper (digest, file, name, document, print, rules, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*msgspec.structs.astuple(paper), packed),
        )
        self.add_words(paper.digest, record.text or "")

    def add_words(self, digest: str, text: str) -> None:
        """Make the words of a paper findable."""
        self._db.execute(
            "INSERT INTO words (rowid, body) SELECT id, ? FROM paper WHERE digest = ?", (plain(text), digest)
        )

    def set_rules(self, digest: str, rules: str) -> None:
        """Enter that a paper was read again by other rules, and nothing else came of it."""
        self._db.execute("UPDATE paper SET rules = ? WHERE digest = ?", (rules, digest))

    def read_otherwise(self, rules: str) -> int:
        """Give how many papers were read by other rules than these."""
        return int(self._db.execute("SELECT COUNT(*) FROM paper WHERE rules <> ?", (rules,)).fetchone()[0])

    def change_paper(self, digest: str, document: Iri, mark: str) -> None:
        """Enter what became of a paper whose mentions were settled otherwise."""
        self._db.execute("UPDATE paper SET document = ?, print = ? WHERE digest = ?", (document, mark, digest))

    def remove_paper(self, digest: str, text: str) -> None:
        """Strike out a paper whose text is `text`, with its claims and mentions."""
        (rowid,) = self._db.execute("SELECT id FROM paper WHERE digest = ?", (digest,)).fetchone()
        self._db.execute("INSERT INTO words (words, rowid, body) VALUES ('delete', ?, ?)", (rowid, plain(text)))
        self.drop_paper(digest)
        self._db.execute("DELETE FROM claim WHERE paper = ?", (digest,))
        self._db.execute("DELETE FROM mention WHERE paper = ?", (digest,))

    def clear_derived(self) -> None:
        """Forget all that is made from the records, and what was to be written of it."""
        self._db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        for table in ("claim", "mention", "fact", "dirty"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608

    def drop_paper(self, digest: str) -> None:
        """Strike out a paper of which nothing derived is held."""
        self._db.execute("DELETE FROM paper WHERE digest = ?", (digest,))
        self._db.execute("DELETE FROM place WHERE paper = ?", (digest,))

    def set_places(self, digest: str, part: str, packed: Packed) -> None:
        """Enter where the words of a paper stand, and the part of its file that it is ("" for the whole)."""
        if any(packed):
            self._db.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?)", (digest, part, *packed))
        else:
            self._db.execute("DELETE FROM place WHERE paper = ?", (digest,))

    def pages(self, digest: str) -> Pages:
        """Give the pages of a paper."""
        row = self._db.execute("SELECT pages FROM place WHERE paper = ?", (digest,)).fetchone()
        return Pages.unpacked(row[0]) if row else Pages()

    def places(self, digest: str) -> tuple[str, Places]:
        """Give the part of its file that a paper is, and where its words stand."""
        row = self._db.execute("SELECT part, pages, boxes FROM place WHERE paper = ?", (digest,)).fetchone()
        return (row[0], Places.unpacked((row[1], row[2]))) if row else ("", Places())

    def find_words(self, query: str, limit: int) -> list[str]:
        """Give the digests of the papers that answer the FTS5 query, best first."""
        rows = self._db.execute(
            "SELECT digest FROM words JOIN paper ON paper.id = words.rowid WHERE words MATCH ? "
            "ORDER BY words.rank, digest LIMIT ?",
            (query, limit),
        )
        return [digest for (digest,) in rows]

    # --- identities

    def add_claims(self, paper: str, claims: Iterable[Claim]) -> None:
        """Enter the identities that a paper states."""
        self._db.executemany(
            "INSERT OR IGNORE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(c.key, c.iri, paper, c.issuer, c.year, c.date, c.words) for c in claims],
        )

    def add_mentions(self, paper: str, mentions: Iterable[OpenMention]) -> None:
        """Enter what a paper leaves open."""
        self._db.executemany(
            "INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            [(m.node, m.key, paper, m.issuer, m.year, m.date, m.words, m.before) for m in mentions],
        )

    def claims(self, key: str) -> list[Claim]:
        """Give the identities stated on a key."""
        rows = self._db.execute("SELECT key, iri, issuer, year, date, words FROM claim WHERE key = ?", (key,))
        return [Claim(*row) for row in rows]

    def mentions(self, key: str) -> list[tuple[str, OpenMention, Iri | None]]:
        """Give the open mentions on a key with their papers and what settles them."""
        rows = self._db.execute(
            "SELECT paper, document, node, key, issuer, year, date, words, before FROM mention WHERE key = ?", (key,)
        )
        return [(paper, OpenMention(*row), document) for paper, document, *row in rows]

    def open_keys(self) -> list[str]:
        """Give every key on which something is left open."""
        return [key for (key,) in self._db.execute("SELECT DISTINCT key FROM mention ORDER BY key")]

    def settle(self, node: Iri, document: Iri | None) -> None:
        """Enter which document an open mention is, None for none."""
        self._db.execute("UPDATE mention SET document = ? WHERE node = ?", (document, node))

    def settled(self, paper: str) -> dict[Iri, Iri]:
        """Give which documents the open mentions of a paper are."""
        rows = self._db.execute("SELECT node, document FROM mention WHERE paper = ? AND document IS NOT NULL", (paper,))
        return {Iri(node): Iri(document) for node, document in rows}

    def keys(self, paper: str) -> set[str]:
        """Give every key on which a paper states or leaves open something."""
        rows = self._db.execute(
            "SELECT key FROM claim WHERE paper = ? UNION SELECT key FROM mention WHERE paper = ?", (paper, paper)
        )
        return {key for (key,) in rows}

    def documents(self, key: str, *, prefix: bool = False) -> list[Iri]:
        """Give the documents on a key, or on every key that begins so; unresolved nodes after the identified ones."""
        test, value = ("GLOB", f"{key}*") if prefix else ("=", key)
        rows = self._db.execute(
            f"SELECT DISTINCT 0, iri FROM claim WHERE key {test} ? UNION "  # noqa: S608
            f"SELECT DISTINCT 1, node FROM mention WHERE key {test} ? AND document IS NULL ORDER BY 1, 2",
            (value, value),
        )
        return [Iri(iri) for _, iri in rows]

    # --- what the papers together say of a shared node

    def count_facts(self, facts: Iterable[tuple[Iri, Fact]], change: int) -> None:
        """Add one paper (`change` 1) to those that state each fact, or take one away (-1)."""
        rows = [(iri, fact.own, fact.name, fact.value, change) for iri, fact in facts]
        self._db.executemany(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET papers = papers + excluded.papers", rows
        )
        if change < 0:
            self._db.executemany(
                "DELETE FROM fact WHERE iri = ? AND own = ? AND name = ? AND value = ? AND papers = 0",
                [row[:4] for row in rows],
            )

    def facts(self, iri: str) -> list[Fact]:
        """Give all that is said of a node."""
        rows = self._db.execute("SELECT own, name, value, papers FROM fact WHERE iri = ?", (iri,))
        return [Fact(bool(own), name, value, papers) for own, name, value, papers in rows]

    def nodes(self) -> Iterator[Iri]:
        """Give every shared node, sorted."""
        return (Iri(iri) for (iri,) in self._db.execute("SELECT DISTINCT iri FROM fact ORDER BY iri"))

    # --- graphs still to be written

    def mark(self, graphs: Iterable[str]) -> None:
        """Note the graphs (a paper's digest, or a node's IRI) that are to be written again."""
        self._db.executemany("INSERT OR IGNORE INTO dirty VALUES (?)", [(graph,) for graph in graphs])

    def marked(self) -> list[str]:
        """Give the graphs that are to be written again."""
        return [graph for (graph,) in self._db.execute("SELECT graph FROM dirty ORDER BY graph")]

    def unmark(self, graphs: Iterable[str]) -> None:
        """Note that the graphs are written."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("DELETE FROM dirty WHERE graph = ?", [(graph,) for graph in graphs])
        self._db.execute("COMMIT")

    def counts(self) -> dict[str, int]:
        """Give how many files, failures, papers, identified documents and unresolved references there are."""
        counted = {
            "sources": "source",
            "failed": "source WHERE reason IS NOT NULL",
            "papers": "paper",
            "documents": "(SELECT DISTINCT iri FROM fact WHERE name = 'kind' AND value = 'Document')",
            "versions": "(SELECT document FROM paper GROUP BY document HAVING COUNT(*) > 1)",
            "unresolved": "mention WHERE document IS NULL AND node NOT IN (SELECT document FROM paper)",
        }
        return {
            name: int(self._db.execute(f"SELECT COUNT(*) FROM {rows}").fetchone()[0])  # noqa: S608
            for name, rows in counted.items()
        }
