"""The snippets of the client pages, read as each client's documentation says: into a program to start, or an address.

What the reader puts in place of the placeholders is in `Places`; what the client asks its user for, or takes from its
own environment, is in `variables`.
"""

import argparse
import json
import re
import shlex
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((DOCS / "clients").glob("*.md"))}

_BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_JSONC = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)


@dataclass
class Program:
    """A server that the client starts: its command line, and what it adds to a bare environment."""

    command: str
    args: list[str] = field(default_factory=list)
    env: dict[str, str] = field(default_factory=dict)


@dataclass
class Remote:
    """A server that the client connects to."""

    url: str
    headers: dict[str, str]


@dataclass
class Snippet:
    """One block of a page.

    Attributes:
        page: The page's name without `.md`.
        kind: The language of the block.
        text: What stands in it.
    """

    page: str
    kind: str
    text: str

    @property
    def is_remote(self) -> bool:
        """Whether it is about a server over HTTP."""
        return "https://kasm-mcp.example.com/mcp" in self.text

    def read(self, places: Mapping[str, str], variables: Mapping[str, str]) -> Program | Remote:
        """Read it as the client would.

        Args:
            places: Placeholders of the page, and what a reader writes there.
            variables: What the client knows: its environment, and what its user answers.
        """
        text = self.text
        for placeholder, value in places.items():
            text = text.replace(placeholder, value)
        return _READERS[self.page](self.kind, text, variables)


def snippets() -> list[Snippet]:
    """Find every snippet; shell blocks count when they register a server."""
    found = [
        Snippet(name, match["kind"], re.sub(f"^{match['indent']}", "", match["text"], flags=re.MULTILINE))
        for name, page in PAGES.items()
        for match in _BLOCK.finditer(page)
        if name != "index"
    ]
    return [snippet for snippet in found if snippet.kind != "sh" or " mcp add " in snippet.text]


def _replaced(value: Any, pattern: str, known: Callable[[re.Match[str]], str]) -> Any:
    """Put values in place of variables, in every text of a structure."""
    if isinstance(value, dict):
        return {name: _replaced(member, pattern, known) for name, member in value.items()}
    if isinstance(value, list):
        return [_replaced(member, pattern, known) for member in value]
    return re.sub(pattern, known, value) if isinstance(value, str) else value


def _server(entry: Mapping[str, Any], *, url: str = "url", kinds: tuple[str | None, ...]) -> Program | Remote:
    """Read the entry of a server; its members must be ones that are known.

    Args:
        entry: The members.
        url: What the member with the address is called.
        kinds: Words that `type` may have; None where it may be missing.
    """
    assert entry.get("type") in kinds
    if url in entry:
        assert set(entry) <= {"type", url, "headers", "autoApprove", "disabled", "timeout"}
        return Remote(entry[url], entry["headers"])
    assert set(entry) <= {"type", "command", "args", "env", "envFile", "autoApprove", "disabled", "timeout"}
    assert not entry.get("disabled")
    more = dotenv_values(entry["envFile"], interpolate=False) if "envFile" in entry else {}
    added = {name: value for name, value in more.items() if value is not None} | entry.get("env", {})
    return Program(entry["command"], entry.get("args", []), added)


def _plain(kind: str, text: str, variables: Mapping[str, str]) -> Program | Remote:
    """`mcpServers` in JSON, no variables: Claude Desktop, Cline and most others."""
    assert kind == "json"
    (entry,) = json.loads(text)["mcpServers"].values()
    return _server(entry, kinds=(None, "http", "streamableHttp"))


def _with_env_prefix(kind: str, text: str, variables: Mapping[str, str], *, url: str = "url") -> Program | Remote:
    """Cursor and Windsurf: `${env:NAME}`."""
    (entry,) = json.loads(text)["mcpServers"].values()
    filled = _replaced(entry, r"\$\{env:(\w+)\}", lambda found: variables[found[1]])
    return _server(filled, url=url, kinds=(None, "stdio"))


