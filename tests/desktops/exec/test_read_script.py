"""Reading a file, as the script that does it in a session; under every shell there is."""

import os
from pathlib import Path

import pytest

from kasm_desktops.exec import scripts

from .far_side import NASTY_NAME, FarSide


def test_a_file_of_any_name_comes_back(session: FarSide) -> None:
    path = session.put(NASTY_NAME, b"content\n")

    result = session.read(path)

    assert (result.status, result.body) == ("done", b"content\n")


@pytest.mark.parametrize("content", [b"", b"\r\n\x00" + bytes(range(256)) * 1000 + b"\n\n"], ids=len)
def test_content_comes_back_byte_for_byte(session: FarSide, content: bytes) -> None:
    result = session.read(session.put("file", content))

    assert (result.number("size"), result.body) == (len(content), content)


def test_a_file_of_exactly_the_limit_is_read_and_a_larger_one_refused_with_its_size(session: FarSide) -> None:
    assert session.read(session.put("fits", b"x" * 5000), largest_bytes=5000).body == b"x" * 5000

    refused = session.read(session.put("large", b"x" * 5001), largest_bytes=5000)
    assert (refused.status, refused.number("size"), refused.body) == ("large", 5001, b"")


@pytest.mark.parametrize(
    ("offset", "most", "body"),
    [(0, 4, b"0123"), (3, 4, b"3456"), (8, 4, b"89"), (10, 4, b""), (99, 4, b""), (0, 10, b"0123456789")],
)
def test_a_part_comes_back_with_the_size_of_the_whole(session: FarSide, offset: int, most: int, body: bytes) -> None:
    result = session.read(session.put("file", b"0123456789"), largest_bytes=most, offset=offset, cut=True)

    assert (result.status, result.body) == ("done", body)
    assert (result.number("size"), result.number("total")) == (len(body), 10)


def test_only_the_part_leaves_the_session(session: FarSide) -> None:
    result = session.read(session.put("file", b"x" * 3_000_000), largest_bytes=5, offset=2_000_000, cut=True)

    assert (result.body, result.number("total")) == (b"xxxxx", 3_000_000)


def test_a_rest_over_the_limit_is_refused(session: FarSide) -> None:
    path = session.put("file", b"0123456789")

    assert session.read(path, largest_bytes=5, offset=5).body == b"56789"
    assert session.read(path, largest_bytes=5, offset=4).status == "large"


def test_a_missing_file_and_a_file_in_a_missing_folder_are_told(session: FarSide) -> None:
    assert session.read(session.home / "none").status == "missing"
    assert session.read(session.home / "no folder" / "none").status == "missing"


def test_a_folder_is_no_file(session: FarSide) -> None:
    assert session.read(session.folder_named("folder")).status == "folder"


def test_a_fifo_is_refused_and_not_waited_for(session: FarSide) -> None:
    os.mkfifo(session.home / "fifo", 0o666)
    session.give(session.home / "fifo")

    assert session.read(session.home / "fifo").status == "special"


def test_a_device_is_refused(session: FarSide) -> None:
    assert session.read(Path("/dev/zero"), roots=[Path("/")]).status == "special"


def test_a_file_that_may_not_be_read_is_told(session: FarSide) -> None:
    assert session.read(session.put("secret", b"x", mode=0o000)).status == "forbidden"


def test_a_link_that_stays_inside_is_followed(session: FarSide) -> None:
    folder = session.folder_named("new\nline")
    (folder / "file").write_bytes(b"content")
    (session.home / "link").symlink_to(folder / "file")
    (session.home / "folder").symlink_to("new\nline")

    assert session.read(session.home / "link").body == b"content"
    assert session.read(session.home / "folder" / "file").body == b"content"


@pytest.mark.parametrize("link", ["file", "folder", "relative", "chain"])
def test_a_link_that_leads_out_is_refused(session: FarSide, base: Path, link: str) -> None:
    outside = base / "home-of-another"
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    (session.home / "file").symlink_to(outside / "secret")
    (session.home / "folder").symlink_to(outside)
    (session.home / "relative").symlink_to("../home-of-another/secret")
    (session.home / "chain").symlink_to("file")

    result = session.read(session.home / link / "secret" if link == "folder" else session.home / link)

    assert (result.status, result.body) == ("outside", b"")


def test_what_is_missing_outside_is_not_told_from_what_is_there(session: FarSide, base: Path) -> None:
    (session.home / "link").symlink_to(base)

    assert session.read(session.home / "link" / "none").status == "outside"


def test_a_dangling_link_is_a_missing_file(session: FarSide) -> None:
    (session.home / "link").symlink_to("none")

    assert session.read(session.home / "link").status == "missing"


def test_a_loop_of_links_is_a_missing_file(session: FarSide) -> None:
    (session.home / "one").symlink_to("two")
    (session.home / "two").symlink_to("one")

    assert session.read(session.home / "one").status == "missing"


def test_a_file_swapped_for_a_link_after_it_was_judged_is_not_read(dash_session: FarSide, base: Path) -> None:
    (base / "secret").write_bytes(b"secret")
    path = dash_session.put("file", b"harmless")
    swap = f"[ -h '{path}' ] || ln -sf '{base / 'secret'}' '{path}'"
    dash_session.program("readlink", f'/bin/readlink "$@"; code=$?; case $1 in -f) {swap} ;; esac; exit $code')

    result = dash_session.read(path)

    assert path.is_symlink()
    assert (result.status, result.body) == ("outside", b"")


def test_the_size_told_of_a_large_file_is_that_of_the_file_that_was_opened(dash_session: FarSide, base: Path) -> None:
    (base / "secret").write_bytes(b"x" * 500)
    path = dash_session.put("file", b"x" * 20)
    dash_session.program("wc", f"ln -sf '{base / 'secret'}' '{path}'; exec /usr/bin/wc \"$@\"")

    result = dash_session.read(path, largest_bytes=10)

    assert path.is_symlink()
    assert (result.status, result.number("size")) == ("large", 20)


def test_a_read_cancelled_before_it_began_leaves_nothing(session: FarSide) -> None:
    script = scripts.read(str(session.put("file")), roots=[str(session.home)], largest_bytes=10)
    session.hurry()
    assert session.start(scripts.cancel(script.nonce)).wait(timeout=60) == 0
    assert session.leave_nothing() == []
