"""Call tools for the demo through an MCP client, print calls and answers, and check every answer.

It depends on the MCP client and the envelope of answers, not on Kasm or the simulator.
"""

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

import anyio
from mcp.client import Client
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult, ImageContent, TextContent

from kasm_mcp.console import Style, Terminal

_CALL_LIMIT_S = 60.0
_ID = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{24,}\b")
_ADDRESS = re.compile(r"(https?://[^\s?]{1,60})\S+")
_INDENT = 4
_ABSENT = object()


class CallFailed(Exception):
    """A call got no answer, or an invalid one: the demo cannot continue."""


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

    def surprise(self, text: str) -> None:
        """Print an unexpected value, and count it."""
        self.surprises += 1
        self._out.line(("UNEXPECTED: ", Style.BAD), text, indent=2)

    async def call(self, tool: str, arguments: Mapping[str, object], expect: Mapping[str, object]) -> dict[str, Any]:
        """Call a tool, print the call and the expected members of the answer, and check these.

        Args:
            tool: Its name.
            arguments: Its arguments.
            expect: Members of the answer, with their values or patterns. Paths into `data` are written with dots
                (`users.0.locked`). A success is expected unless `error_type` is among them.

        Returns:
            `data`; empty if there is none.

        Raises:
            CallFailed: The tool did not answer.
        """
        self._show_call(tool, arguments)
        self.calls += 1
        self._out.status(tool)
        began = anyio.current_time()
        try:
            with anyio.fail_after(_CALL_LIMIT_S):
                result = await self._client.call_tool(tool, dict(arguments))
        except (MCPError, RuntimeError, TimeoutError, anyio.ClosedResourceError, anyio.BrokenResourceError) as error:
            # The SDK raises RuntimeError for an answer that does not match the tool's schema.
            raise CallFailed(f"{tool}: {str(error) or type(error).__name__}") from error
        took_s = anyio.current_time() - began
        self._out.status()
        envelope, picture = _contents(result)
        self._show_answer(envelope, took_s)
        members = {**envelope, **(envelope.get("data") or {}), "picture": picture}
        for path in dict.fromkeys((*expect, "stdout", "stderr")):
            self._show_member(path, _at(members, path))
        for path, wanted in {"success": "error_type" not in expect, **expect}.items():
            found = _at(members, path)
            is_right = wanted.fullmatch(str(found)) if isinstance(wanted, re.Pattern) else wanted == found
            if not is_right:
                hoped = f"like {wanted.pattern}" if isinstance(wanted, re.Pattern) else repr(wanted)
                self.surprise(f"{path} should be {hoped}, but is {'nothing' if found is _ABSENT else repr(found)}.")
        return dict(envelope.get("data") or {})

    def _show_call(self, tool: str, arguments: Mapping[str, object]) -> None:
        shown = {name: '"********"' if name == "password" else _literal(value) for name, value in arguments.items()}
        rows = [f"{tool}("]
        for word in (f"{name}={value}, " for name, value in shown.items()):
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
            error_type = (f"→ {envelope.get('error_type')}: ", Style.DOUBTFUL)
            self._out.line(error_type, _short(envelope.get("error")), took, indent=2, hang=2)

    def _show_member(self, path: str, value: object) -> None:
        if value in (_ABSENT, None, "") or path == "error_type":
            return
        text = _short(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        first, *rest = text.splitlines()
        self._out.line((f"{path}: ", Style.FAINT), first, indent=4, hang=2 + len(path))
        for line in rest:
            self._out.line(line, indent=6 + len(path))


def _literal(value: object) -> str:
    """Format an argument as in the specification's examples."""
    return _short(json.dumps(value, ensure_ascii=False))


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


def _contents(result: CallToolResult) -> tuple[dict[str, Any], str | None]:
    """Return the envelope, which is the text, and a description of the picture, if there is one."""
    texts = [part.text for part in result.content if isinstance(part, TextContent)]
    pictures = [part for part in result.content if isinstance(part, ImageContent)]
    envelope = json.loads(texts[0]) if texts else {}
    if not pictures:
        return envelope, None
    data = base64.b64decode(pictures[0].data)
    is_jpeg = data.startswith(b"\xff\xd8\xff")
    return envelope, f"{pictures[0].mime_type}, {len(data)} bytes{'' if is_jpeg else ', broken'}"
