"""What `demo` and `doctor` share at a person's console: lines, a status line, and a run that an interrupt ends cleanly.

On a terminal it wraps lines between words, colours, and keeps a status line at the bottom while something takes long;
anywhere else it writes plain lines of any length. It writes no escape sequence and no character that the stream cannot
encode, since much of the text comes from a session or from Kasm. The server does not use it.
"""

import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from enum import Enum
from itertools import groupby
from time import monotonic
from typing import Self, TextIO

import anyio
from anyio.abc import TaskStatus

_QUICK_S = 0.3
"""What is over sooner is not worth a status line."""
_NARROWEST = 20


class Style(Enum):
    """How a piece of text stands out, as the terminal's code for it."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    BAD = "1;31"
    GOOD = "32"
    DOUBTFUL = "33"


class Terminal:
    """Writes lines.

    Args:
        stream: Where to.
        colour: Whether styles are shown.
        columns: The width to wrap at; 0 to ask the stream, which is a terminal; None not to wrap.
        live: Whether there is a status line.
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
        """Make one that suits the stream.

        Args:
            stream: Where to write.
            environment: Names and values. `NO_COLOR` and `TERM=dumb` switch colour off, else `FORCE_COLOR` switches it
                on; `COLUMNS` is the width of a terminal that does not tell its own.
        """
        is_terminal, is_dumb = stream.isatty(), environment.get("TERM") == "dumb"
        forced = environment.get("FORCE_COLOR", "0") not in ("", "0")
        colour = not environment.get("NO_COLOR") and not is_dumb and (is_terminal or forced)
        if not is_terminal:
            return cls(stream, colour=colour)
        named = environment.get("COLUMNS", "")
        return cls(stream, colour=colour, columns=int(named) if named.isdecimal() else 0, live=not is_dumb)

    @property
    def columns(self) -> int | None:
        """How many characters fit beside each other; None where lines may be of any length."""
        if self._columns is None:
            return None
        try:
            found = self._columns or os.get_terminal_size(self._stream.fileno()).columns
        except OSError:
            found = 0
        return max(found or 80, _NARROWEST)

    def line(self, *pieces: str | tuple[str, Style], indent: int = 0, hang: int = 0) -> None:
        """Write one line, at once; it becomes several where it is wider than the terminal.

        Args:
            pieces: Texts, each plain or with its style.
            indent: Blanks before it.
            hang: How many more blanks before what does not fit into the first.
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
        """Say what is being waited for, which shows only on a terminal and while it lasts; "" for nothing more."""
        self._waiting_for, self._since = waiting_for, monotonic()
        if not waiting_for and self._drawn:
            self._write(self._erased())

    def refresh_status(self) -> None:
        """Write the status line anew, once it is worth one."""
        took_s = monotonic() - self._since
        if self.live and self._waiting_for and took_s >= _QUICK_S:
            text = self._sayable(f"… {self._waiting_for} ({took_s:.0f} s)")[: (self.columns or 80) - 1]
            self._write(f"{self._erased()}{self._coloured([(character, Style.FAINT) for character in text])}")
            self._drawn = True

    def _erased(self) -> str:
        """Return what erases the status line, if there is one."""
        drawn, self._drawn = self._drawn, False
        return "\r\x1b[K" if drawn else ""

    def _sayable(self, text: str) -> str:
        encoding = self._stream.encoding or "utf-8"
        return _harmless(text).encode(encoding, "replace").decode(encoding)

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            # The reader, `head` for one, has seen enough. The work goes on, and so does its clearing up.
            self._write_to_nobody()

    def _write_to_nobody(self) -> None:
        """Let all further output go nowhere, what the stream still holds included."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def _coloured(self, styled: list[tuple[str, Style]]) -> str:
        runs = ((style, "".join(text for text, _ in run)) for style, run in groupby(styled, key=lambda pair: pair[1]))
        return "".join(
            f"\x1b[{style.value}m{text}\x1b[0m" if self._colour and style is not Style.PLAIN else text
            for style, text in runs
        )


def _rows(text: str, width: int | None, hang: int) -> Iterator[tuple[int, int]]:
    """Give where each row of a text begins and ends: broken between words, never within one.

    Args:
        text: The whole.
        width: Of all rows but the first; None for one row.
        hang: How much wider the first is.
    """
    start, room = 0, (width or 0) + hang
    while width is not None and len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if not text[start : max(end, start)].strip():  # a word that is too long stays whole, to be copied
            end = text.find(" ", start + room)
        if end < 0:
            break
        yield start, end
        start, room = end + 1, width
    yield start, len(text)


def _harmless(text: str) -> str:
    """Replace what is not printable: a session's output may hold escape sequences."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


_REFRESHED_EACH_S = 0.2


@asynccontextmanager
async def status_shown(out: Terminal | None) -> AsyncIterator[None]:
    """Show, until the end of the block, what `Terminal.status` says and for how long that has lasted.

    Args:
        out: The terminal, None for none; its status line is gone afterwards, however the block ends.
    """
    if out is None or not out.live:
        yield
        return
    try:
        async with anyio.create_task_group() as group:
            group.start_soon(_refresh, out)
            yield
            group.cancel_scope.cancel()
    finally:
        out.status()


async def _refresh(out: Terminal) -> None:
    while True:
        await anyio.sleep(_REFRESHED_EACH_S)
        out.refresh_status()


def run_interruptible(work: Callable[[], Awaitable[int]]) -> int:
    """Run the work in an event loop of its own.

    Args:
        work: Returns the exit code.

    Returns:
        The work's exit code; 130 or 143 when SIGINT or SIGTERM came first, as a shell would say.
    """
    return anyio.run(_until_interrupted, work)


async def _until_interrupted(work: Callable[[], Awaitable[int]]) -> int:
    code = 0
    async with anyio.create_task_group() as group:

        async def watch(*, task_status: TaskStatus[None]) -> None:
            nonlocal code
            with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:
                task_status.started()
                async for number in signals:
                    code = 128 + number
                    group.cancel_scope.cancel()

        await group.start(watch)
        code = await work()
        group.cancel_scope.cancel()
    return code
