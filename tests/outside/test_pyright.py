"""pyright, the type checker of most editors: the documents' Python passes its strict mode, and wrong calls do not."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.docs.examples import DOCS, examples_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

PAGES = [*sorted(DOCS.rglob("*.md")), DOCS.parent / "README.md"]
CALLS = """
from kasm_api import Client
from kasm_api.api import users
from kasm_api.models import GetUserRequest, UserSelector


def right(client: Client) -> None:
    users.get_user.sync(client=client, username="ana")
    users.get_user.sync(client=client, body=GetUserRequest(target_user=UserSelector(username="ana")))


def wrong(client: Client) -> None:
    users.create_user.sync(client=client, username="ana")
    users.get_user.sync(client=client, usernam="ana")
    users.get_user.sync(client=client, username=7)
    users.get_user.sync(client=client, body=GetUserRequest(target_user=UserSelector()), username="ana")
"""


def complaints(programs: Path, folder: Path, scripts: dict[str, str]) -> list[tuple[str, int]]:
    """Check scripts, and return the file and line of each complaint."""
    for name, script in scripts.items():
        (folder / f"{name}.py").write_text(script, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    done = subprocess.run(
        [programs / "pyright", "--outputjson", "--pythonpath", sys.executable, "--project", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == len(scripts)
    for row in report["generalDiagnostics"]:
        print(row["file"], row["range"]["start"]["line"] + 1, row["message"])  # noqa: T201 - pytest shows it
    return [(Path(row["file"]).stem, row["range"]["start"]["line"] + 1) for row in report["generalDiagnostics"]]


def test_the_examples_of_the_documents_are_strictly_typed(programs: Path, tmp_path: Path) -> None:
    scripts = {
        f"{'_'.join(page.relative_to(DOCS.parent).with_suffix('').parts)}_{number}": example.script
        for page in PAGES
        for number, example in enumerate(examples_of(page.read_text(encoding="utf-8")))
    }
    assert len(scripts) > 20
    assert complaints(programs, tmp_path, scripts) == []


def test_a_call_with_a_wrong_argument_is_reported(programs: Path, tmp_path: Path) -> None:
    wrong = [number for number, line in enumerate(CALLS.splitlines(), start=1) if line.startswith("    ")][2:]
    assert sorted(set(complaints(programs, tmp_path, {"calls": CALLS}))) == [("calls", number) for number in wrong]
