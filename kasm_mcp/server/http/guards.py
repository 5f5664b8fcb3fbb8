"""Check each request before it reaches the MCP SDK: host, origin, token, method, size.

Plain ASGI middleware, one class per check, the cheapest first. No body is read before the token is checked. The token
is one fixed word without an OAuth server, so the SDK's authentication is not used: it would publish OAuth metadata
(RFC 9728) and send clients to an authorization server that does not exist.
"""

import hmac
import json
import logging
from collections.abc import Mapping

import anyio
from mcp.server.transport_security import TransportSecurityMiddleware, TransportSecuritySettings
from mcp_types import INVALID_REQUEST
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kasm_api import Secret

log = logging.getLogger(__name__)

_LINGER_S = 2.0
"""How long the rest of a rejected body is discarded, so that the client can read the answer."""


def refusal(status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a JSON-RPC error for a request that never became a call."""
    error = {"code": INVALID_REQUEST, "message": words}
    body = json.dumps({"jsonrpc": "2.0", "id": None, "error": error}, separators=(",", ":"))
    return Response(body, status_code=status, headers=dict(headers or {}), media_type="application/json")


class Lingering:
    """Delay closing a connection whose request is answered before its body has arrived.

    Closing at once would break the connection before the client reads the answer; keeping it open would mean reading an
    endless body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        coming = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers

        async def watched() -> Message:
            nonlocal coming
            message = await receive()
            coming = coming and message["type"] == "http.request" and message.get("more_body", False)
            return message

        async def closing(message: Message) -> None:
            if coming and message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
            if not coming or message["type"] != "http.response.body" or message.get("more_body"):
                await send(message)
                return
            await send({**message, "more_body": True})
            with anyio.move_on_after(_LINGER_S):
                while coming:
                    await watched()
            await send({"type": "http.response.body", "body": b""})

        return await self._app(scope, watched, closing)


class KnownHosts:
    """Reject requests with a foreign `Host` or `Origin` header (DNS rebinding).

    Args:
        app: The next application.
        hosts: Allowed `Host` headers; `:*` at the end allows any port.
        origins: Allowed `Origin` headers, likewise.
    """

    def __init__(self, app: ASGIApp, hosts: list[str], origins: list[str]) -> None:
        self._app = app
        self._security = TransportSecurityMiddleware(
            TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or reject it."""
        rejected = await self._security.validate_request(Request(scope))
        if rejected is None:
            return await self._app(scope, receive, send)
        header, setting = (
            ("Host", "KASM_HTTP_ALLOWED_HOSTS")
            if rejected.status_code == 421
            else ("Origin", "KASM_HTTP_ALLOWED_ORIGINS")
        )
        words = f"{header} header not allowed. Add it to {setting} on the server."
        return await refusal(rejected.status_code, words)(scope, receive, send)


class Authenticated:
    """Reject requests without the token.

    Args:
        app: The next application.
        token: The token.
    """

    def __init__(self, app: ASGIApp, token: Secret) -> None:
        self._app = app
        self._token = token.reveal().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or reject it."""
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        scheme, _, token = given[0].strip().partition(b" ") if len(given) == 1 else (b"", b"", b"")
        if scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), self._token):
            return await self._app(scope, receive, send)
        challenge = 'Bearer realm="kasm-mcp"'
        if given:
            log.warning("Rejected a request with a wrong token from %s", (scope.get("client") or ("?",))[0])
            challenge += ', error="invalid_token"'
        words = "Bearer token missing or wrong. Send `Authorization: Bearer <KASM_HTTP_TOKEN>`."
        return await refusal(401, words, {"www-authenticate": challenge})(scope, receive, send)


class PostOnly:
    """Reject requests that are not JSON by POST.

    Without sessions there is no stream to GET, and nothing to DELETE.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or reject it."""
        if scope["method"] != "POST":
            words = "Use POST. This server keeps no sessions, so there is nothing to GET or DELETE."
            return await refusal(405, words, {"allow": "POST"})(scope, receive, send)
        kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            return await refusal(415, "Content-Type must be application/json.")(scope, receive, send)
        return await self._app(scope, receive, send)


class Limited:
    """Reject bodies above the size limit, with or without a `Content-Length`.

    Args:
        app: The next application.
        largest_bytes: The limit.
    """

    def __init__(self, app: ASGIApp, largest_bytes: int) -> None:
        self._app = app
        self._largest = largest_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or reject it."""
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._largest:
                raise _TooLargeError
            return message

        told = Headers(scope=scope).get("content-length", "")
        if not (told.isdecimal() and int(told) > self._largest):
            try:
                return await self._app(scope, counted, send)
            except ClientDisconnect:
                return log.info("A client disconnected before its request was complete")
            except _TooLargeError:
                pass  # the SDK reads the whole body first, so nothing is answered yet
        words = f"The request is larger than {self._largest:,} bytes. Raise KASM_MAX_FILE_BYTES on the server."
        return await refusal(413, words)(scope, receive, send)


class _TooLargeError(Exception):
    """The body exceeds the size limit."""
