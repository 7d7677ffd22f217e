"""What the user chose for one run: the data folder and the language."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from graph.tables import Language, read_words

__all__ = ["Lang", "Language", "Settings", "message"]


class Lang(StrEnum):
    """The languages as choices of the command line."""

    VI = "vi"
    EN = "en"


class Settings(msgspec.Struct, frozen=True):
    """`data` is the folder of the store; `lang` the language of messages and labels."""

    data: Path
    lang: Language = "vi"


def message(key: str, lang: Language, **values: object) -> str:
    """Give the sentence `key` of danchieu/tables/messages.tsv in `lang`, its {names} filled from `values`.

    >>> message("unknown-format", "en", name="pdf", known="text, json")
    "no such format: 'pdf' (known: text, json)"
    """
    return read_words("danchieu", "messages", lang)[key].format(**values)
