"""The documentation says what the code says, its links lead somewhere, and its examples run."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from kasm_mcp.config.settings import SETTINGS
from kasm_mcp.table import TABLE
from kasm_mcp.tools.envelope import ERROR_TYPES
from kasm_sim import Simulator, seeds

from .examples import Example, examples_of, output_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TEXTS = {page: page.read_text(encoding="utf-8") for page in PAGES}
README = (ROOT / "README.md").read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """Give what links may lead to within a page: its headings, and what stands in it for the generated reference."""
    text = re.sub(r"^( *)```.*?^\1```$", "", TEXTS[page], flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in headings}
    return slugs | set(re.findall(r"^::: (\S+)$", text, re.MULTILINE))


def dead(page: Path, target: str) -> bool:
    """Tell whether a link leads nowhere."""
    file, _, anchor = target.partition("#")
    there = (page.parent / file).resolve() if file else page
    return not there.exists() or (bool(anchor) and (there not in TEXTS or anchor not in anchors(there)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://)([^)\s]+)\)", TEXTS[page])
    assert [target for target in targets if dead(page, target)] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_of_the_site_leads_to_nothing_outside_it(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", TEXTS[page])
    assert [target for target in targets if not (page.parent / target).resolve().is_relative_to(ROOT / "docs")] == []


def test_every_page_of_the_site_is_in_its_navigation() -> None:
    settings = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))
    named = re.findall(r"'([\w/-]+\.md)'", repr(settings["project"]["nav"]))
    assert sorted(named) == sorted(str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md"))


def test_every_tool_setting_and_error_type_is_documented() -> None:
    docs = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
    assert [row.name for row in TABLE if f"\n## {row.name}\n" not in docs["tools.md"]] == []
    assert [row.name for row in TABLE if f"[`{row.name}`](docs/tools.md#{row.name})" not in README] == []
    assert [row.name for row in SETTINGS if f"| `{row.name}` |" not in docs["configuration.md"]] == []
    assert [name for name in ERROR_TYPES if f"| `{name}` |" not in docs["answers.md"]] == []


def test_no_page_names_a_setting_that_there_is_not() -> None:
    secrets = {f"{row.name}_FILE" for row in SETTINGS if row.secret}
    known = {row.name for row in SETTINGS} | secrets | {"KASM_ENV_FILE", "KASM_MCP"}
    pages = [page for page in PAGES if page.name != "CHANGELOG.md"]
    named = {(page.name, name) for page in pages for name in re.findall(r"\bKASM_[A-Z_]*[A-Z]\b", TEXTS[page])}
    assert {(page, name) for page, name in named if name not in known} == set()


def test_the_client_configuration_is_json_with_the_required_settings() -> None:
    (snippet,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    (server,) = json.loads(snippet)["mcpServers"].values()
    assert set(server["env"]) == {setting.name for setting in SETTINGS if setting.required}


def printed_by(example: Example, simulator: Simulator, url: str) -> str:
    return output_of(example.for_simulator(simulator, url), simulator.environment(url))


def test_the_script_of_the_readme_runs_and_ends_its_session() -> None:
    (desktops,) = examples_of(README)
    simulator = Simulator()
    with simulator.serve() as url:
        assert printed_by(desktops, simulator, url).startswith("0 total ")
        assert list(simulator.sessions) == []


def test_the_scripts_about_scripting_run() -> None:
    first, many, parts, awaited, limited = examples_of((ROOT / "docs" / "scripting.md").read_text(encoding="utf-8"))
    simulator = Simulator()
    with simulator.serve() as url:
        own = simulator.add_session()
        simulator.add_session(user_id=seeds.ADMINISTRATOR)

        assert printed_by(first, simulator, url).startswith("0 total ")
        assert printed_by(many, simulator, url).count("load average") == 2
        assert "5096 588895 True" in printed_by(parts, simulator, url)
        assert printed_by(awaited, simulator, url).startswith("Linux")
        assert own.kasm_id in printed_by(limited, simulator, url)
        assert len(simulator.sessions) == 2


def test_the_changelog_has_a_section_for_what_comes_next() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
