"""Parts of the graph for networkx."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.identity import document_iri
from graph.stores.library import Library
from graph.stores.networkx import neighbourhood, whole
from tests.graph.papers import AN_GIANG
from tests.graph.test_library import READINGS

PLAN = document_iri(AN_GIANG, "2021", "5/KH-UBND")
RESOLUTION = document_iri("Chính phủ", "2021", "901/NQ-CP")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path, write=True) as opened:
        opened.put(READINGS)
        yield opened


def test_one_hop_holds_the_edges_of_the_centre_with_their_evidence(library: Library) -> None:
    graph = neighbourhood(library, [PLAN])
    assert graph.edges[PLAN, RESOLUTION, "implements"]["evidence"][0].quote == "Thực hiện Nghị quyết"
    assert graph.nodes[RESOLUTION]["title"].startswith("về bảo đảm")


def test_relations_narrow_and_hops_widen(library: Library) -> None:
    assert set(neighbourhood(library, [PLAN], relations=["implements"])) == {PLAN, RESOLUTION}
    near, far = neighbourhood(library, [PLAN]), neighbourhood(library, [PLAN], hops=2)
    assert set(near) < set(far)


def test_growth_stops_at_the_limit(library: Library) -> None:
    assert len(neighbourhood(library, [RESOLUTION], hops=3, most=4)) <= 4


def test_a_centre_without_edges_stands_alone(library: Library) -> None:
    assert list(neighbourhood(library, ["urn:nothing"])) == ["urn:nothing"]


def test_the_whole_graph_holds_every_node_and_edge(library: Library) -> None:
    graph = whole(library)
    assert set(graph) == {node.iri for node in library.nodes()}
    assert graph.number_of_edges() == len(list(library.edges()))
