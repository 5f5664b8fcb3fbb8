"""Draw the README's picture of `kasm-mcp demo`, docs/images/demo.svg: three scenes and the session's screen.

The lines are those that the demo prints on a terminal of 80 columns, and the screen is the screenshot that it takes.
Ids are counted and times left out, so that the same code gives the same picture. The screen is drawn as rectangles:
GitHub does not show a JPEG inside an SVG.
"""

import io
import re
from collections.abc import Iterator
from html import escape
from itertools import count, groupby
from uuid import UUID

from PIL import Image
from starlette.responses import Response

from kasm_mcp.console import Terminal
from kasm_mcp.demo.play import play
from kasm_sim import Exchange, Simulator
from scripts.rendering.texts import Texts

COLUMNS = 80
SCENES = ("5. Run the script", "The policy refuses", "List the session")
SCREEN = (160, 90)
"""Cells of the simulator's drawing, which its screenshot enlarges."""

_CHARACTER, _LINE, _MARGIN, _BAR, _CELL = 8.4, 20, 20, 34, 3
_COLOURS = {"": "#d6deeb", "1": "#ffffff", "2": "#8b98a9", "1;31": "#ff7b72", "32": "#7ee787", "33": "#e3b341"}
_BOLD = ("1", "1;31")
_TOOK = re.compile(r"(?:\x1b\[2m)? ?\(\d+\.\d\ds\)(?:\x1b\[0m)?")
_STYLED = re.compile(r"\x1b\[([\d;]+)m(.*?)\x1b\[0m")


class Camera:
    """Keeps the last screenshot that the simulator answered with; a fault that changes nothing."""

    def __init__(self) -> None:
        self.jpeg = b""

    async def __call__(self, exchange: Exchange) -> Response:
        """Pass the regular answer on."""
        response = await exchange.proceed()
        self.jpeg = bytes(response.body)
        return response


def render(texts: Texts) -> None:
    """Set the picture."""
    camera = Camera()
    lines = played(camera)
    texts["docs/images/demo.svg"] = drawn(["$ kasm-mcp demo", *scenes(lines)], camera.jpeg)


def played(camera: Camera) -> list[str]:
    """Return the coloured lines of a demonstration, without its times.

    Raises:
        SystemExit: An answer was not as expected; with all the lines.
    """
    numbers = count(0x3F2A91C4, 0x01010101)
    stream = io.StringIO()
    simulator = Simulator(new_id=lambda: UUID(int=next(numbers) % 2**32 << 96))
    simulator.faults.add("get_kasm_screenshot", camera)
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


def drawn(lines: list[str], jpeg: bytes) -> str:
    """Return the picture of a terminal with these lines, and the screen below them."""
    width = round(COLUMNS * _CHARACTER + 2 * _MARGIN)
    below = _BAR + len(lines) * _LINE
    height = below + SCREEN[1] * _CELL + 2 * _MARGIN
    dots = "".join(
        f'<circle cx="{_MARGIN + 18 * at}" cy="18" r="5.5" fill="{colour}"/>'
        for at, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    rows = "\n".join(row for number, line in enumerate(lines) if (row := drawn_line(number, line)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title">\n'
        '<title id="title">kasm-mcp demo: the output of a script, a refused sudo, the screen of the session</title>\n'
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="9" fill="#151b26" stroke="#3d4757"/>\n'
        f"{dots}\n"
        "<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" "
        f'font-size="14" xml:space="preserve">\n{rows}\n</g>\n'
        f'<g transform="translate({_MARGIN + 4 * _CHARACTER:g} {below + _MARGIN / 2:g}) scale({_CELL})" '
        f'shape-rendering="crispEdges">\n{drawn_screen(jpeg)}\n</g>\n</svg>\n'
    )


def drawn_screen(jpeg: bytes) -> str:
    """Return a screenshot as one path for each colour."""
    cells = Image.open(io.BytesIO(jpeg)).convert("RGB").resize(SCREEN, Image.Resampling.NEAREST)
    colours = cells.quantize(6, dither=Image.Dither.NONE)
    palette, indexes, (columns, rows) = colours.getpalette() or [], colours.tobytes(), SCREEN
    paths: dict[int, str] = {}
    at = 0
    for row, alike in groupby(indexes[row * columns : (row + 1) * columns] for row in range(rows)):
        high, left = len(list(alike)), 0
        for index, run in groupby(row):
            wide = len(list(run))
            paths[index] = paths.get(index, "") + f"M{left} {at}h{wide}v{high}h-{wide}z"
            left += wide
        at += high
    return "\n".join(
        f'<path fill="#{bytes(palette[3 * index : 3 * index + 3]).hex()}" d="{path}"/>' for index, path in paths.items()
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
