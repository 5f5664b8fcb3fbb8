"""How the report looks to a person: on a terminal, and in a file."""

import io
import re

import pytest

from kasm_mcp.console import Terminal
from kasm_sim import ALL_PERMISSIONS, Simulator

from .report import printed

LACKING = ALL_PERMISSIONS - {"Sessions Modify", "Users Delete"}


def on_screen(simulator: Simulator, columns: int) -> list[str]:
    stream = io.StringIO()
    printed(simulator, Terminal(stream, columns=columns))
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("columns", [80, 60])
def test_lines_are_wrapped_below_their_beginning(columns: int) -> None:
    lines = on_screen(Simulator(permissions=LACKING), columns)
    assert max(len(line) for line in lines) <= columns
    start = next(at for at, line in enumerate(lines) if line.startswith("  ok       tools"))
    settings = lines[2 + 1 : start]
    assert len(settings) > 1
    column = min(27, 2 + columns // 3)
    assert all(line[:column].isspace() and not line[column].isspace() for line in settings[1:])


def test_in_a_file_each_finding_is_one_plain_line() -> None:
    lines = printed(Simulator(permissions=LACKING)).splitlines()
    (failure,) = (line for line in lines if line.startswith("  FAILED") and "exec_command_kasm" in line)
    assert failure.endswith("Tools that fail without it: execute_kasm_command, read_kasm_file, write_kasm_file.")


def test_what_is_missing_comes_last_with_one_remedy_for_all() -> None:
    text = printed(Simulator(permissions=LACKING))
    part = text.partition("\nPermissions of the key\n")[2].partition("\n\n")[0].splitlines()
    assert re.match(r"  ok       \d+ calls        get_images, ", part[0])
    assert [line.split()[0] for line in part[-3:]] == ["FAILED", "FAILED", "→"]
    assert part[-1].strip().startswith("→ Grant the key Sessions Modify, Users Delete. Kasm's admin pages: Settings > ")
    assert text.count("→") == 1


def test_the_last_lines_say_what_it_comes_to() -> None:
    good = printed(Simulator()).splitlines()
    assert good[-2].startswith("Passed: ")
    assert good[-1].startswith("Nothing was created or changed in Kasm. ")
    assert good[-1].endswith("run the same with --deep")
    bad = printed(Simulator(permissions=LACKING)).splitlines()
    assert bad[-2].startswith("Failed: ")
    assert ", 2 failed, " in bad[-2]
