"""Every saved question has one answer, whichever engine gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec
import pytest

from graph.stores.library import Library
from queries.engines import Question
from queries.saved import saved, saved_names
from tests.queries.conftest import Engines

NUMBERS = {"start": int, "end": int, "count": int, "confidence": float}


@cache
def question(name: str) -> Question[msgspec.Struct]:
    """The question with a row made of the columns that its text selects."""
    head = saved(name, "rq").text.split("WHERE")[0]
    columns = re.findall(r"AS \?(\w+)\)|(?<!\()\?(\w+)(?! AS|\))", head.split("SELECT")[1])
    fields = [(c, NUMBERS.get(c, str) | None, None) for pair in columns for c in pair if c]  # type: ignore[operator]
    return Question(name, msgspec.defstruct("Row", fields, frozen=True))


@pytest.mark.neo4j
def test_every_question_has_one_answer(samples: Library, engines: Engines) -> None:
    nodes: dict[str, list[str]] = {}
    for node in samples.nodes():
        nodes.setdefault(node.kind, []).append(node.iri)
    documents = nodes["Document"]
    values: dict[str, str | Sequence[str]] = {
        "root": samples.document("901/NQ-CP"),
        "document": documents,
        "source": documents,
        "target": documents,
        "basis": documents,
        "agency": nodes["Agency"],
        "since": "2024-03-20",
        "until": "2024-12-31",
    }
    named = engines(samples)
    empty = []
    for name in saved_names():
        given = {parameter.name: values[parameter.name] for parameter in saved(name, "rq").parameters}
        answers = {engine: asked.ask(question(name), **given) for engine, asked in named.items()}
        assert answers["SPARQL"] == answers["Cypher"], name
        assert answers["SPARQL"] == answers["networkx"], name
        empty += [] if answers["SPARQL"] else [name]
    assert empty == ["namesakes"]  # the samples hold none; test_chain has one
