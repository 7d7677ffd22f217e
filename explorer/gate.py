"""What stands before every page: bounds on size and time of a request, and the headers that keep a page to itself."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "LARGEST_BODY", "LONGEST_SECONDS", "Gate"]

LARGEST_BODY: Final = 1_000_000  # bytes: the longest thing sent here is a query
LONGEST_SECONDS: Final = 60.0
LONGEST_TARGET: Final = 8_000  # characters of path and parameters (RFC 9110, 4.1 recommends to take this much)

# No inline script or style, nothing from elsewhere, in no other site's frame.
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Gate:
    """ASGI middleware: refuses what is too large, ends what takes too long, adds `HEADERS` to every answer."""

    def __init__(self, app: ASGIApp, seconds: float = LONGEST_SECONDS) -> None:
        """Take the application behind the gate."""
        self.app = app
        self.seconds = seconds

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


class _TooLarge(Exception):
    """The body of a request is larger than `LARGEST_BODY`."""
