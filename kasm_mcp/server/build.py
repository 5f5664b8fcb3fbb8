"""The table of tools as an MCP server: everything that a transport then serves."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from mcp.server import MCPServer
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS

from kasm_mcp.call import Kasm, connect
from kasm_mcp.catalog import Row
from kasm_mcp.config import Config
from kasm_mcp.selection import selected, why_absent
from kasm_mcp.server.instructions import INSTRUCTIONS
from kasm_mcp.server.tool import KasmTool


def build_server(config: Config) -> MCPServer[Kasm]:
    """Make the server with the tools that the settings leave; it opens its services when it is run.

    Args:
        config: The settings.

    Raises:
        ConfigError: The settings leave no tool.
    """
    rows = selected(config)

    @asynccontextmanager
    async def lifespan(_: MCPServer[Kasm]) -> AsyncIterator[Kasm]:
        async with connect(config) as kasm:
            yield kasm

    return MCPServer(
        name="kasm-mcp",
        title="Kasm Workspaces",
        instructions=INSTRUCTIONS,
        version=version("kasm-mcp"),
        tools=[_tool(row) for row in rows],
        lifespan=lifespan,
        middleware=[partial(_refuse_absent_tools, config, {row.name for row in rows})],
    )


@cache
def _tool(row: Row) -> KasmTool:
    """Return a tool; it depends on no setting, so servers of one process share it."""
    return KasmTool.from_row(row)


async def _refuse_absent_tools(
    config: Config, present: Collection[str], ctx: ServerRequestContext[Any, Any], call_next: CallNext
) -> HandlerResult:
    """Answer a call of what is no tool here as the protocol wants it: an error of the request, not of a tool."""
    if ctx.method == "tools/call" and isinstance(ctx.params, Mapping):
        name = ctx.params.get("name")
        if name not in present:
            setting = why_absent(str(name), config)
            why = f"is left out by {setting}" if setting else "does not exist"
            raise MCPError(INVALID_PARAMS, f"The tool {str(name)[:64]!r} {why}; tools/list names those there are.")
    return await call_next(ctx)
