"""The documentation says what the code says, its links lead somewhere, and its examples run."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kasm_mcp.catalog import CATALOG
from kasm_mcp.config import SETTINGS
from kasm_mcp.envelope import ERROR_TYPES
from kasm_sim import Simulator, seeds

from .examples import Example, examples_of, output_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_rendered_tables_are_current() -> None:
    result = subprocess.run(
        [sys.executable, ROOT / "scripts" / "render_docs", "--check"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_stale_table_is_found(tmp_path: Path) -> None:
    script = shutil.copytree(ROOT / "scripts", tmp_path / "scripts") / "render_docs"
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(README.replace("| `destroy_kasm_session` |", "| `destroy` |"), encoding="utf-8")
    result = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (1, "stale: README.md\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_tool_setting_and_error_type_is_documented() -> None:
    docs = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
    assert [row.name for row in CATALOG if f"\n## {row.name}\n" not in docs["tools.md"]] == []
    assert [row.name for row in CATALOG if f"| `{row.name}` |" not in docs["README.md"]] == []
    assert [row.name for row in SETTINGS if f"| `{row.name}` |" not in docs["configuration.md"]] == []
    assert [name for name in ERROR_TYPES if f"| `{name}` |" not in docs["answers.md"]] == []


def test_the_client_configuration_is_json_with_the_required_settings() -> None:
    (snippet,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    (server,) = json.loads(snippet)["mcpServers"].values()
    assert set(server["env"]) == {setting.name for setting in SETTINGS if setting.required}


def printed_by(example: Example, simulator: Simulator, url: str) -> str:
    return output_of(example.for_simulator(simulator, url), simulator.environment(url))


def test_the_scripts_of_the_readme_start_a_session() -> None:
    generated, desktops = examples_of(README)
    simulator = Simulator()
    with simulator.serve() as url:
        kasm_id, status = printed_by(generated, simulator, url).split()
        assert (kasm_id in simulator.sessions, status) == (True, "starting")
        assert printed_by(desktops, simulator, url).startswith("0 total ")
        assert list(simulator.sessions) == [kasm_id]


def test_the_scripts_about_scripting_run() -> None:
    first, many, awaited, limited = examples_of((ROOT / "docs" / "scripting.md").read_text(encoding="utf-8"))
    simulator = Simulator()
    with simulator.serve() as url:
        own = simulator.add_session()
        simulator.add_session(user_id=seeds.ADMINISTRATOR)

        assert printed_by(first, simulator, url).startswith("0 total ")
        assert printed_by(many, simulator, url).count("load average") == 2
        assert printed_by(awaited, simulator, url).startswith("Linux")
        assert own.kasm_id in printed_by(limited, simulator, url)
        assert len(simulator.sessions) == 2


def test_the_changelog_has_a_section_for_what_comes_next() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
