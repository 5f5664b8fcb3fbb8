"""What is in wheel and sdist, that they are the same each time, and what PyPI makes of them."""

import datetime
import os
import re
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.packaging.building import EPOCH, PACKAGES, ROOT, Built, build, only

TABLE = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_the_wheel_holds_the_packages_and_nothing_else(built: Built) -> None:
    code = {
        file.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.suffix in (".py", ".sh") or file.name in ("py.typed", "opening.json")
    }
    info = f"kasm_mcp-{TABLE['version']}.dist-info"
    about = {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")}
    assert {f"{package}/py.typed" for package in PACKAGES} <= code
    assert len([name for name in code if name.endswith(".sh")]) == 9
    assert set(built.wheel_names()) == code | about


def test_the_wheel_starts_the_program_and_runs_on_every_platform(built: Built) -> None:
    assert built.of_wheel("entry_points.txt").split() == [
        "[console_scripts]",
        "kasm-mcp",
        "=",
        "kasm_mcp.__main__:main",
    ]
    assert "Tag: py3-none-any" in built.of_wheel("WHEEL")


def test_the_sdist_holds_what_is_needed_to_build_and_to_test_and_nothing_else(built: Built) -> None:
    names = set(built.sdist_names())
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    wanted = {
        *("openapi", "scripts", "tests", "docs", "mcpb", *PACKAGES),
        *("CHANGELOG.md", "CONTRIBUTING.md", "README.md", "LICENSE", "uv.lock", "server.json", "Dockerfile"),
    }
    always = {"PKG-INFO", "pyproject.toml", ".gitignore"}
    assert names - always == {name for name in tracked if name.split("/")[0] in wanted and (ROOT / name).exists()}
    assert always <= names


@pytest.mark.slow
def test_the_wheel_is_the_same_from_the_repository_and_from_the_sdist(built: Built, tmp_path: Path) -> None:
    build(ROOT, tmp_path, "--wheel")
    assert only(tmp_path, "*.whl").read_bytes() == built.wheel.read_bytes()


@pytest.mark.slow
def test_times_modes_and_place_of_the_sources_do_not_change_a_byte(built: Built, tmp_path: Path) -> None:
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path / "elsewhere", filter="data")
    source = only(tmp_path / "elsewhere", "*")
    for file in source.rglob("*.py"):
        file.chmod(0o600)
        os.utime(file, (1_000_000_000, 1_000_000_000))

    build(source, tmp_path / "dist")

    assert only(tmp_path / "dist", "*.tar.gz").read_bytes() == built.sdist.read_bytes()
    assert only(tmp_path / "dist", "*.whl").read_bytes() == built.wheel.read_bytes()


def test_the_times_in_the_wheel_are_the_one_that_is_given(built: Built) -> None:
    given = datetime.datetime.fromtimestamp(EPOCH, datetime.UTC).timetuple()[:6]
    with zipfile.ZipFile(built.wheel) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {given}


def test_the_page_on_pypi_has_the_readme_without_links_that_lead_nowhere(built: Built) -> None:
    metadata = built.metadata()
    page = metadata.get_payload()
    assert isinstance(page, str)
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert page.startswith("# kasm-mcp\n")
    assert "How output comes back." in page
    assert "(https://www.kasmweb.com)" in page
    assert re.findall(r"\]\((?!https?://|#)[^)]*\)", page) == []


def test_the_metadata_say_what_pyproject_says(built: Built) -> None:
    metadata = built.metadata()
    assert (metadata["Name"], metadata["Version"]) == (TABLE["name"], TABLE["version"])
    assert (metadata["License-Expression"], metadata["License-File"]) == ("MIT", "LICENSE")
    assert metadata["Requires-Python"] == ">=3.11"
    assert all(re.search(r"<\d", each) for each in metadata.get_all("Requires-Dist", []))
