"""Comparison with `bash -n` for validity, and with tree-sitter's grammar for the programs in a command."""

import subprocess
import zlib
from collections.abc import Iterator

import pytest
import tree_sitter
import tree_sitter_bash

from kasm_policy import Rules
from kasm_policy.bash.parser import Parser, find_parser
from kasm_policy.check import judge

from .conftest import Judge
from .corpus import Example, read_examples


def sample(one_in: int) -> list[Example]:
    """Choose ordinary commands by a hash of their name, so that new entries do not change the choice."""
    return [example for example in read_examples("ordinary.txt") if zlib.crc32(example.name.encode()) % one_in == 0]


BASH = tree_sitter.Parser(tree_sitter.Language(tree_sitter_bash.language()))
# Shell keywords that tree-sitter parses as programs.
KEYWORDS = {"coproc", "let", "time", "}"}
# Removing one of these from a command mostly makes it invalid.
DELIMITERS = "'\"`(){}[];|&<"


def is_valid(command: str) -> bool:
    """Check whether bash can read a command; counts an open here-document, for bash only a warning, as invalid."""
    run = subprocess.run(["bash", "-n"], input=command.encode(), capture_output=True, check=False)
    return run.returncode == 0 and b"here-document" not in run.stderr


def damaged(command: str) -> Iterator[str]:
    """Remove the first and the last delimiter of each kind."""
    for delimiter in DELIMITERS:
        for at in sorted({command.find(delimiter), command.rfind(delimiter)} - {-1}):
            yield command[:at] + command[at + 1 :]


def programs(command: str) -> set[str]:
    """Return the literal program names that tree-sitter finds; none if it cannot parse the whole text."""
    root = BASH.parse(command.encode()).root_node
    if root.has_error:
        return set()
    found, pending = set(), [root]
    while pending:
        node = pending.pop()
        pending += node.children
        name = node.children[0] if node.type == "command_name" and node.child_count == 1 else None
        if name is not None and name.type == "word" and name.text is not None and b"\\" not in name.text:
            found.add(name.text.decode().rpartition("/")[2])
    return found - KEYWORDS


@pytest.mark.parametrize("example", sample(3), ids=lambda example: example.name)
def test_bash_can_read_each_accepted_command(example: Example) -> None:
    assert is_valid(example.command)


@pytest.mark.parametrize("example", sample(20), ids=lambda example: example.name)
def test_command_that_bash_cannot_read_is_refused(example: Example, judged: Judge) -> None:
    accepted = [command for command in damaged(example.command) if not judged(command, example.working_dir)]

    assert [command for command in accepted if not is_valid(command)] == []


@pytest.mark.parametrize("example", sample(3), ids=lambda example: example.name)
def test_every_program_that_another_grammar_finds_is_checked(example: Example) -> None:
    trees: dict[str, object] = {}

    def parse(text: str) -> object:
        if text not in trees:
            trees[text] = Parser(find_parser()).parse(text)
        return trees[text]

    for name in programs(example.command):
        rules = Rules(blocked_commands=frozenset({name}))
        assert judge(example.command, example.working_dir, rules, parse) is not None, name
