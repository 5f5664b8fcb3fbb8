"""Draw the picture of a session's desktop: a bar, a window, and the session's user and id in block letters.

Draws on a coarse grid, enlarges it to the requested size, and encodes it with `jpeg`. The picture shows the session and
not its programs: clients need a real JPEG of the right size that differs between sessions.
"""

import zlib
from functools import lru_cache

from kasm_sim.vnc.jpeg import Colour, encode

SCREEN = (1280, 720)
"""Width and height of every simulated screen in pixels."""

_GRID = (160, 90)
_BACKGROUND, _BAR, _WINDOW, _TITLE, _INK, _PAPER = range(6)
_COLOURS: tuple[Colour, ...] = ((18, 22, 30), (236, 239, 244), (52, 101, 164), (24, 28, 36), (255, 255, 255))
"""All colours but the background, which differs between sessions."""

# Each letter is five rows of three dots; a row is an octal digit.
_FONT = """
A25755 B65656 C34443 D65556 E74647 F74644 G34553 H55755 I72227 J11152 K55655 L44447 M57755
N65555 O25552 P65644 Q25573 R65655 S34216 T72222 U55557 V55522 W55775 X55255 Y55222 Z71247
075557 126227 261247 361216 455711 574616 634757 771222 875757 975716
-00700 .00002 _00007 :02020 /11244 @75743
"""
_LETTERS = {glyph[0]: glyph[1:] for glyph in _FONT.split()}


@lru_cache(maxsize=64)
def draw_desktop(size: tuple[int, int], *, title: str, lines: tuple[str, ...]) -> bytes:
    """Draw a desktop.

    Args:
        size: Width and height of the picture in pixels.
        title: The window's title.
        lines: The window's text; what does not fit is cut off.

    Returns:
        A JPEG of exactly that size.
    """
    canvas = _canvas(title, lines)
    width, height = size
    columns = [x * _GRID[0] // width for x in range(width)]
    enlarged = [bytes(map(row.__getitem__, columns)) for row in canvas]
    rows = [enlarged[y * _GRID[1] // height] for y in range(height)]
    return encode(rows, (_background(lines), *_COLOURS))


def _canvas(title: str, lines: tuple[str, ...]) -> list[bytearray]:
    columns, rows = _GRID
    canvas = [bytearray([_BACKGROUND]) * columns for _ in range(rows)]
    _fill(canvas, (0, 0, columns, 8), _BAR)
    _write(canvas, (3, 2), "KASM SIMULATOR", _PAPER)
    _fill(canvas, (8, 16, columns - 8, rows - 8), _WINDOW)
    _fill(canvas, (8, 16, columns - 8, 30), _TITLE)
    _write(canvas, (12, 18), title, _PAPER, scale=2)
    for number, line in enumerate(lines):
        _write(canvas, (12, 38 + 12 * number), line, _INK)
    return canvas


def _background(lines: tuple[str, ...]) -> Colour:
    seed = zlib.crc32("".join(lines).encode(errors="replace"))
    return (seed & 0x3F, seed >> 8 & 0x5F, 0x50 + (seed >> 16 & 0x5F))


def _fill(canvas: list[bytearray], box: tuple[int, int, int, int], colour: int) -> None:
    left, top, right, bottom = box
    for row in canvas[top:bottom]:
        row[left:right] = bytes([colour]) * (right - left)


def _write(canvas: list[bytearray], at: tuple[int, int], text: str, colour: int, *, scale: int = 1) -> None:
    left, top = at
    for letter in text.upper():
        if left + 3 * scale > _GRID[0]:
            return
        for row, digit in enumerate(_LETTERS.get(letter, "00000")):
            for column in range(3):
                if int(digit, 8) & 4 >> column:
                    x, y = left + column * scale, top + row * scale
                    _fill(canvas, (x, y, x + scale, y + scale), colour)
        left += 4 * scale
