"""The server that the conformance suite judges: our builder's, with the suite's fixtures added, over HTTP."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from kasm_mcp.config.address import Address
from kasm_mcp.config.config import Config
from kasm_mcp.server.build import build_server
from kasm_mcp.server.http import app

from . import asking, contents, listed


def application(config: Config, port: int) -> ASGIApp:
    """Make what is judged, for the port of this machine that it is served on."""
    server = build_server(config)
    for fixtures in (contents, asking, listed):
        fixtures.add_to(server)
    return app.application(server, config, Address("127.0.0.1", port))


@contextmanager
def served(config: Config) -> Iterator[str]:
    """Serve it on a free port until the block ends, and give its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    judged = application(config, listener.getsockname()[1])
    web = uvicorn.Server(uvicorn.Config(judged, log_config=None, timeout_graceful_shutdown=1, lifespan="on"))
    thread = threading.Thread(target=asyncio.run, args=(web.serve([listener]),))
    thread.start()
    try:
        # A client that comes before it is ready waits in the queue of the socket.
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/mcp"
    finally:
        web.should_exit = True
        thread.join()
