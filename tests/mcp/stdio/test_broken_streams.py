"""Streams that are closed or full, and Ctrl-C at any time: no traceback, and the documented exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.settings import NOWHERE

from .process import COMMAND, LIMIT_S, bare_environment

CODES = {"--version": 0, "--help": 0, "doctor --json": 1, "": 0}
"""Command to its exit code, where no Kasm answers and stdin is at its end."""
BROKEN = [">&-", "2>&-", "<&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full", "| head -c 1"]


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("command", CODES)
def test_broken_streams_change_no_exit_code_but_for_lost_output(command: str, broken: str, tmp_path: Path) -> None:
    stdin = "" if "<" in broken else "</dev/null"
    script = f"{COMMAND} {command} {stdin} {broken}; echo ${{PIPESTATUS[0]}} >code"
    environment = bare_environment(NOWHERE | {"PYTHONUNBUFFERED": ""})
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, cwd=tmp_path, env=environment, timeout=LIMIT_S, check=False
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    lost = broken.startswith(">/dev/full") and command.startswith("--")
    assert int((tmp_path / "code").read_text()) == (1 if lost else CODES[command])


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_lost_output_is_told(tmp_path: Path, unbuffered: str) -> None:
    script = f"{COMMAND} --help >/dev/full"
    environment = bare_environment({"PYTHONUNBUFFERED": unbuffered})
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env=environment, cwd=tmp_path, check=False
    )
    assert done.stderr == "kasm-mcp: stdout cannot be written: No space left on device\n"


INTERRUPTED = """
import os, signal, sys
from kasm_mcp.__main__ import main

name, times, *arguments = sys.argv[1:]
sys.argv = ["kasm-mcp", *arguments]

def interrupt(event, details):
    if event == "import" and details[0] == name:
        for _ in range(int(times)):
            os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
sys.exit(main())
"""
"""A start that Ctrl-C interrupts when a module is imported."""
SERVER, PERSON = ["kasm_mcp.cli", "argparse", "kasm_mcp.config.config"], ["kasm_mcp.cli", "argparse", "anyio"]


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    ("arguments", "module", "code"),
    [
        *(([], module, 0) for module in (*SERVER, "mcp", "kasm_mcp.server.stdio.transport")),
        *((["--sim"], module, 0) for module in ("kasm_sim", "mcp")),
        *((["serve", "--http", "127.0.0.1:0"], module, 0) for module in (*SERVER, "mcp", "uvicorn")),
        *((["doctor"], module, 130) for module in (*PERSON, "kasm_mcp.doctor.run")),
        *((["demo"], module, 130) for module in (*PERSON, "kasm_sim", "mcp")),
        (["--version"], "importlib.metadata", 0),
    ],
    ids=str,
)
def test_an_interrupt_of_the_start_is_quiet(arguments: list[str], module: str, code: int, times: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, module, str(times), *arguments],
        stdin=subprocess.PIPE,
        capture_output=True,
        env=bare_environment(NOWHERE),
        timeout=LIMIT_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, b"")


SHIELDED = """
import os, signal, sys
import anyio
from kasm_mcp.console import run_interruptible

async def work():
    with anyio.CancelScope(shield=True):
        for _ in range(int(sys.argv[1])):
            os.kill(os.getpid(), signal.SIGINT)
            await anyio.sleep(0.05)
    return 0

code = run_interruptible(work)
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
sys.exit(code)
"""


@pytest.mark.parametrize("times", [1, 3])
def test_an_interrupt_counts_though_the_last_step_is_shielded_from_it(times: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHIELDED, str(times)], capture_output=True, timeout=LIMIT_S, check=False
    )
    assert (done.returncode, done.stderr) == (130, b"")
