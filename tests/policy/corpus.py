"""Reads the corpora of commands, which lie beside this file.

An entry is a line `## name`, `## name: code` or `## name: code @directory`, a line `#: reason`, and the command as far
as the next entry. A line `#### title` before an entry begins a section, for readers only.
"""

import re
from functools import cache
from pathlib import Path

from attrs import frozen

HOME = "/home/kasm-user"

# Upper case makes no entry, so that a command may hold a document with headings.
_HEADER = re.compile(
    r"^(?:#### .*\n\n)?## (?P<name>[a-z0-9_]+)(?:: (?P<code>[a-z_]+))?(?: @(?P<working_dir>/.*))?\n"
    r"(?:#: (?P<reason>.*)\n)?",
    re.MULTILINE,
)


@frozen
class Example:
    """A command with what the policy should say about it.

    Attributes:
        name: What it shows; for an evasion, the attack.
        reason: Why it is harmless, or how it would get round and what gives it away.
        command: Shell source.
        code: The refusal's code; empty when it must be accepted.
        working_dir: Where it starts.
    """

    name: str
    reason: str
    command: str
    code: str = ""
    working_dir: str = HOME


@cache
def read_examples(name: str) -> list[Example]:
    """Read a corpus in this folder, once per process."""
    return parse_examples((Path(__file__).parent / name).read_text())


def parse_examples(text: str) -> list[Example]:
    """Read the entries of a corpus; what stands before the first is about the whole."""
    headers = list(_HEADER.finditer(text))
    ends = [header.start() for header in headers[1:]] + [len(text)]
    return [
        Example(
            header["name"],
            header["reason"] or "",
            text[header.end() : end].rstrip("\n"),
            header["code"] or "",
            header["working_dir"] or HOME,
        )
        for header, end in zip(headers, ends, strict=True)
    ]
