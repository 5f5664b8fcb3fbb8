"""What `demo` and `doctor` print with: lines for a person, on a stream that is passed in.

It colours only where colour is wanted, and shows nothing that a terminal would obey or an old encoding cannot say,
because much of what is shown comes from a session or from a Kasm. It knows nothing of either.
"""

import os
from collections.abc import Mapping
from enum import Enum
from typing import Self, TextIO


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
    """

    def __init__(self, stream: TextIO, *, colour: bool = False) -> None:
        self._stream = stream
        self._colour = colour

    @classmethod
    def on(cls, stream: TextIO, environment: Mapping[str, str]) -> Self:
        """Make one that is coloured if the stream is a terminal and `NO_COLOR` is not set.

        Args:
            stream: Where to write.
            environment: Names and values; `NO_COLOR` and `TERM` count.
        """
        wanted = not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
        return cls(stream, colour=wanted and stream.isatty())

    def line(self, *pieces: str | tuple[str, Style], indent: int = 0) -> None:
        """Write one line, at once.

        Args:
            pieces: Texts, each plain or with its style.
            indent: Blanks before it.
        """
        styled = [(piece, Style.PLAIN) if isinstance(piece, str) else piece for piece in pieces]
        text = "".join(self._styled(_harmless(piece), style) for piece, style in styled)
        encoding = self._stream.encoding or "utf-8"
        sayable = text.encode(encoding, "replace").decode(encoding)
        try:
            self._stream.write(f"{' ' * indent}{sayable}".rstrip() + "\n")
            self._stream.flush()
        except BrokenPipeError:
            # The reader, `head` for one, has seen enough. The work goes on, and so does its clearing up.
            self._write_to_nobody()

    def block(self, text: str, *, indent: int = 0, style: Style = Style.PLAIN) -> None:
        """Write a text of several lines, each indented."""
        for line in text.splitlines():
            self.line((line, style), indent=indent)

    def _write_to_nobody(self) -> None:
        """Let all further output go nowhere, what the stream still holds included."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def _styled(self, text: str, style: Style) -> str:
        if not self._colour or not text or style is Style.PLAIN:
            return text
        return f"\x1b[{style.value}m{text}\x1b[0m"


def _harmless(text: str) -> str:
    """Replace what is not printable: a session's output may hold escape sequences."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
