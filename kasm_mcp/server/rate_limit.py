"""Limit the rate of tool calls, to stop a looping assistant and protect Kasm."""

import math

from aiolimiter import AsyncLimiter

from kasm_desktops import Unavailable


class RateLimit:
    """Rate limiter for the tool calls of one server, in one event loop.

    Args:
        per_minute: Calls allowed per minute, in one burst or spread; None for no limit.
    """

    def __init__(self, per_minute: int | None) -> None:
        self._per_minute = per_minute
        self._calls = AsyncLimiter(per_minute) if per_minute else None

    async def take(self) -> None:
        """Count a call.

        Raises:
            Unavailable: The limit is reached; nothing was done.
        """
        if self._calls is None or self._per_minute is None:
            return
        if not self._calls.has_capacity():
            raise Unavailable(
                f"Nothing was done: the limit of {self._per_minute} calls per minute (KASM_CALLS_PER_MINUTE) is "
                f"reached. Call again in {math.ceil(60 / self._per_minute)} s."
            )
        await self._calls.acquire()  # never waits: there is capacity
