"""Read the project's tables: tab-separated files with a header line, one typed record a row.

Data that a clerk could check (document types, agencies, territories, relations, cue words) lives in such tables beside
the code that uses them; code holds no word lists.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeVar

import msgspec

__all__ = ["Language", "read_table", "read_words"]

Language = Literal["vi", "en"]

Row = TypeVar("Row", bound=msgspec.Struct)


def read_table(package: str, name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Give the rows of `package`/tables/`name`.tsv as records of `row_type` (a `msgspec.Struct`).

    Empty cells take the field's default; a cell of a `tuple[str, ...]` field holds its items split at " | ". Lines that
    begin with "#" are remarks. Raises ValueError naming file and row where one does not fit: a fault of ours.

    >>> class Row(msgspec.Struct):
    ...     name: str
    ...     rank: int
    >>> read_table("graph", "levels", Row)[0]
    Row(name='national', rank=1)
    """
    path = files(package) / "tables" / f"{name}.tsv"
    listed = {f.name for f in msgspec.structs.fields(row_type) if "tuple" in str(f.type)}
    rows = []
    with path.open(encoding="utf-8") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        for number, cells in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            values = {k: v.split(" | ") if k in listed else v for k, v in cells.items() if v}
            try:
                rows.append(msgspec.convert(values, row_type, strict=False))
            except msgspec.ValidationError as error:
                raise ValueError(f"{package}/tables/{name}.tsv, row {number}: {error}") from error
    return tuple(rows)


class _Words(msgspec.Struct, frozen=True):
    key: str
    vi: str
    en: str


@cache
def read_words(package: str, name: str, lang: Language) -> Mapping[str, str]:
    """Give the words or sentences of `package`/tables/`name`.tsv (key, vi, en) in `lang`, by their keys.

    >>> read_words("graph", "errors", "en")["not-found"]
    '{name}: not in the store'
    """
    return MappingProxyType({row.key: getattr(row, lang) for row in read_table(package, name, _Words)})
