"""What the network can do: refuse, hang, dribble, break before or after the action."""

import socket
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anyio
import pytest
from starlette.responses import Response, StreamingResponse

from kasm_api import Client
from kasm_api.api import sessions
from kasm_api.models import ExecCommandKasmRequest, ExecConfig
from kasm_desktops import OUTCOME_UNKNOWN, Gateway, TimedOut
from kasm_sim import AnswerLost, Drop, Exchange, Hang
from tests.connected.examples import CHANGES, EXAMPLES, INSIDE, READS, prepared
from tests.connected.rig import Rig, Tools

SENT_ONCE = sorted(set(CHANGES) - set(INSIDE))


class Dribble:
    """An answer that never ends: a blank now and then."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    async def __call__(self, exchange: Exchange) -> Response:
        del exchange

        async def blanks() -> AsyncIterator[bytes]:
            while not self.ended.is_set():
                yield b" "
                await anyio.sleep(0.05)

        return StreamingResponse(blanks(), media_type="application/json")


@pytest.fixture
def dribble() -> Iterator[Dribble]:
    dribble = Dribble()
    yield dribble
    dribble.ended.set()


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where nobody listens, kept from others by a socket that does not either."""
    with socket.socket() as kept:
        kept.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{kept.getsockname()[1]}"


async def test_no_tool_reaches_a_kasm_that_is_not_there(rig: Rig, nobody: str) -> None:
    kinds: dict[str, str] = {}
    async with rig.connected(url=f"http://{nobody}") as tools, anyio.create_task_group() as group:

        async def call(tool: str, arguments: dict[str, Any]) -> None:
            kinds[tool], error = await tools.error(tool, **arguments)
            assert "nothing was sent" in error
            assert "KASM_API_URL" in error

        for tool in EXAMPLES:
            group.start_soon(call, tool, prepared(rig, tool))
    assert kinds == dict.fromkeys(EXAMPLES, "network")


async def test_https_to_a_port_that_speaks_http_is_a_network_error(rig: Rig) -> None:
    async with rig.connected(url=rig.url.replace("http:", "https:")) as tools:
        kind, error = await tools.error("get_kasm_users")
    assert kind == "network"
    assert "http or https" in error


@pytest.mark.parametrize("tool", SENT_ONCE)
async def test_a_change_whose_connection_breaks_first_is_sent_once_and_unknown(
    rig: Rig, tools: Tools, tool: str
) -> None:
    arguments = prepared(rig, tool)
    rig.sim.faults.add(EXAMPLES[tool].call, Drop())
    kind, error = await tools.error(tool, **arguments)
    assert kind == "network"
    assert OUTCOME_UNKNOWN in error
    assert rig.sent(EXAMPLES[tool].call) == 1


@pytest.mark.parametrize("tool", SENT_ONCE)
async def test_a_change_whose_answer_is_lost_is_sent_once_and_unknown(rig: Rig, tools: Tools, tool: str) -> None:
    arguments = prepared(rig, tool)
    before = len(rig.sim.sessions)
    rig.sim.faults.add(EXAMPLES[tool].call, AnswerLost())
    kind, error = await tools.error(tool, **arguments)
    assert kind == "network"
    assert OUTCOME_UNKNOWN in error
    assert rig.sent(EXAMPLES[tool].call) <= 2 if tool.startswith(("pause", "resume")) else 1
    if tool == "create_kasm_session":
        assert len(rig.sim.sessions) == before + 1, "it has happened, and only once"


async def test_reads_whose_connection_breaks_are_repeated_and_then_given_up(rig: Rig, tools: Tools) -> None:
    arguments = {tool: prepared(rig, tool) for tool in READS}
    for call in {EXAMPLES[tool].call for tool in READS}:
        rig.sim.faults.add(call, Drop())
    kinds: dict[str, str] = {}

    async def read(tool: str) -> None:
        kinds[tool], error = await tools.error(tool, **arguments[tool])
        assert OUTCOME_UNKNOWN not in error

    async with anyio.create_task_group() as group:
        for tool in READS:
            group.start_soon(read, tool)
    assert kinds == dict.fromkeys(READS, "network")
    assert {call: rig.sent(call) for call in ("get_users", "get_images", "get_kasm_frame_stats")} == {
        "get_users": 3,
        "get_images": 3,
        "get_kasm_frame_stats": 1,
    }


