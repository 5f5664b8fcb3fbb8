"""What reaches a terminal: colour where it is wanted, and nothing that a terminal would obey."""

import io
import os
from collections.abc import Mapping

import pytest

from kasm_mcp.console import Style, Terminal


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, environment: Mapping[str, str]) -> str:
    Terminal.on(stream, environment).line(("bad", Style.BAD), " news")
    return stream.getvalue()


def test_a_terminal_gets_colour() -> None:
    assert shown(Screen(), {}) == "\x1b[1;31mbad\x1b[0m news\n"


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_gets_none(environment: dict[str, str]) -> None:
    assert shown(Screen(), environment) == "bad news\n"


def test_a_pipe_gets_colour_where_it_is_forced() -> None:
    assert "\x1b" in shown(io.StringIO(), {"FORCE_COLOR": "1"})
    assert "\x1b" not in shown(io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert "\x1b" not in shown(io.StringIO(), {"FORCE_COLOR": "0"})


def wrapped(*pieces: str | tuple[str, Style], columns: int, **layout: int) -> list[str]:
    stream = io.StringIO()
    Terminal(stream, columns=columns, colour=True).line(*pieces, **layout)
    return stream.getvalue().splitlines()


def test_a_line_is_broken_between_words_and_goes_on_below_its_text() -> None:
    text = "the quick brown fox jumps over the lazy dog"
    assert wrapped(text, columns=24, indent=2, hang=2) == [
        "  the quick brown fox",
        "    jumps over the lazy",
        "    dog",
    ]


def test_a_line_that_just_fits_is_not_broken() -> None:
    assert wrapped("x" * 10 + " " + "y" * 13, columns=24) == ["x" * 10 + " " + "y" * 13]


def test_a_word_that_is_too_long_stays_whole_to_be_copied() -> None:
    address = "https://kasm.example.com/a/very/long/address"
    assert wrapped(f"see {address} now", columns=24) == ["see", address, "now"]


def test_a_style_goes_on_after_a_break() -> None:
    rows = wrapped("plain ", ("bold and long and broken", Style.STRONG), columns=24)
    assert rows == ["plain \x1b[1mbold and long and\x1b[0m", "\x1b[1mbroken\x1b[0m"]


def test_what_is_no_terminal_gets_lines_of_any_length() -> None:
    stream = io.StringIO()
    Terminal.on(stream, {"COLUMNS": "20"}).line("word " * 50)
    assert len(stream.getvalue().splitlines()) == 1


def test_a_terminal_that_does_not_tell_its_width_has_80_columns() -> None:
    assert Terminal.on(Screen(), {}).columns == 80
    assert Terminal.on(Screen(), {"COLUMNS": "132"}).columns == 132


def test_an_empty_no_color_counts_as_not_set() -> None:
    assert "\x1b" in shown(Screen(), {"NO_COLOR": ""})


def test_a_pipe_gets_no_colour() -> None:
    assert shown(io.StringIO(), {}) == "bad news\n"


def test_escape_sequences_of_a_session_do_not_reach_the_terminal() -> None:
    stream = Screen()
    Terminal(stream).line("\x1b]0;owned\x07red\r\u202e")
    assert stream.getvalue() == "\ufffd]0;owned\ufffdred\ufffd\ufffd\n"


def test_an_encoding_that_lacks_a_character_is_no_crash() -> None:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="ascii", newline="\n") as stream:
        Terminal(stream).line("→ café")
        assert raw.getvalue() == b"? caf?\n"


def test_every_line_of_a_block_is_indented() -> None:
    stream = io.StringIO()
    Terminal(stream).block("one\ntwo", indent=2)
    assert stream.getvalue() == "  one\n  two\n"


def test_a_reader_that_has_gone_does_not_end_the_work() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        out = Terminal(stream)
        out.line("one")
        out.line("two")
