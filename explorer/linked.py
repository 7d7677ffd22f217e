"""Linked data: what the graph says of one IRI, in Turtle, JSON-LD and N-Triples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from types import MappingProxyType

from pyoxigraph import RdfFormat, serialize

from graph.namespaces import PREFIXES
from graph.stores.library import Library
from queries.description import description

__all__ = ["forms_of"]

_FORMATS = MappingProxyType({"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES})


def forms_of(library: Library, iri: str) -> Mapping[str, Callable[[], bytes]]:
    """Give, for each form of linked data, what makes it for `iri`."""
    return {form: partial(_written, library, iri, form) for form in _FORMATS}


def _written(library: Library, iri: str, form: str) -> bytes:
    kind = _FORMATS[form]
    stream = BytesIO()
    prefixes = None if kind == RdfFormat.N_TRIPLES else dict(PREFIXES)
    serialize(description(library, iri), stream, kind, prefixes=prefixes)
    return stream.getvalue()
