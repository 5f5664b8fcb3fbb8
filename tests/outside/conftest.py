"""Node's programs, installed as locked, and a simulator for them."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.connected.fixtures import rig, switchboard, web_server

__all__ = ["rig", "switchboard", "web_server"]

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def programs() -> Path:
    """Install what the lock names, unless it is there, and give the folder of its programs."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("CI"):
            pytest.fail("npm is not installed, and in CI these tests must run")
        pytest.skip("npm is not installed")
    modules = HERE / "node_modules"
    stamp = modules / ".installed"
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != wanted:
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        stamp.write_text(wanted)
    return modules / ".bin"
