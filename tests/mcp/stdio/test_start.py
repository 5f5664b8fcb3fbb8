"""Starting: settings that are wrong, the simulator, the version; and what importing costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import warm
from tests.connected.rig import Rig

from .conftest import Start
from .process import COMMAND, bare_environment


def run(*arguments: str, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        warm.command("kasm-mcp", *arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=bare_environment(settings),
        cwd=cwd,
        check=False,
        timeout=60,
    )


def test_all_problems_of_the_settings_are_said_on_stderr_and_the_code_is_2(tmp_path: Path) -> None:
    done = run(cwd=tmp_path, KASM_API_URL="nowhere://", KASM_API_SECRET="hidden secret", KASM_AUTH="magic")
    assert done.returncode == 2
    assert done.stdout == ""
    named = ("KASM_API_URL", "KASM_API_KEY", "KASM_API_SECRET", "KASM_USER_ID", "KASM_AUTH")
    assert all(f"  - {name} " in done.stderr for name in named)
    assert "hidden" not in done.stderr
    assert "Traceback" not in done.stderr
    assert "kasm-mcp --sim" in done.stderr


def test_settings_come_from_a_file_above_the_current_folder(rig: Rig, tmp_path: Path) -> None:
    lines = [f"{name}={value}" for name, value in rig.sim.environment(rig.url).items()]
    (tmp_path / ".env").write_text("\n".join([*lines, "KASM_VERIFY_TLS=false"]))
    below = tmp_path / "below"
    below.mkdir()
    done = run(cwd=below)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "KASM_VERIFY_TLS=false" in done.stderr, "a weakness is told once"


def test_an_unknown_argument_is_said_on_stderr(tmp_path: Path) -> None:
    done = run("--colour", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "--colour" in done.stderr


def test_a_person_who_starts_it_in_a_terminal_is_told_what_it_waits_for(tmp_path: Path) -> None:
    keyboard, terminal = os.openpty()
    process = subprocess.Popen(
        [COMMAND, "--sim"],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=bare_environment({}),
        cwd=tmp_path,
    )
    os.write(keyboard, b"\x04")  # Ctrl-D
    said, told = process.communicate(timeout=60)
    os.close(keyboard)
    os.close(terminal)
    assert (process.returncode, said) == (0, "")
    assert told.startswith("kasm-mcp is waiting for an MCP client ")


def test_with_the_simulator_nothing_has_to_be_set(start: Start) -> None:
    server = start("--sim", command=[COMMAND])
    server.hello()
    server.call("get_available_workspaces")
    assert server.answer()["result"]["structuredContent"]["data"]["count"] == 7
    server.end_of_input()
    assert server.code() == 0


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("kasm_api", {"mcp", "pydantic", "kasm_desktops", "kasm_mcp", "kasm_policy", "kasm_sim"}),
        ("kasm_sim", {"mcp", "kasm_mcp", "kasm_api"}),
        ("kasm_mcp.config.config", {"mcp", "httpx2", "kasm_api.client"}),
        ("kasm_policy", {"mcp", "httpx2", "kasm_api"}),
        ("kasm_mcp.table", {"mcp", "kasm_sim"}),
        ("kasm_mcp.cli", {"mcp", "kasm_sim", "kasm_api.client"}),
    ],
)
def test_importing_one_thing_does_not_load_another(module: str, absent: set[str]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert absent.isdisjoint(loaded)
