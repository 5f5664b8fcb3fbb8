"""Commands, as the script that runs them in a session sees them; under every shell there is."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from kasm_desktops.exec import scripts
from kasm_desktops.exec.results import streams

from .far_side import NASTY_NAME, FarSide, has_ended, is_alive, wait_for


def test_stdout_stderr_and_exit_code_come_back_apart(session: FarSide) -> None:
    result = session.run("echo one; echo two >&2; echo three; exit 3")

    assert (result.status, result.number("exit")) == ("done", 3)
    out, err = streams(result, 65536)
    assert (out.text, err.text) == ("one\nthree\n", "two\n")


def test_a_command_that_prints_nothing_has_an_empty_result(session: FarSide) -> None:
    result = session.run("true")

    assert (result.status, result.number("exit"), result.body) == ("done", 0, b"")


def test_bytes_come_back_as_they_were_printed(session: FarSide) -> None:
    assert session.run(r"printf '\377\000\r\n\303'").body == b"\xff\x00\r\n\xc3"


def test_stdin_is_at_its_end(session: FarSide) -> None:
    assert session.run("cat; read -r line || echo nothing to read").body == b"nothing to read\n"


def test_a_command_ended_by_a_signal_has_the_exit_code_of_a_shell(session: FarSide) -> None:
    assert session.run("kill -KILL $$").number("exit") == 137


def test_a_command_may_be_interrupted_by_sigint(session: FarSide) -> None:
    result = session.run("kill -INT $$; echo ignored")

    assert (result.number("exit"), result.body) == (130, b"")


def test_a_command_that_begins_with_a_dash_is_no_option(session: FarSide) -> None:
    result = session.run("-x")

    assert result.number("exit") == 127
    assert b"not found" in result.body


def test_neither_ps_nor_pkill_finds_what_an_errand_was_given(session: FarSide) -> None:
    script = session.command("echo marker-4711 >begun; until [ -e go ]; do sleep 0.02; done")
    session.start(script)
    wait_for((session.home / "begun").exists, "the command to begin")

    shown = session.command_lines()

    session.put("go")
    assert session.fetch(script).status == "done"
    assert len(shown) >= 4  # the script, a reader of each stream, the watch, the command
    assert not [line for line in shown if "marker-4711" in line or "mkfifo" in line]


def test_nothing_of_ours_is_in_the_environment_of_a_command(session: FarSide) -> None:
    assert session.run("env | grep -i kasm_mcp; set | grep -c '^kasm_mcp'").body == b"0\n"


def test_a_command_inherits_three_descriptors_and_no_more(session: FarSide) -> None:
    assert session.run("ls /proc/$$/fd; true").body == b"0\n1\n2\n"


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640)])
def test_files_of_a_command_have_the_mode_that_the_session_gives(session: FarSide, umask: int, mode: int) -> None:
    session.run("echo x >file; mkdir folder", umask=umask)

    assert (session.home / "file").stat().st_mode & 0o777 == mode
    assert (session.home / "folder").stat().st_mode & 0o777 == 0o777 & ~umask


def test_nobody_else_may_look_into_a_result(session: FarSide) -> None:
    script = session.command("true")
    session.start(script)
    session.fetch(script)

    assert session.folder(script).stat().st_mode & 0o777 == 0o700
    assert (session.folder(script) / "result").stat().st_mode & 0o777 == 0o600


def test_opening_dev_stderr_does_not_cut_off_what_was_there(session: FarSide) -> None:
    assert session.run("echo 1 >&2; echo 2 >/dev/stderr; echo 3 >&2").body == b"1\n2\n3\n"


def test_of_long_output_head_and_end_are_kept_and_the_rest_is_counted(session: FarSide) -> None:
    result = session.run("seq 100000; seq 5 >&2", keep_bytes=1024)

    full = b"".join(b"%d\n" % number for number in range(1, 100001))
    kept = result.number("out_kept")
    assert (result.number("out"), kept, result.number("out_more")) == (len(full), 1024, 0)
    assert result.body[:kept] == full[:512] + full[-512:]
    assert result.body[kept:] == b"1\n2\n3\n4\n5\n"


def test_of_output_too_long_to_hold_the_end_is_kept_all_the_same(session: FarSide) -> None:
    result = session.run("seq 300000", keep_bytes=1024, reads=4)

    full = b"".join(b"%d\n" % number for number in range(1, 300001))
    assert result.number("out_more") == 1
    assert result.number("out") < len(full)
    assert result.body == full[:512] + full[-512:]


def test_short_output_in_many_pieces_is_joined(session: FarSide) -> None:
    result = session.run("for n in 1 2 3 4 5 6 7 8; do echo $n; sleep 0.02; done", reads=3)

    assert (result.body, result.number("out_more")) == (b"1\n2\n3\n4\n5\n6\n7\n8\n", 0)


def test_a_background_job_does_not_hold_the_result_and_lives_on(session: FarSide) -> None:
    result = session.run_leaving_a_job("sleep 1000 & echo $!")

    pid = int(result.body)
    assert is_alive(pid)
    os.kill(pid, signal.SIGKILL)


def test_a_background_job_may_print_long_after_its_result_was_cleared(session: FarSide) -> None:
    chatter = (
        "until [ -e go ]; do sleep 0.02; done; n=0; while [ $n -lt 300 ]; do echo $n; n=$((n + 1)); done; echo >over"
    )
    session.run(f"({chatter}) & echo started", reads=2)

    session.put("go")
    wait_for((session.home / "over").exists, "the job to end by itself")


def run_late(session: FarSide, command: str) -> list[int]:
    """Run a command into its time limit and return the process ids it printed.

    A limit that a slow machine reaches before the command printed anything is doubled. Of the two seconds in which TERM
    may end the command, only the tenth is waited for.
    """
    session.program("sleep", 'case $1 in 0.2) set -- 0.02 ;; esac\nexec /bin/sleep "$@"')
    for limit_s in (1, 2, 4, 8, 16):
        result = session.run(command, limit_s=limit_s)
        assert result.status == "late"
        if result.body:
            break
    return [int(word) for word in result.body.split()]


def test_a_late_command_is_ended_with_all_its_processes(session: FarSide) -> None:
    pids = run_late(session, "trap '' TERM; sleep 1000 & echo $! $$; sleep 1000; sleep 1000")

    assert len(pids) == 2
    for pid in pids:
        wait_for(partial(has_ended, pid), "the process to end")


def test_a_kasm_that_waits_for_the_end_does_not_wait_for_the_command(session: FarSide) -> None:
    script = session.command("until [ -e go ]; do sleep 0.02; done; echo gone")
    assert session.start(script, leads=True).wait(timeout=30) == 0
    session.put("go")
    assert session.fetch(script).body == b"gone\n"


def test_a_cancelled_command_is_ended_and_leaves_nothing(session: FarSide) -> None:
    script = session.command("echo $$ >pid.part; mv pid.part pid; sleep 1000")
    runner = session.start(script)
    wait_for((session.home / "pid").exists, "the command to begin")

    session.start(scripts.cancel(script.nonce))

    assert runner.wait(timeout=30) == 0
    assert not is_alive(int((session.home / "pid").read_text()))
    assert session.leave_nothing() == []


def test_a_command_cancelled_before_it_began_is_not_run(session: FarSide) -> None:
    script = session.command("touch ran")
    session.start(scripts.cancel(script.nonce))
    wait_for(session.folder(script).exists, "the note")

    assert session.start(script).wait(timeout=30) == 0
    assert not (session.home / "ran").exists()


def test_a_result_that_is_not_wanted_any_more_is_removed(session: FarSide) -> None:
    script = session.command("true")
    runner = session.start(script)
    session.fetch(script)

    session.start(scripts.cancel(script.nonce))

    assert runner.wait(timeout=30) == 0
    assert session.leave_nothing() == []


def test_a_result_that_was_fetched_is_cleared_away(session: FarSide) -> None:
    script = session.command("true")
    session.start(script)
    session.fetch(script)

    assert session.start(scripts.clear(script.nonce)).wait(timeout=30) == 0
    assert session.leave_nothing() == []


def test_a_result_that_nobody_fetches_removes_itself(dash_session: FarSide) -> None:
    dash_session.hurry()
    script = dash_session.command("true")

    assert dash_session.start(script).wait(timeout=30) == 0
    assert dash_session.leave_nothing() == []


def test_what_a_crash_left_behind_goes_a_day_later(session: FarSide) -> None:
    session.run("true")
    old, recent, other = (session.downloads / name for name in (".kasm-mcp-old", ".kasm-mcp-recent", "kept"))
    for folder, age_s in ((old, 90_000), (recent, 3_000), (other, 90_000)):
        folder.mkdir()
        (folder / "file").touch()
        session.give(folder, folder / "file")
        moment = folder.stat().st_mtime - age_s
        os.utime(folder, (moment, moment))

    session.run("true")

    wait_for(lambda: not old.exists(), "the old folder to go")
    assert recent.exists()
    assert other.exists()


def test_the_downloads_folder_is_made_when_it_is_missing(session: FarSide) -> None:
    assert not session.downloads.exists()
    assert session.run("pwd").body == f"{session.home}\n".encode()


def test_a_command_starts_in_its_working_directory(session: FarSide) -> None:
    folder = session.folder_named(NASTY_NAME)

    assert session.run("pwd", directory=folder).body == f"{folder}\n".encode()


def test_a_missing_working_directory_is_told(session: FarSide) -> None:
    assert session.run("touch ran", directory=session.home / "none").status == "missing"
    assert not (session.home / "ran").exists()


def test_a_working_directory_that_leads_out_through_a_link_is_refused(session: FarSide, base: Path) -> None:
    outside = base / "home-of-another"
    outside.mkdir()
    outside.chmod(0o777)
    (session.home / "link").symlink_to(outside)

    assert session.run("touch ran", directory=session.home / "link").status == "outside"
    assert list(outside.iterdir()) == []


def test_a_working_directory_may_be_a_link_that_stays_inside(session: FarSide) -> None:
    folder = session.folder_named("folder")
    (session.home / "link").symlink_to(folder)

    assert session.run("pwd", directory=session.home / "link").body == f"{folder}\n".encode()


def test_a_root_may_itself_be_a_link(session: FarSide, base: Path) -> None:
    (base / "root").symlink_to(session.home)

    assert session.run("pwd", roots=[base / "none", base / "root"], directory=base / "root").status == "done"


def test_with_the_root_of_all_allowed_everything_is_inside(session: FarSide) -> None:
    assert session.run("pwd", roots=[Path("/")], directory=Path("/")).body == b"/\n"


@pytest.mark.parametrize("removed", ["$HOME/Downloads", "$HOME/Downloads/.kasm-mcp-*"])
def test_a_command_that_removes_the_folder_of_its_result_gets_it_whole_all_the_same(
    session: FarSide, removed: str
) -> None:
    result = session.run(f"echo before; rm -rf {removed}; echo after; seq 100 >&2; exit 3", keep_bytes=64, reads=1)

    full = b"".join(b"%d\n" % number for number in range(1, 101))
    kept = result.number("out_kept")
    assert (result.status, result.number("exit")) == ("done", 3)
    assert result.body[:kept] == b"before\nafter\n"
    assert result.body[kept:] == full[:32] + full[-32:]


def test_the_time_limit_holds_when_the_command_removed_the_folder_of_its_result(session: FarSide) -> None:
    (pid,) = run_late(session, "rm -rf ~/Downloads; trap '' TERM; echo $$; sleep 1000; sleep 1000")

    wait_for(partial(has_ended, pid), "the command to end")


def test_a_command_that_removed_the_folder_of_its_result_can_be_cancelled(session: FarSide) -> None:
    script = session.command("rm -rf ~/Downloads; echo $$ >pid.part; mv pid.part pid; sleep 1000")
    runner = session.start(script)
    wait_for((session.home / "pid").exists, "the command to begin")

    session.start(scripts.cancel(script.nonce))

    assert runner.wait(timeout=30) == 0
    assert not is_alive(int((session.home / "pid").read_text()))
    assert session.leave_nothing() == []


def test_a_downloads_folder_that_may_not_be_entered_is_opened_again(session: FarSide) -> None:
    session.folder_named("Downloads").chmod(0)

    assert session.run("echo hello").body == b"hello\n"
    assert session.downloads.stat().st_mode & 0o777 == 0o700


def test_what_is_no_folder_in_the_place_of_the_downloads_is_left_alone(session: FarSide) -> None:
    session.put("Downloads", b"x", mode=0o444)

    assert session.start(session.command("touch ran")).wait(timeout=30) == 0
    assert (session.downloads.read_bytes(), session.downloads.stat().st_mode & 0o777) == (b"x", 0o444)
    assert not (session.home / "ran").exists()


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o755), (0o027, 0o750)])
def test_a_downloads_folder_is_made_with_the_mode_that_the_session_gives(
    session: FarSide, umask: int, mode: int
) -> None:
    session.run("rm -rf ~/Downloads", umask=umask)

    assert session.downloads.stat().st_mode & 0o777 == mode


def test_a_stream_that_is_over_is_whole_although_a_background_job_holds_the_other(session: FarSide) -> None:
    result = session.run_leaving_a_job("sleep 1000 >/dev/null & echo $!")

    pid = int(result.body)
    assert (result.number("out_more"), result.number("err_more")) == (0, 0)
    os.kill(pid, signal.SIGKILL)


def test_output_that_a_busy_reader_has_not_read_yet_is_waited_for(session: FarSide) -> None:
    now = "read now rest </proc/uptime; now=${now%.*}"
    busy = f"{now}; end=$((now + 4)); until [ $now -ge $end ]; do {now}; done"
    session.program("dd", f'{busy}\nPATH={session.search_path}\nexec dd "$@"')

    result = session.run("echo hello; echo oh >&2")

    assert (result.body, result.number("out_more"), result.number("err_more")) == (b"hello\noh\n", 0, 0)


def test_output_of_a_reader_that_does_not_come_to_its_end_is_not_called_complete(session: FarSide) -> None:
    session.program("sleep", 'case $1 in 0.2) set -- 0.02 ;; esac\nexec /bin/sleep "$@"')
    busy = 'until [ -e "$HOME/go" ] || [ ! -d "$HOME" ]; do read s rest </proc/uptime; done'
    session.program("dd", f'{busy}\nPATH={session.search_path}\nexec dd "$@"')

    result = session.run("echo hello")

    session.put("go")
    assert (result.status, result.number("out_more"), result.number("err_more")) == ("done", 1, 1)


def test_a_background_job_that_prints_without_end_does_not_hold_the_result(session: FarSide) -> None:
    result = session.run("yes & echo $! >&2", keep_bytes=1024)

    pid = int(result.body[result.number("out_kept") :])
    assert is_alive(pid)
    os.kill(pid, signal.SIGKILL)
