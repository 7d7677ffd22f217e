"""The form of the graph in RDF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

from graph.build import paper_graph
from graph.catalogue import Fact, describe
from graph.identity import paper_iri
from graph.model import Evidence, Iri, Node
from graph.namespaces import CATALOGUE, DCH, PREFIXES
from graph.rdf import canonical, catalogue_quads, paper_quads
from tests.graph.test_exports import PLAN
from tests.graph.test_library import READINGS

SAID = paper_graph(PLAN, "00")
QUADS = paper_quads(SAID)


def test_a_paper_speaks_in_its_own_graph_without_blank_nodes() -> None:
    assert {quad.graph_name for quad in QUADS} == {NamedNode(paper_iri("00"))}
    assert not any(isinstance(term, BlankNode) for quad in QUADS for term in (quad.subject, quad.object))


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.source)
def test_every_direct_edge_has_a_statement(reading: object) -> None:
    quads = paper_quads(paper_graph(reading.record, reading.digest))  # type: ignore[attr-defined]
    told: dict[object, dict[str, object]] = {}
    for quad in quads:
        told.setdefault(quad.subject, {})[quad.predicate.value] = quad.object
    rdf = PREFIXES["rdf"]
    stated = {
        (s[rdf + "subject"], s[rdf + "predicate"], s[rdf + "object"]) for s in told.values() if rdf + "subject" in s
    }
    direct = {
        (quad.subject, quad.predicate, quad.object)
        for quad in quads
        if isinstance(quad.object, NamedNode)
        and quad.predicate.value.startswith(str(DCH._NS))
        and quad.predicate.value != str(DCH.assigns_to)  # the role says it
    }
    assert direct <= stated
    for subject, predicate, target in stated - direct:  # the catalogue states what follows from identity
        assert predicate == NamedNode(DCH.issued_by), (subject, target)


def test_a_citation_with_a_more_exact_relation_states_both() -> None:
    relations = {edge.relation: edge for edge in SAID.edges if edge.relation in ("cites", "implements")}
    assert relations["cites"].target == relations["implements"].target


def test_the_provision_stands_in_the_evidence() -> None:
    (cites,) = (edge for edge in SAID.edges if edge.relation == "cites")
    assert [proof.provision for proof in cites.evidence] == ["điểm a khoản 2"]


def test_a_recurrence_is_no_date() -> None:
    (deadline,) = (quad.object for quad in QUADS if quad.predicate == NamedNode(DCH.deadline))
    assert deadline.datatype.value.endswith("string")  # type: ignore[union-attr]


@given(st.text(), st.text(min_size=1))
def test_any_text_survives_n_quads(quote: str, title: str) -> None:
    node = Node(Iri("urn:a"), "Document", (("title", title),))
    quads = catalogue_quads(node, ())
    assert set(parse("".join(canonical(quads)), RdfFormat.N_QUADS)) == set(quads)


def test_the_catalogue_describes_a_shared_node_once() -> None:
    facts = [
        Fact(own=False, name="kind", value="Document", papers=3),
        Fact(own=False, name="date", value="2021-03-02", papers=3),
        Fact(own=True, name="date", value="2021-03-01"),
        Fact(own=True, name="kind", value="Document"),
        Fact(own=False, name="type", value="kế hoạch", papers=2),
        Fact(own=False, name="type", value="quyết định"),
    ]
    known = describe(Iri("urn:a"), facts)
    assert known is not None
    assert dict(known.node.properties) == {
        "conflict": "date: 2021-03-01 | 2021-03-02",
        "date": "2021-03-01",
        "status": "read",
        "type": "kế hoạch",
    }
    assert {quad.graph_name for quad in catalogue_quads(known.node, known.edges)} == {NamedNode(CATALOGUE)}


def test_nothing_said_describes_nothing() -> None:
    assert describe(Iri("urn:a"), []) is None


def test_what_tables_say_has_the_instrument_for_evidence() -> None:
    facts = [
        Fact(own=False, name="kind", value="Agency"),
        Fact(own=False, name="name", value="Bộ Kế hoạch và Đầu tư"),
    ]
    known = describe(Iri("https://w3id.org/danchieu/agency/bo-ke-hoach-va-dau-tu"), facts)
    assert known is not None
    proofs: set[Evidence] = {proof for edge in known.edges for proof in edge.evidence}
    assert {edge.relation for edge in known.edges} == {"part_of", "succeeded_by"}
    assert {proof.rule for proof in proofs} == {"table"}
    assert all(proof.quote for proof in proofs)
