"""The reference inspector's command line: schemas of all tools, and calls in both eras of the protocol."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kasm_mcp.table import TOOLS
from tests.connected.rig import Rig
from tests.mcp.stdio.process import COMMAND, bare_environment

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

FORM = ("--connect-timeout", "60000", "--format", "json")
FAILED = 5
"""The inspector's exit code for a tool's own error."""


def inspect(programs: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    # It gives a server nothing of its own environment.
    given = [part for name, value in settings.items() for part in ("-e", f"{name}={value}")]
    return subprocess.run(
        [programs / "mcp-inspector", "--cli", COMMAND, *arguments, *given, *FORM],
        env=bare_environment({}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def call(programs: Path, era: str, tool: str, arguments: Any, **settings: str) -> tuple[int, dict[str, Any]]:
    done = inspect(
        programs,
        *("--protocol-era", era, "--method", "tools/call", "--tool-name", tool),
        *("--tool-args-json", json.dumps(arguments), "-q"),
        **settings,
    )
    assert done.stdout, done.stderr
    result = json.loads(done.stdout)
    answer: dict[str, Any] = result.get("result", result)["structuredContent"]
    return done.returncode, answer


def test_it_finds_no_error_in_any_schema(programs: Path) -> None:
    done = inspect(programs, "--sim", "--method", "tools/list", "--strict")
    assert done.returncode == 0, done.stderr
    assert "0 errors" in done.stderr
    assert "inputSchema" not in done.stderr
    listed = json.loads(done.stdout)
    assert len(listed.get("result", listed)["tools"]) == len(TOOLS)


@pytest.mark.parametrize("era", ["legacy", "modern"])
def test_a_call_succeeds(programs: Path, rig: Rig, era: str) -> None:
    settings = rig.sim.environment(rig.url)
    code, envelope = call(programs, era, "get_kasm_user", {"username": rig.sim.username}, **settings)
    assert code == 0
    assert envelope["data"]["user"]["user_id"] == rig.sim.user_id


@pytest.mark.parametrize("era", ["legacy", "modern"])
def test_a_call_fails_with_our_message(programs: Path, rig: Rig, era: str) -> None:
    settings = rig.sim.environment(rig.url)
    code, envelope = call(programs, era, "get_session_status", {"kasm_id": "abc123def456"}, **settings)
    assert code == FAILED
    assert envelope["error_type"] == "not_found"
