"""Serve streamable HTTP: `/mcp` for both protocol eras, health probes, and a graceful stop with exit code 0.

No session is kept between requests, so that any replica can serve any of them. In exchange, the server cannot ask
clients of the handshake era anything. `guards` reject requests,
`exchange` adapts them, `running` stops calls, `web` is the web server.
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
from kasm_mcp.server.http.exchange import Exchange
from kasm_mcp.server.http.guards import Guarded, Lingering, authenticated, known_hosts, posts_json, refusal
from kasm_mcp.server.http.running import Running
from kasm_mcp.server.http.web import Web, listen
from kasm_mcp.server.services import Services
from kasm_mcp.signals import signals_received
from kasm_mcp.tools.context import connect

log = logging.getLogger(__name__)

PATH = "/mcp"
_WORST_ESCAPE = 6
"""JSON escapes a control character, one byte of a file, as six: `\\u0001`."""
_REST_BYTES = 1 << 20
"""Size of a call besides the file content; no other argument is nearly as large."""
_CLEAR_UP_S = 15.0
"""Time for cancelled calls to clean up in their sessions, before their requests are cut off."""


def serve(server: MCPServer[Services], config: Config, address: Address) -> None:
    """Serve until a signal comes.

    Args:
        server: From `build_server`; a middleware is added.
        config: Its settings.
        address: The listening address.

    Raises:
        ConfigError: The address cannot be used.
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
    with signals_received() as signals:
        number = await signals.get()
        log.info("%s: stopping; running calls have %g s to finish", number.name, stop_s)
    # A second signal ends the process immediately, by default.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    web.should_exit = True
    await running.end(stop_s)


def application(server: MCPServer[Services], config: Config, address: Address) -> ASGIApp:
    """Return the ASGI application.

    Args:
        server: Answers at `/mcp`.
        config: The settings.
        address: The listening address.
    """
    hosts = hosts_at(address, config.http_allowed_hosts)
    origins = origins_at(address, config.http_allowed_origins)
    server.streamable_http_app(
        stateless_http=True,
        max_request_body_size=largest_request(config) + 1,
        transport_security=TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins),
    )
    checks = [*([authenticated(config.http_token)] if config.http_token else []), posts_json]
    endpoint = Guarded(Exchange(server.session_manager.handle_request, largest_request(config)), *checks)
    # A browser sends a preflight request without the token. Foreign origins are rejected already.
    browsers = CORSMiddleware(endpoint, allow_origin_regex=".*", allow_methods=("POST",), allow_headers=("*",))
    return _routes(server, config, Guarded(browsers, known_hosts(hosts, origins)))


def largest_request(config: Config) -> int:
    """Return the size limit of a call in bytes: the largest file, in the longest JSON form."""
    return _WORST_ESCAPE * config.max_file_bytes + _REST_BYTES


def _routes(server: MCPServer[Services], config: Config, endpoint: ASGIApp) -> ASGIApp:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, health.Readiness]]:
        async with connect(config) as context, server.session_manager.run():
            yield {"readiness": health.Readiness(context.desktops)}

    app = Starlette(
        routes=[Route(PATH, endpoint), Route(f"{PATH}/", endpoint), *health.routes()],
        lifespan=lifespan,
        exception_handlers={HTTPException: _refused},
    )
    app.router.redirect_slashes = False
    return Lingering(app)


async def _refused(_: Request, error: Exception) -> Response:
    """Answer a request without a route in JSON; Starlette would answer in plain text."""
    assert isinstance(error, HTTPException)  # noqa: S101  # it is registered for this class
    return refusal(error.status_code, f"{error.detail}. MCP is served at {PATH}.", error.headers)
