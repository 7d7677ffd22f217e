"""Ask SPARQL, Cypher on a real Neo4j and networkx the same questions over a folder of papers, and compare the answers.

usage: NEO4J_PASSWORD=… python benchmarks/parity.py FOLDER [--neo4j bolt://…] [--roots 25]

FOLDER holds papers, or is a data folder. The database must be empty, or hold nothing but a library of danchieu's: it is
brought to the state of this one. Exits 1 where two engines give different answers.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.stores.library import Library
from graph.stores.neo4j import connect, push
from graph.stores.networkx import whole
from ingest.run import ingest
from queries.engines import Cypher, InMemory, Sparql
from queries.state import most_cited
from tests.queries.parity import differences, values_of


def main() -> int:
    """Compare, and print a line a question."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--neo4j", default="bolt://127.0.0.1:7687", metavar="URI")
    parser.add_argument("--roots", type=int, default=25, help="documents of which chains, coverage, force are asked")
    parser.add_argument("--nodes", type=int, default=300, help="nodes of each kind in the saved questions")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        held = (options.folder / "ledger.sqlite").exists()
        data = options.folder if held else Path(scratch)
        if not held:
            with Library(data, write=True) as library:
                ingest(library, [options.folder])
        with (
            Library(data) as library,
            connect(options.neo4j, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD")) as driver,
        ):
            push(driver, library)
            engines = {"SPARQL": Sparql(library.sparql), "Cypher": Cypher(driver), "networkx": InMemory(whole(library))}
            roots = [cited.document.id for cited in most_cited(engines["SPARQL"])[: options.roots]]
            return compare(library, engines, roots, options.nodes)


def compare(library: Library, engines: dict[str, Sparql | Cypher | InMemory], roots: list[str], most: int) -> int:
    """Print each question with the size of its answer and whether the engines agree; gives the exit status."""
    asked: dict[str, list[float]] = {}
    differ: dict[str, str] = {}
    began = time.perf_counter()
    for name, size, difference in differences(library, engines, values_of(library, roots[0], most), roots):
        asked.setdefault(name, []).append(size)
        if difference:
            differ[name] = difference
        print(f"\r{name:30}", end="", file=sys.stderr)
    print(f"\r{'question':24}{'asked':>8}{'rows':>10}  engines")
    for name, sizes in asked.items():
        print(f"{name:24}{len(sizes):8}{sum(sizes):10}  {differ.get(name, 'agree')}")
    print(f"{len(differ)} of {len(asked)} questions differ ({time.perf_counter() - began:.0f} s)")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
