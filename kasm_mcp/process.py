"""Prepare this process's streams and signals: whatever is closed, full or interrupted, it ends without a traceback.

It runs before anything else is imported, so it imports almost nothing. An event loop handles signals itself while it
runs, and afterwards resets them to Python's handlers, which would print a traceback.
"""

import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def open_streams() -> None:
    """Replace streams that the parent has closed by the null device, before another file takes their descriptors."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  # open until the end
    buffer = sys.stdout.buffer
    if isinstance(buffer, io.RawIOBase):  # PYTHONUNBUFFERED: what cannot be written would be lost before `flushed`
        encoding, errors = sys.stdout.encoding, sys.stdout.errors
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(buffer), encoding, errors, line_buffering=True)


def flushed(code: int) -> int:
    """Write what stdout still holds.

    Returns:
        The exit code: 1 instead of 0 if the output could not be written.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        discard(sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            code = code or 1
            with suppress(OSError):
                sys.stderr.write(f"kasm-mcp: stdout cannot be written: {error.strerror}\n")
    try:
        sys.stderr.flush()
    except OSError:
        discard(sys.stderr.fileno())
    return code


def discard(descriptor: int) -> None:
    """Redirect output to the null device, also what a buffer still holds."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def exit_at_once(code: Callable[[int], int]) -> None:
    """End the process on the next signal, without clean-up.

    Args:
        code: Returns the exit code for a signal.
    """
    for number in SIGNALS:
        signal.signal(number, lambda number, _: os._exit(code(number)))


def exit_cleanly(code: Callable[[int], int]) -> None:
    """End the process on the next signal, with clean-up; at once on the one after. Not for a running event loop."""

    def end(number: int, _: object) -> None:
        exit_at_once(code)
        raise SystemExit(code(number))

    for number in SIGNALS:
        signal.signal(number, end)
