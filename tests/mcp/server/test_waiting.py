"""Calls that take a while: progress, cancellation, several at once."""

import anyio
import pytest
from mcp.shared.dispatcher import ProgressFnT
from mcp_types import ReadResourceRequest, ReadResourceRequestParams, ReadResourceResult

from tests.connected.examples import EXAMPLES, prepared
from tests.connected.faults import Watched, happens
from tests.connected.rig import ERAS, Era, Rig, Tools, envelope_of


async def read_with_progress(tools: Tools, uri: str, report: ProgressFnT) -> None:
    """Read a resource with a token for progress, for which the client has no parameter."""
    parameters = ReadResourceRequestParams(uri=uri)
    request = ReadResourceRequest(params=parameters)
    await tools.client.session.send_request(request, ReadResourceResult, progress_callback=report)


@pytest.mark.parametrize("era", ERAS)
async def test_progress_is_told_while_a_session_starts(slow_rig: Rig, era: Era) -> None:
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
async def test_a_call_that_is_cancelled_leaves_kasm_and_the_server_free(rig: Rig, era: Era) -> None:
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


@pytest.mark.parametrize("era", ERAS)
async def test_every_tool_tells_that_it_goes_on_and_ends_when_it_is_cancelled(rig: Rig, era: Era) -> None:
    """All at once, each hanging at the call that it is about, or at one before."""
    arguments = {tool: prepared(rig, tool) for tool in EXAMPLES}
    # Asking for a session is not given up half-way: cancelled, it ends the session that it gets.
    hanging = {example.call for example in EXAMPLES.values()} - {"request_kasm"} | {"get_images"}
    watched = {call: Watched() for call in hanging}
    for call, fault in watched.items():
        rig.sim.faults.add(call, fault)
    told = {tool: anyio.Event() for tool in EXAMPLES}

    async def use(tools: Tools, tool: str) -> None:
        async def report(progress: float, total: float | None, message: str | None) -> None:
            assert message
            told[tool].set()

        await tools.client.call_tool(tool, arguments[tool], progress_callback=report)

    async with rig.connected(era, KASM_TIMEOUT_SECONDS="600") as tools:
        async with anyio.create_task_group() as group:
            for tool in EXAMPLES:
                group.start_soon(use, tools, tool)
            with anyio.fail_after(60):
                for heard in told.values():
                    await heard.wait()
            group.cancel_scope.cancel()
        reached = [fault for fault in watched.values() if fault.reached.is_set()]
        assert len(reached) >= 12
        assert all([await happens(fault.left) for fault in reached])


async def test_reading_a_resource_is_told_of_too(rig: Rig, tools: Tools) -> None:
    watched = Watched()
    rig.sim.faults.add("get_kasms", watched)
    told = anyio.Event()

    async def report(progress: float, total: float | None, message: str | None) -> None:
        told.set()

    async with anyio.create_task_group() as group:
        group.start_soon(read_with_progress, tools, "kasm://sessions", report)
        with anyio.fail_after(60):
            await told.wait()
        group.cancel_scope.cancel()
    assert await happens(watched.left)
