"""A server over HTTP in this process, and clients of such servers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from itertools import cycle
from typing import Any

import anyio
import httpx2
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.server import MCPServer

from kasm_mcp.config.address import Address
from kasm_mcp.config.config import Config
from kasm_mcp.server.build import build_server
from kasm_mcp.server.http.app import application
from kasm_mcp.server.http.web import Protocol, Web, listen
from kasm_mcp.server.services import Services
from tests.connected.rig import QUICK, Era, Tools

TOKEN = "token-0123456789abcdef"
ACCEPT = {"Accept": "application/json, text/event-stream"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@asynccontextmanager
async def serving(
    config: Config,
    server: MCPServer[Services] | None = None,
    *,
    at: str = "127.0.0.1:0",
    protocol: type[Protocol] = Protocol,
    longest_stop_s: float = 5,
) -> AsyncIterator[str]:
    """Serve, and give the address without a path."""
    address = Address.parse(at)
    listener = listen(address)
    host = Address(*listener.getsockname()[:2])
    server = server or build_server(config, QUICK)
    web = Web(application(server, config, address), longest_stop_s=longest_stop_s, protocol=protocol)
    with closing(listener):
        async with anyio.create_task_group() as group:
            group.start_soon(web.serve, [listener])
            try:
                yield f"http://{host}"
            finally:
                web.should_exit = True


@asynccontextmanager
async def client(
    url: str, era: Era = "auto", *, token: str | None = None, balancer: "Balancer | None" = None, **options: Any
) -> AsyncIterator[Client]:
    """Connect the SDK's client."""
    headers = {"Authorization": f"Bearer {token}"} if token else None
    async with (
        httpx2.AsyncClient(transport=balancer, headers=headers, timeout=60, trust_env=False) as connections,
        Client(streamable_http_client(f"{url}/mcp", http_client=connections), mode=era, **options) as client,
    ):
        yield client


class Balancer(httpx2.AsyncBaseTransport):
    """Sends each request of a client to the next of several servers, as a balancer without stickiness does.

    Attributes:
        counts: How many requests each has got, by its address.
    """

    def __init__(self, *urls: str) -> None:
        self.counts = dict.fromkeys(urls, 0)
        self._turns = cycle(urls)
        self._connections = httpx2.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        turn = next(self._turns)
        self.counts[turn] += 1
        request.url = request.url.copy_with(port=httpx2.URL(turn).port)
        return await self._connections.handle_async_request(request)

    async def aclose(self) -> None:
        await self._connections.aclose()


@asynccontextmanager
async def tools_at(url: str, era: Era = "auto", *, token: str | None = None) -> AsyncIterator[Tools]:
    """Connect the SDK's client and give the tools."""
    async with client(url, era, token=token) as connected:
        yield Tools(connected)
