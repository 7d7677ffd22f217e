"""Addresses: where in the explorer an IRI of the graph is shown, and what the parameters of an address may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import quote, urlencode

from graph.errors import DanchieuError
from graph.identity import BASE

__all__ = ["LONGEST", "BadAddress", "Parameters", "path_of", "with_query"]

LONGEST = 500  # characters of one parameter: the longest full name of a body with its territory has some 150
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class BadAddress(DanchieuError):
    """An address with a parameter that means nothing; its value `name` names it."""

    def __init__(self, parameter: str) -> None:
        """Take the name of the parameter."""
        super().__init__("wrong-parameter", name=parameter)


def path_of(iri: str) -> str:
    """Give the path at which the explorer shows `iri`: the IRI's own, below the explorer's root.

    What is not of the graph leads where its IRI does, if that is a place of the Web.

    >>> path_of("https://w3id.org/danchieu/eli/chinh-phu/2021/107-nq-cp")
    '/eli/chinh-phu/2021/107-nq-cp'
    >>> path_of("http://elsewhere.example/x"), path_of("javascript:alert(1)")
    ('http://elsewhere.example/x', '#')
    """
    if iri.startswith(f"{BASE}ns#"):
        return iri
    if iri.startswith(BASE):
        return "/" + quote(iri.removeprefix(BASE), safe="/-_.~")
    return iri if iri.startswith(("http://", "https://")) else "#"


def with_query(path: str, values: Mapping[str, str | Sequence[str] | None]) -> str:
    """Give the address with these parameters, empty ones left out; one with several values is repeated.

    >>> with_query("/chain", {"document": "107/NQ-CP", "to": None, "level": ["province", "district"]})
    '/chain?document=107%2FNQ-CP&level=province&level=district'
    """
    kept = {name: value for name, value in values.items() if value}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


class Parameters:
    """The parameters of an address, each read as what it should be; `BadAddress` where it is not."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Take the parameters in their order."""
        self._pairs = pairs

    def text(self, name: str, default: str = "") -> str:
        """Give words, of a repeated parameter the last: control characters become spaces, no longer than `LONGEST`."""
        return next(reversed(self._values(name)), default)

    def _values(self, name: str) -> list[str]:
        values = [_CONTROL.sub(" ", value).strip() for known, value in self._pairs if known == name]
        if any(len(value) > LONGEST for value in values):
            raise BadAddress(name)
        return values

    def every(self, name: str) -> tuple[str, ...]:
        """Give all values of a repeated parameter, each once."""
        return tuple(dict.fromkeys(filter(None, self._values(name))))

    def choices(self, name: str, choices: Collection[str]) -> tuple[str, ...]:
        """Give all values of a repeated parameter, each one of `choices`."""
        values = self.every(name)
        if any(value not in choices for value in values):
            raise BadAddress(name)
        return values

    def choice(self, name: str, choices: Collection[str], default: str) -> str:
        """Give one of `choices`."""
        value = self.text(name) or default
        if value not in choices:
            raise BadAddress(name)
        return value

    def number(self, name: str, default: int, most: int) -> int:
        """Give a whole number from 0 to `most`."""
        value = self.text(name) or str(default)
        if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and int(value) <= most):
            raise BadAddress(name)
        return int(value)

    def day(self, name: str) -> datetime.date | None:
        """Give a date, printed 2021-09-11 or 11/09/2021."""
        value = self.text(name)
        if not value:
            return None
        found = _DAY.fullmatch(value)
        if not found:
            raise BadAddress(name)
        year, month, date = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        try:
            return datetime.date(int(year), int(month), int(date))
        except ValueError as error:
            raise BadAddress(name) from error

    def iso(self, name: str) -> str | None:
        """Give a date as `day` does, in its ISO form."""
        day = self.day(name)
        return day.isoformat() if day else None
