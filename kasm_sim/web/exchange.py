"""The two ends of one HTTP exchange, as a fault needs them: the client's connection and the true answer.

The application makes one per request, `faults` bends it, `serve` provides the connection that can be
dropped.
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
"""The ASGI extension of `serve`: a function that closes the connection under the request."""


class ConnectionDropped(Exception):
    """The client gets no answer, or no more of it; the connection closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request on its way through the application.

    Attributes:
        request: What the client sent; its body has been read.
        proceed: Does what the request asks and gives the true answer; call it once.
        released: Done when faults that wait should go on.
    """

    request: Request
    proceed: Callable[[], Awaitable[Response]]
    released: "Future[None]"

    async def act(self) -> None:
        """Do what the request asks and throw the answer away."""
        await whole_body(await self.proceed())

    async def hang(self) -> None:
        """Wait until the client leaves or the faults are released.

        Raises:
            ConnectionDropped: The client has left.
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
        """Close the connection as it is.

        Raises:
            ConnectionResetError: There is no connection, because the application was called directly.
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
    """Read an answer to its end."""
    if isinstance(response, StreamingResponse):
        return b"".join([bytes(chunk) async for chunk in response.body_iterator if not isinstance(chunk, str)])
    return bytes(response.body)


def html_page(status: int) -> HTMLResponse:
    """Make nginx's page for a status, known to HTTP or not."""
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
    """One request.

    Attributes:
        operation: Kasm's name of the call; `download_file` or, for the folder itself, `list_downloads` for the session
            proxy; empty for any other path.
        method: The HTTP method.
        path: The path as sent, percent-encoded, without a query.
        body: The JSON object that was sent, without the credentials; None when there was none.
        status: The HTTP status of the answer; None while there is none, and when there never was one.
    """

    operation: str
    method: str
    path: str
    body: dict[str, Any] | None = None
    status: int | None = None


class Recorder:
    """A list of requests that grows from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: list[RecordedRequest] = []

    def add(self, request: RecordedRequest) -> None:
        """Note a request as it arrives."""
        with self._lock:
            self._requests.append(request)

    def seen(self) -> list[RecordedRequest]:
        """Give all requests so far, in order of arrival."""
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        """Forget them, to count what comes next."""
        with self._lock:
            self._requests.clear()
