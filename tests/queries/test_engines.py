"""Every question has one answer, whichever engine gives it."""

from __future__ import annotations

import pytest

from graph.stores.library import Library
from queries.saved import saved_names
from tests.queries.conftest import Engines
from tests.queries.parity import differences, values_of


@pytest.mark.neo4j
def test_every_question_has_one_answer(samples: Library, engines: Engines) -> None:
    roots = [samples.document(number) for number in ("901/NQ-CP", "410/QĐ-UBND", "12/BC-UBND")]
    found = list(differences(samples, engines(samples), values_of(samples, roots[0]), roots))
    assert [(name, difference) for name, _, difference in found if difference] == []
    answered = {name for name, size, _ in found if size}
    empty = sorted(set(saved_names()) - answered)
    assert empty == ["changed_provisions", "namesakes", "orphans"]  # test_force, test_chain and test_surveys have one
