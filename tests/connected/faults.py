"""A call of Kasm that hangs under a test's eyes."""

import threading

import anyio.to_thread
from starlette.responses import Response

from kasm_sim import ConnectionDropped, Exchange

LIMIT_S = 60
"""How long anything may take on a slow machine before a test gives up."""


class Watched:
    """A fault that hangs until the simulator's faults are released, and tells who comes and who leaves.

    Attributes:
        reached: Set when somebody has come.
        left: Set when they have left without an answer.
    """

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.left = threading.Event()

    async def __call__(self, exchange: Exchange) -> Response:
        self.reached.set()
        try:
            await exchange.hang()
        except ConnectionDropped:
            self.left.set()
            raise
        return await exchange.proceed()


async def happens(event: threading.Event) -> bool:
    """Wait for something that another thread sets; give whether it came in time."""
    return await anyio.to_thread.run_sync(event.wait, LIMIT_S)
