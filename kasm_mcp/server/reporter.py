"""Progress to the client: what is being waited for, and every few seconds that it is still being waited for."""

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

    async def __call__(self, message: str) -> None:
        """Report what is happening."""
        self._message, self._spoke = message, anyio.current_time()
        self._reported = max(round(self._spoke - self._began, 3), round(self._reported + 0.001, 3))
        await self._context.report_progress(self._reported, None, message)

    async def kept_up(self, work: Awaitable[T]) -> T:
        """Wait for work, and repeat the last report whenever it has said nothing for a while.

        Args:
            work: Whose result is returned; what it raises is raised.
        """
        async with anyio.create_task_group() as group:
            group.start_soon(self._repeat)
            try:
                return await work
            except Exception as error:  # noqa: BLE001  # it is raised below, by itself and in no group
                failure = error
            finally:
                group.cancel_scope.cancel()
        raise failure

    async def _repeat(self) -> None:
        while True:
            await anyio.sleep_until(self._spoke + _SILENCE_S)
            if anyio.current_time() >= self._spoke + _SILENCE_S:
                await self(self._message)
