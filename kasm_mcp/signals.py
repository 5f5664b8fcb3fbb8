"""Receive SIGINT and SIGTERM in the event loop, on Windows too, where asyncio (and so anyio) has no signal handlers."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kasm_mcp.process import SIGNALS


@contextmanager
def signals_received() -> Iterator[asyncio.Queue[signal.Signals]]:
    """Receive the signals in a block, in the main thread; restore their handlers after it."""
    loop = asyncio.get_running_loop()
    received: asyncio.Queue[signal.Signals] = asyncio.Queue()

    def pass_on(number: int, _: FrameType | None) -> None:
        # Also wakes the loop. A handler runs between two instructions of any code, so it does nothing else.
        loop.call_soon_threadsafe(received.put_nowait, signal.Signals(number))

    before = {number: signal.signal(number, pass_on) for number in SIGNALS}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
