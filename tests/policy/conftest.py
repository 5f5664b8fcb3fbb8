"""A judge for commands that uses the real parser, without the event loop in between."""

import os
from collections.abc import Callable

import pytest

from kasm_policy import Refusal, Rules
from kasm_policy.bash.parser import Parser, find_parser
from kasm_policy.check import judge
from tests.connected.fixtures import rig, switchboard, tools, web_server

from .corpus import HOME

__all__ = ["rig", "switchboard", "tools", "web_server"]

Judge = Callable[..., str]


def code_of(refusal: Refusal | None) -> str:
    """Return a refusal's code, or nothing when there is none."""
    return refusal.code if refusal is not None else ""


def is_running(process_id: int) -> bool:
    """Tell whether a process exists; one that ended but was not waited for does."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="session")
def judged() -> Judge:
    """Return a function from a command to the code of its refusal; empty when it is accepted."""
    executable = find_parser()

    def judged(command: str, working_dir: str = HOME, rules: Rules | None = None) -> str:
        return code_of(judge(command, working_dir, rules or Rules(), Parser(executable).parse))

    return judged
