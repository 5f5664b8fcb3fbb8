"""What the doctor finds out by starting a session, and that none is left behind."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from kasm_sim import ALL_PERMISSIONS, AnswerLost, Container, ContainerUnavailable, ErrorMessage, Quirks, Simulator
from tests import warm

from .report import Interrupt, Report, examined, examined_simulator, printed

SCRIPT = Path(__file__).parents[3] / "scripts" / "diagnose_session_issue.py"


def test_a_kasm_in_order_gets_a_clean_bill() -> None:
    simulator = Simulator(starts_after_polls=1)
    report = examined_simulator(simulator, deep=True)
    assert report.code == 0
    for title in ("image", "session_start", "way_back", "file", "screenshot", "clearing_up", "create_user"):
        assert report.status(title) == "ok"
    assert (report.document["counts"]["warning"], report.failures) == (0, [])
    assert report.left == frozenset()
    assert simulator.api_key_secret not in report.raw


def test_it_names_the_served_folder() -> None:
    report = examined_simulator(Simulator(starts_after_polls=0, quirks=Quirks(downloads_folder="read-only")), deep=True)
    assert "through /opt/kasmvnc/www/Downloads, served at Downloads/" in report.row("way_back").text


def test_it_says_what_it_will_do_and_how_long_each_step_took() -> None:
    text = printed(Simulator(starts_after_polls=0), deep=True)
    lines = text.splitlines()
    said = next(at for at, line in enumerate(lines) if "Starts a session of kasmweb/chrome:1.15.0" in line)
    titles = ("session start", "way back", "file", "screenshot", "clearing up")
    for line, title in zip(lines[said + 1 :], titles, strict=False):
        assert re.match(rf"  ok       {title} .*\(\d+\.\d\ds\)$", line)
    assert "Nothing was created" not in text


def test_it_starts_no_session_unless_it_is_told_to() -> None:
    simulator = Simulator()
    report = examined_simulator(simulator)
    assert report.code == 0
    assert report.status("way_back") == "skipped"
    assert "--deep" in report.row("way_back").text
    assert "request_kasm" not in {request.operation for request in simulator.requests}


def test_a_session_that_is_there_tells_of_closed_downloads_without_being_touched() -> None:
    simulator = Simulator(quirks=Quirks(downloads="forbidden"))
    session = simulator.add_session()
    report = examined_simulator(simulator)
    assert report.status("way_back") == "warning"
    assert session.kasm_id in report.row("way_back").text
    assert "allow_kasm_downloads" in report.row("way_back").text
    assert not {request.operation for request in simulator.requests if request.body and session.kasm_id in str(request)}


def test_the_file_it_writes_is_removed_from_the_profile() -> None:
    folders: list[Path] = []

    def remember(folder: Path) -> Container:
        folders.append(folder)
        return Container.start(folder)

    simulator = Simulator(starts_after_polls=0, start_container=remember)
    simulator.faults.add("destroy_kasm", ErrorMessage("Unauthorized", 200), times=None)
    with simulator.serve() as url:
        report = examined(simulator.environment(url), deep=True)
        assert report.status("file") == "ok"
        assert folders
        assert not [found for folder in folders for found in folder.rglob(".kasm-mcp-doctor-*")]


def test_read_only_holds_for_a_session_too() -> None:
    simulator = Simulator()
    report = examined_simulator(simulator, {"KASM_READ_ONLY": "true"}, deep=True)
    assert report.status("session_start") == "skipped"
    assert "KASM_READ_ONLY" in report.row("session_start").text
    assert not {"request_kasm", "create_user"} & {request.operation for request in simulator.requests}


def test_what_no_chosen_tool_needs_is_not_tried_in_the_session() -> None:
    report = examined_simulator(Simulator(starts_after_polls=0), {"KASM_TOOLSETS": "commands"}, deep=True)
    assert (report.code, report.left) == (0, frozenset())
    assert report.status("way_back") == "ok"
    assert report.status("file") == "skipped"
    assert report.status("screenshot") == "skipped"


@pytest.mark.parametrize("downloads", ["forbidden", "missing"])
def test_closed_downloads_are_told_with_the_setting_that_opens_them(downloads: str) -> None:
    quirks = Quirks(downloads="forbidden") if downloads == "forbidden" else Quirks(downloads="missing")
    report = examined_simulator(Simulator(quirks=quirks, starts_after_polls=0), deep=True)
    assert report.code == 1
    assert report.status("session_start") == "ok"
    assert report.status("way_back") == "failed"
    assert "allow_kasm_downloads" in report.row("way_back").text
    assert report.status("clearing_up") == "ok"
    assert report.left == frozenset()


def test_a_session_whose_commands_do_not_run_is_told_and_cleared_up() -> None:
    def refuse(folder: Path) -> Container:
        raise ContainerUnavailable(f"{folder.name}: no")

    report = examined_simulator(Simulator(start_container=refuse, starts_after_polls=0), deep=True)
    assert report.code == 1
    assert report.status("way_back") == "failed"
    assert report.status("clearing_up") == "ok"
    assert report.left == frozenset()


def test_an_image_can_be_named_as_for_the_tool() -> None:
    simulator = Simulator(starts_after_polls=0)
    report = examined_simulator(simulator, image_name="kasmweb/ubuntu-focal-desktop", deep=True)
    assert report.code == 0
    assert "kasmweb/ubuntu-focal-desktop:1.15.0" in report.row("image").text


def test_an_image_that_nobody_knows_is_told_with_the_closest() -> None:
    report = examined_simulator(Simulator(), image_name="kasmweb/crome", deep=True)
    assert report.code == 1
    assert "kasmweb/chrome:1.15.0" in report.row("image").text
    assert report.status("session_start") == "skipped"


def test_a_session_that_kasm_refuses_is_told_in_its_words() -> None:
    report = examined_simulator(Simulator(quirks=Quirks(session_limit=0)), deep=True)
    assert report.code == 1
    assert "“No resources are available" in report.row("session_start").text


def test_a_session_that_could_not_be_destroyed_is_not_started() -> None:
    simulator = Simulator(permissions=ALL_PERMISSIONS - {"Sessions Delete"})
    report = examined_simulator(simulator, deep=True)
    assert report.status("session_start") == "skipped"
    assert "destroy_kasm" in report.row("session_start").text
    assert report.left == frozenset()


def test_a_session_that_kasm_does_not_destroy_is_named() -> None:
    simulator = Simulator(starts_after_polls=0)
    simulator.faults.add("destroy_kasm", ErrorMessage("Unauthorized", 200), times=None)
    report = examined_simulator(simulator, deep=True)
    (kasm_id,) = report.left
    assert report.code == 1
    assert report.status("clearing_up") == "failed"
    assert f"Destroy session {kasm_id}" in report.row("clearing_up").text


def test_a_session_that_was_started_although_the_answer_was_lost_is_named() -> None:
    simulator = Simulator()
    other = simulator.add_session()
    simulator.faults.add("request_kasm", AnswerLost())
    report = examined_simulator(simulator, deep=True)
    (kasm_id,) = report.left - {other.kasm_id}
    assert report.code == 1
    assert f"New since then: {kasm_id}." in report.row("session_start").text


def test_an_interrupt_of_the_command_does_not_leave_a_session_behind() -> None:
    simulator = Simulator(starts_after_polls=1_000_000)
    with simulator.serve() as url:
        environment = {"PATH": os.environ["PATH"], **simulator.environment(url)}
        command = warm.command("kasm-mcp", "doctor", "--deep")
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            simulator.faults.add("request_kasm", Interrupt(process.pid, signal.SIGINT))
            written = process.communicate()[0]
        assert process.returncode == 130
        assert "clearing up" in written
        assert "Interrupted." in written
        assert simulator.sessions == {}


@pytest.mark.parametrize("call", ["exec_command_kasm", "download_file", "get_kasm_screenshot"])
def test_an_interrupt_of_a_step_does_not_leave_a_session_behind(call: str) -> None:
    def interrupt(folder: Path) -> Container:
        simulator.faults.add(call, Interrupt(os.getpid(), signal.SIGINT), times=1)
        return Container.start(folder)

    simulator = Simulator(starts_after_polls=0, start_container=interrupt)
    report = examined_simulator(simulator, deep=True)
    assert (report.code, report.document["interrupted"]) == (130, True)
    assert report.status("clearing_up") == "ok"
    assert report.left == frozenset()


def test_the_script_makes_the_same_checks_with_the_settings_of_env(tmp_path: Path) -> None:
    simulator = Simulator(starts_after_polls=0)
    with simulator.serve() as url:
        settings = simulator.environment(url)
        (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
        done = subprocess.run(
            warm.command("python", str(SCRIPT), "--deep", "--json"),
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert simulator.sessions == {}
    report = Report(done.returncode, done.stdout)
    assert (report.code, done.stderr) == (0, "")
    assert report.status("way_back") == "ok"
