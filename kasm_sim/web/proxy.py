"""Proxy `/desktop/<id>/vnc/…` on the Kasm host to the file server inside a session.

Checks cookies, origin and session status as Kasm's proxy does, and passes the rest of the path, as sent, to
`vnc.fileserver`. Answers of the proxy itself are nginx pages; those of the file server are KasmVNC's.
"""

import posixpath
import re
from collections.abc import AsyncIterator
from urllib.parse import unquote_to_bytes, urlsplit

import anyio.to_thread
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kasm_sim.api.world import World
from kasm_sim.container.handle import ContainerStopped
from kasm_sim.refusals import Refused
from kasm_sim.state.records import plain_id
from kasm_sim.vnc import fileserver
from kasm_sim.vnc.fileserver import FileAnswer, FileBody
from kasm_sim.web.exchange import ConnectionDropped, html_page

# Hyphenated only, as in `port_map`: no source shows that the proxy accepts another spelling.
_ADDRESS = re.compile(rb"/desktop/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/vnc(/.*)", re.DOTALL)
_FOLDER = b"Downloads"
_NO_SUCH_FILE = b"/none"
"""The target to request instead of a folder that the container does not link: the answer is the same."""


async def answer_proxy(world: World, request: Request) -> Response:
    """Answer one request below `/desktop/`.

    Raises:
        ConnectionDropped: KasmVNC would never answer.
    """
    match = _ADDRESS.fullmatch(raw_path(request))
    if match is None:
        return html_page(404)
    kasm_id, target = plain_id(match[1].decode()), match[2]
    if (refusal := _refusal(world, request, kasm_id)) is not None:
        return html_page(refusal)
    if _is_below_downloads(target) and world.quirks.downloads != "on":
        if world.quirks.downloads == "forbidden":
            return html_page(403)
        target = _NO_SUCH_FILE
    elif query := request.scope["query_string"]:
        target += b"?" + query
    try:
        return _Response(await anyio.to_thread.run_sync(_ask, world, kasm_id, target, request))
    except (Refused, ContainerStopped):
        return html_page(502)
    except fileserver.NoAnswer as error:
        raise ConnectionDropped from error


def raw_path(request: Request) -> bytes:
    """Return the path as the client sent it, still percent-encoded."""
    path: bytes = request.scope["raw_path"]
    return path


def _refusal(world: World, request: Request, kasm_id: str) -> int | None:
    """Return the status with which the proxy refuses a request; None to let it through."""
    try:
        session = world.state.session(kasm_id)
    except Refused:
        return world.quirks.proxy_refusal
    username, token = request.cookies.get("username", ""), request.cookies.get("session_token", "")
    if not world.state.opens(username=username, token=token, session=session):
        return world.quirks.proxy_refusal
    if world.quirks.requires_origin and not _same_host(request):
        return 403
    return None if session.status == "running" else 502


def _same_host(request: Request) -> bool:
    try:
        return urlsplit(request.headers.get("origin", "")).hostname == request.url.hostname
    except ValueError:
        return False


def _is_below_downloads(target: bytes) -> bool:
    """Return whether a path, in any spelling, is the folder or inside it."""
    path = posixpath.normpath(unquote_to_bytes(target).lstrip(b"/"))
    return (path + b"/").startswith(_FOLDER + b"/")


def _ask(world: World, kasm_id: str, target: bytes, request: Request) -> FileAnswer:
    return fileserver.answer(world.containers.of(kasm_id), target, request.method, request.headers.raw)


class _Response(StreamingResponse):
    """The file server's answer with its headers unchanged: no `Content-length` is added where it has none.

    A body shorter than announced closes the connection, as with KasmVNC.
    """

    def __init__(self, answer: FileAnswer) -> None:
        headers = [(name.lower(), value) for name, value in answer.headers]
        super().__init__(_chunks(answer.body, announced=int(dict(headers).get(b"content-length", 0))), answer.status)
        self.raw_headers = headers


async def _chunks(body: bytes | FileBody, *, announced: int) -> AsyncIterator[bytes]:
    if isinstance(body, bytes):
        yield body
        return
    try:
        async for chunk in iterate_in_threadpool(body):
            announced -= len(chunk)
            yield chunk
    finally:
        body.close()
    if announced > 0:
        raise ConnectionDropped