def _windsurf(kind: str, text: str, variables: Mapping[str, str]) -> Program | Remote:
    return _with_env_prefix(kind, text, variables, url="serverUrl")


def _vs_code(kind: str, text: str, variables: Mapping[str, str]) -> Program | Remote:
    """`servers`, comments, and answers to `inputs`: in the pages an id is `kasm-` and the end of a variable's name."""
    assert kind == "jsonc"
    whole = json.loads(_JSONC.sub(lambda found: found[1] or "", text))
    inputs = {row["id"]: row for row in whole.get("inputs", [])}
    assert all(row["type"] == "promptString" and row["description"] for row in inputs.values())
    secret = {name for name, row in inputs.items() if row.get("password")}
    assert secret == set(inputs) & {"kasm-key", "kasm-secret", "kasm-token"}
    (entry,) = whole["servers"].values()
    answers = {name: variables[f"input:{name}"] for name in inputs}
    return _server(_replaced(entry, r"\$\{input:([\w-]+)\}", lambda found: answers[found[1]]), kinds=("stdio", "http"))


def _claude_code(kind: str, text: str, variables: Mapping[str, str]) -> Program | Remote:
    """`claude mcp add …`, or `.mcp.json` with `${NAME}` and `${NAME:-default}`."""
    if kind == "sh":
        return _added(text, variables)
    (entry,) = json.loads(text)["mcpServers"].values()

    def known(found: re.Match[str]) -> str:
        return variables.get(found[1]) or found[2]

    return _server(_replaced(entry, r"\$\{(\w+)(?::-([^}]*))?\}", known), kinds=("stdio", "http"))


def _codex(kind: str, text: str, variables: Mapping[str, str]) -> Program | Remote:
    """`codex mcp add …`, or a table of `config.toml`."""
    if kind == "sh":
        return _added(text, variables)
    (entry,) = tomllib.loads(text)["mcp_servers"].values()
    if "url" in entry:
        assert set(entry) <= {"url", "bearer_token_env_var", "tool_timeout_sec"}
        return Remote(entry["url"], {"Authorization": f"Bearer {variables[entry['bearer_token_env_var']]}"})
    assert set(entry) <= {"command", "args", "env", "env_vars", "required", "startup_timeout_sec", "tool_timeout_sec"}
    passed_on = {name: variables[name] for name in entry.get("env_vars", [])}
    return Program(entry["command"], entry.get("args", []), passed_on | entry.get("env", {}))


def _added(line: str, variables: Mapping[str, str]) -> Program | Remote:
    """A command line that adds a server. As in both programs, `--env` takes words until the next option."""
    words = shlex.split(re.sub(r"\$(\w+)", lambda found: variables[found[1]], line))
    assert words[0] in ("claude", "codex")
    assert words[1:3] == ["mcp", "add"]
    words, program = words[3:], []
    if "--" in words:
        at = words.index("--")
        words, program = words[:at], words[at + 1 :]
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("--env", nargs="+" if line.startswith("claude") else 1, action="extend", default=[])
    parser.add_argument("--header", action="append", default=[])
    parser.add_argument("--scope", choices=["local", "user", "project"])
    parser.add_argument("--transport", choices=["stdio", "http"], default="stdio")
    parser.add_argument("name")
    parser.add_argument("url", nargs="?")
    given = parser.parse_args(words)
    assert given.name == "kasm"
    if given.transport == "http":
        return Remote(given.url, dict(header.split(": ", 1) for header in given.header))
    assert given.url is None
    return Program(program[0], program[1:], dict(pair.split("=", 1) for pair in given.env))


_READERS: dict[str, Callable[[str, str, Mapping[str, str]], Program | Remote]] = {
    "claude-code": _claude_code,
    "claude-desktop": _plain,
    "cline": _plain,
    "codex": _codex,
    "cursor": _with_env_prefix,
    "other": _plain,
    "vs-code": _vs_code,
    "windsurf": _windsurf,
}
