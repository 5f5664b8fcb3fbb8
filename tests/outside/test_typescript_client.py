"""The TypeScript SDK, which most hosts embed: it holds every answer against the promised schema, failures too."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kasm_sim import ErrorMessage
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.rig import Rig
from tests.mcp.stdio.process import COMMAND, bare_environment

from .conftest import HERE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


LINES = ["v1", "v2-modern"]
"""Which SDK, in which era of the protocol."""


def ask(node: Path, line: str, rig: Rig, calls: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """Let the client list the tools and make calls, one after another."""
    wanted = json.dumps([{"name": name, "arguments": arguments} for name, arguments in calls])
    done = subprocess.run(
        [node, HERE / "client.mjs", line, wanted, COMMAND],
        env=bare_environment(rig.sim.environment(rig.url)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.parametrize("line", [*LINES, "v2-legacy"])
def test_every_tool_is_listed_and_its_success_fits_its_schema(node: Path, line: str, rig: Rig) -> None:
    # One that takes the session or the user away is called where nobody needs them any more.
    last = ["logout_kasm_user", "destroy_kasm_session", "delete_kasm_user"]
    order = [name for name in EXAMPLES if name not in last] + last
    report = ask(node, line, rig, [(name, prepared(rig, name)) for name in order])
    assert {tool["name"] for tool in report["tools"]} == set(EXAMPLES)
    assert report["server"]["name"] == "kasm-mcp"
    results = dict(zip(order, report["answers"], strict=True))
    assert {name: answer for name, answer in results.items() if "error" in answer} == {}
    assert {name for name, answer in results.items() if answer["result"]["isError"]} == set()
    assert results["get_session_screenshot"]["result"]["content"][1]["mimeType"] == "image/jpeg"


@pytest.mark.parametrize("line", LINES)
def test_every_tools_failure_reaches_the_model_with_our_message(node: Path, line: str, rig: Rig) -> None:
    for call in {example.call for example in EXAMPLES.values()}:
        rig.sim.faults.add(call, ErrorMessage("Not today", status=403))
    report = ask(node, line, rig, [(name, prepared(rig, name)) for name in EXAMPLES])
    for name, answer in zip(EXAMPLES, report["answers"], strict=True):
        result = answer["result"]
        assert result["isError"] is True, name
        envelope = json.loads(result["content"][0]["text"])
        assert envelope["error_type"] == "authentication", name
        assert result.get("structuredContent") == (None if name == "get_session_screenshot" else envelope), name


@pytest.mark.parametrize("line", LINES)
def test_a_partial_result_fits_the_schema_too(node: Path, line: str, rig: Rig) -> None:
    arguments = prepared(rig, "execute_kasm_command") | {"command": "echo so far; sleep 30", "timeout_seconds": 1}
    (answer,) = ask(node, line, rig, [("execute_kasm_command", arguments)])["answers"]
    envelope = answer["result"]["structuredContent"]
    assert envelope["error_type"] == "timeout"
    assert envelope["data"]["stdout"] == "so far\n"


@pytest.mark.parametrize("line", LINES)
def test_wrong_arguments_are_an_answer_and_an_unknown_tool_is_an_error(node: Path, line: str, rig: Rig) -> None:
    wrong, unknown = ask(node, line, rig, [("get_session_status", {"kasm": "x"}), ("reboot_kasm", {})])["answers"]
    assert wrong["result"]["structuredContent"]["error_type"] == "validation"
    assert unknown["error"]["code"] == -32602


def test_the_lock_names_no_host_to_fetch_from() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert all("integrity" in package for name, package in lock["packages"].items() if name and "link" not in package)
