"""queries.neighbours: a graph that grows from one document, and counts what it does not show."""

from graph.identity import BASE
from graph.model import Iri
from graph.stores.library import Library
from queries.neighbours import surroundings

RESOLUTION = Iri(f"{BASE}eli/chinh-phu/2024/901-nq-cp")
PLAN = Iri(f"{BASE}eli/uy-ban-nhan-dan-tinh-an-giang/2024/145-kh-ubnd")


def test_what_is_not_shown_is_counted(samples: Library) -> None:
    whole = surroundings(samples, [RESOLUTION])
    few = surroundings(samples, [RESOLUTION], at_once=3)
    assert whole.more[RESOLUTION] == 0
    assert len(few.documents) == 4
    assert few.more[RESOLUTION] == len(whole.documents) - 4


def test_opening_adds_and_hiding_takes_away(samples: Library) -> None:
    one = {card.id for card in surroundings(samples, [RESOLUTION]).documents}
    both = {card.id for card in surroundings(samples, [RESOLUTION, PLAN]).documents}
    assert one < both
    hidden = surroundings(samples, [RESOLUTION], [PLAN])
    assert {card.id for card in hidden.documents} == one - {PLAN}
    assert hidden.more[RESOLUTION] == 1


def test_every_edge_joins_what_is_shown_and_has_its_evidence(samples: Library) -> None:
    found = surroundings(samples, [RESOLUTION, PLAN])
    shown = {card.id for card in found.documents}
    assert all(edge.source in shown and edge.target in shown and edge.evidence for edge in found.edges)
    assert set(found.as_graph()) == shown
