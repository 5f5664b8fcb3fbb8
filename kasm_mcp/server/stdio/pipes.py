"""Read lines from stdin and write to stdout, without blocking and without foreign output.

Daemon threads read and write private duplicates of both, so that neither a silent client nor one that does not read can
delay the exit. stdout is the protocol's alone: all other output, of this process or a child, goes to stderr. Only the
standard library is needed, because this runs before anything else is loaded.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue

_CHUNK_BYTES = 1 << 16

LAST_WORDS_S = 1.0
"""Time for a client that has closed stdin to read the remaining output."""

Deliver = Callable[[bytes | None], object]


class Incoming:
    """Incoming lines, first for `take`, then for a function.

    Args:
        descriptor: File descriptor to read from.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._deliver: Deliver = self._waiting.put
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    def wake(self) -> None:
        """Make a waiting `take` return an empty line."""
        self._waiting.put(b"")

    def take(self, within_s: float | None) -> bytes | None:
        """Wait for a line.

        Args:
            within_s: Seconds to wait; None for as long as it takes.

        Returns:
            The line, without its end; None at the end of input.

        Raises:
            queue.Empty: No line came in time.
        """
        return self._waiting.get(timeout=within_s)

    def forward(self, deliver: Deliver) -> None:
        """Pass all further lines to a function, called by the reading thread; None at the end of input."""
        with self._lock:
            while not self._waiting.empty():
                deliver(self._waiting.get())
            self._deliver = deliver

    def _read(self) -> None:
        begun: list[bytes] = []
        # An error means that the receiver has closed: the process is exiting.
        with suppress(RuntimeError):
            while chunk := self._chunk():
                *ends, rest = chunk.split(b"\n")
                for end in ends:
                    self._pass_on(b"".join((*begun, end)))
                    begun.clear()
                begun.append(rest)
            self._pass_on(None)

    def _chunk(self) -> bytes:
        """Read the next bytes; b"" at the end. On a socket, a killed client may leave an error instead."""
        try:
            return os.read(self._descriptor, _CHUNK_BYTES)
        except OSError:
            return b""

    def _pass_on(self, line: bytes | None) -> None:
        with self._lock:
            self._deliver(line)


class Outgoing:
    """Outgoing answers. Writing to a pipe may block forever, so a daemon thread does it.

    Args:
        descriptor: File descriptor to write to.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pending: SimpleQueue[tuple[bytes, Callable[[], object]]] = SimpleQueue()
        threading.Thread(target=self._work, name="stdout", daemon=True).start()

    def put(self, content: bytes, written: Callable[[], object]) -> None:
        """Queue content for writing.

        Args:
            content: Written without interleaving.
            written: Called by the writing thread afterwards.
        """
        self._pending.put((content, written))

    def drain(self, within_s: float) -> None:
        """Wait until the queue is written.

        Args:
            within_s: Seconds to wait for a client that does not read.
        """
        written = threading.Event()
        self.put(b"", written.set)
        written.wait(within_s)

    def _work(self) -> None:
        # An error means that the client or the waiting event loop is gone; the end of stdin ends the rest.
        with suppress(OSError, RuntimeError):
            while True:
                content, written = self._pending.get()
                view = memoryview(content)
                while view:
                    view = view[os.write(self._descriptor, view) :]
                written()


def take_over() -> tuple[Incoming, Outgoing]:
    """Take stdin and stdout for the protocol; the null device and stderr replace them."""
    wire_in, wire_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Incoming(wire_in), Outgoing(wire_out)
