"""Report progress to the client, repeated every few seconds while nothing changes."""

import asyncio
from types import TracebackType
from typing import Any, Self

import anyio
from mcp.server.mcpserver import Context

_SILENCE_S = 3.0
"""Some clients time out after a while without progress."""


class Reporter:
    """Report progress to the client, if its request has a progress token; a context manager around the call.

    Progress values must grow: they count seconds.
    """

    def __init__(self, context: Context[Any, Any]) -> None:
        self._context = context
        self._began = self._spoke = anyio.current_time()
        self._reported = 0.0
        self._message = "waiting for Kasm"
        self._timer: asyncio.TimerHandle
        self._repeating: asyncio.Task[None] | None = None

    async def __call__(self, message: str) -> None:
        """Report what is happening."""
        self._message, self._spoke = message, anyio.current_time()
        self._reported = max(round(self._spoke - self._began, 3), round(self._reported + 0.001, 3))
        await self._context.report_progress(self._reported, None, message)

    def __enter__(self) -> Self:
        # A timer costs little; a task for each call would cost as much as the call.
        self._set_timer()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._repeating is not None:
            self._repeating.cancel()

    def _set_timer(self) -> None:
        delay_s = self._spoke + _SILENCE_S - anyio.current_time()
        self._timer = asyncio.get_running_loop().call_later(delay_s, self._repeat)

    def _repeat(self) -> None:
        if anyio.current_time() >= self._spoke + _SILENCE_S:
            self._spoke = anyio.current_time()
            if self._repeating is None or self._repeating.done():
                self._repeating = asyncio.get_running_loop().create_task(self(self._message))
        self._set_timer()
