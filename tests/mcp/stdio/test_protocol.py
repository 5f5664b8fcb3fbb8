"""What goes over stdin and stdout: the protocol and nothing else, whatever comes in."""

import json
import signal

import pytest

from kasm_mcp.table import TOOLS
from tests import warm
from tests.connected.rig import Rig
from tests.settings import NOWHERE

from .conftest import Start

MALFORMED = [b"{not json", b"", b"   ", b"\xff\xfe\x00", b"[" * 100_000, b'{"jsonrpc": "2.0", "id": 7', b"null null"]
DEEP = b"[" * 500 + b"]" * 500
STRANGE = [b"null", b"7", b"[]", b'"text"', b'{"foo": 1}', b'{"jsonrpc": "2.0", "id": 9}']


def test_stdout_carries_the_protocol_only_even_at_debug(rig: Rig, start: Start) -> None:
    session = rig.sim.add_session()
    settings = rig.sim.environment(rig.url) | {"LOG_LEVEL": "DEBUG"}
    server = start(**settings)
    assert server.hello()["result"]["serverInfo"]["name"] == "kasm-mcp"
    server.call("execute_kasm_command", 1, kasm_id=session.kasm_id, command="echo hi; echo no >&2; sudo true")
    assert json.loads(server.answer()["result"]["content"][0]["text"])["error_type"] == "security"
    server.call("execute_kasm_command", 2, kasm_id=session.kasm_id, command="echo hi; echo no >&2; exit 3")
    data = server.answer()["result"]["structuredContent"]["data"]
    assert (data["stdout"], data["stderr"], data["exit_code"]) == ("hi\n", "no\n", 3)
    server.call("create_kasm_user", 3, username="new@example.com", password="Correct-Horse-7")
    assert server.answer()["result"]["isError"] is False
    server.end_of_input()
    assert server.code() == 0
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in server.lines)
    assert len(server.lines) == 4
    said = server.said()
    assert "DEBUG kasm_mcp.server.tool: execute_kasm_command" in said
    assert not [secret for secret in rig.secrets() | {"Correct-Horse-7"} if secret in said]


TALKATIVE = """
import os, signal
from kasm_mcp.cli import main
signal.signal(signal.SIGUSR1, lambda *_: (print("stray", flush=True), os.system("echo child")))
main(["--sim"])
"""


def test_what_anybody_prints_goes_to_stderr(start: Start) -> None:
    server = start(command=warm.command("python", "-c", TALKATIVE))
    server.hello()
    server.process.send_signal(signal.SIGUSR1)
    server.send({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
    assert server.answer()["id"] == 1
    server.end_of_input()
    assert server.code() == 0
    assert len(server.lines) == 2
    assert server.said() == "stray\nchild\n"


def test_lines_that_are_not_json_are_answered_and_survived(start: Start) -> None:
    server = start("--sim")
    server.hello()
    for line in MALFORMED:
        server.write(line + b"\n")
        if line.strip():
            answer = server.answer()
            assert (answer["id"], answer["error"]["code"]) == (None, -32700)
    for line in STRANGE:
        server.write(line + b"\n")
    server.send({"jsonrpc": "2.0", "id": 5, "method": "tools/list"})
    answer = server.answer()
    while answer.get("id") != 5:
        assert "error" in answer
        answer = server.answer()
    assert len(answer["result"]["tools"]) == len(TOOLS)
    server.end_of_input()
    assert server.code() == 0
    assert "Traceback" not in server.said()


@pytest.mark.parametrize(
    ("line", "answered"),
    [
        (b'{"jsonrpc": "2.0", "id": "\\ud800", "method": "tools/list"}', ("\ud800", -32700)),
        (
            b'{"jsonrpc": "2.0", "id": "a", "method": "x", "params": {"deep": ' + b"[" * 500 + b"]" * 500 + b"}}",
            ("a", -32700),
        ),
        (b'{"id": 7, "method": "tools/list"}', (7, -32600)),
        (b"[]", (None, -32600)),
        (b'"text"', (None, -32600)),
    ],
    ids=["half a surrogate pair for an id", "nested too deeply", "no version", "a list", "a text"],
)
def test_what_the_sdk_would_drop_in_silence_is_answered(
    rig: Rig, start: Start, line: bytes, answered: tuple[object, int]
) -> None:
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    server.write(line + b"\n")
    answer = server.answer()
    assert (answer["id"], answer["error"]["code"]) == answered
    server.end_of_input()
    assert server.code() == 0


def test_a_message_may_come_in_pieces_and_be_large(rig: Rig, start: Start) -> None:
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    name = "x" * 300_000
    text = json.dumps(
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "tools/call",
            "params": {"name": "update_kasm_user", "arguments": {"user_id": rig.sim.user_id, "first_name": name}},
        }
    ).encode()
    for piece in (text[:10], text[10:200_000], text[200_000:], b"\n"):
        server.write(piece)
    assert server.answer()["result"]["structuredContent"]["data"]["user"]["first_name"] == name


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(rig: Rig, start: Start) -> None:
    proxies = dict.fromkeys(("HTTP_PROXY", "http_proxy", "ALL_PROXY"), "http://127.0.0.1:9")
    server = start(**rig.sim.environment(rig.url), **proxies)
    server.hello()
    server.call("get_kasm_users")
    assert server.answer()["result"]["isError"] is False


def test_lists_may_be_kept_and_nothing_is_promised_that_never_comes(start: Start) -> None:
    meta = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    server = start(**NOWHERE)
    server.listen()
    for method in ("server/discover", "tools/list", "prompts/list", "resources/list", "resources/templates/list"):
        server.send({"jsonrpc": "2.0", "id": method, "method": method, "params": {"_meta": meta}})
        result = server.answer()["result"]
        assert (result["ttlMs"] >= 60_000, result["cacheScope"]) == (True, "private")
        capabilities = result.get("capabilities", {})
        assert not any(flag for capability in capabilities.values() for flag in capability.values())
    listen = {"_meta": meta, "notifications": {"toolsListChanged": True}}
    server.send({"jsonrpc": "2.0", "id": 1, "method": "subscriptions/listen", "params": listen})
    assert server.answer()["error"]["code"] == -32601
