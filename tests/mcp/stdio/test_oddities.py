"""What no client library sends: every line is answered or rightly ignored, and the next one is served all the same."""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.connected.faults import Watched
from tests.connected.rig import Rig
from tests.settings import NOWHERE

from .conftest import Start
from .process import HELLO, LIMIT_S, READY, Server

MODERN = {
    "_meta": {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": {"name": "raw", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    }
}


def request(identifier: Any, method: str, **more: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": identifier, "method": method} | more


def notification(method: str, **more: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": method} | more


def line(message: Any) -> bytes:
    return message if isinstance(message, bytes) else json.dumps(message).encode() + b"\n"


def answered(server: Server, *messages: Any, last: dict[str, Any] | None = None) -> list[tuple[Any, Any]]:
    """Send messages and a last request, and give id and error code (None: a result) of each answer before the last."""
    server.write(b"".join(line(message) for message in messages) + line(last or request("last", "ping")))
    seen = []
    while (answer := server.answer())["id"] != "last":
        seen.append((answer["id"], answer.get("error", {}).get("code")))
    assert "result" in answer
    return seen


def ends_well(server: Server) -> None:
    server.end_of_input()
    assert server.code() == 0
    assert "Traceback" not in server.said()
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in server.lines)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One process for all tests that leave it as it was: that it survives them together is the point."""
    with closing(Server((), NOWHERE)) as server:
        server.hello()
        yield server
        ends_well(server)


def test_an_id_that_is_none_is_refused_and_others_come_back_as_they_were(server: Server) -> None:
    for odd in (1.5, 2.0, None, True, [1], {"a": 1}):
        assert answered(server, request(odd, "ping")) == [(None, -32600)]
    for good in ("text", "", -3, 0, 10**30, "\u00e4\u2028"):
        assert answered(server, request(good, "ping")) == [(good, None)]


def test_what_has_the_wrong_shape_is_refused_by_its_id(server: Server) -> None:
    shapes: list[Any] = [[], "text", 5, True]
    for params in shapes:
        assert answered(server, request(1, "tools/list", params=params)) == [(1, -32600)]
    for method in (5, None, ["ping"]):
        assert answered(server, request(2, "ping") | {"method": method}) == [(2, -32600)]
    assert answered(server, request(3, "ping") | {"jsonrpc": "1.0"}) == [(3, -32600)]
    assert answered(server, {"jsonrpc": "2.0", "id": 4}) == [(4, -32600)]
    assert answered(server, request(5, "tools/list", params=None)) == [(5, None)]
    assert answered(server, request(6, "ping", extra=1)) == [(6, None)]


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"name": 5},
        {"name": None},
        {"name": ["get_kasm_users"]},
        {"name": "get_kasm_users", "arguments": []},
        {"name": "get_kasm_users", "arguments": "text"},
        {"name": "get_kasm_users", "_meta": 7},
    ],
)
def test_a_call_that_is_none_is_an_error_of_the_request(server: Server, params: Any) -> None:
    assert answered(server, request(1, "tools/call", params=params)) == [(1, -32602)]


def test_unknown_requests_are_refused_and_unknown_notifications_ignored(server: Server) -> None:
    assert answered(server, request(1, "no/such")) == [(1, -32601)]
    ignored = [notification(name) for name in ("no/such", "notifications/none", "tools/list")]
    odd = [notification("notifications/none", params=[]), notification("notifications/progress", params={"a": 1})]
    assert answered(server, *ignored, *odd) == []


def test_a_batch_is_refused_as_a_whole(server: Server) -> None:
    assert answered(server, [request(1, "ping"), request(2, "ping")]) == [(None, -32600)]
    assert answered(server, []) == [(None, -32600)]


def test_answers_that_nobody_asked_for_are_ignored(server: Server) -> None:
    error = {"code": 1, "message": "no"}
    answers: list[dict[str, Any]] = [{"id": 5, "result": {}}, {"id": "x", "error": error}, {"id": None, "error": error}]
    answers += [{"id": 6, "result": {}, "error": error}, {"result": {}}]
    assert answered(server, *({"jsonrpc": "2.0"} | answer for answer in answers)) == []


def test_to_cancel_what_is_unknown_or_over_does_nothing(server: Server) -> None:
    odd: list[Any] = [{"requestId": 99}, {"requestId": "x"}, {"requestId": None}, {"requestId": [1]}, {}]
    assert answered(server, *(notification("notifications/cancelled", params=params) for params in odd)) == []
    assert answered(server, request(1, "ping")) == [(1, None)]
    over = notification("notifications/cancelled", params={"requestId": 1})
    assert answered(server, over, notification("notifications/cancelled"), request(1, "ping")) == [(1, None)]


def test_lines_may_end_in_crlf_be_blank_and_hold_what_unicode_calls_a_line_end(server: Server) -> None:
    ping = json.dumps(request(1, "ping")).encode()
    assert answered(server, b"\r\n", b"\n", b" \t \r\n", ping + b"\r\n", ping + b"\r\r\n") == [(1, None), (1, None)]
    separators = json.dumps(request("\u2028\u0085\u000b", "ping"), ensure_ascii=False).encode() + b"\n"
    assert answered(server, separators) == [("\u2028\u0085\u000b", None)]
    assert answered(server, b"\0\n") == [(None, -32700)]


@pytest.mark.parametrize("half", ["\\ud83d", "\\uDE00 \\ud83d\\ud83d", "\ud83d"], ids=ascii)
@pytest.mark.parametrize("member", ["command", "working_dir"])
def test_half_a_surrogate_pair_in_an_argument_is_an_answer(server: Server, half: str, member: str) -> None:
    server.write(line(half_in(member, half)))
    envelope = json.loads(server.answer()["result"]["content"][0]["text"])
    assert envelope["error_type"] == "validation"
    assert f'["{member}"]' in envelope["error"]


def test_half_a_surrogate_pair_elsewhere_is_replaced(server: Server) -> None:
    assert answered(server, b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {"x": "\\ud800"}}\n') == [
        (1, None)
    ]
    smile = request(2, "tools/call", params={"name": "get_kasm_user", "arguments": {"username": "\U0001f600", "x": 1}})
    server.write(line(smile))
    assert "x" in json.loads(server.answer()["result"]["content"][0]["text"])["error"], "a whole pair is no half"


def half_in(member: str, half: str) -> bytes:
    """Give a call with half of a surrogate pair in an argument, as an escape or raw."""
    arguments = {"kasm_id": "abc", "command": "true", member: "HALF"}
    text = json.dumps(request(1, "tools/call", params={"name": "execute_kasm_command", "arguments": arguments}))
    return text.replace("HALF", half).encode("utf-8", "surrogatepass") + b"\n"


def test_no_line_holds_what_unicode_calls_a_line_end(rig: Rig, start: Start) -> None:
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    ends = "a\u2028b\u2029c\u0085d"
    rig.sim.users[rig.sim.user_id].first_name = ends
    server.call("get_kasm_user", user_id=rig.sim.user_id)
    result = server.answer()["result"]
    text = result["content"][0]["text"]
    assert {"\u2028", "\u2029", "\u0085"}.isdisjoint(server.lines[-1].decode() + text)
    assert json.loads(text)["data"]["user"]["first_name"] == ends
    assert result["structuredContent"]["data"]["user"]["first_name"] == ends
    server.send(request(ends, "ping"))
    assert server.answer()["id"] == ends
    assert len(server.lines[-1].decode().splitlines()) == 1
    ends_well(server)


def test_a_character_may_be_cut_in_two_by_writes(server: Server) -> None:
    for byte in line({"jsonrpc": "2.0", "id": "\U0001f9ed", "method": "ping"} | {"note": "\u00e9"}):
        server.write(bytes([byte]))
    content = json.dumps(request("\U0001f9ed", "ping"), ensure_ascii=False).encode() + b"\n"
    half = content.index("\U0001f9ed".encode()) + 2
    server.write(content[:half])
    server.write(content[half:])
    assert [server.answer()["id"] for _ in range(2)] == ["\U0001f9ed"] * 2


def test_a_line_of_20_mb_is_answered(server: Server) -> None:
    huge = "x" * 20_000_000
    assert answered(server, request(1, "ping", params={"note": huge})) == [(1, None)]
    refused = request(2, "tools/call", params={"name": "get_kasm_users", "arguments": {huge: 1}})
    assert answered(server, refused) == [(2, None)]
    assert len(server.lines[-2]) < 2_000, "what is wrong is not sent back whole"
    assert answered(server, b'{"huge": "' + huge.encode() + b"\n") == [(None, -32700)]


def test_the_same_id_twice_in_flight_is_answered_twice(server: Server) -> None:
    twice = answered(server, request(7, "tools/list"), request(7, "no/such"))
    assert sorted(twice, key=str) == [(7, -32601), (7, None)]


def test_200_requests_in_flight_are_all_answered(rig: Rig, start: Start) -> None:
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    calls = [request(n, "tools/call", params={"name": "get_kasm_users", "arguments": {}}) for n in range(200)]
    server.write(b"".join(line(call) for call in calls))
    answers = [server.answer() for _ in calls]
    assert sorted(answer["id"] for answer in answers) == list(range(200))
    assert all(answer["result"]["isError"] is False for answer in answers)
    ends_well(server)


def test_a_line_that_the_end_of_input_cuts_off_is_not_acted_upon(rig: Rig, start: Start) -> None:
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    server.write(line(request(1, "tools/call", params={"name": "get_kasm_users", "arguments": {}}))[:-1])
    ends_well(server)
    assert len(server.lines) == 1
    assert rig.sent("get_users") == 0


def test_what_comes_before_initialize_is_refused_and_initialize_still_works(start: Start) -> None:
    server = start(**NOWHERE)
    server.listen()
    # The SDK's word for it is -32602; a ping may come at any time.
    early = [notification("notifications/none"), request(1, "ping"), request(2, "tools/list"), request(3, "tools/call")]
    seen = answered(server, *early, READY, last=HELLO | {"id": "last"})
    assert seen == [(1, None), (2, -32602), (3, -32602)]
    assert answered(server, READY, request(4, "tools/list")) == [(4, None)]
    assert answered(server, HELLO | {"id": 5}) == [(5, None)]
    ends_well(server)


def test_the_eras_do_not_mix_on_one_connection(start: Start, server: Server) -> None:
    mixed = [request(1, "server/discover", params=MODERN), request(2, "tools/list", params=MODERN)]
    assert answered(server, *mixed) == [(1, -32600), (2, -32600)]
    modern = start(**NOWHERE)
    modern.listen()
    last = request("last", "tools/list", params=MODERN)
    assert answered(modern, request(1, "server/discover", params=MODERN), last=last) == [(1, None)]
    assert answered(modern, HELLO | {"id": 2}, request(3, "tools/list"), last=last) == [(2, -32022), (3, -32602)]
    assert answered(modern, request(4, "ping", params=MODERN), last=last) == [(4, -32601)]
    assert answered(modern, READY, notification("no/such", params=MODERN), request(5.5, "ping"), last=last) == [
        (None, -32600)
    ]
    newer = {"_meta": MODERN["_meta"] | {"io.modelcontextprotocol/protocolVersion": "2099-01-01"}}
    assert answered(modern, request(6, "tools/list", params=newer), last=last) == [(6, -32022)]
    ends_well(modern)


def test_a_cancelled_call_gets_no_answer_and_its_id_may_be_used_again(rig: Rig, start: Start) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched, times=1)
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    server.call("get_kasm_users", 1)
    assert watched.reached.wait(LIMIT_S)
    cancel = notification("notifications/cancelled", params={"requestId": 1, "reason": "changed my mind"})
    assert answered(server, cancel) == []
    assert watched.left.wait(LIMIT_S)
    server.call("get_kasm_users", 1)
    assert server.answer()["result"]["isError"] is False
    assert answered(server, cancel) == []
    ends_well(server)
