"""explorer.gate: what is too large or takes too long ends with an answer, and every answer bears the headers."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.gate import HEADERS, LARGEST_BODY, Buckets, Gate, Rate


async def slow(request: Request) -> PlainTextResponse:
    await asyncio.sleep(30)
    return PlainTextResponse("late")


async def body(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def client() -> TestClient:
    routes = [Route("/slow", slow), Route("/body", body, methods=["POST"])]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Gate, seconds=0.2)]))


@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        pytest.param("GET", "/slow", b"", 503, id="takes too long"),
        pytest.param("POST", "/body", b"x" * LARGEST_BODY, 200, id="as large as may be"),
        pytest.param("POST", "/body", b"x" * (LARGEST_BODY + 1), 413, id="too large a body"),
        pytest.param("GET", "/" + "a" * 9_000, b"", 414, id="too long an address"),
        pytest.param("GET", "/none", b"", 404, id="not there"),
    ],
)
def test_gate(client: TestClient, method: str, path: str, content: bytes, status: int) -> None:
    answer = client.request(method, path, content=content)
    assert answer.status_code == status
    assert all(answer.headers[name] == value for name, value in HEADERS.items())


@pytest.mark.parametrize(
    ("times", "waits"),
    [
        pytest.param([0, 0, 0], [0, 0, 0.5], id="a burst, then one must wait"),
        pytest.param([0, 0, 0.5, 0.5], [0, 0, 0, 0.5], id="time gives back"),
        pytest.param([0, 0, 100, 100, 100], [0, 0, 0, 0, 0.5], id="no more than a burst is saved up"),
    ],
)
def test_a_bucket(times: list[float], waits: list[float]) -> None:
    buckets = Buckets(Rate(a_second=2, burst=2))
    assert [buckets.wait("a", now) for now in times] == waits
    assert buckets.wait("b", 0) == 0, "another client has its own"


def test_clients_that_are_remembered_are_bounded() -> None:
    buckets = Buckets(Rate(), most=3)
    for client in "abcde":
        buckets.wait(client, 0)
    assert list(buckets.left) == ["c", "d", "e"]


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    app = Starlette(
        routes=[Route("/body", body), Route("/static/x", body)],
        middleware=[Middleware(Gate, rate=Rate(a_second=0.01, burst=2))],
    )
    client = TestClient(app)
    assert [client.get("/body").status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get("/body")
    assert int(refused.headers["retry-after"]) > 0
    assert "content-security-policy" in refused.headers
    assert client.get("/static/x").status_code == 200, "what belongs to a page is not counted"
