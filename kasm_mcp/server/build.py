"""The table of tools as an MCP server: everything that a transport then serves."""

import hmac
import json
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from mcp.server import MCPServer
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import RequestStateSecurity
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS

from kasm_mcp.audit import Attempt
from kasm_mcp.call import Kasm, connect
from kasm_mcp.catalog import Row
from kasm_mcp.config import Config
from kasm_mcp.selection import refusal_of, selected
from kasm_mcp.server.confirmation import Confirm
from kasm_mcp.server.instructions import instructions
from kasm_mcp.server.kasm_server import KasmServer
from kasm_mcp.server.tool import KasmTool, client_of


def build_server(config: Config) -> MCPServer[Kasm]:
    """Make the server with the tools that the settings leave; it opens its services when it is run.

    Args:
        config: The settings.
    """
    rows = selected(config)

    @asynccontextmanager
    async def lifespan(_: MCPServer[Kasm]) -> AsyncIterator[Kasm]:
        async with connect(config) as kasm:
            yield kasm

    return KasmServer(
        name="kasm-mcp",
        title="Kasm Workspaces",
        instructions=instructions(config.tool_names),
        version=version("kasm-mcp"),
        tools=[_tool(row, config.confirm) for row in rows],
        lifespan=lifespan,
        request_state_security=RequestStateSecurity(keys=[_state_key(config)]),
        middleware=[partial(_refuse_absent_tools, config, {row.name for row in rows})],
    )


def _state_key(config: Config) -> bytes:
    """Return the key that seals what a client carries from one round of a call to the next.

    It is made of what servers of the same settings share, so that another of them, or the same one after a restart, can
    go on with the call. The SDK derives its cipher's key from it.
    """
    token = config.http_token.value if config.http_token else ""
    shared = json.dumps([config.api_secret.value, token, config.user_id])
    return hmac.digest(b"kasm-mcp request state 1", shared.encode(), "sha256")


@cache
def _tool(row: Row, confirm: Confirm) -> KasmTool:
    """Return a tool; servers of one process share it."""
    return KasmTool.from_row(row, confirm)


async def _refuse_absent_tools(
    config: Config, present: Collection[str], ctx: ServerRequestContext[Any, Any], call_next: CallNext
) -> HandlerResult:
    """Answer a call of what is no tool here as the protocol wants it: an error of the request, not of a tool."""
    if ctx.method != "tools/call" or not isinstance(ctx.params, Mapping) or ctx.params.get("name") in present:
        return await call_next(ctx)
    name = str(ctx.params.get("name"))
    refusal = refusal_of(name, config)
    if refusal is None:
        raise MCPError(INVALID_PARAMS, f"There is no tool {name[:64]!r}; tools/list names those there are.")
    kasm: Kasm = ctx.lifespan_context
    arguments = ctx.params.get("arguments")
    attempt = Attempt(
        name,
        arguments if isinstance(arguments, Mapping) else {},
        changes=False,
        client=client_of(ctx.session.client_params),
        failure=refusal,
    )
    async with kasm.audit.recorded(attempt):
        raise MCPError(INVALID_PARAMS, f"{refusal.message} tools/list names the tools there are.")
