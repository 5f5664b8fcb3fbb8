"""Call tools for the demo through an MCP client, print calls and answers, and check every answer.

It depends on the MCP client and the envelope of answers, not on Kasm or the simulator.
"""

import base64
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import anyio
from attrs import frozen
from mcp.client import Client
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult, ImageContent, TextContent

from kasm_mcp.console import Style, Terminal

_CALL_LIMIT_S = 60.0
_ID = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{24,}\b")
_ADDRESS = re.compile(r"(https?://[^\s?]{1,60})\S+")
_INDENT = 4
_HIDDEN = frozenset({"password"})
_ALWAYS_SHOWN = ("stdout", "stderr")
_ABSENT = object()


class CallFailed(Exception):
    """A call got no answer, or an invalid one: the demo cannot continue."""


@frozen
class Like:
    """A condition on a value that is not known in advance.

    Args:
        description: The condition, for the message if it is not met.
        test: Whether a value meets it.
    """

    description: str
    test: Callable[[Any], bool]


class Stage:
    """Make calls one after another.

    Args:
        client: Connected to a server.
        out: The terminal for calls and answers.

    Attributes:
        calls: Number of calls made.
        surprises: Number of unexpected values.
    """

    def __init__(self, client: Client, out: Terminal) -> None:
        self._client = client
        self._out = out
        self.calls = 0
        self.surprises = 0

    def title(self, text: str) -> None:
        """Print the title of an example."""
        self._out.line()
        self._out.line((text, Style.STRONG))

    def remark(self, text: str) -> None:
        """Print a comment on the next calls."""
        self._out.line()
        self._out.line((f"# {text}", Style.FAINT))

    async def call(
        self, tool: str, arguments: Mapping[str, object] | None = None, *, expect: Mapping[str, object]
    ) -> dict[str, Any]:
        """Call a tool, print the call and the expected members of the answer, and check these.

        Args:
            tool: Its name.
            arguments: Its arguments; None for none.
            expect: Members of the answer, with their values or a `Like`. Paths into `data` are written with dots
                (`users.0.locked`). A success is expected unless `error_type` is among them.

        Returns:
            `data`; empty if there is none.

        Raises:
            CallFailed: The tool did not answer.
        """
        self._show_call(tool, arguments or {})
        self.calls += 1
        self._out.status(tool)
        began = anyio.current_time()
        try:
            with anyio.fail_after(_CALL_LIMIT_S):
                result = await self._client.call_tool(tool, dict(arguments or {}))
        except (MCPError, RuntimeError, TimeoutError, anyio.ClosedResourceError, anyio.BrokenResourceError) as error:
            # The SDK raises RuntimeError for an answer that does not match the tool's schema.
            raise CallFailed(f"{tool}: {str(error) or type(error).__name__}") from error
        took_s = anyio.current_time() - began
        self._out.status()
        envelope = _envelope(result)
        data = envelope.get("data") or {}
        self._show_answer(envelope, took_s)
        members = {**envelope, **data, "picture": _picture(result)}
        for path in dict.fromkeys((*expect, *_ALWAYS_SHOWN)):
            self._show_member(path, _at(members, path))
        wanted = {"success": "error_type" not in expect, **expect}
        for path, value in wanted.items():
            self._compare(path, value, _at(members, path))
        return dict(data)

    def surprise(self, text: str) -> None:
        """Print an unexpected value, and count it."""
        self.surprises += 1
        self._out.line(("UNEXPECTED: ", Style.BAD), text, indent=2)

    def _show_call(self, tool: str, arguments: Mapping[str, object]) -> None:
        words = [f"{name}={_literal(name, value)}, " for name, value in arguments.items()]
        rows = [f"{tool}("]
        for word in words:
            # Wrapped between arguments; within an argument only if it is longer than a line.
            if self._out.columns and len(rows[-1]) + len(word) > self._out.columns - (_INDENT if rows[1:] else 0):
                rows.append("")
            rows[-1] += word
        rows[-1] = f"{rows[-1].removesuffix(', ')})"
        for number, row in enumerate(rows):
            self._out.line((row, Style.STRONG), indent=_INDENT if number else 0, hang=_INDENT)

    def _show_answer(self, envelope: Mapping[str, Any], took_s: float) -> None:
        took = (f" ({took_s:.2f}s)", Style.FAINT)
        if envelope.get("success"):
            self._out.line(("→ ", Style.GOOD), _short(envelope.get("message")), took, indent=2, hang=2)
        else:
            error_type = (f"{envelope.get('error_type')}: ", Style.DOUBTFUL)
            self._out.line(("→ ", Style.DOUBTFUL), error_type, _short(envelope.get("error")), took, indent=2, hang=2)

    def _show_member(self, path: str, value: object) -> None:
        if value in (_ABSENT, None, "") or path == "error_type":
            return
        text = _short(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        first, *rest = text.splitlines()
        self._out.line((f"{path}: ", Style.FAINT), first, indent=4, hang=2 + len(path))
        for line in rest:
            self._out.line(line, indent=6 + len(path))

    def _compare(self, path: str, wanted: object, found: object) -> None:
        matches = wanted.test(found) if isinstance(wanted, Like) and found is not _ABSENT else wanted == found
        if not matches:
            seen = "nothing" if found is _ABSENT else repr(found)
            hoped = wanted.description if isinstance(wanted, Like) else repr(wanted)
            self.surprise(f"{path} should be {hoped}, but is {seen}.")


def _literal(name: str, value: object) -> str:
    """Format an argument as in the specification's examples, with passwords hidden."""
    return '"********"' if name in _HIDDEN else _short(json.dumps(value, ensure_ascii=False))


def _short(text: object) -> str:
    """Shorten ids, digests and addresses in a text to their beginnings."""
    return _ADDRESS.sub(r"\1…", _ID.sub(r"\1…", str(text)))


def _at(members: Mapping[str, Any], path: str) -> object:
    found: Any = members
    for name in path.split("."):
        try:
            found = found[int(name)] if isinstance(found, list) else found[name]
        except (KeyError, IndexError, TypeError, ValueError):
            return _ABSENT
    return found


def _envelope(result: CallToolResult) -> dict[str, Any]:
    """Return the answer: the JSON text that comes first, since a picture comes without structured content."""
    first = result.content[0] if result.content else None
    found = json.loads(first.text) if isinstance(first, TextContent) else {}
    return found if isinstance(found, dict) else {}


def _picture(result: CallToolResult) -> str | None:
    """Describe the picture that came with an answer; None for none."""
    content = next((part for part in result.content if isinstance(part, ImageContent)), None)
    if content is None:
        return None
    picture = base64.b64decode(content.data)
    return f"{content.mime_type}, {len(picture)} bytes" + ("" if picture.startswith(b"\xff\xd8\xff") else ", broken")
