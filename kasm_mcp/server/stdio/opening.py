"""Answer the opening of a connection before the MCP SDK is loaded, which takes most of the start-up time.

Clients begin with the same few requests, whose answers depend only on the settings. `scripts/render` records the
server's answers in `opening.json`, and they are sent from there while a thread loads the SDK. A request that differs in
one word from the recorded ones, and all later ones, wait for the SDK. Nothing is imported that reading the settings has
not loaded.
"""

import json
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from queue import Empty
from typing import Any, Generic, TypeVar

from kasm_mcp.server.instructions import instructions
from kasm_mcp.server.stdio.introduction import are_capabilities, is_client, is_plain
from kasm_mcp.server.stdio.pipes import LAST_WORDS_S, Incoming, Outgoing, take_over

T = TypeVar("T")

RECORD = Path(__file__).with_name("opening.json")
HANDSHAKE = "initialize"
_READY = "notifications/initialized"

_META = "io.modelcontextprotocol/"
_VERSION, _CAPABILITIES, _CLIENT = (
    f"{_META}{name}" for name in ("protocolVersion", "clientCapabilities", "clientInfo")
)
_MEMBERS = {"jsonrpc", "id", "method", "params"}
LISTS = {
    "tools/list": "tools",
    "prompts/list": "prompts",
    "resources/list": "resources",
    "resources/templates/list": "resourceTemplates",
}
_QUIET_S = 0.2
"""A client that is silent for so long is not waiting for an answer, so loading delays none."""


