"""Print lines and a status line for `demo` and `doctor`, and run work until it ends or is interrupted.

On a terminal it wraps lines between words, uses colours, and keeps a status line at the bottom during slow work;
elsewhere it writes plain lines of any length. It writes no escape sequence from foreign text and no character that the
stream cannot encode, since much of the text comes from a session or from Kasm. The server does not use it.
"""

import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from enum import Enum
from itertools import groupby
from time import monotonic
from typing import Self, TextIO

import anyio

from kasm_mcp.process import discard
from kasm_mcp.signals import signals_received

_QUICK_S = 0.3
"""Work that ends sooner gets no status line."""
_NARROWEST = 20


class Style(Enum):
    """Text style, with its terminal code."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    BAD = "1;31"
    GOOD = "32"
    DOUBTFUL = "33"


class Terminal:
    """Write lines, and a status line.

    Args:
        stream: The stream to write to.
        colour: Whether to use styles.
        columns: Width to wrap at; 0 to ask the stream, which must be a terminal; None not to wrap.
        live: Whether to show a status line.
    """

    def __init__(self, stream: TextIO, *, colour: bool = False, columns: int | None = None, live: bool = False) -> None:
        self._stream = stream
        self._colour = colour
        self._columns = columns
        self.live = live
        self._waiting_for = ""
        self._since = 0.0
        self._drawn = False

    @classmethod
    def on(cls, stream: TextIO, environment: Mapping[str, str]) -> Self:
        """Make a terminal with the abilities of the stream.

        Args:
            stream: The stream to write to.
            environment: Names and values. `NO_COLOR` and `TERM=dumb` switch colour off, else `FORCE_COLOR` switches it
                on; `COLUMNS` is the width if the terminal does not report one.
        """
        is_terminal = stream.isatty()
        # The console of Windows interprets escape sequences only if a program asks it to.
        is_dumb = sys.platform == "win32" or environment.get("TERM") == "dumb"
        forced = environment.get("FORCE_COLOR", "0") not in ("", "0")
        colour = not environment.get("NO_COLOR") and not is_dumb and (is_terminal or forced)
        if not is_terminal:
            return cls(stream, colour=colour)
        named = environment.get("COLUMNS", "")
        return cls(stream, colour=colour, columns=int(named) if named.isdecimal() else 0, live=not is_dumb)

    @property
    def columns(self) -> int | None:
        """Characters per line; None if lines may have any length."""
        if self._columns is None:
            return None
        try:
            found = self._columns or os.get_terminal_size(self._stream.fileno()).columns
        except OSError:
            found = 0
        return max(found or 80, _NARROWEST)

    def line(self, *pieces: str | tuple[str, Style], indent: int = 0, hang: int = 0) -> None:
        """Write one line immediately, wrapped to the width of the terminal.

        Args:
            pieces: Texts, each plain or with its style.
            indent: Spaces before the line.
            hang: Additional spaces before continuation lines.
        """
        styled = [
            (character, style)
            for text, style in ((piece, Style.PLAIN) if isinstance(piece, str) else piece for piece in pieces)
            for character in self._sayable(text)
        ]
        columns = self.columns
        width = None if columns is None else max(columns - indent - hang, _NARROWEST)
        rows = _rows("".join(character for character, _ in styled), width, hang)
        lines = [
            f"{' ' * (indent if number == 0 else indent + hang)}{self._coloured(styled[start:end])}".rstrip()
            for number, (start, end) in enumerate(rows)
        ]
        self._write(self._erased() + "".join(f"{line}\n" for line in lines))

    def block(self, text: str, *, indent: int = 0, style: Style = Style.PLAIN) -> None:
        """Write a text of several lines, each indented."""
        for line in text.splitlines():
            self.line((line, style), indent=indent)

    def status(self, waiting_for: str = "") -> None:
        """Set the text of the status line, which shows only on a terminal; "" clears it."""
        self._waiting_for, self._since = waiting_for, monotonic()
        if not waiting_for and self._drawn:
            self._write(self._erased())

    def refresh_status(self) -> None:
        """Redraw the status line, unless the wait is short."""
        took_s = monotonic() - self._since
        if self.live and self._waiting_for and took_s >= _QUICK_S:
            text = self._sayable(f"… {self._waiting_for} ({took_s:.0f} s)")[: (self.columns or 80) - 1]
            self._write(f"{self._erased()}{self._coloured([(character, Style.FAINT) for character in text])}")
            self._drawn = True

    def _erased(self) -> str:
        """Return the code that erases the status line; "" if there is none."""
        drawn, self._drawn = self._drawn, False
        return "\r\x1b[K" if drawn else ""

    def _sayable(self, text: str) -> str:
        """Replace unprintable characters, such as those of escape sequences, and those that cannot be encoded."""
        printable = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
        encoding = self._stream.encoding or "utf-8"
        return printable.encode(encoding, "replace").decode(encoding)

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            # The reader, such as `head`, has closed the pipe. The work and its clean-up continue.
            discard(self._stream.fileno())
        except OSError:
            pass  # a disk is full, or on Windows a pipe closed: `process.flushed` tells at the end

    def _coloured(self, styled: list[tuple[str, Style]]) -> str:
        runs = ((style, "".join(text for text, _ in run)) for style, run in groupby(styled, key=lambda pair: pair[1]))
        return "".join(
            f"\x1b[{style.value}m{text}\x1b[0m" if self._colour and style is not Style.PLAIN else text
            for style, text in runs
        )


def _rows(text: str, width: int | None, hang: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each row of a text, wrapped between words, never within one.

    Args:
        text: The whole text.
        width: Width of all rows but the first; None for one row.
        hang: Extra width of the first row.
    """
    start, room = 0, (width or 0) + hang
    while width is not None and len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if not text[start : max(end, start)].strip():  # a word that is too long stays whole, for copying
            end = text.find(" ", start + room)
        if end < 0:
            break
        yield start, end
        start, room = end + 1, width
    yield start, len(text)


_REFRESHED_EACH_S = 0.2


@asynccontextmanager
async def status_shown(out: Terminal | None) -> AsyncIterator[None]:
    """Redraw the status line with its elapsed time until the block ends.

    Args:
        out: The terminal, None for none; its status line is erased however the block ends.
    """
    if out is None or not out.live:
        yield
        return

    async def refresh() -> None:
        while True:
            await anyio.sleep(_REFRESHED_EACH_S)
            out.refresh_status()

    try:
        async with anyio.create_task_group() as group:
            group.start_soon(refresh)
            yield
            group.cancel_scope.cancel()
    finally:
        out.status()


def run_interruptible(work: Callable[[], Awaitable[int]]) -> int:
    """Run work in a new event loop until it ends, or SIGINT or SIGTERM cancels it.

    Args:
        work: Returns the exit code.

    Returns:
        The work's exit code; 130 after SIGINT or 143 after SIGTERM, as a shell reports it.
    """
    code = 0

    async def until_interrupted() -> None:
        nonlocal code
        with signals_received() as signals:
            async with anyio.create_task_group() as group:

                async def watch() -> None:
                    nonlocal code
                    while True:
                        number = await signals.get()
                        code = code or 128 + number
                        group.cancel_scope.cancel()

                group.start_soon(watch)
                result = await work()
                code = code or result  # an interrupt counts, also if the last step was shielded from it
                group.cancel_scope.cancel()

    anyio.run(until_interrupted)
    return code