async def test_a_read_succeeds_when_the_connection_broke_once(rig: Rig, tools: Tools) -> None:
    rig.sim.faults.add("get_users", Drop(), times=1)
    assert (await tools.data("get_kasm_users"))["count"] == 2
    assert rig.sent("get_users") == 2


@pytest.mark.parametrize("hanging", [READS, SENT_ONCE], ids=["reads", "changes"])
async def test_a_kasm_that_hangs_is_given_up_in_time_and_asked_once(rig: Rig, hanging: list[str]) -> None:
    arguments = {tool: prepared(rig, tool) for tool in hanging}
    for call in {EXAMPLES[tool].call for tool in hanging}:
        rig.sim.faults.add(call, Hang())
    kinds: dict[str, str] = {}
    async with rig.connected(KASM_TIMEOUT_SECONDS="3") as tools:

        async def call_tool(tool: str) -> None:
            kinds[tool], error = await tools.error(tool, **arguments[tool])
            assert "within 3 s" in error
            assert (OUTCOME_UNKNOWN in error) is EXAMPLES[tool].changes, tool

        with anyio.fail_after(30):
            async with anyio.create_task_group() as group:
                for tool in hanging:
                    group.start_soon(call_tool, tool)
    assert kinds == dict.fromkeys(hanging, "timeout")
    # Each tool waits for one of these calls: its own, or the one that looks up the session's owner first.
    assert sum(rig.sent(call) for call in {EXAMPLES[tool].call for tool in hanging}) == len(hanging)


@pytest.mark.parametrize("tool", ["get_kasm_users", "update_kasm_user"])
async def test_an_answer_that_dribbles_in_is_given_up_in_time(rig: Rig, dribble: Dribble, tool: str) -> None:
    arguments = prepared(rig, tool)
    rig.sim.faults.add(EXAMPLES[tool].call, dribble)
    async with rig.connected(KASM_TIMEOUT_SECONDS="1") as tools:
        with anyio.fail_after(15):
            kind, error = await tools.error(tool, **arguments)
    assert kind == "timeout"
    assert (OUTCOME_UNKNOWN in error) is EXAMPLES[tool].changes
    assert rig.sent(EXAMPLES[tool].call) == 1


async def test_a_command_whose_sending_hangs_is_sent_once_and_unknown(rig: Rig) -> None:
    """What the tool then does, look for its result and end it, takes longer than a test should: see `tests/mcp`."""
    session = rig.sim.add_session()
    rig.sim.faults.add("exec_command_kasm", Hang())
    request = ExecCommandKasmRequest(
        kasm_id=session.kasm_id, user_id=session.user_id, exec_config=ExecConfig(cmd="echo only-once")
    )
    client = Client.from_settings(rig.config(KASM_TIMEOUT_SECONDS="1"))
    async with Gateway(client, largest_result_bytes=1 << 20) as gateway:
        with pytest.raises(TimedOut, match=OUTCOME_UNKNOWN) as caught:
            await gateway.change(sessions.exec_command_kasm, request)
    assert caught.value.outcome_unknown is True
    assert rig.sent("exec_command_kasm") == 1


async def test_a_command_whose_answer_is_lost_is_found_all_the_same(rig: Rig, tools: Tools) -> None:
    arguments = prepared(rig, "execute_kasm_command") | {"command": "echo only-once"}
    rig.sim.faults.add("exec_command_kasm", AnswerLost(), times=1)
    data = await tools.data("execute_kasm_command", **arguments)
    assert (data["stdout"], data["exit_code"]) == ("only-once\n", 0)