class Recorded:
    """Answer the requests of an opening, for one server.

    Args:
        tool_names: The server's tools.
        confirms: Whether tools have the parameter `confirm`, which the record lacks.

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
        if message is None or message.keys() - _MEMBERS:
            return None
        method, params = message.get("method"), message.get("params")
        if self._era == "legacy" and method == _READY and "id" not in message and params in (None, {}):
            self.opened.append(line)
            return b""
        identifier = message.get("id")
        if not isinstance(identifier, int | str) or isinstance(identifier, bool) or not isinstance(method, str):
            return None
        result = self._result(method, params)
        if result is None:
            return None
        if not self.opened:
            self.opened.append(line)  # the first request decides the era
        return json.dumps({"jsonrpc": "2.0", "id": identifier, "result": result}, ensure_ascii=False).encode() + b"\n"

    def _result(self, method: str, params: object) -> Mapping[str, Any] | None:
        if self._era is None and method == HANDSHAKE:
            return self._handshake(params)
        if self._era == "legacy":
            return self._recorded(method) if params in (None, {}) else None
        if isinstance(params, dict) and params.keys() == {"_meta"} and self._is_modern(params["_meta"]):
            self._era = "modern"
            return self._recorded(method)
        return None

    def _handshake(self, params: object) -> Mapping[str, Any] | None:
        known = isinstance(params, dict) and params.keys() == {"protocolVersion", "capabilities", "clientInfo"}
        if not known or not isinstance(params, dict):
            return None
        version = params["protocolVersion"]
        if version not in self._record["versions"]:
            return None
        if not are_capabilities(params["capabilities"]) or not is_client(params["clientInfo"]):
            return None
        self._era = "legacy"
        return self._told(HANDSHAKE) | {"protocolVersion": version}

    def _is_modern(self, meta: object) -> bool:
        return (
            isinstance(meta, dict)
            and {_VERSION, _CAPABILITIES} <= meta.keys() <= {_VERSION, _CAPABILITIES, _CLIENT}
            and meta[_VERSION] in self._record["modern"]["server/discover"]["supportedVersions"]
            and are_capabilities(meta[_CAPABILITIES])
            and (_CLIENT not in meta or is_client(meta[_CLIENT]))
        )

    def _recorded(self, method: str) -> Mapping[str, Any] | None:
        """Return the recorded result, without entries that need a disabled tool."""
        if method == HANDSHAKE or (self._confirms and method == "tools/list"):
            return None
        if method in LISTS:
            name = LISTS[method]
            return self._shared | {name: [entry for entry in self._record[name] if self._is_here(entry)]}
        return self._told(method) if method in self._record[str(self._era)] else None

    def _told(self, method: str) -> dict[str, Any]:
        """Return the recorded result of this era, with the instructions for these tools if it has instructions."""
        result: dict[str, Any] = self._shared | self._record[str(self._era)][method]
        return result | {"instructions": instructions(self._tool_names)} if "instructions" in result else result

    @property
    def _shared(self) -> dict[str, Any]:
        shared: dict[str, Any] = self._record["shared"][str(self._era)]
        return shared

    def _is_here(self, entry: Mapping[str, Any]) -> bool:
        name = entry["name"]
        return all(tool in self._tool_names for tool in self._record["needs"].get(name, [name]))

    @cached_property
    def _record(self) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(RECORD.read_bytes())
        return record


def _message(line: bytes) -> dict[str, Any] | None:
    """Parse a line as a message; None if it is none, or if the SDK might parse it differently."""
    try:
        message = json.loads(line.decode()) if is_plain(line) else None
        json.dumps(message, ensure_ascii=False).encode()  # raises for an escaped lone surrogate
    except ValueError:
        return None
    return message if isinstance(message, dict) and message.get("jsonrpc") == "2.0" else None


class Opening(Generic[T]):
    """Answer a client until the server is loaded.

    Args:
        incoming: The client's lines.
        outgoing: Receives the answers.
        recorded: Has the answers.
        load: Makes the server; called in a thread.

    Attributes:
        left: Unanswered lines, in order; None is the end of input.
    """

    def __init__(self, incoming: Incoming, outgoing: Outgoing, recorded: Recorded, load: Callable[[], T]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._recorded = recorded
        self._load = load
        self._loader: threading.Thread | None = None
        self._finished = threading.Event()
        self._loaded: list[T] = []
        self._failure: BaseException | None = None
        self.left: list[bytes | None] = []

    def conduct(self) -> T | None:
        """Answer what is recorded until the server is loaded.

        Returns:
            The server; None if the client has left before it needed one.

        Raises:
            BaseException: The error of `load`.
        """
        while not self._finished.is_set():
            try:
                line = self._incoming.take(None if self._loader else _QUIET_S)
            except Empty:
                self._begin_loading()
                continue
            if line is None and not self.left:
                self._outgoing.drain(LAST_WORDS_S)
                return None
            self._take(line)
        if self._failure is not None:
            raise self._failure
        return self._loaded[0]

    def _take(self, line: bytes | None) -> None:
        if line is not None and not line.strip():
            return
        reply = None if line is None or self.left else self._recorded.answer(line)
        if line is None or reply is None:
            self.left.append(line)
            self._begin_loading()
            return
        self._outgoing.put(reply, lambda: None)
        if b'"tools/list"' in line:
            self._begin_loading()  # the last request of an opening

    def _begin_loading(self) -> None:
        if self._loader is None:
            self._loader = threading.Thread(target=self._loading, name="loading", daemon=True)
            self._loader.start()

    def _loading(self) -> None:
        try:
            self._loaded.append(self._load())
        except BaseException as error:  # noqa: BLE001  # the main thread raises it again
            self._failure = error
        self._finished.set()
        self._incoming.wake()


def serve(recorded: Recorded, load: Callable[[], Callable[..., None]]) -> None:
    """Serve on this process's stdin and stdout until the client goes or a signal comes.

    Args:
        recorded: Answers the opening.
        load: Returns the function that serves the rest; see `transport.serve` for its arguments.

    Raises:
        SystemExit: With 0, if a signal came before the rest began.
    """
    incoming, outgoing = take_over()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    opening = Opening(incoming, outgoing, recorded, load)
    serve_on = opening.conduct()
    if serve_on is not None:
        serve_on(incoming, outgoing, recorded.opened, opening.left)
