"""What is produced from the tables: in step with them, valid, and satisfied by what the library writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import OWL, RDF, RDFS

from graph.namespaces import DCH, PREFIXES
from graph.ontology import artefacts, context, ontology
from graph.shapes import violations
from graph.stores.library import Library
from graph.vocabulary import NodeKind, document_types, evidence_terms, levels, node_kinds, properties, relations
from tests.graph.test_library import READINGS

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", artefacts())
def test_what_is_produced_is_in_step(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == artefacts()[name], "run `python -m graph.ontology`"


def test_every_kind_of_node_is_described() -> None:
    assert set(node_kinds()) == set(get_args(NodeKind))


def test_the_tables_agree_with_one_another() -> None:
    for relation in relations().values():
        assert relation.parent is None or relation.parent in relations()
        assert {relation.domain, relation.range} <= set(node_kinds())
    for prop in properties().values():
        assert set(prop.kinds) <= set(node_kinds())
    names = [*relations(), *properties(), *node_kinds(), *evidence_terms()]
    assert len(names) == len(set(names)), "one name means one thing"


def test_every_prefix_of_the_tables_is_known() -> None:
    aligned = [row.aligned for table in (relations(), properties(), node_kinds()) for row in table.values()]  # type: ignore[attr-defined]
    assert {name.partition(":")[0] for name in aligned if name} <= set(PREFIXES)


def test_no_code_means_two_types() -> None:
    codes = [code for kind in document_types().values() for code in kind.codes]
    assert sorted(codes) == sorted(set(codes))


def test_levels_are_ordered_from_the_nation_down() -> None:
    ranks = [level.rank for level in levels().values()]
    assert ranks == sorted(ranks)


def test_a_typo_in_a_term_fails() -> None:
    with pytest.raises(AttributeError):
        _ = DCH.implemets


def test_every_relation_has_labels_an_inverse_and_a_kin_outside() -> None:
    graph = ontology()
    for name, relation in relations().items():
        assert len(set(graph.objects(DCH[name], RDFS.label))) == 2
        assert len(set(graph.subjects(OWL.inverseOf, DCH[name]))) == 1
        parents = list(graph.transitive_objects(DCH[name], RDFS.subPropertyOf))
        assert relation.name == "reports_to" or any(not str(parent).startswith(str(DCH._NS)) for parent in parents)


def test_the_context_reads_json_into_the_graph() -> None:
    text = json.dumps(context() | {"id": "urn:a", "kind": "Document", "number": "1/QĐ", "implements": "urn:b"})
    said = {(quad.predicate.value, quad.object.value) for quad in parse(text, RdfFormat.JSON_LD)}  # type: ignore[union-attr]
    assert said == {
        (str(RDF.type), str(DCH.Document)),
        (str(DCH.number), "1/QĐ"),
        (str(DCH.implements), "urn:b"),
    }


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data", write=True) as opened:
        opened.put(READINGS)
        yield opened


def test_what_the_library_writes_satisfies_the_shapes(library: Library) -> None:
    assert violations(library) == []


def test_the_shapes_find_what_is_wrong(library: Library) -> None:
    wrong, missing = NamedNode("urn:wrong"), NamedNode("urn:missing")
    library.quads.store.add(Quad(wrong, NamedNode(RDF.type), NamedNode(DCH.Document)))
    library.quads.store.add(Quad(wrong, NamedNode(DCH.implements), missing))
    assert {found.node for found in violations(library)} == {"urn:wrong", "urn:missing"}


def test_the_rdflib_dataset_is_the_store(library: Library) -> None:
    dataset = library.dataset()
    assert len(set(dataset.quads((None, None, None, None)))) == len(library.quads.store)
    found = dataset.query("SELECT DISTINCT ?d { ?d dch:number '901/NQ-CP' ; a dch:Document }", initNs=PREFIXES)
    assert {str(row[0]) for row in found} == {  # type: ignore[index]
        node.iri for node in library.nodes() if node.kind == "Document" and ("number", "901/NQ-CP") in node.properties
    }
