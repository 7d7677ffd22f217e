"""`/sparql`: the SPARQL 1.1 protocol over HTTP, and what a query may not do."""

import json
import time
from collections.abc import Iterator

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from starlette.testclient import TestClient

from explorer.app import create_app
from explorer.sparql import Refused, Request, run
from graph.stores.library import Library

SELECT = "SELECT ?d WHERE { ?d a dch:Document } ORDER BY ?d LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?d a dch:Document } WHERE { ?d a dch:Document } LIMIT 3"


@pytest.fixture(scope="module")
def client(samples: Library) -> Iterator[TestClient]:
    with TestClient(create_app(samples.folder), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_three_ways_to_ask_and_the_formats(client: TestClient, way: str, accept: str, form: QueryResultsFormat) -> None:
    headers = {"accept": accept}
    if way == "get":
        answer = client.get("/sparql", params={"query": SELECT}, headers=headers)
    elif way == "form":
        answer = client.post("/sparql", data={"query": SELECT}, headers=headers)
    else:
        direct = {**headers, "content-type": "application/sparql-query"}
        answer = client.post("/sparql", content=SELECT, headers=direct)
    assert answer.headers["content-type"].partition(";")[0] == accept
    solutions = parse_query_results(answer.content, form)
    assert isinstance(solutions, QuerySolutions)
    assert len(list(solutions)) == 3


def test_csv_and_the_default_format(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": SELECT, "format": "csv"}).text.splitlines()[0] == "d"
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": "application/json, text/csv;q=0"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_graphs_come_in_the_form_that_is_asked_for(client: TestClient, accept: str, form: RdfFormat) -> None:
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": accept})
    assert len(list(parse(answer.content, form))) == 3


def test_ask_answers_yes_or_no(client: TestClient) -> None:
    headers = {"accept": "text/csv, application/sparql-results+json;q=0.1"}
    answer = client.get("/sparql", params={"query": "ASK { ?d a dch:Document }"}, headers=headers)
    assert json.loads(answer.content)["boolean"] is True


def test_named_and_default_graphs(client: TestClient) -> None:
    everything = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    headers = {"accept": "application/sparql-results+json"}

    def counted(**graphs: str) -> int:
        params = {"query": everything, **{name.replace("_", "-"): iri for name, iri in graphs.items()}}
        answer = client.get("/sparql", params=params, headers=headers).json()
        return int(answer["results"]["bindings"][0]["n"]["value"])

    catalogue = "https://w3id.org/danchieu/catalogue"
    assert 0 < counted(default_graph_uri=catalogue) < counted()
    assert counted(named_graph_uri=catalogue) == 0, "named graphs alone leave the default graph empty"


def test_the_service_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    triples = list(parse(answer.content, RdfFormat.TURTLE))
    assert any(t.predicate.value.endswith("#supportedLanguage") for t in triples)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        pytest.param("SELEC ?x", 400, id="no SPARQL"),
        pytest.param("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, id="asks another server"),
        pytest.param("LOAD <http://127.0.0.1:1/>", 400, id="loads"),
        pytest.param("DROP ALL", 400, id="updates"),
        pytest.param("INSERT DATA { <x:a> <x:b> <x:c> }", 400, id="inserts"),
        pytest.param("SELECT * { GRAPH <not an iri> { ?s ?p ?o } }", 400, id="no IRI"),
    ],
)
def test_what_is_refused(client: TestClient, query: str, status: int) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == status
    assert answer.text


def test_two_queries_a_wrong_graph_and_a_wrong_body(client: TestClient) -> None:
    assert client.get("/sparql", params=[("query", SELECT)] * 2, headers={"accept": "text/csv"}).status_code == 400
    assert client.post("/sparql", data={"query": SELECT, "default-graph-uri": "no iri"}).status_code == 400
    assert (
        client.post("/sparql", content=b"\xff", headers={"content-type": "application/sparql-query"}).status_code == 400
    )
    assert client.post("/sparql", content=b"x", headers={"content-type": "text/plain"}).status_code == 415


def test_a_query_that_takes_too_long_is_ended(samples: Library) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    started = time.monotonic()
    with pytest.raises(Refused, match="2 giây") as refused:
        run(samples.folder, Request(endless), seconds=2)
    assert refused.value.status == 503
    assert time.monotonic() - started < 20


def test_an_answer_that_is_too_large_is_refused_and_not_cut(samples: Library) -> None:
    with pytest.raises(Refused, match="LIMIT"):
        run(samples.folder, Request("SELECT * { ?s ?p ?o }"), most_bytes=10_000)


def test_the_page_shows_labels_questions_and_where_a_mistake_stands(client: TestClient) -> None:
    html = {"accept": "text/html"}
    shown = client.get("/sparql", params={"query": SELECT}, headers=html)
    assert 'href="/eli/' in shown.text
    assert "Chuỗi triển khai" in shown.text
    filled = client.get("/sparql", params={"saved": "chain_down", "root": "901 nq cp"}, headers=html)
    assert "&lt;https://w3id.org/danchieu/eli/chinh-phu/2024/901-nq-cp&gt;" in filled.text
    wrong = client.get("/sparql", params={"query": "SELECT ?x\nWHERE { ?x }"}, headers=html)
    assert "WHERE { ?x }" in wrong.text.partition('class="wrong"')[2]
    assert client.get("/sparql", params={"saved": "chain_down", "root": "0/XX"}, headers=html).status_code == 200
