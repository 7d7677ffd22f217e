"""The projection of `graph.stores.neo4j` as files that `neo4j-admin database import full` takes: for large libraries.

The import fills an empty database in one go; `danchieu neo4j push` afterwards makes the constraints, finds every paper
up to date and keeps it so.
"""

from __future__ import annotations

import csv
import shlex
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.catalogue import of_tables
from graph.errors import StoreError
from graph.model import Edge, Iri, Node
from graph.rdf import is_shared
from graph.stores.neo4j import TABLES, Projected, edge_key, mentions_of, named_by, node_properties, revisions_of
from graph.vocabulary import NodeKind, node_kinds, properties, relations

__all__ = ["export", "import_arguments"]

ARRAY_DELIMITER = "\x1f"  # the unit separator
NULL = ""  # an unquoted empty cell
_LINKS = ("names", "text_of", "states", "subject", "object")
_MENTION = ("edge", "relation", "start:long", "end:long", "quote", "rule", "confidence:double", "provision", "paper")


def export(library: Projected, folder: Path) -> None:
    """Write the files into `folder`, which is made, and beside them `import.sh` with the command that takes them.

    Memory holds the IRIs of nodes and the edges without their evidence, never the papers. Raises `StoreError` where the
    folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as files:
            _write(library, lambda name, columns: _table(files, folder / f"{name}.csv", columns))
        command = shlex.join(["neo4j-admin", "database", "import", "full", *import_arguments(Path()), "neo4j"])
        script = f'#!/bin/sh\ncd "$(dirname "$0")" && {command}\n'
        (folder / "import.sh").write_text(script, encoding="utf-8")
    except OSError as error:
        raise StoreError("not-written", path=folder, reason=error.strerror or error) from error


def import_arguments(folder: Path) -> list[str]:
    """Give the arguments of `neo4j-admin database import full` for the files in `folder`."""
    nodes = [f"--nodes={folder / f'{name}.csv'}" for name in ("papers", "mentions", *node_kinds(), "bare")]
    edges = [f"--relationships={folder / f'{name}.csv'}" for name in ("edges", *_LINKS)]
    form = [f"--array-delimiter=U+{ord(ARRAY_DELIMITER):04X}", "--multiline-fields=true", "--overwrite-destination"]
    return [*nodes, *edges, *form]


Row = Callable[[Sequence[Any]], Any]


def _table(files: ExitStack, path: Path, columns: Sequence[str]) -> Row:
    """Open a table with its header; gives the function that writes a row."""
    stream = files.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    row: Row = writer.writerow
    return row


def _write(library: Projected, table: Callable[[str, Sequence[str]], Row]) -> None:
    papers = table("papers", ["iri:ID", "revision", ":LABEL"])
    mentions = table("mentions", ["iri:ID", *_MENTION, ":LABEL"])
    links = {name: table(name, [":START_ID", ":END_ID", ":TYPE"]) for name in _LINKS}
    nodes = {kind: _NodeTable(kind, table) for kind in node_kinds()}
    named: set[Iri] = set()
    described: set[Iri] = set()
    edges: dict[tuple[str, Iri, Iri], tuple[str, float]] = {}

    def write_mention(mention: dict[str, Any]) -> None:
        said = mention["properties"]
        mentions([mention["iri"], *(said.get(name.partition(":")[0], NULL) for name in _MENTION), "Mention"])
        links["subject"]([mention["iri"], mention["source"], "SUBJECT"])
        links["object"]([mention["iri"], mention["target"], "OBJECT"])

    def keep_edges(stated: Iterable[Edge]) -> None:
        for edge in stated:
            place = (edge.relation, edge.source, edge.target)
            known = edges.get(place, ("", 0.0))[1]
            edges[place] = (edge_key(edge), max([known, *(evidence.confidence for evidence in edge.evidence)]))

    for paper, revision in revisions_of(library).items():
        graph = library.paper_graph(paper)
        if graph is None:
            continue
        papers([paper, revision, "Paper"])
        links["text_of"]([paper, graph.document, "TEXT_OF"])
        for iri in named_by(graph):
            links["names"]([paper, iri, "NAMES"])
            named.add(iri)
        for node in graph.nodes:
            if not is_shared(node.iri):
                nodes[node.kind].write(node)
                described.add(node.iri)
        for mention in {row["iri"]: row for row in mentions_of(graph.edges, paper)}.values():
            write_mention(mention)
            links["states"]([paper, mention["iri"], "STATES"])
        keep_edges(graph.edges)
    bare = table("bare", ["iri:ID", ":LABEL"])
    for iri in sorted(named - described):
        shared = library.node(iri) if is_shared(iri) else None
        if shared:
            nodes[shared.kind].write(shared)
            tabled = list(of_tables(shared))
            keep_edges(tabled)
            for mention in mentions_of(tabled, TABLES):
                write_mention(mention)
        else:
            bare([iri, "Resource"])
    rows = table("edges", [":START_ID", ":END_ID", ":TYPE", "relation", "role", "key", "confidence:double"])
    for (relation, source, target), (key, confidence) in edges.items():
        kind = relations()[relation]
        rows([source, target, kind.neo4j, relation, kind.role or NULL, key, confidence])


class _NodeTable:
    """The file of one kind of node."""

    def __init__(self, kind: NodeKind, table: Callable[[str, Sequence[str]], Row]) -> None:
        self.kind = kind
        self.names = [p.name for p in properties().values() if kind in p.kinds]
        columns = [name if properties()[name].single else f"{name}:string[]" for name in self.names]
        self.row = table(kind, ["iri:ID", *columns, ":LABEL"])

    def write(self, node: Node) -> None:
        said = node_properties(node)
        cells = (said.get(name, NULL) for name in self.names)
        self.row([node.iri, *map(_cell, cells), f"Resource{ARRAY_DELIMITER}{self.kind}"])


def _cell(value: str | list[str]) -> str:
    if isinstance(value, str):
        return value
    return ARRAY_DELIMITER.join(one.replace(ARRAY_DELIMITER, " ") for one in value)
