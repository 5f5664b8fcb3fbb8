"""The opening, answered before the SDK is loaded: word for word what the server itself answers, and nothing is lost."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kasm_mcp.server.stdio.opening import Recorded
from kasm_mcp.table import TOOLS
from tests import warm
from tests.connected.rig import Rig
from tests.settings import REQUIRED

from .conftest import Start
from .process import COMMAND, HELLO, READY

UNRECORDED = """
import os
from kasm_mcp.config.config import Config
from kasm_mcp.server.stdio import transport
from kasm_mcp.server.build import build_server
from kasm_mcp.server.stdio.pipes import take_over
transport.serve(build_server(Config.from_mapping(os.environ)), *take_over())
"""
"""A server that has no record."""
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {"elicitation": {}},
    "io.modelcontextprotocol/clientInfo": {"name": "raw", "version": "1"},
}
LISTS = ["tools/list", "prompts/list", "resources/list", "resources/templates/list"]


def ask(method: str, identifier: Any, **params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": identifier, "method": method} | ({"params": params} if params else {})


def opened(version: str) -> list[dict[str, Any]]:
    hello = HELLO | {"params": {**HELLO["params"], "protocolVersion": version}}  # type: ignore[dict-item]
    return [hello, READY, ask("ping", "p"), *(ask(method, number) for number, method in enumerate(LISTS, 10))]


MODERN = [ask(method, method, _meta=META) for method in ("server/discover", *LISTS)]
ADDED: dict[str, Any] = {
    "_meta": {
        "progressToken": 0,
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "acme/x": [1],
    },
    "cursor": None,
    "acme": {"trace": True},
}
"""What clients add to any request without changing its answer."""
CAN = {
    "roots": {"listChanged": True},
    "sampling": {"context": {}, "tools": {}},
    "elicitation": {"form": {}, "url": {}},
    "tasks": {"list": {}, "cancel": {}, "requests": {"sampling": {"createMessage": {}}}},
    "experimental": {"codex/auth-change": {}},
    "extensions": {"io.modelcontextprotocol/ui": {"mimeTypes": ["text/html;profile=mcp-app"]}},
    "acme": True,
}
IS = {
    "name": "raw",
    "version": "1",
    "title": None,
    "websiteUrl": "https://example.com",
    "icons": [{"src": "data:,", "sizes": ["48x48"], "theme": "dark"}],
    "acme": 1,
}


def more(message: dict[str, Any]) -> dict[str, Any]:
    """Add to a message what cannot change its answer."""
    params = message.get("params", {})
    added = ADDED | {"_meta": ADDED["_meta"] | params.get("_meta", {})}
    return message | {"acme": "x"} | ({"params": params | added} if "id" in message else {})


def with_all(version: str) -> list[dict[str, Any]]:
    first, *others = opened(version)
    described = {"protocolVersion": version, "capabilities": CAN, "clientInfo": IS}
    stray = {"jsonrpc": "2.0", "method": "notifications/roots/list_changed", "params": {"_meta": {"a": 1}}}
    return [more(first | {"params": described}), stray, *(more(message) for message in others)]


RMCP: list[bytes] = [
    (
        b'{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":'
        b'{"experimental":{"codex/auth-change":{}},"elicitation":{"form":{},"url":{}}},"clientInfo":'
        b'{"name":"codex-mcp-client","title":"Codex","version":"0.171.0"}}}'
    ),
    b'{"jsonrpc":"2.0","method":"notifications/initialized"}',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"progressToken":0}}}',
]
"""The lines of rmcp, the client in Codex, Goose and Zed: recorded from Codex 0.171."""
NAMELESS: dict[str, Any] = {"protocolVersion": "2025-06-18", "capabilities": {}}
OPENINGS: dict[str, list[Any]] = {
    "2025-11-25": opened("2025-11-25"),
    "a version of another time": opened("1999-01-01"),
    "2026-07-28": MODERN,
    "another version in the envelope": [
        ask("server/discover", 1, _meta=META | {"io.modelcontextprotocol/protocolVersion": "2099-01-01"}),
        ask("server/discover", 2),
        HELLO,
    ],
    "everything that a client may add": with_all("2025-11-25"),
    "everything, of another version": with_all("2024-11-05"),
    "everything in the envelope": [more(message) for message in MODERN],
    "rmcp": [json.loads(line) for line in RMCP],
    "parameters that are null or nothing": [
        HELLO,
        READY,
        *(ask(method, method) | {"params": None} for method in LISTS),
        *(ask(method, method) | {"params": {}} for method in LISTS),
    ],
    "more than is known": [HELLO | {"params": {**HELLO["params"], "trace": "on"}}, READY],  # type: ignore[dict-item]
    "twice": [HELLO, READY, HELLO],
    "a list before hello": [ask("tools/list", 1), HELLO],
    "more than a list is asked with": [
        HELLO,
        READY,
        ask("tools/list", 1, _meta={"progressToken": 7}),
        ask("tools/list", 2, cursor="next"),
        ask("tools/list", 3, _meta=None),
        ask("tools/list", 4, _meta={"progressToken": None}),
        ask("tools/list", 5, cursor=5),
        ask("tools/list", 6) | {"result": {}},
    ],
    "one era after the other": [MODERN[0], HELLO, READY, ask("tools/list", 1)],
    "the other era after one": [HELLO, READY, MODERN[1]],
    "not a message": [[], "hello", HELLO],
    "a name that nobody can write": [
        HELLO | {"params": NAMELESS | {"clientInfo": {"name": "\ud800", "version": "1"}}},
        HELLO,
    ],
}
CHOICES = [
    ("2025-11-25", {"KASM_READ_ONLY": "1"}),
    ("2026-07-28", {"KASM_TOOLSETS": "files,users", "KASM_EXCLUDE_TOOLS": "get_kasm_user"}),
    ("2025-11-25", {"KASM_CONFIRM": "always"}),
]


def conversation(start: Start, command: Sequence[str | Path], messages: list[Any], **settings: str) -> list[Any]:
    """Say one thing after another; give what is answered to each that is answered at all."""
    server = start(command=command, **REQUIRED, **settings)
    server.listen()
    answers = []
    for message in messages:
        server.send(message)
        if not isinstance(message, dict) or "id" in message:
            answers.append(server.answer())
    server.end_of_input()
    assert server.code() == 0
    return answers


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_opening_is_answered_as_by_the_server_itself(start: Start, opening: str) -> None:
    messages = OPENINGS[opening]
    # Of many requests the later ones come from the record only while the SDK is not loaded: a real start.
    command = [COMMAND] if len(messages) > len(LISTS) else warm.command("kasm-mcp")
    answered = conversation(start, command, messages)
    assert answered == conversation(start, warm.command("python", "-c", UNRECORDED), messages)


@pytest.mark.parametrize(("opening", "settings"), CHOICES, ids=str)
def test_it_names_what_the_settings_leave(start: Start, opening: str, settings: dict[str, str]) -> None:
    messages = OPENINGS[opening]
    answered = conversation(start, [COMMAND], messages, **settings)
    assert answered == conversation(start, warm.command("python", "-c", UNRECORDED), messages, **settings)


FROM_THE_RECORD = [
    *("everything that a client may add", "everything, of another version", "everything in the envelope"),
    *("a version of another time", "parameters that are null or nothing", "rmcp"),
]


@pytest.mark.parametrize("confirms", [False, True])
@pytest.mark.parametrize("opening", FROM_THE_RECORD)
def test_what_cannot_change_an_answer_does_not_keep_a_client_waiting(opening: str, confirms: bool) -> None:
    recorded = Recorded(tuple(TOOLS), confirms=confirms)
    lines = RMCP if opening == "rmcp" else [json.dumps(message).encode() for message in OPENINGS[opening]]
    assert [recorded.answer(line) for line in lines].count(None) == 0


def test_what_has_no_answer_is_kept_for_the_sdk() -> None:
    recorded = Recorded(tuple(TOOLS), confirms=False)
    for line in RMCP:
        recorded.answer(line)
    assert recorded.opened == RMCP[:2]


def hello(**others: Any) -> bytes:
    return json.dumps(HELLO | {"params": {**HELLO["params"], **others}}).encode()  # type: ignore[dict-item]


def listed(**others: Any) -> bytes:
    meta = {name.replace("X_", "io.modelcontextprotocol/"): value for name, value in others.items()}
    return json.dumps(ask("tools/list", 1, _meta=META | meta)).encode()


NOT_FOR_THE_RECORD = {
    "half a surrogate pair in the id": hello().replace(b'"id": 0', b'"id": "\\ud800"'),
    "half a surrogate pair in a name": hello(clientInfo={"name": "\ud800", "version": "1"}),
    "bytes that are no UTF-8": hello().replace(b"raw", b"\xed\xa0\x80"),
    "a byte order mark": b"\xef\xbb\xbf" + hello(),
    "UTF-16": hello().decode().encode("utf-16"),
    "deeper than the SDK reads": hello(
        clientInfo={"name": "raw", "version": "1", "title": json.loads("[" * 300 + "]" * 300)}
    ),
    "no capabilities": hello(capabilities={"roots": 5}),
    "no kind of elicitation": hello(capabilities={"elicitation": {"form": 5}}),
    "no name": hello(clientInfo={"name": "raw", "version": "1", "title": 5}),
    "no capabilities in the envelope": listed(X_clientCapabilities={"elicitation": 5}),
    "no name in the envelope": listed(X_clientInfo={"name": "raw"}),
    "no token": listed(progressToken={}),
    "no cursor": json.dumps(ask("tools/list", 1, _meta=META, cursor=5)).encode(),
    "no icon": hello(clientInfo={"name": "raw", "version": "1", "icons": [{"theme": "dark"}]}),
    "an answer": json.dumps(ask("tools/list", 1, _meta=META) | {"result": {}}).encode(),
    "no level": listed(X_logLevel="loudest"),
    "a method that is no word": json.dumps(ask("x", 1, _meta=META) | {"method": ["tools/list"]}).encode(),
}


@pytest.mark.parametrize("line", NOT_FOR_THE_RECORD.values(), ids=NOT_FOR_THE_RECORD)
def test_what_the_sdk_may_refuse_is_left_to_it(line: bytes) -> None:
    assert Recorded(tuple(TOOLS), confirms=False).answer(line) is None


def test_a_method_that_is_no_word_is_left_to_the_sdk_after_the_handshake_too() -> None:
    recorded = Recorded(tuple(TOOLS), confirms=False)
    assert recorded.answer(hello())
    assert recorded.answer(json.dumps(ask("x", 1) | {"method": {}}).encode()) is None


@pytest.mark.parametrize(
    "capabilities",
    [
        {},
        {"roots": {"listChanged": True}, "sampling": {}},
        {"elicitation": {"form": {}}, "experimental": {"x": {"y": 1}}},
    ],
    ids=str,
)
def test_what_clients_say_they_can_is_known_to_the_record(capabilities: dict[str, Any]) -> None:
    assert Recorded(tuple(TOOLS), confirms=False).answer(hello(capabilities=capabilities))


@pytest.mark.parametrize("opening", ["2025-11-25", "2026-07-28"])
def test_everything_at_once_is_answered_in_full(rig: Rig, start: Start, opening: str) -> None:
    server = start(command=[COMMAND], **rig.sim.environment(rig.url))
    server.listen()
    meta = {"_meta": META} if opening == "2026-07-28" else {}
    calls = [
        ask("tools/call", f"call {number}", name="get_kasm_user", arguments={"username": "user@kasm.local"}, **meta)
        for number in range(5)
    ]
    messages = [*OPENINGS[opening], *calls]
    server.write(b"".join(json.dumps(message).encode() + b"\n" for message in messages))
    wanted = {message["id"] for message in messages if "id" in message}
    assert {server.answer()["id"] for _ in wanted} == wanted
    server.end_of_input()
    assert server.code() == 0
    assert server.said().count("\n") <= 1


def test_the_handshake_is_known_to_the_server_that_goes_on(rig: Rig, start: Start, tmp_path: Path) -> None:
    server = start(**rig.sim.environment(rig.url), KASM_AUDIT_LOG=str(tmp_path / "audit"))
    server.hello()
    server.call("logout_kasm_user", 1, user_id=rig.sim.user_id)
    assert server.answer()["result"]["isError"] is False
    assert json.loads((tmp_path / "audit").read_text())["client"] == "raw 1"


def test_an_answer_to_what_was_repeated_reaches_nobody(rig: Rig, start: Start) -> None:
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    server.call("get_kasm_users", 1)
    server.call("get_kasm_users", 2)
    assert {server.answer()["id"], server.answer()["id"]} == {1, 2}
    server.end_of_input()
    assert server.code() == 0
    assert len(server.lines) == 3


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_the_server_is_loaded_ends_it_with_0(start: Start, how: signal.Signals) -> None:
    server = start(command=[COMMAND], **REQUIRED)
    server.listen()
    server.send(HELLO)
    server.answer()
    server.process.send_signal(how)
    assert server.code() == 0
    assert server.said() == ""


def test_a_client_that_goes_after_the_opening_has_all_its_answers(start: Start) -> None:
    server = start(command=[COMMAND], **REQUIRED)
    server.listen()
    server.write(b"".join(json.dumps(message).encode() + b"\n" for message in OPENINGS["2025-11-25"]))
    server.end_of_input()
    assert server.code() == 0
    assert len(server.lines) == 6


def test_a_client_that_goes_while_the_server_is_loading_leaves_nothing_behind(rig: Rig, start: Start) -> None:
    server = start(command=[COMMAND], **rig.sim.environment(rig.url))
    server.listen()
    server.send(HELLO)
    server.send(READY)
    server.call("get_kasm_users")
    server.end_of_input()
    assert server.code() == 0
    assert server.said() == ""


def test_nothing_of_the_sdk_is_loaded_before_the_opening() -> None:
    modules = "kasm_mcp.cli, kasm_mcp.config.config, kasm_mcp.log, kasm_mcp.server.stdio.opening as _"
    code = f"import sys, {modules}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"mcp", "mcp_types", "pydantic", "anyio", "httpx2", "kasm_api.client", "kasm_policy.check"}.isdisjoint(
        loaded
    )
