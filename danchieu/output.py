"""Print answers: text for people, JSON and CSV for programs. One place, so that every command offers the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from explorer.answer import csv_text

__all__ = ["Format", "print_answer", "print_csv", "print_json", "print_table"]


class Format(StrEnum):
    """The forms of an answer on the command line."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def print_json(value: Any) -> None:
    """Print `value` as indented JSON, Vietnamese letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print `rows` as `explorer.answer.csv_text` gives them."""
    print(csv_text(rows, columns), end="")


def print_answer(
    form: Format,
    *,
    data: Callable[[], Any],
    rows: Callable[[], Iterable[Mapping[str, Any]]],
    columns: Sequence[str],
    text: Callable[[], str],
) -> None:
    """Print an answer in `form`: `data` as JSON, `rows` as CSV, `text` for people; only what is printed is made."""
    if form is Format.JSON:
        print_json(data())
    elif form is Format.CSV:
        print_csv(rows(), columns)
    else:
        print(text())


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
