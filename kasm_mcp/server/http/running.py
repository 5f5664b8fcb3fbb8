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
        self._calls: dict[anyio.CancelScope, str] = {}

    async def __call__(self, ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        """Run a call until it completes or the server stops."""
        with anyio.CancelScope() as call:
            self._calls[call] = ctx.method
            try:
                return await call_next(ctx)
            finally:
                del self._calls[call]
        raise MCPError(CONNECTION_CLOSED, "The server is stopping; the call was cancelled. Check before retrying.")

    async def end(self, within_s: float) -> None:
        """Cancel subscriptions now, and all other calls after a grace period.

        Args:
            within_s: The grace period in seconds.
        """
        self._cancel({call for call, method in self._calls.items() if method == "subscriptions/listen"})
        await anyio.sleep(within_s)
        self._cancel(set(self._calls))

    def _cancel(self, calls: set[anyio.CancelScope]) -> None:
        for call in calls:
            call.cancel()
