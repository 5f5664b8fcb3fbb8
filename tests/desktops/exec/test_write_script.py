"""Writing a file, as the scripts that do it in a session; under every shell there is."""

import hashlib
import os
from pathlib import Path

import pytest
from attrs import evolve

from kasm_desktops.exec import scripts
from kasm_desktops.exec.scripts import PIECE_BYTES

from .far_side import NASTY_NAME, FarSide, wait_for

LARGE = bytes(range(256)) * (3 * PIECE_BYTES // 256 + 1)


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def test_a_file_of_any_name_is_written(session: FarSide) -> None:
    assert session.write(session.home / NASTY_NAME, b"content").status == "done"
    assert (session.home / NASTY_NAME).read_bytes() == b"content"


@pytest.mark.parametrize("content", [b"", b"\r\n\x00\xff\n\n", LARGE], ids=len)
def test_content_arrives_byte_for_byte(session: FarSide, content: bytes) -> None:
    assert session.write(session.home / "file", content).status == "done"
    assert (session.home / "file").read_bytes() == content
    assert sorted(path.name for path in session.home.iterdir()) == ["Downloads", "file"]


def test_a_new_file_may_be_read_by_all_and_an_existing_one_keeps_its_mode(session: FarSide) -> None:
    session.put("script", b"old", mode=0o750)

    session.write(session.home / "new", b"new")
    session.write(session.home / "script", b"new")

    assert (mode_of(session.home / "new"), mode_of(session.home / "script")) == (0o644, 0o750)
    assert (session.home / "script").read_bytes() == b"new"


def test_missing_parents_are_made(session: FarSide) -> None:
    assert session.write(session.home / "a" / "b c" / "-d" / "file", b"x").status == "done"
    assert (session.home / "a" / "b c" / "-d" / "file").read_bytes() == b"x"
    assert mode_of(session.home / "a") == 0o755


def test_parents_are_not_made_outside_of_the_roots(session: FarSide, base: Path) -> None:
    base.chmod(0o777)

    result = session.write(base / "elsewhere" / "file", b"x", roots=[base / "elsewhere"])

    assert result.status == "outside"
    assert not (base / "elsewhere").exists()


def test_a_file_in_the_way_of_a_folder_is_told(session: FarSide) -> None:
    session.put("file", b"old")

    assert session.write(session.home / "file" / "below", b"x").status == "blocked"
    assert (session.home / "file").read_bytes() == b"old"


def test_a_folder_is_not_overwritten(session: FarSide) -> None:
    assert session.write(session.folder_named("folder"), b"x").status == "folder"


def test_a_fifo_is_not_overwritten(session: FarSide) -> None:
    os.mkfifo(session.home / "fifo")
    session.give(session.home / "fifo")

    assert session.write(session.home / "fifo", b"x").status == "special"


def test_a_read_only_file_keeps_its_content(session: FarSide) -> None:
    path = session.put("file", b"old", mode=0o444)

    assert session.write(path, b"new").status == "readonly"
    assert path.read_bytes() == b"old"


def test_a_folder_that_may_not_be_changed_is_told(session: FarSide) -> None:
    folder = session.folder_named("folder")
    folder.chmod(0o555)

    assert session.write(folder / "file", b"x").status == "forbidden"
    assert session.write(folder / "below" / "file", b"x").status == "blocked"


@pytest.mark.parametrize("link", ["file", "folder", "relative", "new", "deep"])
def test_a_link_that_leads_out_is_refused(session: FarSide, base: Path, link: str) -> None:
    outside = base / "home-of-another"
    outside.mkdir()
    outside.chmod(0o777)
    (outside / "file").write_bytes(b"old")
    (outside / "file").chmod(0o666)
    (session.home / "file").symlink_to(outside / "file")
    (session.home / "folder").symlink_to(outside)
    (session.home / "relative").symlink_to("../home-of-another/file")
    (session.home / "new").symlink_to(outside / "new")
    (session.home / "deep").symlink_to(outside)
    path = session.home / link / {"folder": "file", "deep": "a/b"}.get(link, "")

    assert session.write(path, b"new").status == "outside"
    assert [(file.name, file.read_bytes()) for file in outside.iterdir()] == [("file", b"old")]


def test_through_a_link_that_stays_inside_the_target_is_replaced_and_not_the_link(session: FarSide) -> None:
    folder = session.folder_named("new\nline")
    (folder / "file").write_bytes(b"old")
    session.give(folder / "file")
    (session.home / "link").symlink_to(folder / "file")

    assert session.write(session.home / "link", b"new").status == "done"
    assert (session.home / "link").is_symlink()
    assert (folder / "file").read_bytes() == b"new"


def test_through_a_dangling_link_that_stays_inside_its_target_is_made_or_the_refusal_told(session: FarSide) -> None:
    (session.home / "link").symlink_to("target")

    status = session.write(session.home / "link", b"new").status

    assert (session.home / "link").is_symlink()
    # Resolving a name that is not there is beyond some releases of busybox.
    assert (status, (session.home / "target").exists()) in {("done", True), ("blocked", False)}


def test_through_a_link_into_a_missing_folder_nothing_is_written(session: FarSide) -> None:
    (session.home / "link").symlink_to("none/target")

    assert session.write(session.home / "link", b"new").status == "blocked"


def test_pieces_may_arrive_in_any_order(session: FarSide) -> None:
    *pieces, commit = scripts.write(str(session.home / "file"), LARGE, roots=[str(session.home)])
    assert len(pieces) > 2

    session.start(commit)
    for piece in reversed(pieces):
        session.start(piece)

    assert session.fetch(commit).status == "done"
    assert (session.home / "file").read_bytes() == LARGE


def test_content_that_is_not_what_was_sent_changes_nothing(session: FarSide) -> None:
    session.put("file", b"old")
    *_, one = scripts.write(str(session.home / "file"), b"one", roots=[str(session.home)])
    digest, other = (hashlib.sha256(content).hexdigest() for content in (b"one", b"two"))

    result = session.ask(evolve(one, arguments=tuple(word.replace(digest, other) for word in one.arguments)))

    assert result.status == "mismatch"
    assert (session.home / "file").read_bytes() == b"old"
    assert sorted(path.name for path in session.home.iterdir()) == ["Downloads", "file"]


def test_a_piece_that_never_comes_changes_nothing(dash_session: FarSide) -> None:
    dash_session.hurry()
    dash_session.put("file", b"old")
    *pieces, commit = scripts.write(str(dash_session.home / "file"), LARGE, roots=[str(dash_session.home)])
    for piece in pieces[:-1]:
        assert dash_session.start(piece)

    assert dash_session.ask(commit).status == "incomplete"
    assert sorted(path.name for path in dash_session.home.iterdir()) == ["Downloads", "file"]
    assert (dash_session.home / "file").read_bytes() == b"old"


def test_pieces_that_are_never_committed_go_by_themselves(dash_session: FarSide) -> None:
    dash_session.hurry()
    first, second, *_ = scripts.write(str(dash_session.home / "file"), LARGE, roots=[str(dash_session.home)])
    janitor = dash_session.start(second)
    folder = dash_session.folder(first)
    janitors_piece = folder / "piece.2"
    wait_for(janitors_piece.exists, "the first piece")
    assert dash_session.start(first).wait(timeout=30) == 0
    moment = folder.stat().st_mtime - 200
    os.utime(folder, (moment, moment))

    assert janitor.wait(timeout=30) == 0
    assert dash_session.leave_nothing() == []


def test_a_write_cancelled_before_it_is_committed_changes_nothing(session: FarSide) -> None:
    session.put("file", b"old")
    *pieces, commit = scripts.write(str(session.home / "file"), LARGE, roots=[str(session.home)])
    runner = session.start(commit)
    wait_for(session.folder(commit).exists, "the commit to begin")
    session.start(scripts.cancel(commit.nonce))
    wait_for((session.folder(commit) / "cancel").exists, "the note")
    for piece in pieces:
        session.start(piece)

    assert runner.wait(timeout=30) == 0
    assert (session.home / "file").read_bytes() == b"old"


def test_of_two_writers_at_once_one_wins_whole(session: FarSide) -> None:
    path = session.home / "file"
    contents = [bytes([number]) * (2 * PIECE_BYTES) for number in range(3)]
    commits = []
    for content in contents:
        for script in scripts.write(str(path), content, roots=[str(session.home)]):
            session.start(script)
        commits.append(script)

    assert [session.fetch(commit).status for commit in commits] == ["done"] * 3
    assert path.read_bytes() in contents


def test_a_parent_swapped_for_a_link_after_it_was_judged_leads_nowhere(dash_session: FarSide, base: Path) -> None:
    outside = base / "home-of-another"
    outside.mkdir()
    outside.chmod(0o777)
    folder = dash_session.folder_named("folder")
    swap = f"mv '{folder}' '{folder}.moved' && ln -s '{outside}' '{folder}'"
    dash_session.program("sha256sum", f"{swap}; exec /usr/bin/sha256sum")

    assert dash_session.write(folder / "file", b"x").status == "done"
    assert list(outside.iterdir()) == []
    assert (dash_session.home / "folder.moved" / "file").read_bytes() == b"x"


def test_a_target_swapped_for_a_link_to_a_folder_is_not_written_into(dash_session: FarSide, base: Path) -> None:
    outside = base / "home-of-another"
    outside.mkdir()
    outside.chmod(0o777)
    path = dash_session.put("file", b"old")
    dash_session.program("sha256sum", f"ln -sf '{outside}' '{path}'; exec /usr/bin/sha256sum")

    assert dash_session.write(path, b"x").status == "folder"
    assert list(outside.iterdir()) == []
