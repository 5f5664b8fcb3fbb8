"""The rate limit of tool calls, which stops an assistant in a loop and spares Kasm."""

import math

from aiolimiter import AsyncLimiter

from kasm_desktops import Unavailable


class RateLimit:
    """Limits the tool calls of one server; for one event loop.

    Args:
        per_minute: Calls allowed per minute, in one burst or spread; None for any number.
    """

    def __init__(self, per_minute: int | None) -> None:
        self._per_minute = per_minute
        self._calls = AsyncLimiter(per_minute) if per_minute else None

    async def take(self) -> None:
        """Count a call.

        Raises:
            Unavailable: There were too many; nothing was done.
        """
        if self._calls is None or self._per_minute is None:
            return
        if not self._calls.has_capacity():
            raise Unavailable(
                f"Nothing was done: there have been {self._per_minute} calls within a minute, which is all that "
                f"KASM_CALLS_PER_MINUTE allows. Call again in {math.ceil(60 / self._per_minute)} s."
            )
        await self._calls.acquire()  # at once, as there is room
