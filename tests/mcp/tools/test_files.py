"""`read_kasm_file` and `write_kasm_file`: byte for byte, whole or not at all, and never outside."""

import base64
import hashlib
import os
import random
from dataclasses import replace

import anyio
import pytest

from kasm_sim import HtmlError
from tests.connected.desk import Desk
from tests.connected.rig import Rig

HOME = "/home/kasm-user"


@pytest.mark.parametrize("name", ["plain.txt", "two words", 'it\'s "quoted" $HOME', "-n", "ünï.txt", "deep/er/file"])
async def test_what_was_written_is_read_back(desk: Desk, name: str) -> None:
    content = "line\r\n\ttab 'quote' \"quote\" $x `y` \\ ünï 🙂\n\nno end"

    written = await desk.write(f"{HOME}/{name}", content)
    read = await desk.read(f"{HOME}/{name}")

    assert written == {
        "kasm_id": desk.kasm_id,
        "file_path": f"{HOME}/{name}",
        "size_bytes": len(content.encode()),
        "sha256": hashlib.sha256(content.encode()).hexdigest(),
    }
    assert (desk.home / name).read_bytes() == content.encode()
    assert (read["content"], read["encoding"], read["size_bytes"]) == (content, "utf-8", len(content.encode()))


@pytest.mark.parametrize("size", [0, 1, 72 * 1024, 72 * 1024 + 1, 5_000_000])
async def test_a_file_of_any_size_is_written_and_read(own_desk: Desk, size: int) -> None:
    desk = own_desk
    # Splitting lines of this length into words takes the simulator most of the time.
    desk.rig.sim.quirks = replace(desk.rig.sim.quirks, exec_style="shell")
    content = random.Random(size).randbytes(size // 2).hex() + "x" * (size % 2)

    assert (await desk.write(f"{HOME}/sized", content))["size_bytes"] == size
    assert (await desk.read(f"{HOME}/sized"))["content"] == content


async def test_bytes_that_are_no_text_come_as_base64(desk: Desk) -> None:
    content = bytes(range(256))
    desk.put("binary", content)

    read = await desk.read("~/binary")

    assert (read["encoding"], base64.b64decode(read["content"])) == ("base64", content)
    assert (read["file_path"], read["size_bytes"]) == (f"{HOME}/binary", 256)


@pytest.mark.parametrize(
    ("path", "error_type"),
    [
        (f"{HOME}/none", "not_found"),
        (f"{HOME}/none/none", "not_found"),
        (f"{HOME}/Downloads", "validation"),
        ("/tmp/file", "security"),
        ("/etc/passwd", "security"),
        (f"{HOME}/../../etc/passwd", "security"),
        (f"{HOME}2/file", "security"),
        ("file", "security"),
        ("", "security"),
        (f"{HOME}/a\nb", "security"),
    ],
)
async def test_a_path_that_cannot_be_read_is_refused(desk: Desk, path: str, error_type: str) -> None:
    assert (await desk.fails("read_kasm_file", file_path=path))[0] == error_type


async def test_a_link_that_leads_out_is_refused_in_both_directions(desk: Desk) -> None:
    await desk.run("echo secret >/tmp/secret; ln -sfn /tmp/secret way-out; ln -sfn /tmp way-out-folder")

    for path in ("way-out", "way-out-folder/secret"):
        assert (await desk.fails("read_kasm_file", file_path=f"{HOME}/{path}"))[0] == "security"
        assert (await desk.fails("write_kasm_file", file_path=f"{HOME}/{path}", content="x"))[0] == "security"
    assert (await desk.fails("write_kasm_file", file_path=f"{HOME}/way-out-folder/new/file", content="x"))[
        0
    ] == "security"
    assert (await desk.run("cat /tmp/secret; ls /tmp/new"))["stdout"] == "secret\n"


async def test_a_read_only_file_keeps_its_content(desk: Desk) -> None:
    path = desk.put("read-only", b"old", mode=0o444)

    error_type, error = await desk.fails("write_kasm_file", file_path=f"{HOME}/read-only", content="new")

    assert error_type == "unavailable"
    assert "read-only" in error
    assert path.read_bytes() == b"old"


async def test_an_existing_file_keeps_its_mode(desk: Desk) -> None:
    await desk.run("echo old >script; chmod 750 script")

    await desk.write(f"{HOME}/script", "new")

    assert (desk.home / "script").stat().st_mode & 0o777 == 0o750


async def test_of_two_writers_at_once_one_wins_whole(desk: Desk) -> None:
    contents = ["a" * 200_000, "b" * 200_000, "c" * 10]

    async with anyio.create_task_group() as group:
        for content in contents:
            group.start_soon(desk.write, f"{HOME}/contested", content)

    assert (desk.home / "contested").read_text() in contents


async def test_a_file_over_the_limit_is_refused_with_its_size_and_never_cut(rig: Rig) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(KASM_MAX_FILE_BYTES="2048") as tools:
        desk = Desk(rig, tools, kasm_id)
        desk.put("large", b"x" * 2049)
        desk.put("fits", b"x" * 2048)

        error_type, error = await desk.fails("read_kasm_file", file_path=f"{HOME}/large")
        written = await desk.fails("write_kasm_file", file_path=f"{HOME}/new", content="ü" * 1025)

        assert (error_type, written[0]) == ("validation", "validation")
        assert "2,049 bytes" in error
        assert (await desk.read(f"{HOME}/fits"))["size_bytes"] == 2048
        assert not (desk.home / "new").exists()


async def test_a_file_over_the_limit_is_read_in_parts(rig: Rig) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(KASM_MAX_FILE_BYTES="2048") as tools:
        desk = Desk(rig, tools, kasm_id)
        content = "".join(f"{number} ünï 🙂\n" for number in range(400))
        size = len(content.encode())
        desk.put("large", content.encode())

        error = (await desk.fails("read_kasm_file", file_path=f"{HOME}/large"))[1]
        too_much = await desk.fails("read_kasm_file", file_path=f"{HOME}/large", max_bytes=2049)
        rest_too_large = await desk.fails("read_kasm_file", file_path=f"{HOME}/large", offset=10)
        parts, offset = "", 0
        while True:
            answer = await tools(
                "read_kasm_file", kasm_id=kasm_id, file_path=f"{HOME}/large", offset=offset, max_bytes=1000
            )
            data = answer["data"]
            assert (data["encoding"], data["offset"], data["total_bytes"]) == ("utf-8", offset, size)
            assert data["size_bytes"] == len(data["content"].encode()) <= 1000
            parts += data["content"]
            offset += data["size_bytes"]
            assert data["truncated"] is (f"offset={offset}" in answer["message"]) is (offset < size)
            if not data["truncated"]:
                break

    assert f"{size:,} bytes" in error
    assert "max_bytes" in error
    assert (too_much[0], rest_too_large[0]) == ("validation", "validation")
    assert parts == content


async def test_a_part_of_text_is_cut_between_characters_and_base64_anywhere(desk: Desk) -> None:
    desk.put("umlauts", "üüüü".encode())

    async def part(**choice: object) -> tuple[object, ...]:
        data = await desk.tools.data("read_kasm_file", kasm_id=desk.kasm_id, file_path=f"{HOME}/umlauts", **choice)
        return tuple(data[name] for name in ("content", "encoding", "offset", "size_bytes", "truncated"))

    assert await part(max_bytes=3) == ("ü", "utf-8", 0, 2, True)
    assert await part(offset=1, max_bytes=4, encoding="utf-8") == ("ü", "utf-8", 2, 2, True)
    assert await part(offset=1, max_bytes=4) == ("vMO8", "base64", 1, 3, True)
    assert await part(offset=4, encoding="utf-8") == ("üü", "utf-8", 4, 4, False)
    assert await part(offset=1, max_bytes=2, encoding="base64") == ("vMM=", "base64", 1, 2, True)
    assert await part(max_bytes=1) == ("ww==", "base64", 0, 1, True)
    assert await part(offset=8) == ("", "utf-8", 8, 0, False)
    assert (await part(offset=800, max_bytes=5))[3:] == (0, False)


@pytest.mark.parametrize(
    "content", ["ä€😀z".encode() * 3, b"0123456789\xa0euro twenty", b"\xff2345678\xe2\x82\xac text"]
)
@pytest.mark.parametrize("size", [1, 2, 3, 10])
async def test_no_byte_is_lost_between_parts(desk: Desk, content: bytes, size: int) -> None:
    desk.put("mixed", content)
    got, more = b"", True
    while more:
        choice = {"kasm_id": desk.kasm_id, "file_path": f"{HOME}/mixed", "offset": len(got), "max_bytes": size}
        data = await desk.tools.data("read_kasm_file", **choice)
        text, more = data["content"], data["truncated"]
        got += text.encode() if data["encoding"] == "utf-8" else base64.b64decode(text)

    assert got == content


async def test_text_that_is_none_is_refused_where_text_was_asked_for(desk: Desk) -> None:
    desk.put("binary", bytes(range(256)))

    kind, error = await desk.fails("read_kasm_file", file_path=f"{HOME}/binary", encoding="utf-8")

    assert (kind, "encoding=base64" in error) == ("validation", True)


async def test_a_fifo_is_refused_and_not_waited_for(desk: Desk) -> None:
    if not (desk.home / "fifo").exists():
        os.mkfifo(desk.home / "fifo")

    assert (await desk.fails("read_kasm_file", file_path=f"{HOME}/fifo"))[0] == "validation"
    assert (await desk.fails("write_kasm_file", file_path=f"{HOME}/fifo", content="x"))[0] == "validation"


async def test_the_roots_are_those_of_the_settings(rig: Rig) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(KASM_ALLOWED_ROOTS="/tmp,/home/kasm-user/work") as tools:
        desk = Desk(rig, tools, kasm_id)
        await desk.run("mkdir -p /home/kasm-user/work", working_dir="/tmp")
        await desk.write("/tmp/file", "in tmp")
        await desk.write(f"{HOME}/work/file", "in work")

        assert (await desk.read("/tmp/file"))["content"] == "in tmp"
        assert (await desk.fails("read_kasm_file", file_path=f"{HOME}/.bashrc"))[0] == "security"
        assert (await desk.fails("execute_kasm_command", command="pwd", working_dir=HOME))[0] == "security"


async def test_a_large_write_that_fails_on_its_way_leaves_the_file_and_says_so(own_desk: Desk) -> None:
    path = own_desk.put("file", b"old")
    await own_desk.run("true")
    await own_desk.until_clean()
    own_desk.rig.sim.faults.add("exec_command_kasm", HtmlError(502), times=1)

    error_type, error = await own_desk.fails("write_kasm_file", file_path=f"{HOME}/file", content="x" * 300_000)

    assert (error_type, "is unchanged" in error, "unknown" in error) == ("unavailable", True, False)
    assert path.read_bytes() == b"old"


async def test_a_file_of_controls_comes_in_the_shorter_form(desk: Desk) -> None:
    desk.put("zeros", bytes(100_000))
    data = await desk.read("/home/kasm-user/zeros")
    assert (data["encoding"], data["content"]) == ("base64", base64.b64encode(bytes(100_000)).decode())
    desk.put("few", b"a\0b")
    data = await desk.read("/home/kasm-user/few")
    assert (data["encoding"], data["content"]) == ("utf-8", "a\0b")
