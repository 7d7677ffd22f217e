"""The Cypher page: the saved questions on a real Neo4j, read only and bounded; how to configure one otherwise."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from neo4j import Driver
from starlette.testclient import TestClient

from explorer.app import create_app
from explorer.cypher import Server, run
from graph.errors import DanchieuError, StoreError
from graph.stores.library import Library
from graph.stores.neo4j import push
from queries.saved import saved

Auth = tuple[str, str] | None


def client_of(samples: Library, server: Server | None) -> TestClient:
    return TestClient(create_app(samples.folder, rate=None, neo4j=server), base_url="http://localhost")


def server_of(uri: str, auth: Auth) -> Server:
    return Server(uri, *(auth or ()))


def test_without_a_server_the_page_says_how_to_have_one(samples: Library) -> None:
    page = client_of(samples, None).get("/cypher?saved=chain_down").text
    assert "danchieu serve --neo4j" in page
    assert "MATCH" in page, "the text can be copied"
    assert 'name="run"' not in page


def test_a_server_that_does_not_answer_is_named(samples: Library) -> None:
    answer = client_of(samples, Server("bolt://127.0.0.1:1")).get("/cypher?saved=agencies&run=1")
    assert answer.status_code == 400
    assert "Neo4j" in answer.text


@pytest.mark.neo4j
def test_a_question_with_its_parameters(
    samples: Library, neo4j_driver: Driver, neo4j_uri: str, neo4j_auth: Auth
) -> None:
    push(neo4j_driver, samples)
    client = client_of(samples, server_of(neo4j_uri, neo4j_auth))
    asked = {"saved": "chain_down", "root": "901 nq cp"}
    page = client.get("/cypher", params=asked)
    assert page.status_code == 200
    assert "Kế hoạch 145/KH-UBND" in page.text
    rows = client.get("/cypher", params={**asked, "format": "json"}).json()
    assert {row["relation"] for row in rows} >= {"implements"}
    table = client.get("/cypher", params={**asked, "format": "csv"}).content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(table)))) == len(rows)
    by_name = {"saved": "tasks_by_agency", "agency": "Sở Tài chính tỉnh An Giang"}
    assert client.get("/cypher", params={**by_name, "format": "json"}).json()
    assert "145/KH-UBND" in client.get("/cypher", params={"saved": "chain_down", "root": "145/KH-UBND"}).text


@pytest.mark.neo4j
def test_what_is_too_much_is_refused(samples: Library, neo4j_driver: Driver, neo4j_uri: str, neo4j_auth: Auth) -> None:
    push(neo4j_driver, samples)
    with pytest.raises(DanchieuError, match="3 dòng"):
        run(server_of(neo4j_uri, neo4j_auth), "agencies", {}, most=3)


@pytest.mark.neo4j
def test_a_text_that_writes_is_stopped_by_the_server(
    neo4j_driver: Driver, neo4j_uri: str, neo4j_auth: Auth, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = saved("agencies", "cypher")
    writing = msgspec.structs.replace(question, text="CREATE (n) RETURN n")
    monkeypatch.setattr("explorer.cypher.saved", lambda *_: writing)
    with pytest.raises(StoreError):
        run(server_of(neo4j_uri, neo4j_auth), "agencies", {})
    assert not neo4j_driver.execute_query("MATCH (n) RETURN n LIMIT 1").records
