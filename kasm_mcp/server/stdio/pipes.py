"""stdin and stdout of this process as two streams of lines that can neither block nor be disturbed.

Daemon threads read and write private duplicates of both, so that neither a silent client nor one that does not read can
hold up the end. stdout is the protocol's alone: whatever else is printed, by us or by a child, goes to stderr. Only the
standard library is needed, because this works before anything else is loaded.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue

_CHUNK_BYTES = 1 << 16

LAST_WORDS_S = 1.0
"""How long a client that has closed our stdin may take to read what was still written."""

Deliver = Callable[[bytes | None], object]


class Incoming:
    """The lines that come in, first to whoever takes them, then to a function.

    Args:
        descriptor: Where they come from.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._deliver: Deliver = self._waiting.put
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    def wake(self) -> None:
        """Let whoever waits in `take` have an empty line."""
        self._waiting.put(b"")

    def take(self, within_s: float | None) -> bytes | None:
        """Wait for a line.

        Args:
            within_s: Seconds to wait; None for as long as it takes.

        Returns:
            The line, without its end; None when there will be no more.

        Raises:
            queue.Empty: None came in time.
        """
        return self._waiting.get(timeout=within_s)

    def forward(self, deliver: Deliver) -> None:
        """Give every line from now on to a function, called by the reading thread; None when there are no more."""
        with self._lock:
            while not self._waiting.empty():
                deliver(self._waiting.get())
            self._deliver = deliver

    def _read(self) -> None:
        begun: list[bytes] = []
        # An error means that the receiver is gone: the process is on its way out.
        with suppress(RuntimeError):
            while chunk := self._chunk():
                *ends, rest = chunk.split(b"\n")
                for end in ends:
                    self._pass_on(b"".join((*begun, end)))
                    begun.clear()
                begun.append(rest)
            self._pass_on(None)

    def _chunk(self) -> bytes:
        """Return what has come; b"" at the end. A client that was killed may leave an error instead, on a socket."""
        try:
            return os.read(self._descriptor, _CHUNK_BYTES)
        except OSError:
            return b""

    def _pass_on(self, line: bytes | None) -> None:
        with self._lock:
            self._deliver(line)


class Outgoing:
    """Where answers go. Writing to a pipe may block for ever, so a thread does it that need not end.

    Args:
        descriptor: Where to.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pending: SimpleQueue[tuple[bytes, Callable[[], object]]] = SimpleQueue()
        threading.Thread(target=self._work, name="stdout", daemon=True).start()

    def put(self, content: bytes, written: Callable[[], object]) -> None:
        """Write something, later.

        Args:
            content: All of it is written at once, whatever else is put.
            written: Called by the writing thread when it is.
        """
        self._pending.put((content, written))

    def drain(self, within_s: float) -> None:
        """Wait until all is written that was put.

        Args:
            within_s: Seconds to wait for a client that does not read.
        """
        written = threading.Event()
        self.put(b"", written.set)
        written.wait(within_s)

    def _work(self) -> None:
        # An error means that the client or whoever waits is gone; the end of stdin ends the rest.
        with suppress(OSError, RuntimeError):
            while True:
                content, written = self._pending.get()
                view = memoryview(content)
                while view:
                    view = view[os.write(self._descriptor, view) :]
                written()


def take_over() -> tuple[Incoming, Outgoing]:
    """Take stdin and stdout for the protocol; their places are taken by nothing and by stderr."""
    wire_in, wire_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Incoming(wire_in), Outgoing(wire_out)
