"""The terms of the graph for RDF: danchieu's own, which fail on a typo, and the vocabularies they are aligned with."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace

from graph.identity import BASE
from graph.vocabulary import evidence_terms, node_kinds, properties, relations

__all__ = ["CATALOGUE", "DCH", "ELI", "PREFIXES", "REFERENCE", "expand"]

CATALOGUE: Final = BASE + "catalogue"
"""The named graph of what all papers together say a shared node is: one title, one date, one status."""
REFERENCE: Final = BASE + "reference/"
"""What stands for the project's own tables where a statement comes from one and from no paper."""
ELI = Namespace("http://data.europa.eu/eli/ontology#")


class DCH(DefinedNamespace):
    """danchieu's own terms, made from `graph/tables`: `DCH.implements`, `DCH.Document`.

    >>> DCH.implements
    rdflib.term.URIRef('https://w3id.org/danchieu/ns#implements')
    >>> DCH.implemets
    Traceback (most recent call last):
    ...
    AttributeError: term 'implemets' not in namespace 'https://w3id.org/danchieu/ns#'
    """

    _NS = Namespace(BASE + "ns#")
    _fail = True
    _extras = [*relations(), *properties(), *node_kinds(), *evidence_terms(), "Paper"]  # noqa: RUF012 - rdflib's own protocol


PREFIXES: Final = MappingProxyType(
    {
        "dch": str(DCH._NS),
        "dcterms": "http://purl.org/dc/terms/",
        "eli": str(ELI),
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Every prefix that the project writes, for queries and files alike."""


def expand(name: str) -> URIRef:
    """Give the IRI of a prefixed name.

    >>> expand("eli:cites")
    rdflib.term.URIRef('http://data.europa.eu/eli/ontology#cites')
    """
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)
