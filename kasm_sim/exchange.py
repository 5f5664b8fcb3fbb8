"""The two ends of one HTTP exchange, as a fault needs them: the client's connection and the true answer.

The application makes one per request, `faults` bends it, `serve` provides the connection that can be
dropped.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

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
