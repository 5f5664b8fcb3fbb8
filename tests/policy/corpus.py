"""Reads the corpora of commands: blocks that start with `## name`, `## name: code` or `## name: code @directory`."""

from pathlib import Path

from attrs import frozen

HOME = "/home/kasm-user"


@frozen
class Example:
    """A command with what the policy should say about it.

    Attributes:
        name: What it shows; for an evasion, the attack.
        command: Shell source.
        code: The refusal's code; empty when it must be accepted.
        working_dir: Where it starts.
    """

    name: str
    command: str
    code: str = ""
    working_dir: str = HOME


def read_examples(name: str) -> list[Example]:
    """Read a corpus that lies beside this file."""
    text = (Path(__file__).parent / name).read_text()
    return [_read_example(block) for block in text.split("\n## ")[1:]]


def _read_example(block: str) -> Example:
    header, _, command = block.partition("\n")
    title, _, working_dir = header.partition(" @")
    name, _, code = title.partition(":")
    return Example(name.strip(), command.rstrip("\n"), code.strip(), working_dir or HOME)
