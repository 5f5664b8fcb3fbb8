"""Check each request before it reaches the MCP SDK: host, origin, token, method, media type.

Each check returns its refusal; `Guarded` applies them, the cheapest first. None reads a body. The token
is one fixed word without an OAuth server, so the SDK's authentication is not used: it would publish OAuth metadata
(RFC 9728) and send clients to an authorization server that does not exist.
"""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping

import anyio
from mcp.server.transport_security import TransportSecurityMiddleware, TransportSecuritySettings
from mcp_types import INVALID_REQUEST
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kasm_api import Secret

log = logging.getLogger(__name__)

Check = Callable[[Request], Awaitable[Response | None]]

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


class Guarded:
    """Reject requests that fail a check.

    Args:
        app: The next application.
        checks: Return a refusal; None to accept.
    """

    def __init__(self, app: ASGIApp, *checks: Check) -> None:
        self._app = app
        self._checks = checks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or reject it."""
        for check in self._checks:
            if refused := await check(Request(scope)):
                return await refused(scope, receive, send)
        return await self._app(scope, receive, send)


def known_hosts(hosts: list[str], origins: list[str]) -> Check:
    """Return the check for foreign `Host` and `Origin` headers (DNS rebinding).

    Args:
        hosts: Allowed `Host` headers; `:*` at the end allows any port.
        origins: Allowed `Origin` headers, likewise.
    """
    security = TransportSecurityMiddleware(TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins))

    async def check(request: Request) -> Response | None:
        rejected = await security.validate_request(request)
        if rejected is None:
            return None
        header, setting = (
            ("Host", "KASM_HTTP_ALLOWED_HOSTS")
            if rejected.status_code == 421
            else ("Origin", "KASM_HTTP_ALLOWED_ORIGINS")
        )
        return refusal(rejected.status_code, f"{header} header not allowed. Add it to {setting} on the server.")

    return check


def authenticated(secret: Secret) -> Check:
    """Return the check for the token."""
    expected = secret.reveal().encode()

    async def check(request: Request) -> Response | None:
        given = [value.encode("latin-1") for value in request.headers.getlist("authorization")]
        scheme, _, token = given[0].strip().partition(b" ") if len(given) == 1 else (b"", b"", b"")
        if scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), expected):
            return None
        challenge = 'Bearer realm="kasm-mcp"'
        if given:
            log.warning("Rejected a request with a wrong token from %s", request.client.host if request.client else "?")
            challenge += ', error="invalid_token"'
        words = "Bearer token missing or wrong. Send `Authorization: Bearer <KASM_HTTP_TOKEN>`."
        return refusal(401, words, {"www-authenticate": challenge})

    return check


async def posts_json(request: Request) -> Response | None:
    """Check the method and the type of the body. Without sessions, there is no stream to GET, and nothing to DELETE."""
    if request.method != "POST":
        words = "Use POST. This server keeps no sessions, so there is nothing to GET or DELETE."
        return refusal(405, words, {"allow": "POST"})
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return None if kind == "application/json" else refusal(415, "Content-Type must be application/json.")
