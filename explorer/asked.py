"""The saved questions on a page: what their parameters mean there, and the names that stand beside IRIs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from explorer.words import Language
from graph.identity import BASE
from graph.model import Iri
from graph.stores.library import Library
from queries.directory import directory
from queries.render import name
from queries.saved import Saved, Values
from queries.search import body_meant, meant

__all__ = ["labels_of", "values_of"]


def values_of(library: Library, question: Saved, every: Callable[[str], Sequence[str]]) -> Values | None:
    """Give the values of a question's parameters, None where one is missing; `every` gives what was typed for each.

    A document may be typed as a number in any spelling, a body by its name; several values of one that takes a list
    stand in several fields or behind semicolons. Raises `NotFound`, and `AmbiguousNumber` where several things bear
    the name.
    """
    values: dict[str, str | Sequence[str]] = {}
    for parameter in question.parameters:
        typed = [one.strip() for one in every(parameter.name)]
        if parameter.kind == "iris":
            typed = [part.strip() for one in typed for part in one.split(";")]
        if not (typed := list(filter(None, typed))):
            return None
        find = _body if parameter.name == "agency" else meant
        if parameter.kind == "word":
            values[parameter.name] = typed[-1]
        elif parameter.kind == "iri":
            values[parameter.name] = find(library, typed[-1])
        else:
            values[parameter.name] = [find(library, one) for one in typed]
    return values


def _body(library: Library, typed: str) -> Iri:
    return Iri(typed) if typed.startswith(BASE) else body_meant(library, typed)


def labels_of(library: Library, lang: Language) -> Mapping[str, str]:
    """Give the name of each document and body by its IRI."""
    known = directory(library)
    labels: dict[str, str] = {body.iri: body.name for body in known.agencies}
    return labels | {card.id: name(card, lang) for card in known.documents}
