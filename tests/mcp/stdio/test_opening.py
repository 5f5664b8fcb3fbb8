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
    "more than is known": [HELLO | {"params": {**HELLO["params"], "trace": "on"}}, READY],  # type: ignore[dict-item]
    "twice": [HELLO, READY, HELLO],
    "a list before hello": [ask("tools/list", 1), HELLO],
    "more than a list is asked with": [
        HELLO,
        READY,
        ask("tools/list", 1, _meta={"progressToken": 7}),
        ask("tools/list", 2, cursor="next"),
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
