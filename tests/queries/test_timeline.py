"""queries.timeline: the moments of a document's life, in the order of days, alike from every engine."""

from __future__ import annotations

import pytest

from graph.errors import NotFound
from graph.model import Iri
from graph.stores.library import Library
from queries.engines import Sparql
from queries.force import reader
from queries.life_text import timeline_text
from queries.timeline import timeline
from tests.queries.conftest import Engines


def test_the_life_of_a_resolution(samples: Library) -> None:
    found = timeline(Sparql(samples.sparql), samples.document("901/NQ-CP"), reader(samples))
    assert (found.moments[0].kind, found.moments[0].day, found.moments[0].days) == ("issued", "2024-01-15", 0)
    plan = next(one for one in found.moments if one.document.number == "145/KH-UBND" and one.kind == "implements")
    assert (plan.day, plan.days, plan.depth) == ("2024-02-28", 44, 1)
    assert plan.quote
    below = next(one for one in found.moments if one.document.number == "31/KH-UBND")
    assert (below.depth, below.target) == (2, plan.document.id)
    days = [one.day or "9999" for one in found.moments if one.day is None or len(one.day) == len("2024-01-15")]
    assert days == sorted(days)


def test_what_changed_it_and_what_falls_due(samples: Library) -> None:
    plan = Iri(_plan(samples))
    found = timeline(Sparql(samples.sparql), plan, reader(samples))
    change = next(one for one in found.moments if one.kind == "amends")
    assert change.event
    assert change.document.number == "640/QĐ-UBND"
    assert all(one.task and one.task.deadline == one.day for one in found.moments if one.kind == "due")


def _plan(samples: Library) -> str:
    return next(node.iri for node in samples.find_documents("145/KH-UBND") if "an-giang" in node.iri)


@pytest.mark.parametrize(("lang", "words"), [("vi", "được sửa đổi, bổ sung bởi"), ("en", "amended by")])
def test_in_words(samples: Library, lang: str, words: str) -> None:
    found = timeline(Sparql(samples.sparql), Iri(_plan(samples)), reader(samples))
    text = timeline_text(found, lang)  # type: ignore[arg-type]
    assert words in text
    assert "640/QĐ-UBND" in text


def test_an_unknown_document(samples: Library) -> None:
    with pytest.raises(NotFound):
        timeline(Sparql(samples.sparql), Iri("x:1"))


@pytest.mark.neo4j
def test_engines_give_the_same_life(samples: Library, engines: Engines) -> None:
    read = reader(samples)
    lives = [timeline(engine, samples.document("901/NQ-CP"), read) for engine in engines(samples).values()]
    assert lives[0] == lives[1] == lives[2]
