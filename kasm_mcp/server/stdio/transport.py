"""Serve stdio with a clean exit: end of input, SIGTERM and SIGINT all cancel running calls and exit with 0.

The SDK's reader blocks in a thread that cannot be woken, so that Ctrl-C hangs and SIGTERM skips the clean-up; `pipes`
has the streams instead. `opening` may have answered the first requests already.
"""

import asyncio
import json
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Any, cast

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.server import MCPServer
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic_core import from_json

from kasm_mcp.process import SIGNALS, exit_at_once
from kasm_mcp.server.stdio.pipes import LAST_WORDS_S, Incoming, Outgoing
from kasm_mcp.server.wire import escaped, repaired
from kasm_mcp.signals import signals_received

log = logging.getLogger(__name__)

_REPEATED = "kasm-mcp: repeated"
"""Id of a replayed request, which is answered already."""


def serve(
    server: MCPServer[Any],
    incoming: Incoming,
    outgoing: Outgoing,
    answered: Sequence[bytes] = (),
    left: Sequence[bytes | None] = (),
) -> None:
    """Serve on this process's stdin and stdout until the client goes or a signal comes.

    Args:
        server: The server.
        incoming: The client's lines after `left`.
        outgoing: Receives the answers.
        answered: Answered lines that opened the connection, which the SDK must process as well.
        left: Unanswered lines before `incoming`; None is the end of input.
    """
    lowlevel = server._lowlevel_server  # noqa: SLF001  # the SDK's runner uses it too
    signalled: list[int] = []
    for number in SIGNALS:
        signal.signal(number, lambda number, _: signalled.append(number))  # until the event loop handles them
    anyio.run(partial(_serve, lowlevel, incoming, outgoing, answered=answered, left=left, signalled=signalled))


async def _serve(
    server: Server[Any],
    incoming: Incoming,
    outgoing: Outgoing,
    *,
    answered: Sequence[bytes],
    left: Sequence[bytes | None],
    signalled: Sequence[int],
) -> None:
    writer = _Writer(outgoing)
    lines = _Lines(incoming, writer, answered, left)
    async with anyio.create_task_group() as group:
        group.start_soon(_end_on_signal, group.cancel_scope, signalled)
        async with stdio_server(cast("Any", lines), cast("Any", writer)) as (receive, send):
            await server.run(receive, send, server.create_initialization_options())
            group.cancel_scope.deadline = anyio.current_time() + LAST_WORDS_S
        group.cancel_scope.cancel()


async def _end_on_signal(scope: anyio.CancelScope, signalled: Sequence[int]) -> None:
    try:
        with signals_received() as signals:
            if not signalled:
                await signals.get()
    finally:
        exit_at_once(lambda _: 0)  # the next signal, in case the clean-up takes too long
    scope.cancel()


class _Writer:
    """Write the SDK's messages; discard answers to replayed requests.

    Args:
        outgoing: Receives all other messages.
    """

    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing
        self.repeated = anyio.Event()

    async def write(self, text: str) -> None:
        """Write a message, and wait until it is written."""
        if not self.repeated.is_set() and json.loads(text).get("id") == _REPEATED:
            self.repeated.set()
            return
        loop = asyncio.get_running_loop()
        written = anyio.Event()
        self._outgoing.put(escaped(text).encode(), lambda: loop.call_soon_threadsafe(written.set))
        await written.wait()

    async def flush(self) -> None:
        """Do nothing: nothing is buffered."""


class _Lines:
    """Iterate over incoming lines for the SDK; answer lines that are not messages.

    Args:
        incoming: The client's lines after `left`.
        writer: Receives the error answers.
        answered: Lines that opened the connection.
        left: Unanswered lines before `incoming`.
    """

    def __init__(
        self, incoming: Incoming, writer: _Writer, answered: Sequence[bytes], left: Sequence[bytes | None]
    ) -> None:
        self._incoming = incoming
        self._writer = writer
        self._answered = answered
        self._send: MemoryObjectSendStream[bytes]
        self._receive: MemoryObjectReceiveStream[bytes]
        self._send, self._receive = anyio.create_memory_object_stream[bytes](float("inf"))
        for line in left:
            self._add(line)

    def _add(self, line: bytes | None) -> None:
        if line is None:
            self._send.close()
        elif line:  # an empty line has no meaning; the one from `wake` may come after the end
            self._send.send_nowait(line)

    async def __aiter__(self) -> AsyncIterator[str]:
        async for known in self._repeated():
            yield known
        loop = asyncio.get_running_loop()
        self._incoming.forward(lambda line: loop.call_soon_threadsafe(self._add, line))
        async with self._receive:
            async for received in self._receive:
                line = repaired(received)
                complaint = _complaint(line)
                if complaint is None:
                    yield line.decode()
                elif line.strip():
                    log.warning("Received a line that is not a message (%d bytes)", len(line))
                    await self._writer.write(complaint)

    async def _repeated(self) -> AsyncIterator[str]:
        """Replay the lines that opened the connection, with a request id that no client uses."""
        for line in self._answered:
            message = json.loads(line)
            if "id" in message:
                yield json.dumps(message | {"id": _REPEATED})
                await self._writer.repeated.wait()
            else:
                yield json.dumps(message)
        self._writer.repeated.set()


def _complaint(line: bytes) -> str | None:
    """Return the error answer to a line that the SDK would drop silently while its client waits; None for others.

    The SDK's parser is stricter than Python's (lone surrogates, deep nesting), so it decides; Python's parser finds the
    request id.
    """
    try:
        fault = _fault(from_json(line))
    except ValueError:
        return _refusal(line, -32700, "Parse error")
    return _refusal(line, -32600, f"Invalid Request: {fault}") if fault else None


def _fault(message: Any) -> str | None:  # noqa: ANN401  # any JSON
    """Return why a value is not a request, notification or answer; None if it is one."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return 'a message must be an object with "jsonrpc": "2.0"'
    if "method" not in message:
        return None if {"result", "error"} & message.keys() else "method is missing"
    if not isinstance(message["method"], str):
        return "method must be a string"
    # A message without an id is a notification, which is never answered.
    if "id" in message and not _is_identifier(message["id"]):
        return "id must be a string or a whole number"
    if "id" in message and not isinstance(message.get("params"), dict | None):
        return "params must be an object"
    return None


def _is_identifier(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _refusal(line: bytes, code: int, words: str) -> str:
    try:
        identifier = json.loads(line).get("id")
    except (ValueError, RecursionError, AttributeError):
        identifier = None
    known = identifier if _is_identifier(identifier) else None
    return json.dumps({"jsonrpc": "2.0", "id": known, "error": {"code": code, "message": words}}) + "\n"
