"""Encode pictures of few colours as baseline JPEG (ITU T.81).

Rows of palette indexes in, bytes out. No subsampling, one quantisation step for all coefficients, and a Huffman code
that a rule describes. Equal blocks are transformed once, which makes drawings with flat areas cheap in plain Python.
"""

import math
import struct
from collections.abc import Iterator, Sequence
from functools import cache

Colour = tuple[int, int, int]

_STEP = 6
"""The quantisation step of all coefficients, fine enough for crisp letters."""

_DC_SYMBOLS = bytes(range(12))
_AC_SYMBOLS = bytes([0x00, *(run << 4 | size for run in range(16) for size in range(1, 11)), 0xF0])
_AC_LENGTH = 9

_COSINES = [
    [math.cos((2 * x + 1) * u * math.pi / 16) * (math.sqrt(0.125) if u == 0 else 0.5) for x in range(8)]
    for u in range(8)
]


def _zigzag() -> list[int]:
    cells = [(row, column) for row in range(8) for column in range(8)]
    cells.sort(key=lambda cell: (sum(cell), cell[0] if sum(cell) % 2 else cell[1]))
    return [8 * row + column for row, column in cells]


_ZIGZAG = _zigzag()


def encode(rows: Sequence[bytes], palette: Sequence[Colour]) -> bytes:
    """Encode a picture.

    Args:
        rows: The picture from top to bottom, one palette index per pixel; rows of equal length, at least one pixel.
        palette: The colours: red, green, blue from 0 to 255.

    Returns:
        A complete JFIF file.
    """
    channels = list(zip(*(_luma_chroma(colour) for colour in palette), strict=True))

    @cache
    def written(block: bytes) -> list[tuple[int, str]]:
        """Return, per channel, the first coefficient and the code of the others."""
        transformed = (_transform([channel[index] for index in block]) for channel in channels)
        return [(values[0], _tail(values)) for values in transformed]

    bits: list[str] = []
    before = [0, 0, 0]
    for block in _blocks(rows):
        for channel, (first, tail) in enumerate(written(block)):
            step = first - before[channel]
            bits.append(f"{abs(step).bit_length():04b}" + _magnitude(step) + tail)
            before[channel] = first
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    scan = int(text, 2).to_bytes(len(text) // 8, "big").replace(b"\xff", b"\xff\x00")
    return _header(width=len(rows[0]), height=len(rows)) + scan + b"\xff\xd9"


def _blocks(rows: Sequence[bytes]) -> Iterator[bytes]:
    """Cut a picture into blocks of 8 by 8, left to right, top to bottom; repeat the edge in the last ones."""
    height, width = len(rows), len(rows[0])
    for top in range(0, height, 8):
        band = [rows[min(y, height - 1)] for y in range(top, top + 8)]
        band = [row + row[-1:] * (-width % 8) for row in band]
        for left in range(0, width, 8):
            yield b"".join(row[left : left + 8] for row in band)


def _luma_chroma(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = colour
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return luma - 128, 0.564 * (blue - luma), 0.713 * (red - luma)


def _transform(samples: list[float]) -> list[int]:
    """Return the quantised coefficients of 64 samples in zigzag order."""
    if len(set(samples)) == 1:
        return [round(samples[0] * 8 / _STEP)] + [0] * 63
    lines = [
        [math.fsum(map(float.__mul__, basis, samples[start : start + 8])) for basis in _COSINES]
        for start in range(0, 64, 8)
    ]
    columns = list(zip(*lines, strict=True))
    flat = [math.fsum(map(float.__mul__, basis, column)) for basis in _COSINES for column in columns]
    return [round(flat[cell] / _STEP) for cell in _ZIGZAG]


def _tail(values: list[int]) -> str:
    """Encode the 63 coefficients after the first: runs of zeroes, each followed by a number."""
    bits: list[str] = []
    zeroes = 0
    for value in values[1:]:
        if value == 0:
            zeroes += 1
            continue
        while zeroes > 15:
            bits.append(_ac_code(0xF0))
            zeroes -= 16
        bits.append(_ac_code(zeroes << 4 | abs(value).bit_length()) + _magnitude(value))
        zeroes = 0
    if zeroes:
        bits.append("0")
    return "".join(bits)


def _ac_code(symbol: int) -> str:
    """Return the code of a symbol: 0 for "the rest is zero", else nine bits that begin with 1, in table order."""
    return format((1 << _AC_LENGTH - 1) + _AC_SYMBOLS.index(symbol) - 1, "b")


def _magnitude(value: int) -> str:
    """Encode a number in as many bits as its size, a negative one as the complement."""
    size = abs(value).bit_length()
    return format(value if value > 0 else value + (1 << size) - 1, f"0{size}b") if size else ""


def _header(*, width: int, height: int) -> bytes:
    dc_lengths = bytes([0, 0, 0, len(_DC_SYMBOLS)]) + bytes(12)
    ac_lengths = bytes([1, 0, 0, 0, 0, 0, 0, 0, len(_AC_SYMBOLS) - 1]) + bytes(7)
    components = b"".join(bytes([number, 0x11, 0]) for number in (1, 2, 3))
    return b"\xff\xd8" + b"".join(
        (
            _segment(0xE0, b"JFIF\x00" + struct.pack(">HBHHBB", 0x0101, 0, 1, 1, 0, 0)),
            _segment(0xDB, bytes([0]) + bytes([_STEP]) * 64),
            _segment(0xC0, struct.pack(">BHHB", 8, height, width, 3) + components),
            _segment(0xC4, bytes([0x00]) + dc_lengths + _DC_SYMBOLS),
            _segment(0xC4, bytes([0x10]) + ac_lengths + _AC_SYMBOLS),
            _segment(0xDA, bytes([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])),
        ),
    )


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
