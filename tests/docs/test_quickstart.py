"""The quick start, done as it is written: with the simulator, and with it in place of a Kasm."""

import json
import re
import subprocess
from pathlib import Path

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from kasm_sim import Simulator
from tests import warm
from tests.mcp.stdio.process import COMMAND, LIMIT_S, bare_environment

from .examples import DOCS, examples_of, output_of

PAGE = (DOCS / "quickstart.md").read_text(encoding="utf-8")
WITHOUT, _, WITH = PAGE.partition("\n## With your Kasm\n")
LINES = re.findall(r"^ *(uv run .*|install .*)$", WITH, re.MULTILINE)


def block(kind: str, text: str) -> str:
    """Give the one block of a kind, without its indent."""
    ((indent, content),) = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return re.sub(f"^{indent}", "", content, flags=re.MULTILINE)


def test_a_script_has_a_simulator_of_its_own() -> None:
    (example,) = examples_of(WITHOUT)
    assert output_of(example.script, bare_environment({})) == example.prints


async def test_an_assistant_has_a_simulator_of_its_own(tmp_path: Path) -> None:
    (entry,) = json.loads(block("json", WITHOUT))["mcpServers"].values()
    assert entry["command"] == "/path/to/kasm-mcp/.venv/bin/kasm-mcp"
    parameters = StdioServerParameters(command=str(COMMAND), args=entry["args"], cwd=tmp_path)
    with anyio.fail_after(LIMIT_S), (tmp_path / "stderr").open("w") as said:
        async with Client(stdio_client(parameters, errlog=said)) as client:
            made = await client.call_tool("create_kasm_session", {"image_name": "Chrome", "group_id": "any"})
    assert made.structured_content is not None
    assert made.structured_content["success"] is True


@pytest.mark.timeout(300)
def test_the_steps_with_a_kasm_lead_to_a_good_report(tmp_path: Path) -> None:
    created, *checks = LINES
    simulator = Simulator()
    with simulator.serve() as url:
        values = simulator.environment(url)
        subprocess.run(created.split(), cwd=tmp_path, check=True)
        settings = re.sub(
            r"^(\w+)=.*$", lambda found: f"{found[1]}={values[found[1]]}", block("ini", WITH), flags=re.MULTILINE
        )
        (tmp_path / ".env").write_text(settings)
        assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600
        reports = [run(line, tmp_path) for line in checks]
        assert [report.returncode for report in reports] == [0, 0]
        assert "--deep" in reports[0].stdout
        assert "A command's output and exit code came back" in reports[1].stdout
        assert simulator.sessions == {}


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = line.removeprefix("uv run kasm-mcp ").split()
    return subprocess.run(
        warm.command("kasm-mcp", *words),
        cwd=folder,
        env=bare_environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
