"""explorer.gate: what is too large or takes too long ends with an answer, and every answer bears the headers."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.gate import HEADERS, LARGEST_BODY, Gate


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
