"""The questions as text: each one in SPARQL (`saved/NAME.rq`) and in Cypher (`saved/NAME.cypher`).

A file stands as it is in any SPARQL editor or in the Neo4j Browser. Its head, in comments, gives the title in
Vietnamese and English and a line for each parameter: `VALUES ?name { example }` in SPARQL, `$name` in Cypher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from graph.errors import DanchieuError

__all__ = ["Language", "Parameter", "Saved", "Values", "fill", "saved", "saved_names"]

Language = Literal["rq", "cypher"]
Values = Mapping[str, str | Sequence[str]]
_HEAD = re.compile(r"^(?:#|//) (?P<key>[\w ]+): (?P<value>.*)$", re.MULTILINE)
_EXAMPLE = re.compile(r"VALUES \?(\w+) \{[^}]*\}")


class Parameter(msgspec.Struct, frozen=True):
    """What a question must be told. `kind`: the IRI of a node, a list of them, or a word (a date, a number)."""

    name: str
    kind: Literal["iri", "iris", "word"]
    label_vi: str
    label_en: str


class Saved(msgspec.Struct, frozen=True):
    """A question with its text in one language."""

    name: str
    language: Language
    title_vi: str
    title_en: str
    parameters: tuple[Parameter, ...]
    text: str


def saved_names() -> tuple[str, ...]:
    """Give the name of every saved question."""
    return tuple(sorted(path.name.removesuffix(".rq") for path in _folder() if path.name.endswith(".rq")))


@cache
def saved(name: str, language: Language) -> Saved:
    """Give the question `name` as written in `language`.

    >>> [parameter.name for parameter in saved("chain_down", "rq").parameters]
    ['root']
    """
    path = next((p for p in _folder() if p.name == f"{name}.{language}"), None)
    if path is None:
        raise DanchieuError("no-question", name=f"{name}.{language}")
    text = path.read_text("utf-8")
    titles: dict[str, str] = {}
    parameters = []
    for found in _HEAD.finditer(text):
        key, _, kind = found["key"].partition(" ")
        if kind:
            vi, _, en = found["value"].partition(" | ")
            fields = {"name": key, "kind": kind, "label_vi": vi, "label_en": en}
            parameters.append(msgspec.convert(fields, Parameter))
        else:
            titles[key] = found["value"]
    return Saved(name, language, titles["vi"], titles["en"], tuple(parameters), text)


def fill(question: Saved, values: Values) -> str:
    """Put `values` in the place of the examples of a SPARQL question.

    Only what pyoxigraph writes as an IRI or a literal goes in, so that no value can become a part of the question.
    Raises `DanchieuError` where a parameter is missing or no IRI.
    """
    terms: dict[str, str] = {}
    for parameter in question.parameters:
        if parameter.name not in values:
            raise DanchieuError("missing-value", question=question.name, name=parameter.name)
        terms[parameter.name] = " ".join(_terms(parameter, values[parameter.name]))
    # One pass over the text as saved: what was filled in is not read again.
    return _EXAMPLE.sub(lambda at: f"VALUES ?{at[1]} {{ {terms[at[1]]} }}" if at[1] in terms else at[0], question.text)


def _terms(parameter: Parameter, value: str | Sequence[str]) -> Iterator[str]:
    for one in [value] if isinstance(value, str) else value:
        try:
            yield str(RdfLiteral(one) if parameter.kind == "word" else NamedNode(one))
        except ValueError as error:
            raise DanchieuError("no-iri", name=parameter.name, value=repr(one)) from error


@cache
def _folder() -> tuple[Traversable, ...]:
    return tuple((files("queries") / "saved").iterdir())
