"""How many calls a server makes in a minute: an assistant in a loop is told to wait, and Kasm is spared."""

import math

from aiolimiter import AsyncLimiter

from kasm_desktops.errors import Unavailable


class Pace:
    """Counts calls; for one event loop.

    Args:
        per_minute: How many there may be, in one burst or spread; None for any number.
    """

    def __init__(self, per_minute: int | None) -> None:
        self._per_minute = per_minute
        self._calls = AsyncLimiter(per_minute) if per_minute else None

    async def take(self) -> None:
        """Count a call.

        Raises:
            Unavailable: There have been too many; nothing was done.
        """
        if self._calls is None or self._per_minute is None:
            return
        if not self._calls.has_capacity():
            raise Unavailable(
                f"Nothing was done: there have been {self._per_minute} calls within a minute, which is all that "
                f"KASM_CALLS_PER_MINUTE allows. Call again in {math.ceil(60 / self._per_minute)} s."
            )
        await self._calls.acquire()  # at once, as there is room
