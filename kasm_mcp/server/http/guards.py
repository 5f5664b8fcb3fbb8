"""What a request must pass before the MCP SDK sees it: host, origin, token, method, size.

Plain ASGI, one class for each question, the cheapest first. Nothing of a body is read before its sender is known. The
token is one fixed word and no OAuth server stands behind it, so the SDK's own authentication is left alone: it would
publish OAuth metadata (RFC 9728) and send clients to look for an authorization server that does not exist.
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
"""How long the rest of a refused body is thrown away, so that its sender gets to reading the answer."""


def refusal(status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer in the protocol's form, for a request that never became a call."""
    error = {"code": INVALID_REQUEST, "message": words}
    body = json.dumps({"jsonrpc": "2.0", "id": None, "error": error}, separators=(",", ":"))
    return Response(body, status_code=status, headers=dict(headers or {}), media_type="application/json")


class Lingering:
    """Closes a connection whose request is answered before its body has come, but not under a sender's hands.

    Closed at once, the connection would break before the answer is read; kept open, a body without end would be read.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
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
    """Lets nobody in who calls this server by a foreign name, or from a foreign page (DNS rebinding).

    Args:
        app: What comes after it.
        hosts: `Host` headers; `:*` at the end is any port.
        origins: `Origin` headers, likewise.
    """

    def __init__(self, app: ASGIApp, hosts: list[str], origins: list[str]) -> None:
        self._app = app
        self._judge = TransportSecurityMiddleware(
            TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        verdict = await self._judge.validate_request(Request(scope))
        if verdict is None:
            return await self._app(scope, receive, send)
        header, setting = (
            ("Host", "KASM_HTTP_ALLOWED_HOSTS")
            if verdict.status_code == 421
            else ("Origin", "KASM_HTTP_ALLOWED_ORIGINS")
        )
        words = f"The {header} header names nobody known here; {setting} of the server says who is."
        return await refusal(verdict.status_code, words)(scope, receive, send)


class Authenticated:
    """Lets nobody in without the token.

    Args:
        app: What comes after it.
        token: The token.
    """

    def __init__(self, app: ASGIApp, token: Secret) -> None:
        self._app = app
        self._token = token.reveal().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        scheme, _, token = given[0].strip().partition(b" ") if len(given) == 1 else (b"", b"", b"")
        if scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), self._token):
            return await self._app(scope, receive, send)
        challenge = 'Bearer realm="kasm-mcp"'
        if given:
            log.warning("A request with a wrong token came from %s", (scope.get("client") or ("?",))[0])
            challenge += ', error="invalid_token"'
        words = "This server wants its token: Authorization: Bearer, and what KASM_HTTP_TOKEN of the server says."
        return await refusal(401, words, {"www-authenticate": challenge})(scope, receive, send)


class PostOnly:
    """Lets calls in only, which are JSON and come by POST.

    Without sessions there is no stream to open by GET, and nothing to end by DELETE.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["method"] != "POST":
            words = "Calls come by POST. This server keeps no sessions, so there is nothing to GET or DELETE."
            return await refusal(405, words, {"allow": "POST"})(scope, receive, send)
        kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            return await refusal(415, "A call is JSON: Content-Type: application/json.")(scope, receive, send)
        return await self._app(scope, receive, send)


class Limited:
    """Lets no body in that is larger than the largest call, whether or not its size is told beforehand.

    Args:
        app: What comes after it.
        largest_bytes: The limit.
    """

    def __init__(self, app: ASGIApp, largest_bytes: int) -> None:
        self._app = app
        self._largest = largest_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
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
                return log.info("A client went before the whole of its request had come")
            except _TooLargeError:
                pass  # the SDK reads a body to its end before it does anything else, so nothing is answered yet
        words = f"The request is larger than {self._largest:,} bytes, which KASM_MAX_FILE_BYTES of the server allows."
        return await refusal(413, words)(scope, receive, send)


class _TooLargeError(Exception):
    """More of a body came than is allowed."""
