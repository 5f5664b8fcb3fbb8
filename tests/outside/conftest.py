"""Node's programs, installed as locked, and a simulator for them."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.connected.fixtures import rig, switchboard, web_server

__all__ = ["rig", "switchboard", "web_server"]

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


@pytest.fixture(scope="session")
def programs() -> Path:
    """Install what the lock names, unless it is there, and give the folder of its programs."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("CI"):
            pytest.fail("npm is not installed, and in CI these tests must run")
        pytest.skip("npm is not installed")
    # One of several workers installs, the others wait for it.
    with (HERE / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _install(npm)
    return MODULES / ".bin"


def _install(npm: str) -> None:
    stamp = MODULES / ".installed"
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    stamp.write_text(wanted)


@pytest.fixture(scope="session")
def node(programs: Path) -> Path:
    """Give the Node of the lock, which some programs need, or the machine's where npm has none for it."""
    locked = programs / "node"
    found = locked if locked.exists() else shutil.which("node")
    assert found
    return Path(found)
