"""Calls that take a while: progress, cancellation, several at once."""

import threading
from typing import Any

import anyio
import anyio.to_thread
import pytest
from starlette.responses import Response

from kasm_sim.exchange import ConnectionDropped, Exchange
from tests.connected.rig import Rig, Tools, envelope_of

ERAS = ["auto", "legacy"]


class Watched:
    """A fault that hangs, and tells when somebody has come and when they have left."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.left = threading.Event()

    async def __call__(self, exchange: Exchange) -> Response:
        self.reached.set()
        try:
            await exchange.hang()
        except ConnectionDropped:
            self.left.set()
            raise
        return await exchange.proceed()


async def happens(event: threading.Event) -> bool:
    return await anyio.to_thread.run_sync(event.wait, 20)


@pytest.mark.parametrize("era", ERAS)
async def test_progress_is_told_while_a_session_starts(slow_rig: Rig, era: Any) -> None:
    reports: list[tuple[float, str | None]] = []

    async def report(progress: float, total: float | None, message: str | None) -> None:
        assert total is None
        reports.append((progress, message))

    async with slow_rig.connected(era) as tools:
        created = await tools.data("create_kasm_session", image_name="Chrome", group_id=slow_rig.sim.group_id)
        assert created["status"] == "starting"
        result = await tools.client.call_tool(
            "get_session_screenshot", {"kasm_id": created["kasm_id"]}, progress_callback=report
        )
    assert envelope_of(result)["success"] is True
    assert len(reports) >= 2
    assert all(message for _, message in reports)
    times = [progress for progress, _ in reports]
    assert times == sorted(set(times)), "progress must grow with each report"


async def test_a_caller_that_asked_for_no_progress_waits_all_the_same(slow_rig: Rig) -> None:
    async with slow_rig.connected() as tools:
        created = await tools.data("create_kasm_session", image_name="Chrome", group_id=slow_rig.sim.group_id)
        assert (await tools.data("get_session_screenshot", kasm_id=created["kasm_id"]))["format"] == "jpeg"


@pytest.mark.parametrize("era", ERAS)
async def test_a_call_that_is_cancelled_leaves_kasm_and_the_server_free(rig: Rig, era: Any) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched, times=1)
    async with rig.connected(era) as tools:
        async with anyio.create_task_group() as group:
            group.start_soon(tools.result, "get_kasm_users")
            assert await happens(watched.reached)
            group.cancel_scope.cancel()
        assert await happens(watched.left)
        assert (await tools.data("get_kasm_users"))["count"] == 2
    assert rig.sent("get_users") == 2


async def test_a_call_that_hangs_holds_up_no_other(rig: Rig, tools: Tools) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched)
    async with anyio.create_task_group() as group:
        group.start_soon(tools.result, "get_kasm_users")
        assert await happens(watched.reached)
        assert (await tools.data("get_available_workspaces"))["count"] == 7
        group.cancel_scope.cancel()


async def test_the_server_ends_while_a_call_hangs(rig: Rig) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched)
    with anyio.fail_after(20):
        async with rig.connected() as tools, anyio.create_task_group() as group:
            group.start_soon(tools.result, "get_kasm_users")
            assert await happens(watched.reached)
            group.cancel_scope.cancel()
    assert await happens(watched.left)
