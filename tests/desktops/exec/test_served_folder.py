"""The folder for results is asked of the session: where it is, and what is done where it cannot be used."""

import os
import shlex
from pathlib import Path

import pytest
from attrs import evolve

from kasm_desktops.exec import scripts
from kasm_desktops.exec.results import Result
from kasm_desktops.exec.scripts import Script

from .far_side import NASTY_NAME, FarSide, wait_for

READ_ONLY = Path("/usr/share")
"""A folder that no session's user may write to."""


@pytest.fixture
def web_root(session: FarSide, base: Path) -> Path:
    """The root of the file server; the folder in it belongs to the session's user, as in stock images."""
    root = base / "vnc" / "www"
    (root / "Downloads").mkdir(parents=True)
    session.give(root / "Downloads")
    session.environment["KASM_VNC_PATH"] = str(base / "vnc")
    return root


def link(web_root: Path, target: Path | str) -> None:
    (web_root / "Downloads" / "Downloads").symlink_to(target)


def real(session: FarSide, base: Path, name: str = "real") -> Path:
    """Make the folder that the file server serves."""
    folder = base / name
    folder.mkdir()
    session.give(folder)
    return folder


def ask(session: FarSide, script: Script, served: Path) -> Result:
    return evolve(session, served=served).ask(script)


def test_results_are_left_where_the_link_of_the_file_server_leads(session: FarSide, base: Path, web_root: Path) -> None:
    served = real(session, base)
    link(web_root, served)

    result = ask(session, session.command("echo hello"), served)

    assert (result.body, result.served) == (b"hello\n", (str(served), "Downloads/Downloads"))
    assert not (session.home / "Downloads").exists()


def test_a_served_folder_of_any_name_is_reported_exactly(session: FarSide, base: Path, web_root: Path) -> None:
    served = real(session, base, NASTY_NAME)
    link(web_root, served)

    assert ask(session, session.command("true"), served).served == (str(served), "Downloads/Downloads")


@pytest.mark.parametrize("target", ["real/gone", "real/gone/too"])
def test_a_served_folder_that_was_removed_is_made_again_where_the_link_leads(
    session: FarSide, base: Path, web_root: Path, target: str
) -> None:
    real(session, base)
    link(web_root, base / target)

    assert ask(session, session.command("echo hello"), base / target).body == b"hello\n"


@pytest.mark.parametrize("kind", ["read-only", "file"])
def test_the_folder_beside_is_used_where_the_downloads_cannot_be(
    session: FarSide, base: Path, web_root: Path, kind: str
) -> None:
    link(web_root, READ_ONLY if kind == "read-only" else session.put("Downloads", b"x"))

    result = ask(session, session.command("echo hello"), web_root / "Downloads")

    assert (result.body, result.served) == (b"hello\n", (str(web_root / "Downloads"), "Downloads"))


def test_without_the_link_nothing_takes_its_place(session: FarSide, web_root: Path) -> None:
    result = session.run("echo hello")

    assert (result.body, result.served) == (b"hello\n", (str(session.home / "Downloads"), "Downloads/Downloads"))
    assert list((web_root / "Downloads").iterdir()) == []


def test_nothing_is_run_where_no_served_folder_can_be_written(session: FarSide, web_root: Path) -> None:
    link(web_root, READ_ONLY)
    (web_root / "Downloads").chmod(0o555)
    if os.geteuid() == 0:
        os.chown(web_root / "Downloads", 0, 0)
    else:
        (web_root / "Downloads").chmod(0o555)
        web_root = web_root.rename(web_root.with_name("moved"))
        web_root.with_name("www").symlink_to("/usr/share")

    assert session.start(session.command("touch ran")).wait(timeout=30) == 0
    assert not (session.home / "ran").exists()


def refuse_fifos(session: FarSide, *folders: Path) -> None:
    """Let `mkfifo` fail in these folders, as on CIFS."""
    cases = "|".join(f"{shlex.quote(str(folder))}/*" for folder in folders)
    session.program("mkfifo", f'case $1 in {cases}) exit 1 ;; esac\nPATH={session.search_path}\nexec mkfifo "$@"')


def test_a_folder_with_fifos_is_preferred(session: FarSide, base: Path, web_root: Path) -> None:
    served = real(session, base)
    link(web_root, served)
    refuse_fifos(session, served)

    assert ask(session, session.command("echo hello"), web_root / "Downloads").body == b"hello\n"


def test_where_no_served_folder_takes_fifos_only_the_result_is_in_it(
    session: FarSide, base: Path, web_root: Path
) -> None:
    served, temporary = real(session, base), real(session, base, "tmp")
    link(web_root, served)
    refuse_fifos(session, served, web_root)
    session.environment["TMPDIR"] = str(temporary)
    there = evolve(session, served=served)
    script = session.command("echo hello; echo oh >&2; exit 3")

    runner = there.start(script)
    result = there.fetch(script)

    assert (result.body, result.number("exit")) == (b"hello\noh\n", 3)
    assert result.served == (str(served), "Downloads/Downloads")
    assert [path.name for path in there.folder(script).iterdir()] == ["result"]
    there.start(scripts.clear(script.nonce)).wait(timeout=30)
    assert runner.wait(timeout=30) == 0
    assert list(temporary.iterdir()) == []


def test_a_session_without_any_fifo_is_told(session: FarSide, base: Path) -> None:
    session.program("mkfifo", "exit 1")

    assert session.run("touch ran").status == "broken"
    assert not (session.home / "ran").exists()


def test_a_known_folder_is_used_without_a_search(session: FarSide, base: Path) -> None:
    served = real(session, base)
    there = evolve(session, served=served)
    path = str(session.put("file", b"content"))
    roots = [str(session.home)]
    *_, write = scripts.write(f"{session.home}/new", b"written", roots=roots)

    for script, body in (
        (session.command("echo hello"), b"hello\n"),
        (scripts.read(path, roots=roots, largest_bytes=100), b"content"),
        (write, b""),
    ):
        there.start(script, known=served)
        result = there.fetch(script)
        assert (result.status, result.body, result.served) == ("done", body, None)
    assert (session.home / "new").read_bytes() == b"written"


def test_files_are_read_and_written_through_the_folder_that_was_found(
    session: FarSide, base: Path, web_root: Path
) -> None:
    served = real(session, base)
    link(web_root, served)
    there = evolve(session, served=served)

    assert there.write(session.home / "file", b"x" * 200_000).status == "done"
    assert there.read(session.home / "file").body == b"x" * 200_000
    wait_for(lambda: not (session.home / "Downloads").exists(), "nothing in the home")


def test_the_line_for_a_known_folder_is_the_shorter_one(dash_session: FarSide) -> None:
    script = dash_session.command("true")

    assert len(script.line_in("/config/Downloads")) < len(script.line)
    assert "web_root" not in script.line_in("/config/Downloads")
    assert script.line_in("/" + "x" * 10_000) == script.line
