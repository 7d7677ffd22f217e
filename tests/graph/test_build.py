"""Any record, however spoiled, makes a graph that holds together."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from graph.build import paper_graph
from graph.catalogue import describe, facts_of
from graph.identity import document_iri, number_key, number_slug
from graph.rdf import canonical, catalogue_quads, paper_quads
from graph.record import Citation, Header, Record, Relation, Task
from graph.vocabulary import relations
from tests.graph.papers import AN_GIANG, citation, paper, relation, task

PRINTED = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        ["5/KH-UBND", "05/ĐA-UBND", "57-NQ/TW", "39/2019/QH14", "///", ";", "Chính phủ", "Sở Y tế", "các sở",
         "2021-02-31", "2021", "UBND huyện Châu Thành", "Luật Đất đai năm 2024", "Bộ A; Bộ B", "(addressees)",
         "monthly:25", "\x00", "ﬃ²Ǆ"]
    ),
)  # fmt: skip
WORDS = PRINTED.map(lambda words: words or "")
PLACES = st.tuples(st.integers(0, 60), st.integers(0, 60))


def citations() -> st.SearchStrategy[Citation]:
    return st.builds(
        lambda place, **values: Citation(start=min(place), end=max(place), rule="test", confidence=0.5, **values),
        place=PLACES, quote=WORDS, number=PRINTED, type=PRINTED, date=PRINTED, issuer=PRINTED, provision=PRINTED,
    )  # fmt: skip


def tasks() -> st.SearchStrategy[Task]:
    names = st.lists(WORDS, max_size=2).map(tuple)
    return st.builds(
        lambda place, **values: Task(start=min(place), end=max(place), rule="test", confidence=0.5, **values),
        place=PLACES, label=PRINTED, lead=names, coordinate=names, action=WORDS, deadline=PRINTED,
        deadline_text=PRINTED, citations=names, reports_to=names,
    )  # fmt: skip


def said_relations() -> st.SearchStrategy[Relation]:
    kinds = [name for name, kind in relations().items() if kind.domain == kind.range == "Document"]
    return st.builds(
        lambda place, **values: Relation(start=min(place), end=max(place), rule="test", confidence=0.5, **values),
        place=PLACES, subject=WORDS, predicate=st.sampled_from(kinds), object=WORDS, quote=WORDS,
        subject_mention=st.none() | st.integers(-1, 3), object_mention=st.none() | st.integers(-1, 3),
    )  # fmt: skip


HEADERS = st.builds(
    Header,
    number=PRINTED, type=PRINTED, title=PRINTED, date=PRINTED, place=PRINTED, issuer=PRINTED, signer=PRINTED,
    signer_position=PRINTED, signing_mode=PRINTED, addressees=st.lists(WORDS, max_size=2).map(tuple),
    recipients=st.lists(WORDS | st.sampled_from(["Như trên", "Như Điều 1, 2"]), max_size=2).map(tuple),
)  # fmt: skip
RECORDS = st.builds(
    Record,
    id=st.just("x"),
    document=HEADERS,
    citations=st.lists(citations(), max_size=3).map(tuple),
    relations=st.lists(said_relations(), max_size=2).map(tuple),
    tasks=st.lists(tasks(), max_size=2).map(tuple),
    text=st.none() | st.text(max_size=50),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS)
def test_any_record_makes_a_graph_that_holds_together(record: Record) -> None:
    said = paper_graph(record, "00")
    assert said == paper_graph(Record.from_json(record.to_json()), "00")
    known = {node.iri for node in said.nodes}
    assert said.document in known
    for edge in said.edges:
        assert edge.evidence
        assert {edge.source, edge.target} <= known
    quads = paper_quads(said)
    for iri in known:
        described = describe(iri, [fact for node, fact in facts_of(said) if node == iri])
        if described:
            assert {edge.target for edge in described.edges} <= known
            quads += catalogue_quads(described.node, described.edges)
    assert set(parse("".join(canonical(quads)), RdfFormat.N_QUADS)) == set(quads)


@given(st.text(max_size=20))
def test_a_number_names_one_thing_however_it_is_folded(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)
    assert number_slug(number_key(number)) == number_slug(number)


def test_a_relation_between_two_other_documents_is_theirs() -> None:
    text = "Căn cứ Nghị định số 3/2019/NĐ-CP được sửa đổi bởi Nghị định số 4/2020/NĐ-CP"
    record = paper(
        "5/KH-UBND",
        text=text,
        citations=(
            citation(text, "Nghị định số 3/2019/NĐ-CP", "3/2019/NĐ-CP", issuer="Chính phủ"),
            citation(text, "Nghị định số 4/2020/NĐ-CP", "4/2020/NĐ-CP", issuer="Chính phủ"),
        ),
        relations=(relation(text, "amends", "3/2019/NĐ-CP", "được sửa đổi bởi", subject="4/2020/NĐ-CP"),),
    )
    edges = {(edge.source, edge.relation, edge.target) for edge in paper_graph(record, "00").edges}
    amending = document_iri("Chính phủ", "2020", "4/2020/NĐ-CP")
    amended = document_iri("Chính phủ", "2019", "3/2019/NĐ-CP")
    assert {(amending, "amends", amended), (amending, "cites", amended)} <= edges


def test_a_law_without_date_says_by_which_rule_it_is_that_law_and_is_less_sure() -> None:
    text = "Căn cứ Luật Đầu tư công"
    cited = citation(text, "Luật Đầu tư công", None, type="luật")
    based = msgspec.structs.replace(relation(text, "based_on", "Luật Đầu tư công", text), object_mention=0)
    record = paper("5/KH-UBND", text=text, citations=(cited,), relations=(based,))
    said = {edge.relation: edge for edge in paper_graph(record, "00").edges}
    assert said["cites"].target == document_iri("Quốc hội", "2019", "39/2019/QH14")
    assert [(proof.rule, proof.confidence) for proof in said["cites"].evidence] == [("law-in-force", 0.8)]
    assert [(proof.rule, proof.confidence) for proof in said["based_on"].evidence] == [("test", 0.8)]


def test_who_signs_for_the_prime_minister_is_who_signs_for_the_government() -> None:
    issuers = ("Thủ tướng Chính phủ", "Chính phủ")
    said = [paper_graph(paper("5/X", issuer=issuer, signer="Lê Sen"), "00") for issuer in issuers]
    assert len({edge.target for graph in said for edge in graph.edges if edge.relation == "signed_by"}) == 1


def test_the_addressees_of_a_task_are_those_of_the_paper() -> None:
    text = "Yêu cầu các đơn vị báo cáo."
    record = paper(
        "5/CT-UBND",
        text=text,
        addressees=("Sở Y tế", "Công an tỉnh"),
        tasks=(task(text, text, lead=("(addressees)",)),),
    )
    leads = {edge.target for edge in paper_graph(record, "00").edges if edge.relation == "assigns_lead"}
    assert {lead.rpartition("/")[2] for lead in leads} == {"so-y-te-tinh-an-giang", "cong-an-tinh-an-giang"}
    assert paper("5/CT-UBND").document.issuer == AN_GIANG
