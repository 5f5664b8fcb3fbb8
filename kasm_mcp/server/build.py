"""Build the MCP server from the tool table and the settings, for a transport to serve."""

import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import version

from mcp.server import MCPServer
from mcp.server.caching import CacheHint
from mcp.server.mcpserver import RequestStateSecurity
from mcp_types.methods import CacheableMethod

from kasm_desktops import Pace
from kasm_mcp.config.config import Config
from kasm_mcp.server.confirmation import Confirm
from kasm_mcp.server.instructions import instructions
from kasm_mcp.server.kasm_server import KasmServer
from kasm_mcp.server.services import Services, open_services
from kasm_mcp.server.tool import KasmTool
from kasm_mcp.table import TOOLS, Row

_CONSTANT: tuple[CacheableMethod, ...] = (
    "server/discover",
    "tools/list",
    "prompts/list",
    "resources/list",
    "resources/templates/list",
)
"""Methods whose answer cannot change while the server runs."""
_CACHED_MS = 3_600_000


def build_server(config: Config, pace: Pace | None = None) -> MCPServer[Services]:
    """Build the server with the enabled tools; it opens its services when a transport runs it.

    Args:
        config: The settings.
        pace: How often results are polled; None for the default.
    """

    @asynccontextmanager
    async def lifespan(_: MCPServer[Services]) -> AsyncIterator[Services]:
        async with open_services(config, pace) as services:
            yield services

    return KasmServer(
        name="kasm-mcp",
        title="Kasm Workspaces",
        instructions=instructions(config.tool_names),
        version=version("kasm-mcp"),
        tools=[_tool(TOOLS[name], config.confirm) for name in config.tool_names],
        config=config,
        lifespan=lifespan,
        cache_hints=dict.fromkeys(_CONSTANT, CacheHint(ttl_ms=_CACHED_MS)),
        subscriptions=False,  # no list and no resource ever notifies
        request_state_security=RequestStateSecurity(keys=[_state_key(config)]),
    )


def _state_key(config: Config) -> bytes:
    """Return the key that seals the state a client carries between the rounds of a call.

    It is derived from settings that replicas share, so that another replica, or the same server after a restart, can
    continue the call. The SDK derives its cipher key from it.
    """
    token = config.http_token.reveal() if config.http_token else ""
    shared = json.dumps([config.api_secret.reveal(), token, config.user_id])
    return hmac.digest(b"kasm-mcp request state 1", shared.encode(), "sha256")


@cache
def _tool(row: Row, confirm: Confirm) -> KasmTool:
    """Return a tool; the servers of one process share it."""
    return KasmTool.from_row(row, confirm)
