"""Progress to the client: what is being waited for, and every few seconds that it is still being waited for."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

import anyio
from mcp.server.mcpserver import Context

T = TypeVar("T")

_SILENCE_S = 3.0
"""Some clients count progress as a sign of life, and give up after a while without."""


class Reporter:
    """Passes progress on to the client; without a token of its, nobody hears. Reports must grow: they count seconds."""

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

    async def kept_up(self, work: Awaitable[T]) -> T:
        """Wait for work, and repeat the last report whenever it has said nothing for a while.

        A timer costs next to nothing, where a task beside each call would cost as much as the call.

        Args:
            work: Whose result is returned; what it raises is raised.
        """
        self._set_timer()
        try:
            return await work
        finally:
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
