"""Serve an ASGI application with uvicorn, in a thread, on loopback only.

Adds two things to uvicorn: the application can close the connection of a request, which is how dropped answers are
made, and a stop takes milliseconds. It must not listen on any other address: the simulator runs commands.
"""

import asyncio
import ipaddress
import logging
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from kasm_sim.web.exchange import DROP_EXTENSION

_GRACE_S = 2
"""Seconds a request may take to finish when the server stops."""

_LOG = logging.getLogger(__name__)


class NotLoopbackError(ValueError):
    """The host is not a loopback address."""


class _Protocol(H11Protocol):
    """uvicorn's HTTP protocol, with an ASGI extension that closes the connection of a request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # narrower in uvicorn
        super().connection_made(transport)
        application = self.app

        async def with_drop(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[DROP_EXTENSION] = transport.close
            await application(scope, receive, send)

        self.app = with_drop

    def shutdown(self) -> None:
        super().shutdown()
        # A TLS close waits for the client's reply, which a client with a connection pool never sends.
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()


class _Server(uvicorn.Server):
    """uvicorn without its pauses of 0.1 seconds before and after it closes connections."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._stopping: Future[None] = Future()

    def stop(self) -> None:
        """Stop serving, from any thread."""
        self._stopping.set_result(None)

    async def main_loop(self) -> None:
        await asyncio.wrap_future(self._stopping)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        now = asyncio.get_running_loop().time
        deadline = now() + _GRACE_S
        # asyncio leaks a connection whose listener closes while it is accepted.
        with suppress(TimeoutError):
            async with asyncio.timeout_at(deadline):
                while accepting := asyncio.all_tasks() - {asyncio.current_task()} - self.server_state.tasks:
                    await asyncio.wait(accepting)
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            _, unfinished = await asyncio.wait(self.server_state.tasks, timeout=max(0, deadline - now()))
            for task in unfinished:
                _LOG.error("Cancelling a request that did not finish within %d seconds", _GRACE_S)
                task.cancel()


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
        private_key: Its key; None when the certificate's file holds it.

    Yields:
        The base URL.

    Raises:
        NotLoopbackError: The host is not a loopback address.
        OSError: The port is taken, or a file cannot be read.
        ssl.SSLError: The certificate is invalid.
    """
    config = uvicorn.Config(
        application,
        http=_Protocol,
        ws="none",
        lifespan="off",
        workers=1,  # else WEB_CONCURRENCY is read, whatever it holds
        interface="asgi3",
        ssl_certfile=certificate,
        ssl_keyfile=private_key,
        log_config=None,
        log_level="error",
        server_header=False,
        date_header=False,
    )
    config.load()
    listener = _listen(host, port)
    server = _Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), name="kasm-sim", daemon=True)
    thread.start()
    try:
        # The socket is listening already: the kernel queues clients that connect before uvicorn is ready.
        yield f"{'https' if certificate else 'http'}://{_in_url(host)}:{listener.getsockname()[1]}"
    finally:
        server.stop()
        thread.join()


def _listen(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, (address, *_) = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
    if not ipaddress.ip_address(address).is_loopback:
        raise NotLoopbackError(f"{host} is not a loopback address")
    # Name the protocol: asyncio sets TCP_NODELAY only then, and Nagle's algorithm adds 40 ms to each answer.
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
