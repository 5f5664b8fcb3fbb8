"""The calls under way, so that a stop can give them time and then end those that are left, with an answer.

A cancelled call ends or detaches what it does in a session, as when a client cancels it. It happens here, inside the
SDK, and not where the bytes come in: only here can the client still be told, by the id of its request.
"""

from typing import Any

import anyio
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp_types import CONNECTION_CLOSED


class Running:
    """Knows the calls under way; it is middleware of the MCP server."""

    def __init__(self) -> None:
        self._calls: dict[anyio.CancelScope, str] = {}

    async def __call__(self, ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        """Let a call go on until it is done or the server ends."""
        with anyio.CancelScope() as call:
            self._calls[call] = ctx.method
            try:
                return await call_next(ctx)
            finally:
                del self._calls[call]
        raise MCPError(CONNECTION_CLOSED, "The server stops, so the call was cancelled. Look before you repeat it.")

    async def end(self, within_s: float) -> None:
        """Cancel what only listens now, and every other call when it has had its time.

        Args:
            within_s: Seconds that calls may still take.
        """
        self._cancel({call for call, method in self._calls.items() if method == "subscriptions/listen"})
        await anyio.sleep(within_s)
        self._cancel(set(self._calls))

    def _cancel(self, calls: set[anyio.CancelScope]) -> None:
        for call in calls:
            call.cancel()
