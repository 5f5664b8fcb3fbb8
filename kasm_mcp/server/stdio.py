"""The stdio transport with a clean end: end of input, SIGTERM and SIGINT all cancel what runs and leave with 0.

The SDK's own reader blocks in a thread that nothing can wake, so Ctrl-C hangs and SIGTERM skips the clean-up. Here
daemon threads read and write private duplicates of stdin and stdout, so that neither a silent client nor one that does
not read can hold up the end. stdout is the protocol's alone: whatever else is printed, by us or by a child, goes to
stderr.
"""

import asyncio
import json
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, cast

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.server import MCPServer
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic_core import from_json

log = logging.getLogger(__name__)

_CHUNK_BYTES = 1 << 16
_LAST_WORDS_S = 1.0
"""How long a client that has closed our stdin may take to read what was still written."""


def serve(server: MCPServer[Any]) -> None:
    """Serve on this process's stdin and stdout until the client goes or a signal comes."""
    anyio.run(_serve, server._lowlevel_server)  # noqa: SLF001  # the SDK's own runner reaches for it likewise


async def _serve(server: Server[Any]) -> None:
    wire_in, wire_out = _take_over()
    writer = _Writer(wire_out)
    lines = _Lines(wire_in, writer)
    async with anyio.create_task_group() as group:
        group.start_soon(_end_on_signal, group.cancel_scope)
        async with stdio_server(cast("Any", lines), cast("Any", writer)) as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())
            group.cancel_scope.deadline = anyio.current_time() + _LAST_WORDS_S
        group.cancel_scope.cancel()


def _take_over() -> tuple[int, int]:
    """Return private duplicates of stdin and stdout; their places are taken by nothing and by stderr."""
    wire_in, wire_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return wire_in, wire_out


async def _end_on_signal(scope: anyio.CancelScope) -> None:
    with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        await anext(signals)
    # From here on a signal does what it does to any process, should the clean-up take too long for somebody.
    scope.cancel()


class _Writer:
    """Where answers go. Writing to a pipe may block for ever, so a thread does it that need not end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pending: SimpleQueue[tuple[bytes, Callable[[], object]]] = SimpleQueue()
        threading.Thread(target=self._work, name="stdout", daemon=True).start()

    async def write(self, text: str) -> None:
        """Write all of it."""
        loop = asyncio.get_running_loop()
        written = anyio.Event()
        self._pending.put((text.encode(), lambda: loop.call_soon_threadsafe(written.set)))
        await written.wait()

    async def flush(self) -> None:
        """Do nothing: nothing is buffered."""

    def _work(self) -> None:
        # An error means that the client or the loop is gone; who waits for the write is ended by the end of stdin.
        with suppress(OSError, RuntimeError):
            while True:
                content, done = self._pending.get()
                view = memoryview(content)
                while view:
                    view = view[os.write(self._descriptor, view) :]
                done()


class _Lines:
    """The lines that come in, as the SDK iterates over them; those that are no messages are answered here.

    Args:
        descriptor: Where they come from.
        writer: Where complaints go.
    """

    def __init__(self, descriptor: int, writer: _Writer) -> None:
        self._descriptor = descriptor
        self._writer = writer
        self._send: MemoryObjectSendStream[bytes]
        self._receive: MemoryObjectReceiveStream[bytes]
        self._send, self._receive = anyio.create_memory_object_stream[bytes](float("inf"))

    async def __aiter__(self) -> AsyncIterator[str]:
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, args=(loop,), name="stdin", daemon=True).start()
        async with self._receive:
            async for line in self._receive:
                complaint = _complaint(line)
                if complaint is None:
                    yield line.decode()
                elif line.strip():
                    log.warning("A line that is no message came in (%d bytes)", len(line))
                    await self._writer.write(complaint)

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        begun: list[bytes] = []
        # An error means that the descriptor or the loop is gone: the process is on its way out.
        with suppress(OSError, RuntimeError):
            while chunk := os.read(self._descriptor, _CHUNK_BYTES):
                *ends, rest = chunk.split(b"\n")
                for end in ends:
                    loop.call_soon_threadsafe(self._send.send_nowait, b"".join((*begun, end)))
                    begun.clear()
                begun.append(rest)
            loop.call_soon_threadsafe(self._send.close)


def _complaint(line: bytes) -> str | None:
    """Return the answer to a line that the SDK would drop in silence; None for a message.

    The SDK's parser is stricter than Python's (half a surrogate pair, deep nesting), so it is the one that judges, and
    Python's finds whom to answer.
    """
    try:
        message = from_json(line)
    except ValueError:
        return _refusal(line, -32700, "Parse error")
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return _refusal(line, -32600, "Invalid Request")
    return None


def _refusal(line: bytes, code: int, words: str) -> str:
    try:
        identifier = json.loads(line).get("id")
    except (ValueError, RecursionError, AttributeError):
        identifier = None
    if not isinstance(identifier, str | int) or isinstance(identifier, bool):
        identifier = None
    return json.dumps({"jsonrpc": "2.0", "id": identifier, "error": {"code": code, "message": words}}) + "\n"
