"""The words by which the cells of a paper are known, from `tables/header_cues.tsv`, compiled for folded text."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from graph.tables import read_table
from ingest.letters import fold

__all__ = ["CueRole", "cue"]

CueRole = Literal[
    "approval",
    "authority",
    "basis",
    "body",
    "branch",
    "copy",
    "hanging",
    "incoming",
    "opener",
    "other_type",
    "page",
    "rank",
    "stamp",
]


class Cue(msgspec.Struct, frozen=True):
    """A form and its role.

    `approval` stands over who approves, `copy` over who certifies a copy; `authority` names who enacts, `basis` opens a
    legal basis, `body` an issuer's name; a `branch` is a part of a central body; an `opener` is the first word of a
    body's first sentence; `other_type` names a type of paper outside the vocabulary; a `hanging` name wants more words;
    `incoming` stands on the stamp of a paper's arrival; `page` is what a web page adds; a `rank` stands before a
    person's name; a `stamp` belongs to a stamp or an electronic signature.
    """

    role: CueRole
    form: str


@cache
def cue(role: CueRole) -> re.Pattern[str]:
    """A pattern for the forms of `role`: whole words of folded text, of the text itself for `opener` ("Nam", "Năm").

    >>> bool(cue("body").match("so y te tinh long an")), bool(cue("body").match("song hong"))
    (True, False)
    """
    rows = [row.form for row in read_table("ingest", "header_cues", Cue) if row.role == role]
    forms = sorted(rows if role == "opener" else map(fold, rows), key=len)
    choice = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in reversed(forms))
    return re.compile(rf"(?:{choice})(?!\w)")
