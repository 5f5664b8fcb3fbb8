"""Receive SIGINT and SIGTERM in the event loop, on Windows too, where asyncio (and so anyio) has no signal handlers."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def signals_received() -> Iterator[asyncio.Queue[signal.Signals]]:
    """Receive the signals in a block, in the main thread; afterwards they have their default effect."""
    loop = asyncio.get_running_loop()
    received: asyncio.Queue[signal.Signals] = asyncio.Queue()

    def pass_on(number: int, _: FrameType | None) -> None:
        # Also wakes the loop. A handler runs between two instructions of any code, so it does nothing else.
        loop.call_soon_threadsafe(received.put_nowait, signal.Signals(number))

    signal.signal(signal.SIGINT, pass_on)
    signal.signal(signal.SIGTERM, pass_on)
    try:
        yield received
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
