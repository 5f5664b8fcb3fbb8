"""Answers that were got a moment ago, so that Kasm is not asked again with every letter typed or every probe."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import anyio

T = TypeVar("T")


class Recent(Generic[T]):
    """Keeps answers for a few seconds; whoever asks for one that is on its way waits for it. For one event loop.

    Args:
        keep_s: How long an answer is good, in seconds.
    """

    def __init__(self, keep_s: float) -> None:
        self._keep_s = keep_s
        self._kept: dict[str, tuple[float, T]] = {}
        self._asking: defaultdict[str, anyio.Lock] = defaultdict(anyio.Lock)

    async def get(self, what: str, ask: Callable[[], Awaitable[T]]) -> T:
        """Return an answer.

        Args:
            what: The question.
            ask: Gets the answer when there is none that is still good; what it raises is not kept.
        """
        async with self._asking[what]:
            kept = self._kept.get(what)
            if kept is None or kept[0] <= anyio.current_time():
                answer = await ask()
                self._kept[what] = kept = (anyio.current_time() + self._keep_s, answer)
            return kept[1]
