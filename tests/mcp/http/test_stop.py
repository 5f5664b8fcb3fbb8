"""How it ends: calls under way get their time, then they are cancelled and told so; always with 0 and in bounds."""

import signal
import time
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp.shared.exceptions import MCPError

from tests.connected.faults import LIMIT_S, Watched, happens
from tests.connected.rig import ERAS, Era, Rig

from .conftest import Start
from .serving import ACCEPT, client, serving, tools_at

PROMPTLY_S = 60
"""Far more than it takes, and less than what might be waited for instead."""

CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "get_kasm_users", "arguments": {}}}


def test_an_idle_server_ends_at_once_with_0_though_clients_stay_connected(start: Start, rig: Rig) -> None:
    server = start(KASM_HTTP_STOP_SECONDS="600", **rig.sim.environment(rig.url))
    with httpx2.Client(base_url=server.url(), trust_env=False) as web:
        assert web.get("/health").status_code == 200
        began = time.monotonic()
        server.terminate(signal.SIGINT)
        assert server.code() == 0
        assert time.monotonic() - began < PROMPTLY_S
    assert "Traceback" not in server.said()


async def test_a_call_that_ends_in_time_is_answered_and_no_other_is_taken(start: Start, rig: Rig) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched)
    server = start(KASM_HTTP_STOP_SECONDS="600", **rig.sim.environment(rig.url))
    url = server.url()
    answers: list[dict[str, Any]] = []
    async with tools_at(url) as tools:

        async def call() -> None:
            answers.append(await tools("get_kasm_users"))

        await tools.client.list_tools()  # else it would ask for them afterwards, to judge the answer
        async with anyio.create_task_group() as group:
            group.start_soon(call)
            assert await happens(watched.reached)
            server.terminate()
            server.waits_to_say("stopping; running calls have")
            await until_refused(url)
            rig.sim.faults.release()
    assert answers[0]["success"] is True
    assert server.code() == 0
    assert "Traceback" not in server.said()


async def until_refused(url: str) -> None:
    """Wait until no more connections are taken."""
    with anyio.fail_after(LIMIT_S):
        while True:
            try:
                async with httpx2.AsyncClient(trust_env=False) as web:
                    await web.get(f"{url}/health")
            except httpx2.ConnectError:
                return
            await anyio.sleep(0.05)


async def until_there(path: Path) -> None:
    """Wait until there is a file, which a process in a session makes."""
    with anyio.fail_after(LIMIT_S):
        while not path.exists():  # noqa: ASYNC110, ASYNC240
            await anyio.sleep(0.05)


@pytest.mark.parametrize("era", ERAS)
async def test_a_command_that_takes_longer_is_ended_in_the_session_and_the_client_told(
    start: Start, rig: Rig, era: Era
) -> None:
    session = rig.sim.add_session()
    home = rig.sim.container(session.kasm_id).home
    server = start(KASM_HTTP_STOP_SECONDS="0.2", **rig.sim.environment(rig.url))
    errors: list[MCPError] = []
    command = "trap 'echo ended > ended; exit' TERM; touch began; for i in $(seq 600); do sleep 0.1; done"

    async with client(server.url(), era) as connected:

        async def call() -> None:
            with pytest.raises(MCPError) as caught:
                await connected.call_tool("execute_kasm_command", {"kasm_id": session.kasm_id, "command": command})
            errors.append(caught.value)

        async with anyio.create_task_group() as group:
            group.start_soon(call)
            await until_there(home / "began")
            server.terminate()
    assert "The server is stopping" in str(errors[0])
    assert server.code() == 0
    await until_there(home / "ended")
    assert "Traceback" not in server.said()


async def test_a_second_signal_ends_it_at_once(start: Start, rig: Rig) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched)
    server = start(KASM_HTTP_STOP_SECONDS="600", **rig.sim.environment(rig.url))
    async with httpx2.AsyncClient(base_url=server.url(), headers=ACCEPT, trust_env=False, timeout=LIMIT_S) as web:

        async def call() -> None:
            with pytest.raises(httpx2.TransportError):
                await web.post("/mcp", json=CALL)

        async with anyio.create_task_group() as group:
            group.start_soon(call)
            assert await happens(watched.reached)
            server.terminate()
            server.waits_to_say("stopping; running calls have")
            await until_refused(str(web.base_url))  # a sign that the stop has begun
            server.terminate()
            assert await anyio.to_thread.run_sync(server.code) == -signal.SIGTERM
    assert "Traceback" not in server.said()


async def test_a_request_that_never_comes_to_its_end_is_cut_off_without_a_traceback(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(rig.config(), longest_stop_s=1) as url:
        host, _, port = url.removeprefix("http://").rpartition(":")
        stream = await anyio.connect_tcp(host, int(port))
        await stream.send(b"POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")
        async with httpx2.AsyncClient(trust_env=False) as web:
            await web.get(f"{url}/health")  # by now the other request has been taken up
    await stream.aclose()
    assert "cut off" in caplog.text
    assert "Traceback" not in caplog.text
