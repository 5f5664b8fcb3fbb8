"""The description and `kasm_api` are what `scripts/regenerate` makes of the chapters; it notices when they are not.

Only the first test regenerates all of it; what the script does otherwise is tried on a project with one chapter.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from .description import ROOT, keep_chapters

UP_TO_DATE = "openapi/kasm.yaml is up to date.\nkasm_api is up to date.\n"


def regenerate(
    *arguments: str, root: Path = ROOT, python: str | Path = sys.executable, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the script of a project, from a folder that is not the project's."""
    command = [python, root / "scripts" / "regenerate", *arguments]
    return subprocess.run(
        command, cwd=root.parent, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def contents(package: Path) -> dict[str, bytes]:
    found = {str(path.relative_to(package)): path.read_bytes() for path in package.rglob("*") if path.is_file()}
    return {name: content for name, content in found.items() if "__pycache__" not in name}


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that the script reads and writes, with no chapter but that about zones."""
    root = tmp_path_factory.mktemp("regenerated") / "project"
    for name in ("scripts", "openapi"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "kasm.yaml"))
    shutil.copy(ROOT / "pyproject.toml", root)
    keep_chapters(root / "openapi" / "chapters", "zones")
    done = regenerate(root=root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def project(small_project: Path, tmp_path: Path) -> Path:
    """A copy of that project."""
    return shutil.copytree(small_project, tmp_path / "project")


def test_the_description_and_the_client_are_up_to_date() -> None:
    done = regenerate("--check", PYTHONHASHSEED="11")
    assert (done.returncode, done.stdout) == (0, UP_TO_DATE), done.stdout + done.stderr


def test_each_kind_of_difference_is_found_and_mended(project: Path) -> None:
    package = project / "kasm_api"
    right = contents(package)
    package.joinpath("client.py").write_text(package.joinpath("client.py").read_text() + "# edited\n")
    package.joinpath("models", "zone.py").unlink()
    package.joinpath("stray").mkdir()
    package.joinpath("stray", "notes.txt").touch()
    package.joinpath("models", "__pycache__").mkdir()
    package.joinpath("models", "__pycache__", "zone.pyc").touch()
    wrong = contents(package)

    checked = regenerate("--check", root=project)
    assert checked.returncode == 1
    assert checked.stdout.splitlines()[2:5] == [
        "  changed  client.py",
        "  missing  models/zone.py",
        "  extra    stray/notes.txt",
    ]
    assert "-# edited" in checked.stdout
    assert contents(package) == wrong

    written = regenerate(root=project, PYTHONHASHSEED="7")
    assert written.returncode == 0, written.stderr
    assert contents(package) == right
    assert not package.joinpath("stray").exists()


def test_a_missing_package_is_written_whole_where_it_is_wanted(project: Path, tmp_path: Path) -> None:
    done = regenerate("--output", str(tmp_path / "new"), root=project, PYTHONHASHSEED="11")
    assert done.returncode == 0
    assert contents(tmp_path / "new") == contents(project / "kasm_api")


def test_every_module_says_that_it_is_generated() -> None:
    header = b"# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.\n"
    modules = {name: content for name, content in contents(ROOT / "kasm_api").items() if name.endswith(".py")}
    assert [name for name, content in modules.items() if not content.startswith(header)] == []


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_description_that_is_not_what_the_chapters_give_is_found_and_mended(project: Path) -> None:
    description = project / "openapi" / "kasm.yaml"
    right = description.read_bytes()
    change(description, "List the deployment zones", "List some zones")
    wrong = description.read_bytes()

    checked = regenerate("--check", root=project)
    assert checked.returncode == 1
    assert "-      summary: List some zones" in checked.stdout
    assert "kasm_api is up to date." in checked.stdout
    assert description.read_bytes() == wrong

    assert regenerate(root=project).returncode == 0
    assert description.read_bytes() == right


def test_a_changed_chapter_changes_the_description_and_the_client(project: Path) -> None:
    change(project / "openapi" / "chapters" / "zones.yaml", "List the deployment zones", "List every zone")
    done = regenerate(root=project)
    assert done.stdout.splitlines()[:2] == ["changed  openapi/kasm.yaml", "changed  api/zones/get_zones.py"]
    assert "summary: List every zone" in (project / "openapi" / "kasm.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("#/components/schemas/Nothing'", "#/components/schemas/Nothing leads nowhere"),
        ("#/components/responses/Refusal'", "The generator failed"),
    ],
)
def test_chapters_that_cannot_be_used_change_nothing(project: Path, wrong: str, said: str) -> None:
    before = contents(project / "kasm_api"), contents(project / "openapi")
    chapter = project / "openapi" / "chapters" / "zones.yaml"
    change(chapter, "#/components/schemas/GetZonesResponse'", wrong)
    after = contents(project / "kasm_api"), contents(project / "openapi")
    done = regenerate(root=project)
    assert done.returncode == 2
    assert said in done.stderr
    assert "nothing was changed" in done.stderr
    assert before != after == (contents(project / "kasm_api"), contents(project / "openapi"))


@pytest.mark.parametrize("tool", ["openapi-python-client", "ruff"])
def test_a_tool_of_another_version_is_named_with_the_remedy(project: Path, tool: str) -> None:
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text().replace(f'"{tool}==', f'"{tool}==99.'))
    done = regenerate(root=project)
    assert done.returncode == 2
    assert f"{tool}: 99." in done.stderr
    assert "uv sync" in done.stderr


def test_a_python_without_the_generator_starts_the_projects_own(project: Path, tmp_path: Path) -> None:
    project.joinpath(".venv").symlink_to(sys.prefix)
    venv.create(tmp_path / "bare")
    done = regenerate("--check", root=project, python=tmp_path / "bare" / "bin" / "python")
    assert (done.returncode, done.stdout) == (0, UP_TO_DATE), done.stderr


def test_without_any_generator_the_remedy_is_named(project: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare")
    done = regenerate("--check", root=project, python=tmp_path / "bare" / "bin" / "python")
    assert done.returncode == 2
    assert "uv sync" in done.stderr
    assert "none is installed" in done.stderr


@pytest.fixture
def committed(project: Path) -> Path:
    """That copy, with its changelog, as a commit."""
    shutil.copy(ROOT / "CHANGELOG.md", project)
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=project, check=True)
    return project


def test_what_a_change_brings_is_told_when_it_is_made_and_not_when_it_is_checked(committed: Path) -> None:
    chapter = committed / "openapi" / "chapters" / "zones.yaml"
    name = "zone_name: {type: [string, 'null'], description: Name of the zone.}"
    chapter.write_text(chapter.read_text().replace(name, f"{name}\n        {name.replace('zone_name', 'zone_place')}"))

    assert regenerate(root=committed).stdout.startswith("added    Zone.zone_place: string | null\n")
    checked = regenerate("--check", root=committed)
    assert (checked.returncode, checked.stdout) == (0, UP_TO_DATE), checked.stderr


def test_a_change_that_breaks_programs_is_refused_until_the_changelog_names_it(committed: Path) -> None:
    project = committed
    chapter = project / "openapi" / "chapters" / "zones.yaml"
    chapter.write_text(chapter.read_text().replace("zone_name", "zone_title"))
    before = contents(project / "kasm_api")

    refused = regenerate(root=project)

    assert refused.returncode == 2
    assert "removed  Zone.zone_name: string | null" in refused.stdout
    assert "`Zone.zone_name`" in refused.stderr
    assert contents(project / "kasm_api") == before

    changelog = project / "CHANGELOG.md"
    changelog.write_text(
        changelog.read_text().replace("### Added", "### Removed\n\n- `Zone.zone_name`.\n\n### Added", 1)
    )
    assert regenerate(root=project).returncode == 0
    assert "zone_title" in (project / "kasm_api" / "models" / "zone.py").read_text()
