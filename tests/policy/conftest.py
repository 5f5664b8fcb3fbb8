"""Functions that check commands with the real parser, without the event loop in between."""

import os
from collections.abc import Callable, Mapping, Sequence

import pytest

from kasm_policy import Refusal, Rules
from kasm_policy.bash.parser import Parser, find_parser
from kasm_policy.check import judge
from tests.connected.fixtures import rig, switchboard, tools, web_server

from .corpus import HOME

__all__ = ["rig", "switchboard", "tools", "web_server"]

Judge = Callable[..., str]
JudgeEach = Callable[[Sequence[str]], Mapping[str, str]]


def code_of(refusal: Refusal | None) -> str:
    """Return the code of a refusal; empty when there is none."""
    return refusal.code if refusal is not None else ""


def is_running(process_id: int) -> bool:
    """Check whether a process exists, also one that ended and was not waited for."""
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


@pytest.fixture(scope="session")
def judged_each() -> JudgeEach:
    """Return a function from simple commands to the code of each; the parser runs once for all of them."""
    executable = find_parser()

    def judged_each(commands: Sequence[str]) -> Mapping[str, str]:
        whole = "\n".join(commands)
        tree = Parser(executable).parse(whole)
        assert isinstance(tree, dict)

        def alone(statement: object) -> Callable[[str], object]:
            return lambda text: tree | {"Stmts": [statement]} if text == whole else Parser(executable).parse(text)

        return {
            command: code_of(judge(whole, HOME, Rules(), alone(statement)))
            for command, statement in zip(commands, tree["Stmts"], strict=True)
        }

    return judged_each
