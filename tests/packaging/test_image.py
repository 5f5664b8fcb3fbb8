"""The image, built and run without Docker: see `rehearsal` for what that shows and what it does not."""

import json
import os
import re
import shutil
import stat
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from kasm_mcp.table import TABLE
from kasm_sim import Simulator
from tests.packaging.building import ROOT, only
from tests.packaging.rehearsal import Rehearsal, Stage, instructions

USER = "10001"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="making the image's user needs root, as in Docker"),
]


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    cache = subprocess.run(["uv", "cache", "dir"], capture_output=True, text=True, check=True).stdout.strip()
    work = tmp_path_factory.mktemp("image")
    yield Rehearsal(ROOT / "Dockerfile", work, Path(cache))
    shutil.rmtree(work)


@pytest.fixture
def image(rehearsal: Rehearsal) -> Stage:
    return rehearsal.stage


def as_user(image: Stage, *arguments: str) -> list[str]:
    """Run something as the first process of a container, by the image's user, who may write nowhere but at home."""
    switch = ["setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--no-new-privs"]
    switch += ["--inh-caps=-all", "--bounding-set=-all"]
    return image.command(*switch, *arguments, options=["--as-pid-1"], writable=False)


def test_every_command_of_the_dockerfile_succeeds(rehearsal: Rehearsal) -> None:
    wanted = [rest for word, rest in instructions((ROOT / "Dockerfile").read_text()) if word == "RUN"]
    assert rehearsal.ran == wanted


def test_the_image_holds_the_locked_versions_and_the_wheel(rehearsal: Rehearsal, image: Stage) -> None:
    lock = {row["name"]: row["version"] for row in tomllib.loads((ROOT / "uv.lock").read_text())["package"]}
    (site,) = (image.root / "opt" / "kasm-mcp" / "lib").glob("python3.*/site-packages")
    found = {
        entry.metadata["Name"].lower().replace("_", "-"): entry.version for entry in distributions(path=[str(site)])
    }
    assert found == {name: lock[name] for name in found}
    assert {"kasm-mcp", "mcp", "httpx2", "shfmt-py"} <= found.keys()
    assert not {"pip", "uv", "hatchling", "pytest", "ruff"} & found.keys()
    with zipfile.ZipFile(only(rehearsal.stages["wheel"].root, "*.whl")) as wheel:
        assert (site / "kasm_mcp" / "cli.py").read_bytes() == wheel.read("kasm_mcp/cli.py")


def test_the_image_has_no_tools_to_install_with(image: Stage) -> None:
    programs = {path.name for folder in ("base/bin", "opt/kasm-mcp/bin") for path in (image.root / folder).iterdir()}
    assert {"python", "kasm-mcp", "shfmt"} <= programs
    assert not {name for name in programs if name.startswith(("pip", "uv", "hatch"))} - {"uvicorn"}
    assert not (image.root / "src" / "pyproject.toml").exists()
    done = subprocess.run(as_user(image, "python", "-m", "pip", "--version"), capture_output=True, check=False)
    assert done.returncode != 0


def test_it_runs_as_a_user_with_a_fixed_number_and_without_rights(image: Stage) -> None:
    assert image.config["USER"] == f"{USER}:{USER}"
    accounts = (image.root / "etc" / "passwd").read_text()
    assert re.search(rf"^kasm:x:{USER}:{USER}:.*:/home/kasm:/usr/sbin/nologin$", accounts, re.MULTILINE)
    assert (image.root / "home" / "kasm").stat().st_uid == int(USER)
    files = [path for path in (image.root / "opt").rglob("*") if not path.is_symlink()]
    assert all(path.stat().st_mode & stat.S_IROTH and path.stat().st_uid == 0 for path in files)


async def test_the_entry_point_serves_on_stdin_as_that_user(image: Stage) -> None:
    sim = Simulator(start_delay_s=0)
    with sim.serve() as url:
        image.environment |= sim.environment(url) | {"KASM_VERIFY_TLS": "false"}
        command, *arguments = as_user(image, *json.loads(image.config["ENTRYPOINT"]))
        async with Client(stdio_client(StdioServerParameters(command=command, args=arguments))) as client:
            listed = await client.list_tools()
            answer = await client.call_tool("get_kasm_user", {"user_id": sim.user_id})
    assert [tool.name for tool in listed.tools] == [row.name for row in TABLE]
    assert answer.structured_content
    assert answer.structured_content["data"]["user"]["user_id"] == sim.user_id


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param("", 0, id="stdio_is_well"),
        pytest.param("serve --http 127.0.0.1:1", 1, id="http_without_answer"),
    ],
)
def test_the_health_check_looks_at_the_first_process(image: Stage, arguments: str, code: int) -> None:
    check = " ".join(json.loads(image.config["HEALTHCHECK"].partition(" CMD ")[2]))
    # A shell stands for the server: it goes on as the first process, and the check runs beside it, as Docker does it.
    server = f": kasm-mcp {arguments}\n{check}\nexit $?"
    done = subprocess.run(as_user(image, "sh", "-c", server), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == code, done.stderr
    assert ("no answer from 127.0.0.1:1" in done.stderr) == bool(code)
