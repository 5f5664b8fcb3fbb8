"""The streamable HTTP transport: `/mcp` for both protocol eras, with probes beside it, and an end with 0.

No session is kept between requests, so that any replica can take any of them. What that costs clients of the handshake
era: the server cannot ask them anything. `gate` is who may come in, `running` what a stop does, `web` the web server.
"""

import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import socket

import anyio
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from kasm_mcp import health
from kasm_mcp.config.address import Address, hosts_at, origins_at
from kasm_mcp.config.config import Config
from kasm_mcp.server.http.guards import Authenticated, KnownHosts, Limited, Lingering, PostOnly, refusal
from kasm_mcp.server.http.running import Running
from kasm_mcp.server.http.web import Web, listen
from kasm_mcp.server.services import Services
from kasm_mcp.tools.context import connect

log = logging.getLogger(__name__)

PATH = "/mcp"
_WORST_ESCAPE = 6
"""JSON spells a control character, one byte of a file, as six: `\\u0001`."""
_REST_BYTES = 1 << 20
"""What a call holds besides the content of a file; no other argument comes near it."""
_CLEAR_UP_S = 15.0
"""What cancelled calls may take to end what they do in sessions, before their requests are cut off."""


def serve(server: MCPServer[Services], config: Config, address: Address) -> None:
    """Serve until a signal comes.

    Args:
        server: What `build_server` made; it is given a middleware.
        config: Its settings.
        address: Where to listen.

    Raises:
        ConfigError: Nobody can listen there.
    """
    running = Running()
    server.middleware.append(running)
    listener = listen(address)
    anyio.run(_serve, listener, application(server, config, address), running, config.http_stop_s)


async def _serve(listener: socket, app: ASGIApp, running: Running, stop_s: float) -> None:
    web = Web(app, longest_stop_s=stop_s + _CLEAR_UP_S)
    async with anyio.create_task_group() as group:
        group.start_soon(_end_on_signal, web, running, stop_s)
        await web.serve([listener])
        group.cancel_scope.cancel()


async def _end_on_signal(web: Web, running: Running, stop_s: float) -> None:
    with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        async for number in signals:
            log.info("%s: no more calls; those under way have %g s", number.name, stop_s)
            break
    # A second one ends the process at once, as it does any other.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    web.should_exit = True
    await running.end(stop_s)


def application(server: MCPServer[Services], config: Config, address: Address) -> ASGIApp:
    """Return what is served.

    Args:
        server: What answers at `/mcp`.
        config: Who may ask.
        address: Where it is served.
    """
    hosts = hosts_at(address, config.http_allowed_hosts)
    origins = origins_at(address, config.http_allowed_origins)
    server.streamable_http_app(
        stateless_http=True,
        max_request_body_size=largest_request(config) + 1,
        transport_security=TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins),
    )
    endpoint: ASGIApp = PostOnly(Limited(server.session_manager.handle_request, largest_request(config)))
    if config.http_token:
        endpoint = Authenticated(endpoint, config.http_token)
    # A browser asks before it calls, and without the token. Of origins only known ones get here.
    endpoint = CORSMiddleware(endpoint, allow_origin_regex=".*", allow_methods=("POST",), allow_headers=("*",))
    return _routes(server, config, KnownHosts(endpoint, hosts, origins))


def largest_request(config: Config) -> int:
    """Return the bytes of the largest call that is legitimate: a file of any content, as JSON spells it at worst."""
    return _WORST_ESCAPE * config.max_file_bytes + _REST_BYTES


def _routes(server: MCPServer[Services], config: Config, endpoint: ASGIApp) -> ASGIApp:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, health.Readiness]]:
        async with connect(config) as context, server.session_manager.run():
            yield {"readiness": health.Readiness(context.desktops)}

    app = Starlette(
        routes=[Route(PATH, endpoint), *health.routes()],
        lifespan=lifespan,
        exception_handlers={HTTPException: _refused},
    )
    app.router.redirect_slashes = False
    return Lingering(app)


async def _refused(_: Request, error: Exception) -> Response:
    """Answer what no route takes; Starlette would say it as plain text."""
    assert isinstance(error, HTTPException)  # noqa: S101  # it is registered for that
    return refusal(error.status_code, f"{error.detail}. MCP is served at {PATH}.", error.headers)
