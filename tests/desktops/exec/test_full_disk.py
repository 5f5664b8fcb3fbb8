"""A session whose disk is full: an honest answer, and nothing lost."""

import contextlib
import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from kasm_desktops.exec import results, scripts
from kasm_desktops.exec.results import Result
from kasm_desktops.exec.scripts import Script
from kasm_sim import Container

from .far_side import wait_for

HOME = "/home/kasm-user"
SIZE = 256 * 1024


@pytest.fixture
def container(tmp_path: Path) -> Iterator[Container]:
    """A container with a very small home."""
    container = Container.start(tmp_path, home_size_bytes=SIZE)
    yield container
    container.stop()


def ask(container: Container, script: Script) -> Result:
    container.exec(shlex.split(script.line_in(f"{HOME}/Downloads")), environment={}, workdir=None, user=None)
    file = container.home / "Downloads" / script.result
    wait_for(file.exists, "the result")
    return results.parse(file.read_bytes())


def beside(container: Container, script: Script) -> Result:
    """Fetch a result from the folder beside the downloads."""
    path = f"/opt/kasmvnc/www/Downloads/{script.result}".encode()

    def content() -> bytes:
        with contextlib.suppress(FileNotFoundError), os.fdopen(container.open_file(path), "rb") as file:
            return file.read()
        return b""

    wait_for(content, "the result")
    return results.parse(content())


def run(container: Container, command: str, *, limit_s: int = 60) -> Result:
    return ask(container, scripts.run(command, working_dir=HOME, roots=[HOME], limit_s=limit_s, keep_bytes=65536))


def fill(container: Container) -> Path:
    """Take all the room there is."""
    path = container.home / "ballast"
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(512)):
            pass
    return path


def put_file(container: Container) -> None:
    path = container.home / "file"
    path.write_bytes(b"old")
    path.chmod(0o666)


def test_a_command_that_fills_the_disk_is_told_to_have_done_so(container: Container) -> None:
    result = run(container, "yes | head -c 1000000 >big; echo filled")

    assert result.status == "full"


def test_output_that_did_not_fit_is_not_passed_off_as_whole(container: Container) -> None:
    result = run(container, "yes >ballast; seq 20000; rm ballast; sleep 0.1; echo over")

    assert result.status == "full"
    assert result.number("exit") == 0


def test_a_late_command_is_ended_on_a_full_disk_too(container: Container) -> None:
    run(container, "yes >ballast; sleep 1000", limit_s=1)

    wait_for(lambda: not any("1000" in process.argv for process in container.processes()), "the command to end")


def test_a_command_on_a_full_disk_gets_an_answer(container: Container) -> None:
    fill(container)

    assert run(container, "echo hello").status == "full"


def test_on_a_disk_that_was_full_before_the_first_command_the_result_is_put_beside_the_downloads(
    container: Container,
) -> None:
    fill(container)
    script = scripts.run("echo hello", working_dir=HOME, roots=[HOME], limit_s=60, keep_bytes=65536)
    container.exec(shlex.split(script.line), environment={}, workdir=None, user=None)

    assert beside(container, script).body == b"hello\n"


def test_a_file_that_does_not_fit_leaves_the_old_one(container: Container) -> None:
    put_file(container)
    *_, commit = scripts.write(f"{HOME}/file", bytes(50_000), roots=[HOME])
    fill(container)

    assert ask(container, commit).status == "full"
    assert (container.home / "file").read_bytes() == b"old"


@pytest.mark.parametrize("room", range(0, 5 * 4096, 4096))
def test_however_little_room_there_is_a_write_is_told_as_it_was(container: Container, room: int) -> None:
    put_file(container)
    ballast = fill(container)
    with ballast.open("r+b") as file:
        file.truncate(ballast.stat().st_size - room)
    *_, commit = scripts.write(f"{HOME}/file", b"new" * 100, roots=[HOME])

    status = ask(container, commit).status

    assert (status, (container.home / "file").read_bytes()) in [("full", b"old"), ("done", b"new" * 100)]


def test_a_file_too_large_to_be_copied_out_is_told(container: Container) -> None:
    (container.home / "file").write_bytes(bytes(SIZE // 2))
    fill(container)

    assert ask(container, scripts.read(f"{HOME}/file", roots=[HOME], largest_bytes=SIZE)).status == "full"
