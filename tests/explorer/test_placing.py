"""explorer.placing: bands by level, time from left to right, no label over another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.placing import LABEL_HEIGHT, LABEL_WIDTH, place
from graph.vocabulary import levels

DATES = st.none() | st.sampled_from(["2021", "2021-09", "2024-02-30"]) | st.dates().map(str)
NODES = st.lists(
    st.tuples(st.uuids().map(str), st.none() | st.sampled_from([*levels(), "unheard of"]), DATES),
    max_size=60,
    unique_by=lambda node: node[0],
)


@given(NODES)
def test_no_label_covers_another(nodes: list[tuple[str, str | None, str | None]]) -> None:
    places = place(nodes).nodes
    assert places.keys() == {identifier for identifier, _, _ in nodes}
    for a, b in combinations(places.values(), 2):
        assert abs(a.x - b.x) >= LABEL_WIDTH or abs(a.y - b.y) >= LABEL_HEIGHT


@given(NODES, st.randoms())
def test_order_of_arrival_changes_nothing(nodes: list[tuple[str, str | None, str | None]], random: object) -> None:
    shuffled = list(nodes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert place(nodes) == place(shuffled)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("2021-09-11", "2021-09-12", id="a day earlier stands further left"),
        pytest.param("2021", "2021-02-01", id="a bare year stands at its first day"),
        pytest.param(None, "2021-01-01", id="no date: a column of its own at the left"),
        pytest.param("2021-09-31", "2021-01-01", id="a day that no calendar has counts as no date"),
    ],
)
def test_time_runs_to_the_right(left: str | None, right: str) -> None:
    places = place([("l", "province", left), ("r", "province", right), ("z", "province", "2022-01-01")]).nodes
    assert places["l"].x < places["r"].x


def test_bands_go_down_by_level() -> None:
    nodes = [(name, name, "2024-01-01") for name in ("commune", "national", "province", "district", "ministry")]
    places = place(nodes).nodes
    order = ["national", "ministry", "province", "district", "commune"]
    assert sorted(places, key=lambda name: places[name].y) == order


def test_even_places_forget_how_long_it_took() -> None:
    nodes = [("a", "national", "2013-01-01"), ("b", "national", "2025-01-01"), ("c", "national", "2025-01-02")]
    places = place(nodes, even=True).nodes
    assert places["b"].x - places["a"].x == places["c"].x - places["b"].x
