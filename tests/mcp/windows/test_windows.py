"""The server starts, answers and ends without what only POSIX systems have."""

import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.connected.fixtures import rig, switchboard, web_server
from tests.connected.rig import Rig
from tests.mcp.http.process import HttpServer
from tests.mcp.stdio.conftest import Start, start
from tests.mcp.stdio.process import LIMIT_S, bare_environment

__all__ = ["rig", "start", "switchboard", "web_server"]

# Text without a named encoding would be in the code page of the machine.
COMMAND = (sys.executable, "-X", "warn_default_encoding", "-m", "tests.mcp.windows.launch")
ROOT = Path(__file__).parents[3]


def on_windows(rig: Rig, **more: str) -> dict[str, str]:
    return {**rig.sim.environment(rig.url), "PYTHONPATH": str(ROOT), **more}


def run(*arguments: str, settings: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    environment = bare_environment(settings)
    return subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )


@pytest.mark.parametrize("how", ["end of input", "SIGINT"])
def test_over_stdio_it_answers_checks_commands_and_records(rig: Rig, start: Start, tmp_path: Path, how: str) -> None:
    log = tmp_path / "audit.jsonl"
    server = start(command=COMMAND, **on_windows(rig, KASM_AUDIT_LOG=str(log)))
    assert server.hello()["result"]["serverInfo"]["name"]
    server.send({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
    assert len(server.answer()["result"]["tools"]) == 21
    server.call("get_available_workspaces", 2)
    assert server.answer()["result"]["structuredContent"]["success"] is True
    server.call("execute_kasm_command", 3, kasm_id="0" * 32, command="cat /etc/shadow | wc")
    assert server.answer()["result"]["structuredContent"]["error_type"] == "security"
    assert json.loads(log.read_text())["decision"] == "refused"
    if how == "SIGINT":
        server.process.send_signal(signal.SIGINT)
    else:
        server.end_of_input()
    assert server.code() == 0
    assert "EncodingWarning" not in server.said()


def test_over_http_it_serves_and_stops(rig: Rig) -> None:
    server = HttpServer(settings=on_windows(rig), command=COMMAND)
    try:
        with urllib.request.urlopen(f"{server.url()}/ready", timeout=LIMIT_S) as answer:
            assert json.load(answer) == {"status": "ready"}
        server.terminate(signal.SIGINT)
        assert server.code() == 0
    finally:
        server.close()


def test_doctor_runs(rig: Rig, tmp_path: Path) -> None:
    done = run("doctor", settings=on_windows(rig), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [("--sim",), ("demo",), ("doctor", "--sim"), ("serve", "--sim")], ids=" ".join)
def test_the_simulator_says_that_it_needs_linux(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*arguments, settings={"PYTHONPATH": str(ROOT)}, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("the simulator needs Linux; on Windows, run it in WSL\n")
