"""Receive SIGINT and SIGTERM in the event loop, on Windows too, where asyncio (and so anyio) has no signal handlers."""

import asyncio
import math
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream

_DEFAULTS: tuple[tuple[signal.Signals, Any], ...] = (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGTERM, signal.SIG_DFL),
)


@contextmanager
def signals_received() -> Iterator[MemoryObjectReceiveStream[signal.Signals]]:
    """Receive the signals in a block, in the main thread; afterwards they have their default effect."""
    loop = asyncio.get_running_loop()
    send, receive = anyio.create_memory_object_stream[signal.Signals](math.inf)

    def pass_on(number: int, _: FrameType | None) -> None:
        # Also wakes the loop. A handler runs between two instructions of any code, so it does nothing else.
        loop.call_soon_threadsafe(send.send_nowait, signal.Signals(number))

    for number, _ in _DEFAULTS:
        signal.signal(number, pass_on)
    try:
        yield receive
    finally:
        for number, default in _DEFAULTS:
            signal.signal(number, default)
        send.close()
        receive.close()
