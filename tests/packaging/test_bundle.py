"""The `.mcpb` bundle, packed by the official tool and started as a host starts it."""

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from kasm_mcp.config.settings import SETTINGS
from kasm_mcp.table import TABLE
from kasm_sim import Simulator
from tests.packaging.building import PACKAGES, ROOT, only

pytestmark = pytest.mark.slow

TOOL = "@anthropic-ai/mcpb@2.1.2"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked bundle."""
    if shutil.which("npx") is None and not os.environ.get("CI"):
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("mcpb")
    packed = subprocess.run(
        [ROOT / "scripts" / "pack_mcpb", folder], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert packed.returncode == 0, packed.stdout + packed.stderr
    with zipfile.ZipFile(only(folder, "*.mcpb")) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def started(bundle: Path, values: Mapping[str, str]) -> Any:
    """Tell how a host starts the server; None if it wants more values."""
    command = ["npx", "--yes", "--package", TOOL, "--", "sh", "-c", 'node "$0" "$(command -v mcpb)" "$1" "$2"']
    arguments = [str(HERE / "start_as_host.mjs"), str(bundle), json.dumps(values)]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_holds_the_packages_the_lock_and_nothing_of_tests_or_documentation(bundle: Path) -> None:
    about = {"manifest.json", "icon.png", "pyproject.toml", "uv.lock", "README.md", "LICENSE"}
    started = {".venv"}  # is the host's, if another test has started it
    assert {file.name for file in bundle.iterdir()} - started == {*PACKAGES, *about}
    files = [file for package in PACKAGES for file in (bundle / package).rglob("*") if file.is_file()]
    assert {file.suffix for file in files} == {".json", ".py", ".sh", ".typed"}


async def test_a_host_starts_it_with_what_the_user_typed(bundle: Path) -> None:
    sim = Simulator(start_delay_s=0)
    with sim.serve() as url:
        config = started(bundle, sim.environment(url) | {"KASM_VERIFY_TLS": "false"})
        left = [name for name, value in config["env"].items() if "${" in value]
        own = {name: value for name, value in os.environ.items() if not name.startswith("KASM_")}
        program = StdioServerParameters(
            command=config["command"], args=config["args"], env=own | config["env"], cwd=str(bundle.parent)
        )
        async with Client(stdio_client(program)) as client:
            listed = await client.list_tools()
            answer = await client.call_tool("get_kasm_user", {"user_id": sim.user_id})
    assert left == []
    assert set(config["env"]) == {row.name for row in SETTINGS if not row.name.startswith("KASM_HTTP_")}
    assert [tool.name for tool in listed.tools] == [row.name for row in TABLE]
    assert answer.structured_content
    assert answer.structured_content["data"]["user"]["user_id"] == sim.user_id


def test_a_host_asks_for_what_is_required_and_hides_what_is_secret(bundle: Path) -> None:
    asked = json.loads((bundle / "manifest.json").read_text())["user_config"]
    assert started(bundle, {}) is None
    assert {name for name, row in asked.items() if row["required"]} == {row.name for row in SETTINGS if row.required}
    assert {name for name, row in asked.items() if row.get("sensitive")} == {"KASM_API_KEY", "KASM_API_SECRET"}


def test_it_starts_by_its_entry_point_as_well(bundle: Path) -> None:
    entry = json.loads((bundle / "manifest.json").read_text())["server"]["entry_point"]
    command = ["uv", "run", "--quiet", "--locked", "--no-dev", "--directory", str(bundle), entry, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:6]) == (0, "usage:"), done.stderr
