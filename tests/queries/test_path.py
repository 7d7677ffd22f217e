"""The ways between two documents."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NotFound
from graph.model import Iri
from graph.stores.library import Library
from queries.path import path
from queries.render import path_text
from tests.queries.conftest import Engines
from tests.queries.test_chain import edges, engine_of


def ways(graph: str, start: str, end: str, **limits: int) -> list[str]:
    found = path(engine_of(*edges(graph)), Iri(start), Iri(end), **limits)
    return ["".join(one.documents) for one in found.paths]


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        pytest.param("ab bc", ["abc"], id="along the edges"),
        pytest.param("ba cb", ["abc"], id="against them"),
        pytest.param("ba bc", ["abc"], id="over a document that implements both"),
        pytest.param("ab bd dc ac", ["ac"], id="the shortest alone"),
        pytest.param("ab bc ad dc ae", ["abc", "adc"], id="all the shortest"),
        pytest.param("ab cd", [], id="not connected"),
        pytest.param("ab bx xy yc bz zc", ["abzc"], id="four documents"),
    ],
)
def test_the_shortest_ways(graph: str, found: list[str]) -> None:
    assert ways(graph, "a", "c") == found


def test_a_way_to_itself() -> None:
    assert ways("ab", "a", "a") == ["a"]


@pytest.mark.parametrize(("furthest", "found"), [(2, []), (3, ["abcd"])])
def test_ways_that_are_too_long(furthest: int, found: list[str]) -> None:
    assert ways("ab bc cd", "a", "d", furthest=furthest) == found


def test_no_more_ways_than_a_reader_takes() -> None:
    middle = "bcdefghijklmnopqrstuvwxy"
    assert len(ways(" ".join(f"a{m} {m}z" for m in middle), "a", "z")) == 20


def test_relations_can_be_chosen_and_every_step_says_all_that_it_may() -> None:
    engine = engine_of(("a", "cites", "b"), ("a", "implements", "b"), ("c", "amends", "b"), ("a", "cites", "c"))
    assert [[hop.relation for hop in step] for step in path(engine, Iri("a"), Iri("b")).paths[0].steps] == [
        ["cites", "implements"]
    ]
    chosen = path(engine, Iri("a"), Iri("c"), relations=("implements", "amends"))
    assert ["".join(one.documents) for one in chosen.paths] == ["abc"]
    assert [[hop.relation for hop in step] for step in chosen.paths[0].steps] == [["implements"], ["amends"]]


def test_an_unknown_end_is_named() -> None:
    with pytest.raises(NotFound, match="nowhere"):
        path(engine_of(*edges("ab")), Iri("a"), Iri("nowhere"))


def test_ways_as_text() -> None:
    cells = {letter: {"number": f"{letter}/KH", "date": "2024-03-01"} for letter in "abc"}
    engine = engine_of(*edges("ba bc"), **cells)
    assert path_text(path(engine, Iri("a"), Iri("c"))).splitlines() == [
        "A/KH · 01/03/2024",
        "   được thực hiện bởi: «“”»",
        "B/KH · 01/03/2024",
        "   thực hiện: «“”»",
        "C/KH · 01/03/2024",
    ]
    engine = engine_of(*edges("ab cd"), **cells)
    assert path_text(path(engine, Iri("a"), Iri("c")), "en") == "no way found between A/KH and C/KH"


LETTERS = st.sampled_from("abcdef")


@given(pairs=st.lists(st.tuples(LETTERS, LETTERS), min_size=1, max_size=12))
def test_networkx_finds_no_other_ways(pairs: list[tuple[str, str]]) -> None:
    start, end = pairs[0][0], pairs[-1][1]
    plain = nx.Graph(pairs)
    expected = sorted(map("".join, nx.all_shortest_paths(plain, start, end))) if nx.has_path(plain, start, end) else []
    engine = engine_of(*((s, "implements", t) for s, t in pairs))
    assert ["".join(one.documents) for one in path(engine, Iri(start), Iri(end)).paths] == expected


@pytest.mark.neo4j
def test_engines_agree(samples: Library, engines: Engines) -> None:
    named = engines(samples)
    documents = [node.iri for node in samples.nodes() if node.kind == "Document"][::4]
    for start, end in pairwise(documents):
        found = {name: path(engine, start, end) for name, engine in named.items()}
        assert found["SPARQL"] == found["Cypher"] == found["networkx"]
