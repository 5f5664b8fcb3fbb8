"""uvicorn, as this server wants it: our socket, our signals, our log, and no patience with connections that only wait.

X-Forwarded headers are not believed, since nothing here depends on whom a proxy stands for.
"""

import asyncio
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from kasm_api import ConfigError
from kasm_mcp.config.address import Address

log = logging.getLogger(__name__)

_KEEP_ALIVE_S = 75
"""Longer than proxies keep idle connections (nginx: 60), so that none sends on one that is just being closed."""
_CONNECTIONS = 500
"""How many there may be; each may need another one to Kasm, and a process has about 1000. More are answered 503."""


class Protocol(H11Protocol):
    """One connection. What uvicorn does not limit is how slowly the head of a request comes (slow loris).

    Attributes:
        longest_head_s: How many seconds it may take.
    """

    longest_head_s: ClassVar[float] = 10.0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what comes, and see whether it was the rest of a head."""
        super().data_received(data)
        if self.cycle and not self.cycle.response_complete:
            self._come()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._come()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.longest_head_s, self.transport.close)

    def _come(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None


def cut_off_quietly(app: ASGIApp) -> ASGIApp:
    """Return the application, with a line in the log where uvicorn would have a traceback.

    uvicorn cancels what is under way when a stop has taken its longest; nobody else cancels requests from outside.
    """

    async def passed_on(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except asyncio.CancelledError:
            if scope["type"] != "http":
                raise
            log.warning("A request was cut off, because the stop took too long")

    return passed_on


class Web(uvicorn.Server):
    """Serves an application on a socket until `should_exit` is set.

    Args:
        app: The application, with a lifespan.
        longest_stop_s: Seconds after which a stop cuts off requests that are still under way.
        protocol: What serves a connection.
    """

    def __init__(self, app: ASGIApp, *, longest_stop_s: float, protocol: type[Protocol] = Protocol) -> None:
        super().__init__(
            uvicorn.Config(
                cut_off_quietly(app),
                http=protocol,
                ws="none",
                lifespan="on",
                interface="asgi3",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=_KEEP_ALIVE_S,
                timeout_graceful_shutdown=round(longest_stop_s),
                limit_concurrency=_CONNECTIONS,
            )
        )

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone: uvicorn would let the process die by them in the end, and here the end is a 0."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, and say where."""
        await super().startup(sockets)
        for listener in sockets or ():
            host, port = listener.getsockname()[:2]
            log.info("Serving MCP on http://%s/mcp", Address(host, port))


def listen(address: Address) -> socket.socket:
    """Return a socket that listens.

    Args:
        address: Where; of a name that stands for several addresses, the first.

    Raises:
        ConfigError: Nobody can listen there.
    """
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        # The protocol is named, because asyncio turns Nagle's delay off only where it is.
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            listener.bind(where)
            listener.listen(128)
        except BaseException:
            listener.close()
            raise
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no such name"
        raise ConfigError([f"--http {address} cannot be served: {reason}."]) from None
    return listener
