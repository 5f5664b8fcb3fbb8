"""What is sent into a session: one line, right for a split into words and for a shell."""

import base64
import hashlib
import shlex
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kasm_desktops.errors import InvalidArgument, Remedy
from kasm_desktops.exec import scripts
from kasm_desktops.exec.scripts import MAX_LINE_BYTES, PIECE_BYTES, Script

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def command(text: str, directory: str = "/home/kasm-user") -> Script:
    return scripts.run(text, working_dir=directory, roots=["/home/kasm-user", "/data"], limit_s=60, keep_bytes=65536)


@settings(max_examples=50, deadline=None)
@given(text=TEXT, directory=TEXT)
def test_split_into_words_the_line_gives_back_every_argument(text: str, directory: str) -> None:
    script = command(text, directory)

    shell, option, _, name, _, nonce, served, *arguments = shlex.split(script.line)

    assert (shell, option, name, nonce, served) == ("/bin/sh", "-c", "kasm-mcp", script.nonce, "")
    assert arguments == [directory, "/home/kasm-user\n/data", "60", "65536", "65536", text]


@settings(max_examples=20, deadline=None)
@given(text=TEXT)
def test_a_shell_makes_the_same_words_of_the_line(text: str) -> None:
    line = command(text).line
    words = shlex.join(["printf", r"%s\0", *shlex.split(line)])
    arguments = words.split(maxsplit=2)[2]

    printed = subprocess.run(["sh", "-c", rf"printf '%s\0' {arguments}"], capture_output=True, check=True).stdout

    assert printed.decode().split("\0")[:-1] == shlex.split(line)


def test_no_comment_travels() -> None:
    _, _, boot, _, script, *_ = shlex.split(command("true").line)

    assert not any(line.lstrip().startswith("#") for line in (boot + script).splitlines())


def test_every_errand_has_a_name_of_its_own_that_cannot_be_guessed() -> None:
    names = {command("true").nonce for _ in range(100)}

    assert len(names) == 100
    assert all(len(name) == 32 for name in names)


def test_a_command_is_not_shown_with_its_errand() -> None:
    assert "hunter2" not in repr(command("echo hunter2"))


def test_a_line_as_long_as_linux_takes_is_sent_and_a_longer_one_refused() -> None:
    room = MAX_LINE_BYTES - len(command("x").line.encode()) + 1

    assert len(command("x" * room).line.encode()) == MAX_LINE_BYTES
    with pytest.raises(InvalidArgument, match="too long to send") as caught:
        command("x" * (room + 1))
    assert caught.value.remedy is Remedy.RUN_A_FILE


def test_linux_takes_the_longest_line_as_one_argument() -> None:
    assert subprocess.run(["true", "x" * MAX_LINE_BYTES], check=False).returncode == 0


def test_quotes_count_as_what_they_become() -> None:
    with pytest.raises(InvalidArgument):
        command("'" * (MAX_LINE_BYTES // 4))


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES])
def test_the_pieces_of_a_file_make_the_file(size: int) -> None:
    content = (bytes(range(251)) * (size // 251 + 1))[:size]

    *parts, commit = scripts.write("/home/kasm-user/file", content, roots=["/home/kasm-user"])

    path, _, digest, count, whole = shlex.split(commit.line)[7:]
    numbers = [shlex.split(part.line)[7] for part in parts]
    joined = b"".join(base64.b64decode(shlex.split(part.line)[8]) for part in parts) + base64.b64decode(whole)
    assert (path, joined, digest) == ("/home/kasm-user/file", content, hashlib.sha256(content).hexdigest())
    assert (int(count), numbers) == (len(parts), [str(number) for number in range(1, len(parts) + 1)])


def test_all_errands_of_a_file_share_one_folder_and_fit_one_argument() -> None:
    sent = list(scripts.write("/home/kasm-user/" + "d/" * 2000 + "f", bytes(5_000_000), roots=["/home/kasm-user"]))

    assert len({script.folder for script in sent}) == 1
    assert max(len(script.line.encode()) for script in sent) <= MAX_LINE_BYTES


def test_a_result_is_found_in_a_hidden_folder_below_the_downloads() -> None:
    script = Script("0123", "run", ("true",))

    assert (script.folder, script.result) == (".kasm-mcp-0123", ".kasm-mcp-0123/result")
