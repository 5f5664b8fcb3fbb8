"""Adapt requests and answers between clients and the MCP SDK: size, media types, text that not every reader takes.

It is the last step before the SDK, which reads the whole body too.
"""

import logging

from mcp.server.streamable_http import check_accept_headers
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kasm_mcp.server.http.guards import refusal
from kasm_mcp.server.wire import escaped, repaired

log = logging.getLogger(__name__)

_JSON, _EVENTS = "application/json", "text/event-stream"


class Exchange:
    """Reject bodies above the size limit, and serve clients that accept only one of the two media types.

    Args:
        app: The next application.
        largest_bytes: The limit, with or without a `Content-Length`.
    """

    def __init__(self, app: ASGIApp, largest_bytes: int) -> None:
        self._app = app
        self._largest = largest_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or reject it."""
        body, more = bytearray(), True
        told = Headers(scope=scope).get("content-length", "")
        too_large = told.isdecimal() and int(told) > self._largest
        while more and not too_large:
            message = await receive()
            if message["type"] == "http.disconnect":
                return log.info("A client disconnected before its request was complete")
            body += message.get("body", b"")
            more = message.get("more_body", False)
            too_large = len(body) > self._largest
        if too_large:
            words = f"The request is larger than {self._largest:,} bytes. Raise KASM_MAX_FILE_BYTES on the server."
            return await refusal(413, words)(scope, receive, send)
        whole = [repaired(bytes(body))]

        async def replayed() -> Message:
            return {"type": "http.request", "body": whole.pop()} if whole else await receive()

        headers = MutableHeaders(raw=list(scope["headers"]))
        headers.setdefault("accept", "*/*")
        json, events = check_accept_headers(Request({**scope, "headers": headers.raw}))
        if json or events:
            headers["accept"] = f"{_JSON}, {_EVENTS}"
        only = _EVENTS if not json else "" if events else _JSON
        return await self._app({**scope, "headers": headers.raw}, replayed, _Answer(send, only).send)


class _Answer:
    """Pass an answer on, with line separators escaped.

    Args:
        send: Receives it.
        only: The media type that the client accepts; "" for both.
    """

    def __init__(self, send: Send, only: str) -> None:
        self._send = send
        self._only = only
        self._start: Message = {}
        self._events = b""

    async def send(self, message: Message) -> None:
        """Send a part of the answer. The head of one whose length or type changes waits for the end of the body."""
        if message["type"] == "http.response.start":
            self._start = message
            self._headers = MutableHeaders(raw=message["headers"])
            self._kind = self._headers.get("content-type", "").partition(";")[0]
            self._whole = "content-length" in self._headers or (self._only, self._kind) == (_JSON, _EVENTS)
            if not self._whole:
                await self._send(message)
            return
        body = escaped(message.get("body", b"").decode(errors="surrogateescape")).encode(errors="surrogateescape")
        if not self._whole:
            await self._send({**message, "body": body})
            return
        self._events += body
        if message.get("more_body"):
            return
        body = self._converted(self._events)
        self._headers["content-length"] = str(len(body))
        await self._send({**self._start, "headers": self._headers.raw})
        await self._send({**message, "body": body})

    def _converted(self, body: bytes) -> bytes:
        """Return the body in the media type that the client accepts: of events, the last one is the answer."""
        if self._only == _JSON and self._kind == _EVENTS:
            self._headers["content-type"] = _JSON
            data = [line[5:].strip() for line in body.splitlines() if line.startswith(b"data:")]
            return next(filter(None, reversed(data)), b"")
        if self._only == _EVENTS and self._kind == _JSON and self._start["status"] == 200:
            self._headers["content-type"] = _EVENTS
            return b"event: message\r\ndata: " + body + b"\r\n\r\n"
        return body
