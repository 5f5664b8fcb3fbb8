"""The command as people and programs start it: one document on stdout, one line of progress on a terminal."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kasm_sim import ALL_PERMISSIONS, Simulator, Slow
from tests import warm

from .report import SCHEMA, Report, ended

DOCTOR = [sys.executable, "-m", "kasm_mcp", "doctor"]


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return ended(folder, *warm.command("kasm-mcp", "doctor", *arguments), **settings)


def test_json_is_all_that_stdout_gets(tmp_path: Path) -> None:
    done = run(tmp_path, "--sim", "--json", "--read-only", LOG_LEVEL="DEBUG")
    report = Report(done.returncode, done.stdout)
    assert (report.code, report.document["exit_code"]) == (0, 0)
    assert report.document["kasm_address"].startswith("http://127.0.0.1:")
    assert "execute_kasm_command" not in report.document["tools"]


def test_json_of_a_settings_file_that_is_not_there(tmp_path: Path) -> None:
    done = run(tmp_path, "--json", KASM_ENV_FILE="nowhere.env")
    report = Report(done.returncode, done.stdout)
    assert (report.code, report.document["exit_code"], done.stderr) == (2, 2, "")
    assert "nowhere.env" in report.document["settings_problems"][0]


def test_json_of_an_interrupted_run(tmp_path: Path) -> None:
    simulator = Simulator(starts_after_polls=1_000_000)
    with simulator.serve() as url:
        environment = {"PATH": os.environ["PATH"], **simulator.environment(url)}
        with subprocess.Popen(
            [*warm.command("kasm-mcp", "doctor"), "--deep", "--json"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            deadline = time.monotonic() + 30
            while not simulator.sessions and time.monotonic() < deadline:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            report = Report(process.wait(timeout=60), process.stdout.read())
        assert simulator.sessions == {}
    assert (report.code, report.document["exit_code"], report.document["interrupted"]) == (130, 130, True)
    assert report.status("clearing_up") == "ok"


def test_options_of_the_server_before_the_command_count_too(tmp_path: Path) -> None:
    done = ended(tmp_path, *warm.command("kasm-mcp", "--toolsets", "users", "doctor", "--sim", "--json"))
    assert json.loads(done.stdout)["tools"][0] == "get_kasm_users"


def test_no_secret_is_in_the_document(tmp_path: Path) -> None:
    simulator = Simulator(permissions=ALL_PERMISSIONS - {"Users View"})
    with simulator.serve() as url:
        done = run(tmp_path, "--json", **simulator.environment(url))
    assert done.returncode == 1
    for secret in (simulator.api_key, simulator.api_key_secret):
        assert secret not in done.stdout + done.stderr


def test_the_schema_is_a_schema_and_refuses_what_is_not_promised() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert not Draft202012Validator(SCHEMA).is_valid({"format": 1})


def seen_on_a_terminal(command: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run a command on a terminal of 80 columns and return all that it wrote there."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(command[0], command, environment)
    seen = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), seen.decode()


@pytest.fixture(scope="module")
def slow_kasm(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the terminal got while a Kasm took its time."""
    simulator = Simulator()
    simulator.faults.add("get_users", Slow(1.5))
    with simulator.serve() as url:
        settings = {"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": "80", **simulator.environment(url)}
        code, seen = seen_on_a_terminal(DOCTOR, settings | {"HOME": str(tmp_path_factory.mktemp("home"))})
    assert code == 0
    return seen


def test_a_terminal_is_told_what_is_being_waited_for_and_how_long(slow_kasm: str) -> None:
    assert re.search(r"… get users, \d+ of 16 calls \(\d+ s\)", slow_kasm)


def test_the_status_line_is_erased_before_anything_else_is_written(slow_kasm: str) -> None:
    for line in slow_kasm.split("\n"):
        if "… " in line:
            assert not line.rpartition("… ")[2].partition("\r\x1b[K")[0].endswith("\r")
            assert "\r\x1b[K" in line.rpartition("… ")[2]
    assert "… " not in slow_kasm.rpartition("In order: ")[2]


def test_a_terminal_gets_colour(slow_kasm: str) -> None:
    assert "\x1b[32mok" in slow_kasm


def test_without_a_terminal_there_is_no_status_line(tmp_path: Path) -> None:
    simulator = Simulator()
    simulator.faults.add("get_users", Slow(1.0))
    with simulator.serve() as url:
        done = run(tmp_path, **simulator.environment(url))
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout
    assert "of 16 calls" not in done.stdout
