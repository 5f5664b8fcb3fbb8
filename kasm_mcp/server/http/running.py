"""Track running calls, so that a stop can give them time and then cancel the rest, with an answer.

A cancelled call ends or detaches its work in a session, as when a client cancels it. This is middleware of the SDK, not
of HTTP: only here can the server still answer with the id of the request.
"""

from typing import Any

import anyio
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp_types import CONNECTION_CLOSED


class Running:
    """Track running calls; middleware of the MCP server."""

    def __init__(self) -> None:
        self._calls: set[anyio.CancelScope] = set()

    async def __call__(self, ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        """Run a call until it completes or the server stops."""
        with anyio.CancelScope() as call:
            self._calls.add(call)
            try:
                return await call_next(ctx)
            finally:
                self._calls.discard(call)
        raise MCPError(CONNECTION_CLOSED, "The server is stopping; the call was cancelled. Check before retrying.")

    async def end(self, within_s: float) -> None:
        """Cancel all calls after a grace period in seconds."""
        await anyio.sleep(within_s)
        for call in set(self._calls):
            call.cancel()
