"""The command line's own words: help that fits a screen, the version, and what is said of wrong usage."""

import subprocess
import sys
from importlib.metadata import version

import pytest

LINES, COLUMNS = 24, 80


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kasm_mcp", *arguments],
        env={"COLUMNS": str(COLUMNS)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments", [(), ("demo",), ("doctor",), ("serve",)], ids=["kasm-mcp", "demo", "doctor", "serve"]
)
def test_help_fits_a_screen(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--help")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(lines) < LINES  # one is the prompt's
    assert max(len(line) for line in lines) <= COLUMNS


def test_help_names_commands_options_and_settings() -> None:
    said = run("--help").stdout
    options = ("--sim", "--version", "--read-only", "--toolsets", "--tools", "--exclude-tools", "--confirm")
    assert [word for word in ("demo", "doctor", "serve", *options, "KASM_API_URL") if word not in said] == []


def test_help_lists_commands_as_it_lists_options() -> None:
    listed = run("--help").stdout.partition("commands:\n")[2].splitlines()
    assert listed[0].startswith("  demo ")


def test_http_before_serve_is_told_its_place() -> None:
    done = run("--sim", "--http", "127.0.0.1:8080")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].endswith("--http belongs after serve: kasm-mcp serve --http HOST:PORT")


@pytest.mark.parametrize(
    ("command", "options"),
    [("doctor", ("--deep", "--json", "--image")), ("serve", ("--http",))],
    ids=["doctor", "serve"],
)
def test_help_of_a_command_names_its_options(command: str, options: tuple[str, ...]) -> None:
    said = run(command, "--help").stdout
    assert [option for option in (*options, "--sim", "--read-only", "--toolsets") if option not in said] == []


def test_the_version_is_that_of_the_package() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kasm-mcp {version('kasm-mcp')}\n", "")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("docter",), "docter"),
        (("--reed-only",), "--reed-only"),
        (("doctor", "--no-session"), "--no-session"),
        (("serve", "--htt", "0"), "--htt"),
        (("--read",), "--read"),
        (("--toolsets", ""), "--toolsets"),
        (("serve", "--exclude-tools", " "), "--exclude-tools"),
    ],
)
def test_wrong_usage_is_named_on_stderr_and_ends_with_2(arguments: tuple[str, ...], named: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr.splitlines()[-1]
    assert done.stderr.startswith("usage: kasm-mcp ")
