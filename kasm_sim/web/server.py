"""A real web server for the simulator: uvicorn in a thread, on loopback and nowhere else.

Adds one thing to uvicorn: the application can close a connection under a request, which is how
dropped answers are made.
"""

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from kasm_sim.web.exchange import DROP_EXTENSION

_GRACE_S = 2
"""Seconds a request may take to finish when the server stops."""


class NotLoopbackError(ValueError):
    """The simulator runs commands for whoever reaches it, so it listens on loopback only."""


class _Protocol(H11Protocol):
    """uvicorn's HTTP protocol, with a way for the application to close the connection it is asked on."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        application = self.app

        async def with_drop(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[DROP_EXTENSION] = transport.close
            await application(scope, receive, send)

        self.app = with_drop

    def shutdown(self) -> None:
        super().shutdown()
        # With TLS a polite close waits for the other side, and a client that keeps connections does not look.
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()


@contextmanager
def serve(
    application: ASGIApp,
    *,
    host: str,
    port: int,
    certificate: Path | None,
    private_key: Path | None,
) -> Iterator[str]:
    """Serve an application until the block ends.

    Args:
        application: The ASGI application.
        host: A loopback address or `localhost`.
        port: 0 for any free port.
        certificate: A PEM file for HTTPS; None for plain HTTP.
        private_key: Its key, when it is not in the same file.

    Yields:
        The base URL.

    Raises:
        NotLoopbackError: The host is not this machine alone.
        OSError: The port is taken, or a file cannot be read.
        ssl.SSLError: The certificate is of no use.
    """
    config = uvicorn.Config(
        application,
        http=_Protocol,
        ws="none",
        lifespan="off",
        interface="asgi3",
        ssl_certfile=certificate,
        ssl_keyfile=private_key,
        log_config=None,
        log_level="error",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_GRACE_S,
    )
    config.load()
    listener = _listen(host, port)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), name="kasm-sim", daemon=True)
    thread.start()
    try:
        # The socket is listening already: a client that comes before uvicorn is ready waits in its queue.
        yield f"{'https' if certificate else 'http'}://{_in_url(host)}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _listen(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, (address, *_) = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
    if not ipaddress.ip_address(address).is_loopback:
        raise NotLoopbackError(f"{host} is not a loopback address")
    # The protocol is named, because asyncio turns Nagle's delay off only where it is: 40 ms for each answer.
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(128)
    except BaseException:
        listener.close()
        raise
    return listener


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
