"""ingest/tables: the words by which cells are known are well formed, and each is there once."""

from __future__ import annotations

from typing import get_args

import pytest

from graph.tables import read_table
from ingest.layout.cues import Cue, CueRole
from ingest.layout.metadata import MetadataKey
from ingest.layout.signing import Position, Surname
from ingest.letters import fold

CUES = read_table("ingest", "header_cues", Cue)
KEYS = read_table("ingest", "metadata_keys", MetadataKey)
POSITIONS = [row.name for row in read_table("ingest", "positions", Position)]
SURNAMES = [row.name for row in read_table("ingest", "surnames", Surname)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(cue.role, cue.form) for cue in CUES], id="header_cues"),
        pytest.param([(key.field, key.key) for key in KEYS], id="metadata_keys"),
        pytest.param(POSITIONS, id="positions"),
        pytest.param(SURNAMES, id="surnames"),
    ],
)
def test_no_row_stands_twice(rows: list[object]) -> None:
    assert [row for row in rows if rows.count(row) > 1] == []


def test_every_role_has_forms() -> None:
    assert {cue.role for cue in CUES} == set(get_args(CueRole))


def test_names_are_written_as_in_a_sentence() -> None:
    assert [name for name in (*POSITIONS, *SURNAMES) if not name[0].isupper() or name != " ".join(name.split())] == []


def test_no_two_positions_have_the_same_letters() -> None:
    """Signatures are read without marks: "Thủ trưởng" would hide "Thứ trưởng"."""
    letters = [fold(name).replace(" ", "").replace(",", "") for name in POSITIONS]
    assert [name for name in letters if letters.count(name) > 1] == []
