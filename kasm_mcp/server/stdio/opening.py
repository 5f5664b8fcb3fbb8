"""Answer the opening of a connection before the MCP SDK is loaded, which takes most of the start-up time.

Clients begin with the same few requests, whose answers depend only on the settings. `scripts/render` records the
server's answers in `opening.json`, with the schemas of the parameters that the SDK accepts: no accepted parameter
changes an answer. A thread loads the SDK meanwhile, which answers all other requests, and invalid ones. Nothing is
imported that reading the settings has not loaded.
"""

import json
import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from queue import Empty
from typing import Any

from kasm_mcp.process import exit_cleanly
from kasm_mcp.server.instructions import instructions
from kasm_mcp.server.stdio.pipes import LAST_WORDS_S, take_over
from kasm_mcp.server.wire import escaped

Serve = Callable[..., None]

RECORD = Path(__file__).with_name("opening.json")
HANDSHAKE = "initialize"
LISTS = {
    "tools/list": "tools",
    "prompts/list": "prompts",
    "resources/list": "resources",
    "resources/templates/list": "resourceTemplates",
}
_DEEPEST = 150
"""Brackets in a line; the SDK's nesting limit is some hundred levels."""
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
_QUIET_S = 0.2
"""A client that is silent for so long is not waiting for an answer, so loading delays none."""


def fits(value: object, schema: Mapping[str, Any]) -> bool:
    """Check a value against a schema, of which the keywords that the record contains are supported."""
    if not (
        all(fits(value, part) for part in schema.get("allOf", ()))
        and ("anyOf" not in schema or any(fits(value, part) for part in schema["anyOf"]))
        and ("type" not in schema or type(value) is _TYPES[schema["type"]])
        and ("enum" not in schema or value in schema["enum"])
    ):
        return False
    if isinstance(value, list):
        return all(fits(part, schema.get("items", {})) for part in value)
    if isinstance(value, dict):
        members, others = schema.get("properties", {}), schema.get("additionalProperties", {})
        return all(name in value for name in schema.get("required", ())) and all(
            fits(part, members.get(name, others)) for name, part in value.items()
        )
    return True


class Recorded:
    """Answer the requests of an opening, for one server.

    Args:
        tool_names: The server's tools.
        confirms: Whether destructive tools have the parameter `confirm`.

    Attributes:
        opened: The lines that opened the connection, for the SDK to replay.
    """

    def __init__(self, tool_names: tuple[str, ...], *, confirms: bool) -> None:
        self._tool_names = tool_names
        self._confirms = confirms
        self._era: str | None = None
        self.opened: list[bytes] = []

    def answer(self, line: bytes) -> bytes | None:
        """Return the answer to a line; b"" if it needs none, None if the SDK must answer."""
        message = _message(line)
        method = message.get("method")
        if not isinstance(method, str):
            return None
        if "id" not in message and self._era is not None:
            self.opened.append(line)
            return b""
        if type(message.get("id")) not in (int, str):
            return None
        result = self._result(method, {} if message.get("params") is None else message["params"])
        if result is None:
            return None
        if not self.opened:
            self.opened.append(line)  # the first request decides the era
        answer = {"jsonrpc": "2.0", "id": message["id"], "result": result}
        return escaped(json.dumps(answer, ensure_ascii=False)).encode() + b"\n"

    def _result(self, method: str, params: Any) -> Mapping[str, Any] | None:  # noqa: ANN401  # any JSON
        era = self._era or ("legacy" if method == HANDSHAKE else "modern")
        if method not in (*LISTS, *self._record[era]) or (method == HANDSHAKE and self._era):
            return None
        if not fits(params, self._record["params"][HANDSHAKE if method == HANDSHAKE else era]):
            return None
        self._era = era
        shared = self._record["shared"][era]
        if method in LISTS:
            return {**shared, LISTS[method]: self._listed(LISTS[method])}
        told: dict[str, Any] = shared | self._record[era][method]
        if "instructions" in told:
            told["instructions"] = instructions(self._tool_names)
        if method == HANDSHAKE:
            versions = self._record["versions"]
            told["protocolVersion"] = (
                params["protocolVersion"] if params["protocolVersion"] in versions else versions[-1]
            )
        return told

    def _listed(self, name: str) -> list[dict[str, Any]]:
        """Return the entries of a list that need no disabled tool."""
        needs = self._record["needs"]
        entries = (
            entry
            for entry in self._record[name]
            if all(tool in self._tool_names for tool in needs.get(entry["name"], [entry["name"]]))
        )
        confirming = self._record["confirming"] if self._confirms and name == "tools" else {}
        return [entry | confirming.get(entry["name"], {}) for entry in entries]

    @cached_property
    def _record(self) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(RECORD.read_bytes())
        return record


def _message(line: bytes) -> dict[str, Any]:
    """Parse a request or notification; {} if it is none, or if the SDK might parse it differently."""
    if line.count(b"{") + line.count(b"[") > _DEEPEST:
        return {}
    try:
        message = json.loads(line.decode())
        json.dumps(message, ensure_ascii=False).encode()  # raises for an escaped lone surrogate
    except ValueError:
        return {}
    known = isinstance(message, dict) and message.get("jsonrpc") == "2.0" and not {"result", "error"} & message.keys()
    return message if known else {}


class _Loading:
    """Load the server in a thread, once, and wake the reader at the end."""

    def __init__(self, load: Callable[[], Serve], wake: Callable[[], None]) -> None:
        self._load = load
        self._wake = wake
        self._thread: threading.Thread | None = None
        self._failure: BaseException | None = None
        self.loaded: Serve | None = None

    @property
    def begun(self) -> bool:
        return self._thread is not None

    @property
    def ended(self) -> bool:
        """Whether the server is loaded. Raises the error of the thread."""
        if self._failure is not None:
            raise self._failure
        return self.loaded is not None

    def begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="loading", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            self.loaded = self._load()
        except BaseException as error:  # noqa: BLE001  # the main thread raises it again
            self._failure = error
        self._wake()


def serve(recorded: Recorded, load: Callable[[], Serve]) -> None:
    """Serve on this process's stdin and stdout until the client goes or a signal comes.

    Args:
        recorded: Answers the opening.
        load: Returns the function that serves the rest; see `transport.serve` for its arguments.

    Raises:
        SystemExit: With 0, if a signal came before the rest began.
    """
    incoming, outgoing = take_over()
    exit_cleanly(lambda _: 0)
    loading = _Loading(load, incoming.wake)
    left: list[bytes | None] = []
    while not loading.ended:
        try:
            line = incoming.take(None if loading.begun else _QUIET_S)
        except Empty:
            loading.begin()
            continue
        if line is None and not left:
            return outgoing.drain(LAST_WORDS_S)
        if line is not None and not line.strip():
            continue
        reply = None if line is None or left else recorded.answer(line)
        if line is None or reply is None:
            left.append(line)
            loading.begin()
            continue
        outgoing.put(reply, lambda: None)
        if b'"tools/list"' in line:
            loading.begin()  # the last request of an opening
    assert loading.loaded is not None  # noqa: S101  # it has ended
    return loading.loaded(incoming, outgoing, recorded.opened, left)
