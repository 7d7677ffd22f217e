"""What stands before every page: bounds on size, time and rate of requests, the headers that keep a page to itself."""

from __future__ import annotations

import asyncio
import ipaddress
import math
import time
from collections import OrderedDict
from typing import Final

import msgspec
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "LARGEST_BODY", "LONGEST_SECONDS", "Buckets", "Gate", "Rate", "client_of"]

LARGEST_BODY: Final = 1_000_000  # bytes: the longest thing sent here is a query
LONGEST_SECONDS: Final = 60.0
LONGEST_TARGET: Final = 8_000  # characters of path and parameters (RFC 9110, 4.1 recommends to take this much)

TOO_OFTEN: Final = "429: quá nhiều yêu cầu trong thời gian ngắn, hãy đợi / too many requests, wait a little"

# No inline script or style, nothing from elsewhere, in no other site's frame.
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Rate(msgspec.Struct, frozen=True):
    """How often one client may ask: `burst` requests at once, and `a_second` more with each second that passes."""

    a_second: float = 20.0
    burst: int = 200


class Buckets:
    """What each client has left of its rate: a token bucket a client, of the clients heard last."""

    def __init__(self, rate: Rate, most: int = 10_000) -> None:
        """Take the rate, and how many clients are remembered; one that is forgotten begins anew."""
        self.rate = rate
        self.most = most
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Take one request of `client` at the time `now` (seconds): 0 where it may pass, else how long it must wait."""
        left, then = self.left.pop(client, (float(self.rate.burst), now))
        left = min(float(self.rate.burst), left + (now - then) * self.rate.a_second)
        passes = left >= 1
        self.left[client] = (left - 1 if passes else left, now)
        if len(self.left) > self.most:
            self.left.popitem(last=False)
        return 0.0 if passes else (1 - left) / self.rate.a_second


def client_of(host: str) -> str:
    """Give what counts as one client: an address, of IPv6 the network of 64 bits that one line is given.

    >>> client_of("2001:db8:1:2:3:4:5:6"), client_of("192.0.2.7")
    ('2001:db8:1:2::/64', '192.0.2.7')
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # a socket's name
        return host
    return host if address.version == 4 else str(ipaddress.ip_network((int(address), 64), strict=False))


class Gate:
    """ASGI middleware: refuses what is too large or too often, ends what takes too long, adds `HEADERS` everywhere."""

    def __init__(self, app: ASGIApp, seconds: float = LONGEST_SECONDS, rate: Rate | None = None) -> None:
        """Take the application behind the gate."""
        self.app = app
        self.seconds = seconds
        self.buckets = Buckets(rate) if rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        taken = 0

        async def receive_bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LARGEST_BODY:
                raise _TooLarge
            return message

        try:
            if wait := self._wait(scope):
                answer = PlainTextResponse(TOO_OFTEN, 429, {"retry-after": str(math.ceil(wait))})
                await answer(scope, receive, send_with_headers)
                return
            if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_TARGET:
                await PlainTextResponse("414", 414)(scope, receive, send_with_headers)
                return
            async with asyncio.timeout(self.seconds):
                await self.app(scope, receive_bounded, send_with_headers)
        except _TooLarge:
            if not started:
                await PlainTextResponse("413", 413)(scope, receive, send_with_headers)
        except TimeoutError:
            if not started:
                await PlainTextResponse("503", 503)(scope, receive, send_with_headers)

    def _wait(self, scope: Scope) -> float:
        """Give how many seconds the client must wait; what belongs to a page (scripts, type) is not counted."""
        if self.buckets is None or scope["path"].startswith("/static/"):
            return 0.0
        return self.buckets.wait(client_of((scope.get("client") or ("",))[0]), time.monotonic())


class _TooLarge(Exception):
    """The body of a request is larger than `LARGEST_BODY`."""
