"""The picture of `kasm-mcp demo` in the README, docs/images/demo.svg.

The lines are the demonstration's own, as a terminal of 80 columns gets them; the picture shows three of its scenes. Ids
are counted and times left out, so that the same code gives the same picture.
"""

import io
import re
from collections.abc import Iterator
from html import escape
from itertools import count
from uuid import UUID

from kasm_mcp.console import Terminal
from kasm_mcp.demo.play import play
from kasm_sim import Simulator
from scripts.rendering.texts import Texts

COLUMNS = 80
SCENES = ("5. Run the script", "Results are exact", "The policy refuses")

_CHARACTER, _LINE, _MARGIN, _BAR = 8.4, 20, 20, 34
_COLOURS = {"": "#d6deeb", "1": "#ffffff", "2": "#8b98a9", "1;31": "#ff7b72", "32": "#7ee787", "33": "#e3b341"}
_BOLD = ("1", "1;31")
_TOOK = re.compile(r"(?:\x1b\[2m)? ?\(\d+\.\d\ds\)(?:\x1b\[0m)?")
_STYLED = re.compile(r"\x1b\[([\d;]+)m(.*?)\x1b\[0m")


def render(texts: Texts) -> None:
    """Set the picture."""
    texts["docs/images/demo.svg"] = drawn(["$ kasm-mcp demo", *scenes(played())])


def played() -> list[str]:
    """Return the coloured lines of a demonstration, without its times.

    Raises:
        SystemExit: An answer was not as expected; with all the lines.
    """
    numbers = count(0x3F2A91C4, 0x01010101)
    stream = io.StringIO()
    simulator = Simulator(new_id=lambda: UUID(int=next(numbers) % 2**32 << 96))
    if play(Terminal(stream, colour=True, columns=COLUMNS), simulator):
        raise SystemExit(stream.getvalue())
    lines = ((line, _TOOK.sub("", line)) for line in stream.getvalue().splitlines())
    return [timeless for line, timeless in lines if timeless.strip() or not line]


def scenes(lines: list[str]) -> Iterator[str]:
    """Yield the lines of the scenes in the picture, with an empty line before each."""
    shown = False
    for line in lines:
        text = _STYLED.sub(r"\2", line)
        if text.startswith("# "):
            shown = text.removeprefix("# ").startswith(SCENES)
            if shown:
                yield ""
        elif not text:
            shown = False
        if shown:
            yield line


def drawn(lines: list[str]) -> str:
    """Return the picture of a terminal with these lines."""
    width = round(COLUMNS * _CHARACTER + 2 * _MARGIN)
    height = _BAR + len(lines) * _LINE + _MARGIN
    dots = "".join(
        f'<circle cx="{_MARGIN + 18 * at}" cy="18" r="5.5" fill="{colour}"/>'
        for at, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    rows = "\n".join(row for number, line in enumerate(lines) if (row := drawn_line(number, line)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title">\n'
        '<title id="title">From what kasm-mcp demo prints: real output and exit codes, and a refused sudo</title>\n'
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="9" fill="#151b26" stroke="#3d4757"/>\n'
        f"{dots}\n"
        "<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" "
        f'font-size="14" xml:space="preserve">\n{rows}\n</g>\n</svg>\n'
    )


def drawn_line(number: int, line: str) -> str:
    """Return a line as positioned text; each piece has the width that a terminal gives it."""
    y = _BAR + _LINE * (number + 0.75)
    spans, column = [], 0
    for style, text in pieces(line):
        if text.strip():
            weight = ' font-weight="bold"' if style in _BOLD else ""
            skipped = len(text) - len(text.lstrip())
            spans.append(
                f'<tspan x="{_MARGIN + (column + skipped) * _CHARACTER:.1f}" fill="{_COLOURS[style]}"{weight} '
                f'textLength="{len(text.strip()) * _CHARACTER:.1f}">{escape(text.strip(), quote=False)}</tspan>'
            )
        column += len(text)
    return f'<text y="{y:g}">{"".join(spans)}</text>' if spans else ""


def pieces(line: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a coloured line: the terminal's style code, and the text."""
    at = 0
    for found in _STYLED.finditer(line):
        if found.start() > at:
            yield "", line[at : found.start()]
        yield found[1], found[2]
        at = found.end()
    if at < len(line):
        yield "", line[at:]
