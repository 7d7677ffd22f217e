"""graph.sparql_text: a query that calls other machines is seen, however it is written."""

import pytest

from graph.sparql_text import calls_others


@pytest.mark.parametrize(
    ("query", "calls"),
    [
        pytest.param("SELECT * { SERVICE SILENT <http://x/> {} }", True, id="plain"),
        pytest.param("SELECT * { service ?x {} }", True, id="in small letters"),
        pytest.param('SELECT * { ?s ?p "a" . #"\n SERVICE <x:y> {} }', True, id="behind a comment that opens a string"),
        pytest.param(
            "SELECT * { ?s ?p <http://a'b> . SERVICE <x:y> {} . ?s ?p 'c' }", True, id="behind a quote in an IRI"
        ),
        pytest.param("SELECT * { ?s ?p '''a'b''' . SERVICE <x:y> {} }", True, id="behind a long string"),
        pytest.param("SELECT * { ?s ?p 'a\\'' . SERVICE <x:y> {} . ?s ?p '' }", True, id="behind an escaped quote"),
        pytest.param("SELECT * { FILTER(?a<?b) SERVICE<x:y> {} FILTER(?c>?d) }", True, id="between less and greater"),
        pytest.param('SELECT ("SERVICE" AS ?service) {}', False, id="a string and a variable"),
        pytest.param("SELECT * { ?s <http://x/SERVICE> ?o } # SERVICE", False, id="an IRI and a comment"),
        pytest.param("SELECT * { ?s service:name ?o }", False, id="a prefix"),
    ],
)
def test_a_call_to_others_is_seen(query: str, calls: bool) -> None:
    assert calls_others(query) is calls
