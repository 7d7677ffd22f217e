"""What the user chose for one run: the data folder and the language."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from graph.tables import read_table

__all__ = ["Lang", "Language", "Settings", "message"]

Language = Literal["vi", "en"]


class Lang(StrEnum):
    """The languages as choices of the command line."""

    VI = "vi"
    EN = "en"


class Settings(msgspec.Struct, frozen=True):
    """`data` is the folder of the store; `lang` the language of messages and labels."""

    data: Path
    lang: Language = "vi"


class _Message(msgspec.Struct, frozen=True):
    key: str
    vi: str
    en: str


@cache
def _messages() -> dict[str, _Message]:
    return {row.key: row for row in read_table("danchieu", "messages", _Message)}


def message(key: str, lang: Language, **values: object) -> str:
    """Give the sentence `key` of danchieu/tables/messages.tsv in `lang`, its {names} filled from `values`.

    >>> message("unknown-format", "en", name="pdf", known="text, json")
    "no such format: 'pdf' (known: text, json)"
    """
    sentence: str = getattr(_messages()[key], lang)
    return sentence.format(**values)
