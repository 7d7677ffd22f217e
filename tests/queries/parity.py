"""One answer, whichever engine gives it: every saved question, and every function that asks through an engine.

`differences` is what the tests run over the samples, and what `benchmarks/parity.py` runs over a folder of real papers.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from graph.model import Iri
from graph.stores.library import Library
from queries.board import Narrowing, board
from queries.chain import chain
from queries.coverage import coverage
from queries.engines import Engine, Question
from queries.force import force, reader
from queries.hops import hops_between
from queries.path import path
from queries.saved import saved, saved_names
from queries.tasks import tasks_of

__all__ = ["Values", "differences", "question", "values_of"]

Values = Mapping[str, str | Sequence[str]]
NUMBERS = {"start": int, "end": int, "count": int, "cited_by": int, "chains": int, "confidence": float}
DAY = "2024-12-31"
MANY = ("edges", "events", "rows", "bodies", "ways")  # what the answers of functions hold many of


@cache
def question(name: str) -> Question[msgspec.Struct]:
    """The question with a row made of the columns that its text selects."""
    head = saved(name, "rq").text.split("WHERE")[0]
    columns = re.findall(r"AS \?(\w+)\)|(?<!\()\?(\w+)(?! AS|\))", head.split("SELECT")[1])
    fields = [(c, NUMBERS.get(c, str) | None, None) for pair in columns for c in pair if c]  # type: ignore[operator]
    return Question(name, msgspec.defstruct("Row", fields, frozen=True))


def values_of(library: Library, root: Iri, most: int | None = None) -> Values:
    """What every parameter of every saved question is asked with: `root`, and `most` nodes spread over the library."""
    nodes: dict[str, list[str]] = {}
    for node in library.nodes():
        nodes.setdefault(node.kind, []).append(node.iri)
    if most:
        nodes = {kind: iris[:: max(1, len(iris) // most)] for kind, iris in nodes.items()}
    documents = list(dict.fromkeys([root, *nodes["Document"]]))
    return {
        "root": root,
        "document": documents,
        "source": documents,
        "target": documents,
        "basis": documents,
        "about": documents,
        "agency": nodes["Agency"] + nodes["Person"] + nodes["Territory"],
        "since": "2024-03-20",
        "until": DAY,
    }


def _asked(library: Library, values: Values, roots: Sequence[Iri]) -> Iterator[tuple[str, Callable[[Engine], Any]]]:
    """Give each question with what asks an engine for its answer."""
    for name in saved_names():
        given = {parameter.name: values[parameter.name] for parameter in saved(name, "rq").parameters}
        for root in roots if "root" in given else roots[:1]:
            at_root = given | ({"root": root} if "root" in given else {})
            yield name, lambda engine, name=name, at_root=at_root: engine.ask(question(name), **at_root)
    read = reader(library)
    yield "board", lambda engine: board(engine, Narrowing(at=datetime.date.fromisoformat(DAY)))
    yield "hops_between", lambda engine: hops_between(engine, roots)
    yield "tasks_of", lambda engine: tasks_of(engine, roots)
    for root in roots:
        yield "chain down", lambda engine, root=root: chain(engine, root, "down")
        yield "chain up", lambda engine, root=root: chain(engine, root, "up")
        yield "coverage", lambda engine, root=root: coverage(engine, root)
        yield "force", lambda engine, root=root: force(engine, root, DAY, read)
        yield "force of a provision", lambda engine, root=root: force(engine, root, DAY, read, "Điều 1")
    for start, end in itertools.pairwise(roots):
        yield "path", lambda engine, start=start, end=end: path(engine, start, end)


def differences(
    library: Library, engines: Mapping[str, Engine], values: Values, roots: Sequence[Iri]
) -> Iterator[tuple[str, int, str | None]]:
    """Ask every engine everything; give each question with the size of its answer and the engine that differs."""
    for name, ask in _asked(library, values, roots):
        (first, answer), *others = ((engine, msgspec.to_builtins(ask(engines[engine]))) for engine in engines)
        rows = answer if isinstance(answer, list | tuple) else next(filter(None, map(answer.get, MANY)), ())
        yield name, len(rows), next((f"{engine} is not {first}" for engine, other in others if other != answer), None)
