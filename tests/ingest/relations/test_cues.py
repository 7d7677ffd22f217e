from __future__ import annotations

import re

import pytest

from graph.tables import read_table
from graph.vocabulary import document_types, relations
from ingest.letters import fold
from ingest.relations.cues import Cue, Word, act_types, closing_cue, is_under, leading_cues, passive_cue

CUES = read_table("ingest", "relation_cues", Cue)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.rule)
def test_every_row_is_sound(cue):
    assert cue.predicate in relations()
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", cue.rule)
    assert 0.5 < cue.confidence < 1
    assert (cue.path == "-") == (cue.place != "before")
    assert cue.reason
    # what a place is found by must be what the pattern can begin with
    assert bool(cue.openings) == (cue.place != "passive")
    assert all(re.search(rf"(?<!\\w){fold(opening)}", fold(cue.pattern)) for opening in cue.openings)


def test_rules_are_named_once():
    names = [cue.rule for cue in CUES]
    assert len(names) == len(set(names))


def test_words_have_one_row_a_role():
    rows = read_table("ingest", "relation_words", Word)
    assert len(rows) == len({(row.role, row.form) for row in rows})


def test_acts_are_types_of_documents():
    assert act_types() <= document_types().keys()


REACHES = [
    ("Thực hiện nghiêm túc các nội dung của ", ["carry-out"]),
    ("thực hiện các nhiệm vụ của xã được giao tại ", ["carry-out-content"]),
    ("triển khai hỗ trợ ngư dân theo ", ["carry-out-under"]),
    ("thực hiện việc đổi tên theo quy định tại ", []),
    ("hướng dẫn thực hiện ", ["guide"]),
    ("sửa đổi, bổ sung khoản 2 Điều 5 của ", ["amend"]),
    ("Ban Chấp hành ", []),
]


@pytest.mark.parametrize(("words", "rules"), REACHES)
def test_how_far_a_cue_reaches(words, rules):
    folded = fold(words)
    assert [found.cue.rule for found in leading_cues(folded, 0, len(folded))][:1] == rules


PASSIVES = [
    (" được sửa đổi, bổ sung bởi ", "amended-by"),
    (" (sửa đổi, bổ sung tại khoản 3 Điều 1 ", "amended-by"),
    (" đã được sửa đổi, bổ sung một số điều theo các ", "amended-by"),
    (" bị bãi bỏ bởi ", "repealed-by"),
    (" được đính chính tại ", "corrected-by"),
    (" sửa đổi, bổ sung một số điều của ", None),
]


@pytest.mark.parametrize(("words", "rule"), PASSIVES)
def test_passives_end_in_what_brings_the_actor(words, rule):
    folded = fold(words)
    found = passive_cue(folded, 0, len(folded))
    assert (found.cue.rule if found else None) == rule


def test_what_follows_its_object():
    folded = fold(" của Bộ A hết hiệu lực kể từ ngày này")
    found = closing_cue(folded, 0, len(folded))
    assert found is not None
    assert found.cue.predicate == "repeals"


@pytest.mark.parametrize(
    ("between", "under"),
    [(" ho tro theo ", True), (" doi ten theo quy dinh tai ", False), (" ho tro ngu dan ", False)],
)
def test_theo_makes_a_plan_of_the_work(between, under):
    assert is_under(between) is under
