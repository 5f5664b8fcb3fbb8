"""What a release is refused for, and that CI runs on the Pythons that the package names."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest
from ruamel.yaml import YAML

from scripts.check_release import main, problems
from scripts.project import ROOT, Project, project

HOME = "https://github.com/someone/kasm-mcp"
READY = Project("kasm-mcp", "1.2.3", "…", "…", (), "MIT", ">=3.11", HOME)
CHANGELOG = "# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-11-30\n\n### Added\n"


def refused(
    about: Project = READY, changelog: str = CHANGELOG, tag: str = "v1.2.3", repository: str = "someone/kasm-mcp"
) -> list[str]:
    return problems(about, changelog, tag=tag, repository=repository)


def test_a_release_is_made_when_all_agree() -> None:
    assert refused() == []


@pytest.mark.parametrize("tag", ["1.2.3", "v1.2.4", "v1.2.3-rc1"])
def test_another_tag_than_the_version_is_refused(tag: str) -> None:
    (sentence,) = refused(tag=tag)
    assert tag in sentence
    assert "1.2.3" in sentence


@pytest.mark.parametrize(
    "changelog", ["## Unreleased\n", "## 1.2.3\n", "## 1.2.30 - 2026-11-30\n", "1.2.3 - 2026-11-30\n"]
)
def test_a_version_without_a_dated_heading_in_the_changelog_is_refused(changelog: str) -> None:
    (sentence,) = refused(changelog=changelog)
    assert "CHANGELOG.md" in sentence


def test_a_project_without_a_home_is_refused() -> None:
    (sentence,) = refused(replace(READY, repository=None))
    assert "[project.urls]" in sentence


def test_somebody_elses_repository_is_refused() -> None:
    (sentence,) = refused(repository="other/kasm-mcp")
    assert "other/kasm-mcp" in sentence


def test_today_nothing_can_be_released(capsys: pytest.CaptureFixture[str]) -> None:
    """As long as pyproject.toml names no home, whatever the tag."""
    if project().repository:
        pytest.skip("the project has a home")
    assert main([f"v{project().version}", "someone/kasm-mcp"]) == 1
    assert capsys.readouterr().out == ""


def workflow(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(ROOT / ".github" / "workflows" / name)
    return loaded


def test_ci_runs_on_the_pythons_that_the_package_names() -> None:
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["classifiers"]
    prefix = "Programming Language :: Python :: 3."
    named = [each.removeprefix(prefix[:-2]) for each in classifiers if each.startswith(prefix)]
    assert workflow("ci.yml")["jobs"]["gate"]["strategy"]["matrix"]["python"] == named


def test_a_release_waits_for_the_gate_and_publishes_what_was_built_once() -> None:
    jobs = workflow("release.yml")["jobs"]
    assert jobs["build"]["needs"] == "gate"
    assert {name for name, job in jobs.items() if "build" in job.get("needs", [])} == {
        "pypi",
        "image",
        "github",
        "registry",
    }
    built = [step for job in jobs.values() for step in job.get("steps", []) if "uv build" in step.get("run", "")]
    assert len(built) == 1


def test_only_the_job_that_makes_the_release_may_write_to_the_repository() -> None:
    jobs = workflow("ci.yml")["jobs"] | workflow("release.yml")["jobs"]
    assert workflow("ci.yml")["permissions"] == workflow("release.yml")["permissions"] == {}
    assert [name for name, job in jobs.items() if job["permissions"].get("contents") == "write"] == ["github"]
