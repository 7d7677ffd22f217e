"""Chains over hand-made papers, the samples and real papers; the three engines give the same one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import DanchieuError, NotFound
from graph.identity import document_iri
from graph.model import Edge, Evidence, Iri, Node
from graph.record import Task
from graph.stores.library import Library
from graph.stores.networkx import as_networkx
from queries.chain import Chain, Direction, Limits, chain
from queries.engines import InMemory, Sparql
from tests.queries.conftest import Engines, MakeLibrary, make_paper

DIRECTIONS: tuple[Direction, ...] = ("down", "up")


def engine_of(*edges: tuple[str, str, str], **cells: dict[str, str]) -> InMemory:
    """A graph of (source, relation, target), its documents described by `cells`."""
    paper = Iri("p:1")
    graph = as_networkx(
        [
            Edge(Iri(s), relation, Iri(t), (Evidence(paper, n, n + 1, "“”", "test", 1.0),))
            for n, (s, relation, t) in enumerate(edges)
        ],
        lambda iri: Node(Iri(iri), "Document", tuple(cells.get(iri, {}).items())),
    )
    graph.graph["documents"] = {paper: Iri("a")}
    return InMemory(graph)


def shape(found: Chain) -> tuple[str, set[str]]:
    """The nodes in their order and the edges, a letter each."""
    return "".join(card.id for card in found.nodes), {hop.source + hop.target for hop in found.edges}


def edges(words: str) -> list[tuple[str, str, str]]:
    """ "ba cb" is b implements a, c implements b."""
    return [(pair[0], "implements", pair[1]) for pair in words.split()]


@pytest.mark.parametrize(
    ("graph", "limits", "nodes", "hops"),
    [
        pytest.param("ba cb", Limits(), "abc", "ba cb", id="a line"),
        pytest.param("ba cb", Limits(depth=1), "ab", "ba", id="one hop"),
        pytest.param("ba cb", Limits(depth=0), "a", "", id="no hop"),
        pytest.param("ba ca db dc", Limits(), "abcd", "ba ca db dc", id="two routes, one document, all its edges"),
        pytest.param("ba ca cb", Limits(depth=1), "abc", "ba ca cb", id="edges between documents within reach stay"),
        pytest.param("ba cb ac", Limits(), "abc", "ba cb ac", id="a cycle ends where it closes"),
        pytest.param("aa", Limits(), "a", "aa", id="a document that implements itself"),
        pytest.param("ba xc", Limits(), "ab", "ba", id="what is not reached is left out"),
        pytest.param("ab", Limits(), "a", "", id="what stands above is not below"),
    ],
)
def test_the_way_down(graph: str, limits: Limits, nodes: str, hops: str) -> None:
    engine = engine_of(*edges(f"{graph} az"))
    assert shape(chain(engine, Iri("a"), "down", limits)) == (nodes, set(hops.split()))


@pytest.mark.parametrize(
    ("graph", "nodes"),
    [
        pytest.param("ab bc", "abc", id="a line"),
        pytest.param("ab ac bd cd", "abcd", id="two routes"),
        pytest.param("ab bc ca", "abc", id="a cycle"),
        pytest.param("ba", "a", id="what stands below is not above"),
    ],
)
def test_the_way_up(graph: str, nodes: str) -> None:
    assert shape(chain(engine_of(*edges(f"{graph} za")), Iri("a"), "up"))[0] == nodes


FOLLOWED = pytest.mark.parametrize(
    ("relation", "followed"),
    [
        ("implements", True),
        ("based_on", True),
        ("guides", True),
        ("promulgated_with", True),
        pytest.param("cites", False, id="a mere citation is no execution"),
        pytest.param("amends", False, id="a change stands beside"),
        pytest.param("responds_to", False, id="an answer stands beside"),
    ],
)


@FOLLOWED
def test_only_relations_of_execution_are_followed(relation: str, followed: bool) -> None:
    engine = engine_of(("b", relation, "a"), ("z", "implements", "a"))
    assert ("b" in shape(chain(engine, Iri("a"), "down"))[0]) is followed


def test_relations_can_be_chosen() -> None:
    engine = engine_of(("b", "implements", "a"), ("c", "based_on", "a"), ("d", "implements", "c"))
    assert shape(chain(engine, Iri("a"), "down", Limits(relations=("implements",)))) == ("ab", {"ba"})


@pytest.mark.parametrize(
    ("relations", "nodes", "hops"),
    [
        pytest.param(None, "ab", {"ba"}, id="no mention counts unless it is asked for"),
        pytest.param(("cites",), "abcd", {"ba", "ca", "db"}, id="mentions alone: an execution is a mention too"),
        pytest.param(("implements", "cites"), "abcd", {"ba", "ca", "db"}, id="the more exact one stands for both"),
    ],
)
def test_mentions_can_be_followed(relations: tuple[str, ...] | None, nodes: str, hops: set[str]) -> None:
    graph = [("b", "implements", "a"), ("b", "cites", "a"), ("c", "cites", "a"), ("d", "cites", "b")]
    found = chain(engine_of(*graph), Iri("a"), "down", Limits(relations=relations))
    assert shape(found) == (nodes, hops)
    kinds = [hop.relation for hop in found.edges if hop.source == "b"]
    assert kinds == (["cites"] if relations == ("cites",) else ["implements"])


@pytest.mark.parametrize(("root", "nodes"), [("d", "dba"), ("b", "ba"), ("a", "a")])
def test_mentions_upwards(root: str, nodes: str) -> None:
    graph = [("b", "implements", "a"), ("b", "cites", "a"), ("c", "cites", "a"), ("d", "cites", "b")]
    assert shape(chain(engine_of(*graph), Iri(root), "up", Limits(relations=("cites",))))[0] == nodes


CELLS = {
    "a": {"level": "national", "date": "2024-01-15"},
    "b": {"level": "ministry", "date": "2024-02"},
    "c": {"level": "province", "date": "2024-03-10"},
    "d": {"level": "province", "date": "2025"},
    "e": {"level": "district"},
}


@pytest.mark.parametrize(
    ("limits", "nodes"),
    [
        pytest.param(Limits(levels=("province",)), "abdc", id="b stays: it is on the way to c"),
        pytest.param(Limits(levels=("ministry",)), "ab", id="what lies beyond goes"),
        pytest.param(Limits(levels=("commune",)), "a", id="the root always stays"),
        pytest.param(Limits(since="2024-02-10"), "abdc", id="February may be after 10 February"),
        pytest.param(Limits(since="2024-04"), "ad", id="a year reaches to its end"),
        pytest.param(Limits(until="2024-02-10"), "ab", id="until, the day included"),
        pytest.param(Limits(since="2024-03-10", until="2024-03-10"), "abc", id="one day"),
        pytest.param(Limits(levels=("province",), since="2025-01-01"), "ad", id="both"),
        pytest.param(Limits(levels=("district",), until="2026"), "a", id="no date is within none"),
    ],
)
def test_levels_and_dates_choose_what_is_sought(limits: Limits, nodes: str) -> None:
    engine = engine_of(*edges("ba cb da eb"), **CELLS)
    assert shape(chain(engine, Iri("a"), "down", limits))[0] == nodes


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(relations=("amends",)), "amends: không phải quan hệ của chuỗi"),
        (Limits(levels=("tỉnh",)), "tỉnh: không phải cấp"),
        (Limits(since="01/03/2024"), "01/03/2024: không phải ngày"),
    ],
)
def test_limits_that_are_none_are_refused(limits: Limits, message: str) -> None:
    with pytest.raises(DanchieuError, match=message):
        chain(engine_of(*edges("ba")), Iri("a"), "down", limits)


def test_an_unknown_root_is_named() -> None:
    with pytest.raises(NotFound, match="nowhere"):
        chain(engine_of(*edges("ba")), Iri("nowhere"), "down")


def test_nodes_come_by_distance_then_level_then_date() -> None:
    engine = engine_of(*edges("da ca ba ed"), **CELLS)
    assert shape(chain(engine, Iri("a"), "down"))[0] == "abcde"


def iri(issuer: str, year: str, number: str) -> Iri:
    return document_iri(issuer, year, number)


ROOT = iri("Chính phủ", "2024", "901/NQ-CP")
PLAN = iri("Ủy ban nhân dân tỉnh An Giang", "2024", "145/KH-UBND")


def test_json_has_the_fields_that_were_promised(library_of: MakeLibrary) -> None:
    task = Task(
        label="2",
        lead=("Sở Y tế",),
        coordinate=("Sở Tài chính",),
        action="rà soát",
        deadline="2024-06-30",
        deadline_text="trước ngày 30/6/2024",
        citations=("901/NQ-CP",),
        start=0,
        end=10,
        rule="test",
        confidence=0.9,
    )
    library = library_of(
        make_paper("145/KH-UBND AG 2024-02-28", ("implements", "901/NQ-CP CP 2024-01-15"), tasks=(task,))
    )
    built = chain(Sparql(library.sparql), ROOT, "down").to_builtins()
    assert built["root"] == ROOT
    assert [node.keys() >= {"id", "number", "type", "issuer", "date", "level", "status"} for node in built["nodes"]]
    assert [(node["number"], node["status"]) for node in built["nodes"]] == [
        ("901/NQ-CP", "mentioned"),
        ("145/KH-UBND", "read"),
    ]
    (edge,) = built["edges"]
    assert (edge["source"], edge["target"], edge["relation"]) == (PLAN, ROOT, "implements")
    (proof,) = edge["evidence"]
    text = library.record(proof["paper"]).text or ""
    assert (proof["document"], proof["quote"]) == (PLAN, text[proof["start"] : proof["end"]])
    (told,) = built["tasks"]
    assert (told["document"], told["label"], told["deadline"], told["basis"]) == (PLAN, "2", "2024-06-30", [ROOT])
    assert [name.split(" tỉnh ")[0] for name in told["lead"] + told["coordinate"]] == ["Sở Y tế", "Sở Tài chính"]


def test_what_stays_unresolved_is_shown(library_of: MakeLibrary) -> None:
    library = library_of(
        ("145/KH-UBND AG 2024-02-28", ("implements", "901/NQ-CP CP 2024-01-15"), ("implements", "27/UBND-NN")),
        ("12/KH-UBND AG 2024-03-01", ("implements", "901/NQ-CP")),
    )
    below = chain(Sparql(library.sparql), ROOT, "down")
    (open_end,) = below.unresolved
    assert (open_end.number, open_end.may_be) == ("901/NQ-CP", ROOT)
    assert open_end.cited_by == (iri("Ủy ban nhân dân tỉnh An Giang", "2024", "12/KH-UBND"),)
    above = chain(Sparql(library.sparql), PLAN, "up")
    assert [(one.number, one.may_be, one.cited_by) for one in above.unresolved] == [("27/UBND-NN", None, (PLAN,))]
    assert all(one.reason for one in (*below.unresolved, *above.unresolved))


SHAPES: dict[str, list[tuple[Any, ...]]] = {
    "cycle": [
        ("1/KH AG 2024-01-01", ("implements", "2/KH AG 2024-01-02")),
        ("2/KH AG 2024-01-02", ("implements", "3/KH AG 2024-01-03"), ("guides", "3/KH AG 2024-01-03")),
        ("3/KH AG 2024-01-03", ("based_on", "1/KH AG 2024-01-01")),
    ],
    "two papers that say the same, one number in two years, one without": [
        ("1/NQ-CP CP 2023-01-01",),
        ("1/NQ-CP CP 2024-01-01",),
        ("2/KH AG 2024-02-01", ("implements", "1/NQ-CP CP 2024-01-01"), ("cites", "1/NQ-CP CP 2023-01-01")),
        ("3/KH AG 2024-02-02", ("implements", "1/NQ-CP"), ("implements", "2/KH AG 2024-02-01")),
        ("4/CV AG 2024-02-03", ("cites", "2/KH AG 2024-02-01"), ("based_on", "1/NQ-CP CP 2024-01-01")),
    ],
    "characters that are syntax elsewhere": [
        ("1/'\"}{\\$` AG 2024", ("implements", "2/<>|*? CP 2024"), ("based_on", "3/#;-- TTg 2024")),
    ],
}


@pytest.mark.neo4j
@pytest.mark.parametrize("papers", SHAPES.values(), ids=SHAPES)
def test_engines_agree_on_shapes(papers: list[tuple[Any, ...]], library_of: MakeLibrary, engines: Engines) -> None:
    agree(library_of(*papers), engines)


@pytest.mark.neo4j
def test_routes_without_number_do_not_hang(library_of: MakeLibrary, engines: Engines) -> None:
    def layer(n: int) -> list[str]:
        return [f"{n}{letter}/KH AG 2024-01-{n:02}" for letter in "abcd"]

    lattice = [(name, *(("implements", above) for above in layer(n - 1))) for n in range(2, 17) for name in layer(n)]
    assert agree(library_of(*lattice), engines, every=20) > 50  # over some 4 ** 13 routes


@pytest.mark.neo4j
def test_engines_agree_on_the_samples(samples: Library, engines: Engines) -> None:
    assert agree(samples, engines, every=3) > 5


@pytest.mark.neo4j
@pytest.mark.corpus
def test_engines_agree_on_real_papers(corpus: Library, engines: Engines) -> None:
    assert agree(corpus, engines, every=20) > 10


def agree(library: Library, engines: Engines, every: int = 1) -> int:
    """See that all engines give the same chains from the documents; give the size of the longest."""
    named = engines(library)
    longest = 0
    for node in [node for node in library.nodes() if node.kind == "Document"][::every]:
        for direction in DIRECTIONS:
            found = {name: chain(engine, node.iri, direction) for name, engine in named.items()}
            assert found["SPARQL"] == found["Cypher"] == found["networkx"], (node.iri, direction)
            longest = max(longest, len(found["SPARQL"].nodes))
    return longest


PAIRS = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs=PAIRS, depth=st.one_of(st.none(), st.integers(0, 4)))
def test_a_deeper_chain_holds_the_shallower_one(pairs: list[tuple[str, str]], depth: int | None) -> None:
    engine = engine_of(("z", "implements", "a"), *((s, "implements", t) for s, t in pairs))
    cut = chain(engine, Iri("a"), "down", Limits(depth=depth))
    whole = chain(engine, Iri("a"), "down")
    assert {card.id for card in cut.nodes} <= {card.id for card in whole.nodes}
    assert set(cut.edges) <= set(whole.edges)
    assert {end for hop in cut.edges for end in (hop.source, hop.target)} <= {card.id for card in cut.nodes}
