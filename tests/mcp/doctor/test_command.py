"""The command as people and programs run it: one document on stdout, one line of progress on a terminal."""

import os
import pty
import re
import select
import signal
import sys

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kasm_sim import ALL_PERMISSIONS, Hang, Simulator, Slow

from .conftest import Command
from .report import SCHEMA, Interrupt, examined_simulator

DOCTOR = [sys.executable, "-m", "kasm_mcp", "doctor"]


def test_json_is_all_that_stdout_gets(command: Command) -> None:
    report = command("doctor", "--sim", "--json", "--read-only", LOG_LEVEL="DEBUG").report
    assert (report.code, report.document["exit_code"]) == (0, 0)
    assert report.document["kasm_address"].startswith("http://127.0.0.1:")
    assert "execute_kasm_command" not in report.document["tools"]


def test_json_of_a_settings_file_that_is_not_there(command: Command) -> None:
    done = command("doctor", "--json", KASM_ENV_FILE="nowhere.env")
    assert (done.code, done.report.document["exit_code"], done.err) == (2, 2, "")
    assert "nowhere.env" in done.report.document["settings_problems"][0]


def test_json_of_an_interrupted_run() -> None:
    simulator = Simulator(starts_after_polls=1_000_000)
    simulator.faults.add("request_kasm", Interrupt(os.getpid(), signal.SIGTERM))
    report = examined_simulator(simulator, deep=True)
    assert (report.code, report.document["interrupted"]) == (143, True)
    assert report.status("clearing_up") == "ok"
    assert report.left == frozenset()


def test_options_of_the_server_before_the_command_count_too(command: Command) -> None:
    report = command("--toolsets", "users", "doctor", "--sim", "--json").report
    assert report.document["tools"][0] == "get_kasm_users"


def test_no_secret_is_in_the_document(command: Command) -> None:
    simulator = Simulator(permissions=ALL_PERMISSIONS - {"Users View"})
    with simulator.serve() as url:
        done = command("doctor", "--json", **simulator.environment(url))
    assert done.code == 1
    for secret in (simulator.api_key, simulator.api_key_secret):
        assert secret not in done.out + done.err


def test_without_settings_it_ends_with_2(command: Command) -> None:
    done = command("doctor")
    assert done.code == 2
    assert "KASM_API_URL is not set" in done.out


def test_the_schema_is_a_schema_and_refuses_what_is_not_promised() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert not Draft202012Validator(SCHEMA).is_valid({"format": 1})


def seen_on_a_terminal(simulator: Simulator, environment: dict[str, str], awaited: bytes) -> tuple[int, str]:
    """Run the doctor on a terminal and return all that it wrote there.

    Args:
        simulator: What it looks at; its faults end once the text is seen.
        environment: Of the process.
        awaited: The text.
    """
    process, terminal = pty.fork()
    if process == 0:
        os.execve(DOCTOR[0], DOCTOR, environment)
    seen = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if awaited in seen:
            simulator.faults.clear()
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), seen.decode()


@pytest.fixture(scope="module")
def slow_kasm(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the terminal got while a Kasm took its time."""
    simulator = Simulator()
    simulator.faults.add("get_users", Hang())
    with simulator.serve() as url:
        settings = {"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": "80", **simulator.environment(url)}
        settings["HOME"] = str(tmp_path_factory.mktemp("home"))
        code, seen = seen_on_a_terminal(simulator, settings, b"get users")
    assert code == 0
    return seen


def test_a_terminal_is_told_what_is_being_waited_for_and_how_long(slow_kasm: str) -> None:
    assert re.search(r"… get users, \d+ of \d+ calls \(\d+ s\)", slow_kasm)


def test_the_status_line_is_erased_before_anything_else_is_written(slow_kasm: str) -> None:
    for line in slow_kasm.split("\n"):
        if "… " in line:
            assert not line.rpartition("… ")[2].partition("\r\x1b[K")[0].endswith("\r")
            assert "\r\x1b[K" in line.rpartition("… ")[2]
    assert "… " not in slow_kasm.rpartition("Passed: ")[2]


def test_a_terminal_gets_colour(slow_kasm: str) -> None:
    assert "\x1b[32mok" in slow_kasm


def test_without_a_terminal_there_is_no_status_line(command: Command) -> None:
    simulator = Simulator()
    simulator.faults.add("get_users", Slow(0.6))  # longer than a terminal would wait with its status line
    with simulator.serve() as url:
        done = command("doctor", **simulator.environment(url))
    assert "\nPassed: " in done.out
    assert "\x1b" not in done.out
    assert "\r" not in done.out
    assert not re.search(r"of \d+ calls", done.out)
