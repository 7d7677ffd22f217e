"""Print answers: text for people, JSON and CSV for programs. One place, so that every command offers the same."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

__all__ = ["Format", "print_csv", "print_json", "print_table", "to_csv"]


class Format(StrEnum):
    """The forms of an answer on the command line."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def print_json(value: Any) -> None:
    """Print `value` as indented JSON, Vietnamese letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def to_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Give `rows` as CSV (RFC 4180) with a header line; lists are joined by "; ", None is empty."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return stream.getvalue()


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print what `to_csv` gives."""
    sys.stdout.write(to_csv(rows, columns))


def print_table(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], form: Format, line: Callable[[Mapping[str, Any]], str]
) -> None:
    """Print `rows` in `form`; as text, one `line` a row."""
    if form is Format.JSON:
        print_json(list(rows))
    elif form is Format.CSV:
        print_csv(rows, columns)
    else:
        for row in rows:
            print(line(row))


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return "" if value is None else value
