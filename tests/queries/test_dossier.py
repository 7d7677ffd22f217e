"""queries.dossier, agency, description, state, directory over the samples."""

import pytest

from graph.errors import NotFound
from graph.identity import BASE
from graph.model import Iri
from graph.rdf import statement_iri
from graph.record import fold_space
from graph.stores.library import Library
from queries.agency import profile
from queries.description import description
from queries.directory import directory
from queries.dossier import dossier, statement, text_of
from queries.engines import Sparql
from queries.state import failures, open_references

PLAN = Iri(f"{BASE}eli/uy-ban-nhan-dan-tinh-an-giang/2024/145-kh-ubnd")
COMMITTEE = Iri(f"{BASE}agency/uy-ban-nhan-dan-tinh-an-giang")


def test_a_document_with_its_relations_both_ways(samples: Library) -> None:
    known = dossier(samples, PLAN)
    links = {(link.relation, link.inverse, link.other.number) for link in known.links}
    assert {
        ("implements", False, "901/NQ-CP"),
        ("amends", True, "640/QĐ-UBND"),
        ("implements", True, "31/KH-UBND"),
    } <= links
    assert ("cites", False, "901/NQ-CP") not in links, "the exact relation says as much"
    assert all(link.evidence for link in known.links)
    assert ("issued_by", COMMITTEE) in {(party.relation, party.iri) for party in known.parties}
    assert known.tasks


def test_marks_stand_where_the_text_says_so(samples: Library) -> None:
    text = text_of(samples, dossier(samples, PLAN).papers[0])
    cited = {fold_space((text.record.text or "")[m.start : m.end]) for m in text.marks if m.relation == "cites"}
    assert "Quyết định số 912/QĐ-TTg" in cited
    assert text.sources


def test_every_statement_of_a_paper_has_its_page(samples: Library) -> None:
    paper = dossier(samples, PLAN).papers[0]
    said = samples.paper_graph(paper)
    assert said
    for edge in said.edges[:20]:
        for proof in edge.evidence:
            found = statement(samples, statement_iri(edge, proof))
            assert (found.source.iri, found.relation, found.target.iri) == (edge.source, edge.relation, edge.target)


@pytest.mark.parametrize("iri", [f"{BASE}eli/x/2024/1-x", f"{BASE}paper/00", COMMITTEE, f"{BASE}<>", "x"])
def test_what_is_no_document_is_not_found(samples: Library, iri: str) -> None:
    with pytest.raises(NotFound):
        dossier(samples, Iri(iri))


@pytest.mark.parametrize("iri", [f"{BASE}paper/00/statement/00", f"{BASE}paper/00", "x"])
def test_what_is_no_statement_is_not_found(samples: Library, iri: str) -> None:
    with pytest.raises(NotFound):
        statement(samples, Iri(iri))


def test_an_agency_with_what_it_issued_and_was_told(samples: Library) -> None:
    known = profile(samples, COMMITTEE)
    assert "145/KH-UBND" in {card.number for card in known.issued}
    department = profile(samples, Iri(f"{BASE}agency/so-nong-nghiep-va-phat-trien-nong-thon-tinh-an-giang"))
    assert {given.document.number for given in department.assignments} >= {"145/KH-UBND"}
    assert [dict(node.properties)["name"] for node in department.after] == [
        "Sở Nông nghiệp và Môi trường tỉnh An Giang"
    ]


def test_what_an_agency_issued_in_a_time(samples: Library) -> None:
    whole = profile(samples, COMMITTEE).issued
    quarter = profile(samples, COMMITTEE, since="2024-01-01", until="2024-03-31").issued
    assert {card.id for card in quarter} == {c.id for c in whole if "2024-01-01" <= (c.date or "") <= "2024-03-31"}
    assert 0 < len(quarter) < len(whole)


def test_an_issuer_and_what_it_is_now(samples: Library) -> None:
    notice = dossier(samples, samples.document("1502/BNN-TL"))
    issuer = next(party for party in notice.parties if party.relation == "issued_by")
    assert [dict(node.properties)["name"] for node in issuer.now] == ["Bộ Nông nghiệp và Môi trường"]


def test_a_description_holds_the_node_and_its_evidence(samples: Library) -> None:
    triples = description(samples, PLAN)
    assert any(t.subject.value == PLAN for t in triples)
    assert any(t.predicate.value.endswith("confidence") for t in triples)
    assert description(samples, f"{BASE}eli/x/2024/1-x") == ()


def test_open_references_are_ranked(samples: Library) -> None:
    found = open_references(Sparql(samples.sparql))
    ranks = [(one.chains, one.cited_by) for one in found]
    assert ranks == sorted(ranks, reverse=True)
    assert all(one.reason for one in found)
    assert failures(samples) == ()


def test_the_directory_is_read_once(samples: Library) -> None:
    assert directory(samples) is directory(samples)
    assert all(card.status in ("read", "mentioned", "unresolved") for card in directory(samples).documents)
