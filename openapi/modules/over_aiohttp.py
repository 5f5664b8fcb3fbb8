"""aiohttp behind httpx's interface: several times the calls per second when many are in flight.

It sends what httpx would send, byte for byte, and raises what httpx would raise. Imported only when there are many
calls at once, see `adaptive`: importing aiohttp takes about as long as a hundred calls. What it does not do as httpx
does, `adaptive` keeps from it.
"""

import asyncio
import ssl
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress

import aiohttp
import httpx
from yarl import URL

_LONGEST_HEADER = 65_536  # bytes; httpx has a limit of about this size too, aiohttp's own is 8190
_SHORT = 65_536  # bytes of a body that is read with the head
# What aiohttp would add to a request that has none.
_NOT_ADDED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Connections of one event loop, which must be running.

    Args:
        context: What is trusted.
        limits: How many connections there may be, and how long idle ones are kept. The number of idle ones is not
            limited, only whether there may be any.
    """

    def __init__(self, context: ssl.SSLContext, limits: httpx.Limits) -> None:
        self._places = None if limits.max_connections is None else asyncio.Semaphore(limits.max_connections)
        # Waiting for a place is ours, with httpx's time limit for it; aiohttp has one limit for that and connecting.
        connector = aiohttp.TCPConnector(
            ssl=context,
            limit=0,
            resolver=aiohttp.ThreadedResolver(),
            **({"force_close": True} if limits.max_keepalive_connections == 0 else _kept(limits.keepalive_expiry)),
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_NOT_ADDED,
            auto_decompress=False,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
        )
        # When a loop was closed with connections open, no one is left to wait for their end.
        weakref.finalize(self, _abandon, self._session, asyncio.get_running_loop()).atexit = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request whose body is in memory."""
        waits = request.extensions.get("timeout", {})
        await self._take_place(waits.get("pool"))
        try:
            with _as_httpx():
                answer = await self._session.request(
                    request.method,
                    URL(str(request.url), encoded=True),
                    headers=[(name.decode(), value.decode()) for name, value in request.headers.raw],
                    data=request.content or None,
                    allow_redirects=False,
                    server_hostname=request.extensions.get("sni_hostname"),
                    timeout=aiohttp.ClientTimeout(
                        connect=waits.get("connect"), sock_connect=waits.get("connect"), sock_read=waits.get("read")
                    ),
                )
                length = answer.content_length
                is_short = length is not None and length <= _SHORT
                # At once: httpx takes longer to read a stream than a whole body takes to come.
                content = await answer.read() if is_short else None
        except BaseException:
            self._give_place()
            raise
        if is_short:
            self._give_place()
        return httpx.Response(
            answer.status,
            headers=answer.raw_headers,
            content=content,
            stream=None if is_short else _Body(answer, self._give_place),
            extensions={
                "http_version": b"HTTP/1.1",
                "reason_phrase": (answer.reason or "").encode("latin-1", "ignore"),
            },
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._session.close()

    async def _take_place(self, limit_s: float | None) -> None:
        if self._places is None:
            return
        if not self._places.locked():
            await self._places.acquire()
            return
        try:
            async with asyncio.timeout(limit_s):
                await self._places.acquire()
        except TimeoutError as error:
            raise httpx.PoolTimeout("no connection became free in time") from error

    def _give_place(self) -> None:
        if self._places is not None:
            self._places.release()


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: aiohttp.ClientResponse, closed: Callable[[], None]) -> None:
        self._answer = answer
        self._closed: Callable[[], None] | None = closed

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for chunk in self._answer.content.iter_any():
                yield chunk

    async def aclose(self) -> None:
        # A connection whose answer was not read to its end is closed by this, any other one is kept.
        self._answer.release()
        closed, self._closed = self._closed, None
        if closed is not None:
            closed()


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise _translated(error) from error


def _translated(error: Exception) -> httpx.TransportError:  # noqa: PLR0911 - a table of kinds
    """Name a failure of aiohttp as httpx does; whether anything was sent depends on it."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return httpx.ConnectTimeout("no connection in time")
        case TimeoutError():
            return httpx.ReadTimeout("no answer in time")
        case aiohttp.ClientConnectorError():
            return httpx.ConnectError(str(error))
        case aiohttp.ServerDisconnectedError():
            return httpx.RemoteProtocolError("Server disconnected without sending a response.")
        case aiohttp.ClientConnectionResetError():
            return httpx.WriteError(str(error))
        case aiohttp.ClientConnectionError():
            return httpx.ReadError(str(error))
        case aiohttp.InvalidURL():
            return httpx.UnsupportedProtocol(str(error))
        case ValueError():
            return httpx.LocalProtocolError(str(error))
        case _:
            return httpx.RemoteProtocolError(str(error))


def _kept(expiry_s: float | None) -> dict[str, float | None]:
    return {"keepalive_timeout": expiry_s}


def _abandon(session: aiohttp.ClientSession, loop: asyncio.AbstractEventLoop) -> None:
    """Let go of connections without a word, as httpx does."""
    connector = session.connector
    session.detach()
    if connector is not None and loop.is_closed():
        # With the loop closed, there is nothing to wait for: it ends at its first step.
        closing = connector.close()
        with suppress(StopIteration):
            closing.__await__().send(None)
