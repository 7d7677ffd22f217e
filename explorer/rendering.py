"""Templates and what they call: words, dates, numbers, addresses. Everything a paper says is escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from explorer.address import path_of, with_query
from explorer.words import Language, count, day, decimal, word, words
from graph.model import Edge, Evidence
from graph.rdf import statement_iri
from graph.vocabulary import document_types, levels
from queries.hops import Hop, Proof
from queries.render import relation_label

__all__ = ["level_label", "render", "sentence_of", "type_label"]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("explorer"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.loopcontrols"],
    )
    environment.globals |= {"path_of": path_of, "with_query": with_query, "sentence_of": sentence_of}
    return environment


@cache
def _speaking(lang: Language) -> Mapping[str, Callable[..., str] | Mapping[str, str]]:
    return MappingProxyType(
        {
            "w": words(lang),
            "say": lambda key, **values: word(key, lang, **values),
            "day": partial(day, lang=lang),
            "count": partial(count, lang=lang),
            "decimal": partial(decimal, lang=lang),
            "relation_label": partial(relation_label, lang=lang),
            "type_label": partial(type_label, lang=lang),
            "level_label": partial(level_label, lang=lang),
            "said": lambda word_of_graph: words(lang).get(word_of_graph, word_of_graph),
        }
    )


def render(template: str, lang: Language, context: Mapping[str, Any]) -> str:
    """Give the page that `template` makes of `context` in `lang`."""
    return _environment().get_template(template).render(lang=lang, **_speaking(lang), **context)


def sentence_of(hop: Hop, proof: Proof) -> str:
    """Give the address of the page that shows `proof` of `hop` in its paper."""
    evidence = Evidence(proof.paper, proof.start, proof.end, proof.quote, proof.rule, proof.confidence)
    return path_of(statement_iri(Edge(hop.source, hop.relation, hop.target), evidence))


def type_label(name: str | None, lang: Language) -> str:
    """Give the name of a type of paper with a capital; a type that the vocabulary lacks as it is.

    >>> type_label("công điện", "vi"), type_label("kế hoạch", "en"), type_label(None, "vi")
    ('Công điện', 'Plan', '')
    """
    kind = document_types().get(name or "")
    label = kind.label_en if kind and lang == "en" else (name or "")
    return label[:1].upper() + label[1:]


def level_label(name: str | None, lang: Language) -> str:
    """Give the name of a level of government, "" for none."""
    level = levels().get(name or "")
    return "" if level is None else str(getattr(level, f"label_{lang}"))
