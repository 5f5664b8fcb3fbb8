"""The picture encoder, judged by another program's decoder."""

import io
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kasm_sim.vnc.jpeg import encode
from kasm_sim.vnc.screenshot import SCREEN, draw_desktop

PALETTE = ((0, 0, 0), (255, 255, 255), (200, 30, 60), (10, 120, 220))


def decode(jpeg: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(jpeg))
    picture.load()
    return picture.convert("RGB")


def furthest(jpeg: bytes, rows: list[bytes]) -> int:
    """Give the largest difference of any channel of any pixel."""
    pixels = decode(jpeg).tobytes()
    wanted = b"".join(bytes(PALETTE[index]) for row in rows for index in row)
    assert len(pixels) == len(wanted)
    return max(abs(a - b) for a, b in zip(pixels, wanted, strict=True))


@given(st.integers(1, 40), st.integers(1, 40), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_any_picture_comes_back_nearly_as_it_was(width: int, height: int, random: Random) -> None:
    rows = [bytes(random.choices(range(4), k=width)) for _ in range(height)]
    assert furthest(encode(rows, PALETTE), rows) < 24


@pytest.mark.parametrize("index", range(4))
def test_a_flat_picture_keeps_its_colour(index: int) -> None:
    rows = [bytes([index]) * 64] * 64
    assert furthest(encode(rows, PALETTE), rows) <= 4


@pytest.mark.parametrize("size", [(1, 1), (7, 9), (300, 168), SCREEN])
def test_a_desktop_has_the_size_asked_for(size: tuple[int, int]) -> None:
    assert decode(draw_desktop(size, title="Chrome", lines=("user", "0" * 32))).size == size


def test_a_desktop_shows_its_title_and_survives_any_text() -> None:
    titled = decode(draw_desktop(SCREEN, title="X", lines=()))
    untitled = decode(draw_desktop(SCREEN, title="", lines=()))
    assert titled.getpixel((100, 150)) == (255, 255, 255)
    assert untitled.getpixel((100, 150)) != (255, 255, 255)
    assert decode(draw_desktop(SCREEN, title="ü\n" * 99, lines=("\ud800", "x" * 999)))
