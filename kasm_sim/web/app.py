"""Dispatch HTTP requests: an ASGI application that maps paths to calls and checks key and permissions.

For each request: name the call, record it, apply a fault or check key and permissions, run the call in a worker
thread, write the answer. It knows the names of calls only; `api.calls` and `proxy` implement them.
"""

import base64
import binascii
import hmac
import json
from collections.abc import Callable
from typing import Any

import anyio.to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from kasm_sim.api import permissions
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.calls import ADMIN_CALLS, CALLS, recordings
from kasm_sim.api.world import World
from kasm_sim.quirks import Quirks
from kasm_sim.refusals import BadRequest, NotPermitted, Refused
from kasm_sim.web.exchange import ConnectionDropped, Exchange, RecordedRequest, Recorder, html_page
from kasm_sim.web.faults import Faults
from kasm_sim.web.proxy import answer_proxy, raw_path

DOWNLOAD, BESIDE, LISTING = "download_file", "download_file_beside", "list_downloads"
"""Names of requests to the session proxy, for faults and the record: a file, one beside, the folder."""

_CREDENTIALS = ("api_key", "api_key_secret")
_PUBLIC, _ADMIN, _UI = "/api/public/", "/api/admin/", "/api/"
_LIFECYCLE = {"pause_kasm", "resume_kasm", "stop_kasm"}


class KasmApp:
    """The ASGI application.

    Args:
        world: Builds the context of a call from the host name and the origin that the client used.
        api_key: The only valid API key.
        api_key_secret: Its secret.
        faults: The broken answers to give.
        recorder: Receives each request.
    """

    def __init__(
        self,
        *,
        world: Callable[[str, str], World],
        api_key: str,
        api_key_secret: str,
        faults: Faults,
        recorder: Recorder,
    ) -> None:
        self._world = world
        self._key = (api_key, api_key_secret)
        self._faults = faults
        self._recorder = recorder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request; close websockets."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            body = await request.body()
        except ClientDisconnect:
            return
        record = _record(request, body)

        async def proceed() -> Response:
            return await self._answer(request, record.operation, body)

        exchange = Exchange(request=request, proceed=proceed, released=self._faults.released)
        fault = self._faults.take(record.operation)
        self._recorder.add(record)  # last: a test that sees the request may release its fault
        try:
            response = await (proceed() if fault is None else fault(exchange))
            record.status = response.status_code
            await response(scope, receive, send)
        except ConnectionDropped:
            await exchange.drop()

    async def _answer(self, request: Request, operation: str, body: bytes) -> Response:
        world = self._world(request.url.hostname or "", str(request.base_url).rstrip("/"))
        if operation in (DOWNLOAD, BESIDE, LISTING):
            return await answer_proxy(world, request)
        if request.url.path.startswith(recordings.STORE_PREFIX):
            return _recording(world, request)
        if operation not in CALLS or not _exists(request.url.path, operation, world.quirks):
            return html_page(404)
        try:
            answer = await anyio.to_thread.run_sync(self._call, world, request, operation, body)
        except Refused as refusal:
            return _AsciiJson({"error_message": str(refusal)}, refusal.status)
        if isinstance(answer, bytes):
            return Response(answer, media_type="image/jpeg")
        return _AsciiJson(answer)

    def _call(self, world: World, request: Request, operation: str, body: bytes) -> dict[str, Any] | bytes:
        members = _members(request, body)
        self._authenticate(request, members, world.quirks)
        lacking = permissions.missing(
            operation,
            world.granted,
            sessions_need_own_permissions=world.quirks.sessions_need_own_permissions,
        )
        if lacking:
            raise NotPermitted
        return CALLS[operation](world, Arguments(members))

    def _authenticate(self, request: Request, members: dict[str, Any], quirks: Quirks) -> None:
        given: list[tuple[str, str]] = []
        if quirks.auth != "basic":
            key, secret = (members.get(name) for name in _CREDENTIALS)
            given.append((str(key), str(secret)))
        if quirks.auth != "body":
            given.append(_basic(request.headers.get("authorization", "")))
        if not any(self._matches(key, secret) for key, secret in given):
            raise NotPermitted

    def _matches(self, key: str, secret: str) -> bool:
        right_key, right_secret = self._key
        same_key = hmac.compare_digest(key.encode(errors="replace"), right_key.encode())
        return hmac.compare_digest(secret.encode(errors="replace"), right_secret.encode()) and same_key


class _AsciiJson(JSONResponse):
    """JSON in ASCII, which can echo a lone surrogate that a client sent."""

    def render(self, content: Any) -> bytes:  # noqa: ANN401 - as in the base class
        return json.dumps(content, separators=(",", ":")).encode("ascii")


def _recording(world: World, request: Request) -> Response:
    expires, signature = (request.query_params.get(name, "") for name in ("expires", "signature"))
    name = request.url.path.removeprefix(recordings.STORE_PREFIX)
    try:
        film = recordings.download(world, name, expires=expires, signature=signature)
    except NotPermitted:
        return html_page(403)
    return html_page(404) if film is None else Response(film, media_type="video/mp4")


def _record(request: Request, body: bytes) -> RecordedRequest:
    try:
        members = json.loads(body)
    except ValueError:
        members = None
    if isinstance(members, dict):
        members = {name: value for name, value in members.items() if name not in _CREDENTIALS}
    else:
        members = None
    return RecordedRequest(
        operation=_operation(request.url.path),
        method=request.method,
        path=raw_path(request).decode("latin-1"),
        body=members,
    )


def _operation(path: str) -> str:
    if path.startswith("/desktop/"):
        below = path.partition("/vnc/")[2]
        if below == "Downloads/Downloads/":
            return LISTING
        return DOWNLOAD if below.startswith("Downloads/Downloads/") or not below.startswith("Downloads/") else BESIDE
    prefix = next((prefix for prefix in (_PUBLIC, _ADMIN, _UI) if path.startswith(prefix)), None)
    return "" if prefix is None else path.removeprefix(prefix)


def _exists(path: str, operation: str, quirks: Quirks) -> bool:
    """Return whether this Kasm has the call at this path."""
    if operation == "get_user_kasms" and not quirks.has_get_user_kasms:
        return False
    if operation in _LIFECYCLE:
        places = {"ui": {_UI}, "public": {_PUBLIC}, "both": {_UI, _PUBLIC}, "none": set[str]()}[quirks.pause_path]
    else:
        places = {_PUBLIC, _ADMIN} if operation in ADMIN_CALLS else {_PUBLIC}
    return path in {place + operation for place in places}


def _members(request: Request, body: bytes) -> dict[str, Any]:
    if request.method != "POST":
        raise BadRequest("Every call is a POST")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise BadRequest("The body must be sent as application/json")
    try:
        members = json.loads(body)
    except ValueError as error:
        raise BadRequest("The body is not JSON") from error
    if not isinstance(members, dict):
        raise BadRequest("The body is not a JSON object")
    return members


def _basic(header: str) -> tuple[str, str]:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        key, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return key, secret
