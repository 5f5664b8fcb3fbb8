"""The official conformance suite, both lines that are published, in both eras, over HTTP."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.connected.rig import Rig

from .conformance.server import served
from .conftest import HERE, MODULES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    # The suite still judges logging and sampling, which the SDK discourages.
    pytest.mark.filterwarnings("ignore::mcp.shared.exceptions.MCPDeprecationWarning"),
]

EXPECTED = HERE / "conformance" / "expected-failures"


@pytest.mark.parametrize(
    ("line", "version", "least"),
    [("conformance-0.1", "2025-11-25", 30), ("conformance", "2025-11-25", 63), ("conformance", "2026-07-28", 147)],
)
def test_our_builder_conforms(node: Path, rig: Rig, tmp_path: Path, line: str, version: str, least: int) -> None:
    suite = MODULES / "@modelcontextprotocol" / line / "dist" / "index.js"
    chosen = ("--suite", "all", "--spec-version", version)
    with served(rig.config()) as url:
        done = subprocess.run(
            [
                node,
                suite,
                "server",
                "--url",
                url,
                *chosen,
                "--expected-failures",
                EXPECTED / f"{version}.yml",
                "--output-dir",
                tmp_path,
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    total = re.search(r"^Total: (\d+) passed", done.stdout, re.MULTILINE)
    assert total
    assert int(total[1]) >= least, "it has judged less than it did"
