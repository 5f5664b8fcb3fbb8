"""A program that is started warm meets what one that is started meets, and ends as it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import warm

LOOK = """
import json, os, sys, threading
print(json.dumps({
    "argv": sys.argv, "cwd": os.getcwd(), "environment": dict(os.environ), "threads": threading.active_count(),
    "descriptors": [number for number in range(3, 256) if os.path.exists(f"/dev/fd/{number}")],
    "input": sys.stdin.read(), "main": __name__, "encoding": sys.stdout.encoding.lower(),
}))
print("said", file=sys.stderr)
"""
SURROUNDINGS = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "ODD": "\udce9 ü"}


def run(*command: str, folder: Path | None = None, words: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=SURROUNDINGS, input=words, capture_output=True, text=True, timeout=60, check=False
    )


def test_it_meets_what_a_started_program_meets(tmp_path: Path) -> None:
    program = ("-c", LOOK, "an argument", "--another")
    warmed = run(*warm.command("python", *program), folder=tmp_path, words="put in")
    started = run(sys.executable, *program, folder=tmp_path, words="put in")
    assert (warmed.returncode, warmed.stderr) == (0, "said\n")
    assert json.loads(warmed.stdout) == json.loads(started.stdout)


def test_a_file_is_run_as_python_runs_it(tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("NUMBER = 7\n")
    (tmp_path / "script").write_text("import beside, sys\nprint(__name__, *sys.argv)\nsys.exit(beside.NUMBER)\n")
    program = (str(tmp_path / "script"), "-x")
    warmed, started = run(*warm.command("python", *program)), run(sys.executable, *program)
    assert (warmed.returncode, warmed.stdout) == (started.returncode, started.stdout) == (7, started.stdout)


@pytest.mark.parametrize("script", ["raise SystemExit(3)", "raise ValueError(4)", "import os; os.kill(os.getpid(), 9)"])
def test_it_ends_as_a_started_program_ends(script: str) -> None:
    code = run(*warm.command("python", "-c", script)).returncode
    assert code == run(sys.executable, "-c", script).returncode


def waiting(handler: str) -> subprocess.Popen[str]:
    script = f"import os, signal, time\n{handler}\nprint(os.getpid(), flush=True)\ntime.sleep(60)"
    return subprocess.Popen(warm.command("python", "-c", script), stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("handler", "code"), [("", -signal.SIGTERM), ("signal.signal(15, lambda *_: os._exit(5))", 5)], ids=["none", "one"]
)
def test_a_signal_reaches_it(handler: str, code: int) -> None:
    with waiting(handler) as process:
        assert process.stdout
        process.stdout.readline()
        process.terminate()
        assert process.wait(60) == code


def test_it_is_killed_with_what_stands_for_it() -> None:
    with waiting("") as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        assert process.stdout.read() == "", "it holds the pipe no longer"


def test_no_child_holds_the_pipes_of_another() -> None:
    with waiting("") as first, waiting("") as second:
        assert first.stdout
        assert second.stdout
        first.stdout.readline()
        second.stdout.readline()
        first.kill()
        assert first.stdout.read() == ""
        assert second.poll() is None
        second.kill()
