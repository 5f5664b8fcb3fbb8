"""`AsyncDesktops` and `AsyncSession`: the same for `await`, with cancellation."""

import anyio
import pytest

import kasm_desktops
from kasm_api.api import users
from kasm_desktops import AsyncDesktops, AsyncSession, Desktops, Session
from kasm_desktops.errors import TimedOut
from kasm_sim import Drop, Hang, seeds
from tests.connected.rig import Rig

from .conftest import DoneButSlow, Look


async def test_a_session_is_started_by_name_used_and_destroyed(rig: Rig, async_kasm: AsyncDesktops) -> None:
    async with await async_kasm.start("kasmweb/ubuntu-focal-desktop") as session:
        result = await session.run("echo out; exit 3")
        await session.write("~/a.txt", "text")
        assert (result.exit_code, result.stdout, await session.read("~/a.txt")) == (3, "out\n", b"text")
        assert session.details.image_id == seeds.UBUNTU_FOCAL
    assert rig.sim.sessions == {}


async def test_several_commands_run_at_once(rig: Rig, async_kasm: AsyncDesktops) -> None:
    sessions = [async_kasm.session(rig.sim.add_session().kasm_id) for _ in range(2)]
    printed: list[str] = []

    async def run(session: AsyncSession, number: int) -> None:
        printed.append((await session.run(f"echo {number}")).stdout)

    async with anyio.create_task_group() as group:
        for number in range(6):
            group.start_soon(run, sessions[number % 2], number)

    assert sorted(printed) == [f"{number}\n" for number in range(6)]


async def test_a_cancelled_command_ends_in_the_session(rig: Rig, async_kasm: AsyncDesktops, look: Look) -> None:
    desk = look(rig.sim.add_session().kasm_id)
    async with anyio.create_task_group() as group:
        group.start_soon(async_kasm.session(desk.kasm_id).run, "sleep 1013")
        await desk.until("sleep", "1013", runs=True)
        group.cancel_scope.cancel()

    await desk.until("sleep", "1013", runs=False)


@pytest.mark.parametrize("slow", ["request_kasm", "get_kasm_status"])
async def test_a_start_that_is_cancelled_leaves_no_session(rig: Rig, async_kasm: AsyncDesktops, slow: str) -> None:
    rig.sim._state._starts_after_polls = 1000
    done = DoneButSlow()
    rig.sim.faults.add(slow, done, times=1)
    async with anyio.create_task_group() as group:
        group.start_soon(async_kasm.start, "Chrome")
        assert await done.awaited()
        assert len(rig.sim.sessions) == 1
        group.cancel_scope.cancel()

    assert rig.sim.sessions == {}
    assert rig.sent("request_kasm") == 1


async def test_a_block_that_is_cancelled_still_ends_its_session(rig: Rig, async_kasm: AsyncDesktops) -> None:
    with anyio.CancelScope() as scope:
        async with await async_kasm.start("Chrome"):
            scope.cancel()
            await anyio.sleep_forever()

    assert rig.sim.sessions == {}


async def test_what_is_waited_for_is_told(rig: Rig, async_kasm: AsyncDesktops) -> None:
    rig.sim._state._starts_after_polls = 2
    told: list[str] = []

    async def tell(message: str) -> None:
        told.append(message)

    kasm_id = rig.sim.add_session(status="starting").kasm_id
    await async_kasm.session(kasm_id, progress=tell).wait_until_running()

    assert told


async def test_other_calls_fail_and_are_repeated_in_the_same_way(rig: Rig, async_kasm: AsyncDesktops) -> None:
    rig.sim.faults.add("get_users", Drop(), times=1)
    assert (await async_kasm.gateway.read(users.get_users)).users


async def test_a_kasm_that_does_not_answer_is_given_up_in_time(rig: Rig) -> None:
    rig.sim.faults.add("get_kasm_status", Hang())
    settings = rig.sim.environment(rig.url) | {"KASM_TIMEOUT_SECONDS": "0.5"}
    async with AsyncDesktops.from_environment(settings) as kasm:
        with pytest.raises(TimedOut):
            await kasm.session(rig.sim.add_session().kasm_id).run("true")
    assert rig.sent("exec_command_kasm") == 0


async def test_outside_a_block_nothing_works_and_it_is_said(rig: Rig) -> None:
    kasm = AsyncDesktops.from_environment(rig.sim.environment(rig.url))
    with pytest.raises(RuntimeError, match="with"):
        kasm.session("abc")


def test_whatever_can_be_awaited_can_be_waited_for() -> None:
    only_async = {"create", "gateway", "sessions", "limits"}
    for twin, waiting in ((AsyncDesktops, Desktops), (AsyncSession, Session)):
        names = {name for name in vars(twin) if not name.startswith("_")}
        assert names - only_async <= set(dir(waiting))
        for name in names - only_async:
            assert getattr(waiting, name).__doc__


def test_all_that_is_public_is_named() -> None:
    assert all(hasattr(kasm_desktops, name) for name in kasm_desktops.__all__)
