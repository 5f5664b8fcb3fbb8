"""Configure uvicorn: socket, signals and logging are the server's, and idle connections have time limits.

X-Forwarded headers are ignored, since nothing here depends on the address of a client behind a proxy.
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
"""Longer than proxies keep idle connections (nginx: 60 s), so that no request arrives on one that is being closed."""
_CONNECTIONS = 500
"""Connection limit; further ones get 503. Each may need another one to Kasm, and a process has about 1000."""


class Protocol(H11Protocol):
    """HTTP connection with a time limit for the head of a request, which uvicorn lacks (slow loris).

    Attributes:
        longest_head_s: The limit in seconds.
    """

    longest_head_s: ClassVar[float] = 10.0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Start the time limit of the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Handle data; stop the time limit if the head is complete, else start it."""
        super().data_received(data)
        if self.cycle and not self.cycle.response_complete:
            self._come()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the time limit."""
        self._come()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.longest_head_s, self.transport.close)

    def _come(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None


def cut_off_quietly(app: ASGIApp) -> ASGIApp:
    """Wrap the application to log one line where uvicorn would log a traceback.

    uvicorn cancels requests when a stop exceeds its time limit; nothing else cancels them from outside.
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
    """Serve an application on a socket until `should_exit` is set.

    Args:
        app: The application, with a lifespan.
        longest_stop_s: Seconds after which a stop cuts off running requests.
        protocol: Class of the connections.
    """

    def __init__(self, app: ASGIApp, *, longest_stop_s: float, protocol: type[Protocol] = Protocol) -> None:
        super().__init__(
            uvicorn.Config(
                cut_off_quietly(app),
                http=protocol,
                ws="none",
                lifespan="on",
                workers=1,  # else WEB_CONCURRENCY is read, whatever it holds
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
        """Install no handlers: uvicorn would re-raise the signal at the end, but the exit code here is 0."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start serving, and log the addresses."""
        await super().startup(sockets)
        for listener in sockets or ():
            host, port = listener.getsockname()[:2]
            log.info("Serving MCP on http://%s/mcp", Address(host, port))


def listen(address: Address) -> socket.socket:
    """Return a listening socket.

    Args:
        address: Where to listen; of a name with several addresses, the first.

    Raises:
        ConfigError: The address cannot be used.
    """
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        # With the protocol, because asyncio disables Nagle's algorithm only if it is given.
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
