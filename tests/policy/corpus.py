"""Reader for the corpora of commands in this folder.

An entry is a line `## name`, `## name: code` or `## name: code @directory`, a line `#: reason`, and the command as far
as the next entry. A line `#### title` before an entry starts a section, for readers only.
"""

import json
import re
from functools import cache
from pathlib import Path

from attrs import frozen

HOME = "/home/kasm-user"

# Upper case starts no entry, so that a command may contain a document with headings.
_HEADER = re.compile(
    r"^(?:#### .*\n\n)?## (?P<name>[a-z0-9_]+)(?:: (?P<code>[a-z_]+))?(?: @(?P<working_dir>/.*))?\n"
    r"(?:#: (?P<reason>.*)\n)?",
    re.MULTILINE,
)


@frozen
class Example:
    """Command with its expected verdict.

    Attributes:
        name: Its subject; for an evasion, the attack.
        reason: Why it is harmless, or how it evades a check and what reveals it.
        command: Shell source.
        code: Code of the refusal; empty if it must be accepted.
        working_dir: Directory in which it starts.
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


def read_cases() -> list[Example]:
    """Read the cases of the revision; the code of one that must be refused is `block`."""
    lines = (Path(__file__).parent / "cases.jsonl").read_text().splitlines()
    return [
        Example(
            case["id"],
            case["why"],
            case["command"],
            "block" if case["expect"] == "block" else "",
            case["working_dir"] or HOME,
        )
        for case in map(json.loads, lines)
    ]


def parse_examples(text: str) -> list[Example]:
    """Read the entries of a corpus; text before the first entry is a comment."""
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
