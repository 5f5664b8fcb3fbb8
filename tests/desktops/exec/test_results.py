"""What comes back from a session, read strictly: right, or refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasm_desktops.exec.results import Garbled, Result, Stream, decode, parse, streams

KEEP = st.integers(1024, 4096)


def packed(out: bytes, err: bytes, keep: int, *, more: bool = False) -> Result:
    """Pack output as `run.sh` does."""

    def kept(content: bytes) -> bytes:
        return content if len(content) <= keep else content[: keep // 2] + content[len(content) - keep + keep // 2 :]

    header = (
        f"kasm-mcp 1 status=done exit=0 ms=5 out={len(out)} out_kept={len(kept(out))} out_more={int(more)} "
        f"err={len(err)} err_kept={len(kept(err))} err_more=0\n"
    )
    return parse(header.encode() + kept(out) + kept(err))


def test_a_header_is_split_into_its_values_and_the_body_left_alone() -> None:
    result = parse(b"kasm-mcp 1 status=done exit=3 ms=20\nbody\nkasm-mcp 1 status=late\n")

    assert (result.status, result.number("exit"), result.number("ms")) == ("done", 3, 20)
    assert result.body == b"body\nkasm-mcp 1 status=late\n"


def test_an_empty_file_says_that_the_disk_is_full() -> None:
    assert parse(b"").status == "full"


@pytest.mark.parametrize(
    "content",
    [
        b"404",
        b"<html>",
        b"kasm-mcp 1 status=done",
        b"kasm-mcp 2 status=done\n",
        b"kasm-mcp 1 exit=0\n",
        b"\nkasm-mcp 1 status=done\n",
        b"kasm-mcp 1 status=done " + b"x=y " * 4000 + b"\n",
    ],
)
def test_what_is_no_result_is_refused(content: bytes) -> None:
    with pytest.raises(Garbled):
        parse(content)


@given(st.binary(max_size=600))
def test_anything_is_a_result_or_refused(content: bytes) -> None:
    try:
        result = parse(content)
        streams(result, 1024)
    except Garbled:
        return
    assert result.status


HEADER_NUMBERS = st.one_of(
    st.integers(-5, 3000).map(str), st.sampled_from(["", "x", "1_0", "+1", "²", "1.0", "9" * 400])
)


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("out", "out_kept", "out_more", "err", "err_kept", "err_more"), HEADER_NUMBERS)
    ),
    st.binary(max_size=3000),
)
def test_whatever_the_header_says_output_is_its_body_or_refused(values: dict[str, str], body: bytes) -> None:
    result = Result({"status": "done", **values}, body)
    try:
        out, err = streams(result, 1024)
    except (Garbled, UnicodeError):
        return
    assert int(values["out_kept"]) + int(values["err_kept"]) == len(body)
    assert out.truncated or len(out.text.encode()) >= int(values["out"])
    assert err.truncated or len(err.text.encode()) >= int(values["err"])


@pytest.mark.parametrize("digits", ["", "-1", "1_0", "+1", " 1", "²", "1.0", "x"])
def test_a_number_is_digits(digits: str) -> None:
    with pytest.raises(Garbled):
        Result({"status": "done", "exit": digits}, b"").number("exit")


@given(st.text(max_size=1024), st.text(max_size=1024), KEEP)
def test_short_output_comes_back_whole(out: str, err: str, keep: int) -> None:
    out_bytes, err_bytes = (text.encode(errors="ignore")[:keep] for text in (out, err))

    first, second = streams(packed(out_bytes, err_bytes, keep), keep)

    assert (first.text, first.truncated) == (out_bytes.decode(errors="replace"), False)
    assert (second.text, second.truncated) == (err_bytes.decode(errors="replace"), False)


@given(st.text(min_size=1, max_size=40), KEEP, st.integers(1, 9000), st.booleans())
def test_long_output_is_cut_between_characters_and_the_rest_counted(
    pattern: str, keep: int, beyond: int, more: bool
) -> None:
    piece = pattern.encode(errors="ignore") or b"x"
    content = (piece * ((keep + beyond) // len(piece) + 1)).decode()

    out, _ = streams(packed(content.encode(), b"", keep, more=more), keep)

    cut = re.search(r"\n\[… (at least )?([\d,]+) bytes left out …\]\n", out.text)
    assert out.truncated
    assert not out.lossy
    assert cut
    head, tail = out.text[: cut.start()], out.text[cut.end() :]
    assert content.startswith(head)
    assert content.endswith(tail)
    left_out = int(cut[2].replace(",", ""))
    assert left_out == len(content.encode()) - len(head.encode()) - len(tail.encode())
    assert (cut[1] is not None) == more
    # No more than the rest of one character is given up on either side.
    assert keep - len(head.encode()) - len(tail.encode()) <= 6


@given(st.binary(min_size=3000, max_size=4000))
def test_long_output_that_is_no_text_is_cut_all_the_same(content: bytes) -> None:
    out, _ = streams(packed(content, b"", 1024), 1024)

    assert out.truncated


def test_bytes_that_are_not_utf_8_are_replaced_and_it_is_said() -> None:
    assert decode(b"caf\xe9") == ("caf\ufffd", True)
    assert decode("café".encode()) == ("café", False)


def test_stderr_is_not_taken_for_stdout() -> None:
    out, err = streams(packed(b"o" * 2000, b"e" * 10, 1024), 1024)

    assert out.text.replace("o", "").strip() == "[… 976 bytes left ut …]"
    assert err == Stream("e" * 10, truncated=False, lossy=False)
