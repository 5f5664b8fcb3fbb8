"""Entrance for commands: does not block the event loop, runs concurrently, ends the parser when cancelled."""

from pathlib import Path

import anyio
import pytest

from kasm_policy import CommandPolicy, Refusal, Rules, check_command
from kasm_policy.bash.parser import Parser

from .conftest import is_running
from .corpus import HOME

SPECIFIED = [
    "apt-get update && apt-get install -y git python3 python3-pip",
    "git clone https://github.com/user/repo.git",
    "python3 app.py",
    "ls -la",
]


@pytest.mark.parametrize("command", SPECIFIED)
async def test_commands_of_the_specification_are_accepted(command: str) -> None:
    assert await check_command(command, HOME, Rules()) is None


async def test_blocked_command_is_refused() -> None:
    refusal = await check_command("sudo ls", HOME, Rules())

    assert isinstance(refusal, Refusal)
    assert refusal.code == "blocked_program"


async def test_working_directory_is_checked() -> None:
    refusal = await check_command("ls", "/home/kasm-user/../x", Rules())

    assert isinstance(refusal, Refusal)
    assert refusal.code == "parent_component"


async def test_working_directory_is_where_relative_paths_start() -> None:
    assert await check_command("cat ../x", "~/project/", Rules()) is None
    assert await check_command("cat ../x", "~", Rules()) is not None


async def test_commands_are_checked_concurrently() -> None:
    policy = CommandPolicy(Rules())
    codes: dict[str, str] = {}

    async def check(command: str) -> None:
        refusal = await policy.check(command, HOME)
        codes[command] = refusal.code if refusal else ""

    async with anyio.create_task_group() as tasks:
        for number in range(8):
            tasks.start_soon(check, f"echo {number}")
            tasks.start_soon(check, f"sudo echo {number}")

    assert codes == {f"echo {n}": "" for n in range(8)} | {f"sudo echo {n}": "blocked_program" for n in range(8)}


@pytest.fixture
def sleeper(tmp_path: Path) -> tuple[Path, Path]:
    """Stand-in for the parser that writes its process id to a file and never answers; and that file."""
    program, started = tmp_path / "parser", tmp_path / "started"
    program.write_text(f"#!/bin/sh\necho $$ > {started}.new; mv {started}.new {started}; sleep 60\n")
    program.chmod(0o700)
    return program, started


async def test_cancelled_check_ends_the_parser(sleeper: tuple[Path, Path]) -> None:
    program, started = sleeper
    policy = CommandPolicy(Rules(), lambda: Parser(program, time_limit_s=50))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(policy.check, "ls", HOME)
        # This loop only runs because the check does not block the event loop.
        while not started.exists():  # noqa: ASYNC110 - the file is made by another process
            await anyio.sleep(0.005)
        tasks.cancel_scope.cancel()

    with anyio.fail_after(10):
        while is_running(int(started.read_text())):  # noqa: ASYNC110 - ended by a worker thread
            await anyio.sleep(0.005)
