"""The acts by which bodies and territories began, ended or became others.

The `source` cells of the tables of agencies, departments and territories name them by their numbers.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

import msgspec

from graph.tables import read_table

__all__ = ["Instrument", "instruments", "instruments_in"]


class Instrument(msgspec.Struct, frozen=True):
    """An act: `date` is that of its signing, None where no source at hand confirms it; `about` says what it orders."""

    number: str
    type: str
    about: str
    date: str | None = None


_NUMBER = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ][A-ZĐ\d-]*")


@cache
def instruments() -> MappingProxyType[str, Instrument]:
    """Every instrument by its number."""
    return MappingProxyType({row.number: row for row in read_table("graph", "instruments", Instrument)})


def instruments_in(source: str) -> tuple[Instrument, ...]:
    """Give the instruments that a `source` cell names by number, () where it names none of the table.

    >>> [act.date for act in instruments_in("Resolution 176/2025/QH15")], instruments_in("Constitution 2013, art. 69")
    (['2025-02-18'], ())
    """
    return tuple(instruments()[number] for number in _NUMBER.findall(source) if number in instruments())
