"""Represent one HTTP exchange: the request under way, its record, and nginx's pages in place of an answer.

The application creates an exchange per request, `faults` alters it, `server` provides the connection to close.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

DROP_EXTENSION = "kasm_sim.drop"
"""The ASGI extension of `server`: a function that closes the request's connection."""


class ConnectionDropped(Exception):
    """The connection closes before the answer is complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request while the application answers it.

    Attributes:
        request: The request; its body has been read.
        proceed: Executes the request and returns the regular answer; call it once.
        released: Done when waiting faults have to continue.
    """

    request: Request
    proceed: Callable[[], Awaitable[Response]]
    released: "Future[None]"

    async def act(self) -> None:
        """Execute the request and discard the answer."""
        await whole_body(await self.proceed())

    async def hang(self) -> None:
        """Wait until the client disconnects or the faults are released.

        Raises:
            ConnectionDropped: The client has disconnected.
        """
        gone = asyncio.ensure_future(self._until_client_leaves())
        released = asyncio.wrap_future(self.released)
        try:
            await asyncio.wait({gone, released}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
        if not released.done():
            raise ConnectionDropped

    async def drop(self) -> None:
        """Close the connection without an answer.

        Raises:
            ConnectionResetError: There is no connection: the application was called directly.
        """
        close = self.request.scope.get("extensions", {}).get(DROP_EXTENSION)
        if close is None:
            raise ConnectionResetError("the simulator closed the connection without an answer")
        close()
        await self._until_client_leaves()

    async def _until_client_leaves(self) -> None:
        while (await self.request.receive())["type"] != "http.disconnect":
            pass


async def whole_body(response: Response) -> bytes:
    """Return the complete body of an answer."""
    if isinstance(response, StreamingResponse):
        return b"".join([bytes(chunk) async for chunk in response.body_iterator if not isinstance(chunk, str)])
    return bytes(response.body)


def html_page(status: int) -> HTMLResponse:
    """Build nginx's page for a status, which may be unknown to HTTP."""
    try:
        title = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        title = str(status)
    return HTMLResponse(
        f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n"
        f"<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
        status_code=status,
    )


@dataclass(slots=True, kw_only=True)
class RecordedRequest:
    """One request, for tests that count requests or inspect them.

    Attributes:
        operation: Kasm's name of the call; for the session proxy `download_file` or, for the folder itself,
            `list_downloads`; empty for other paths.
        method: The HTTP method.
        path: The path as sent, percent-encoded, without the query.
        body: The JSON object without credentials; None when the body is something else.
        status: The HTTP status of the answer; None before and without an answer.
    """

    operation: str
    method: str
    path: str
    body: dict[str, Any] | None = None
    status: int | None = None


class Recorder:
    """A thread-safe list of requests."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: list[RecordedRequest] = []

    def add(self, request: RecordedRequest) -> None:
        """Append a request."""
        with self._lock:
            self._requests.append(request)

    def seen(self) -> list[RecordedRequest]:
        """Return all requests so far, in order of arrival."""
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        """Remove all requests."""
        with self._lock:
            self._requests.clear()
