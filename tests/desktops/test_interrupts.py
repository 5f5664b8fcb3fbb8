"""Ctrl-C, and a block that is left while another thread waits: what was under way ends in the session, too."""

import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest

from kasm_mcp.desktops import Desktops
from kasm_mcp.errors import KasmMcpError, Unavailable
from tests.connected.rig import Rig

from .conftest import PATIENCE_S, DoneButSlow, Look, environment


def script(rig: Rig, body: str) -> "subprocess.Popen[str]":
    """Run a script in a process of its own."""
    lines = [
        "import signal",
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it",
        "from kasm_mcp.desktops import Desktops",
        "with Desktops.from_environment() as kasm:",
        f"    {body}",
    ]
    return subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)],
        env=environment(rig),
        stderr=subprocess.PIPE,
        text=True,
    )


def interrupted(process: "subprocess.Popen[str]") -> str:
    """Send what Ctrl-C sends, and give the exception that the script ended with."""
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE_S)
    assert process.returncode not in (0, -signal.SIGKILL)
    return said.splitlines()[-1]


async def test_ctrl_c_ends_the_command_in_the_session(rig: Rig, look: Look) -> None:
    desk = look(rig.sim.add_session().kasm_id)
    process = script(rig, f"kasm.session('{desk.kasm_id}').run('sleep 1011; touch survived')")
    await desk.until("sleep", "1011", runs=True)

    assert await anyio.to_thread.run_sync(interrupted, process) == "KeyboardInterrupt"

    await desk.until("sleep", "1011", runs=False)
    await desk.until_clean()
    assert not (desk.home / "survived").exists()


@pytest.mark.parametrize("call", ["request_kasm", "get_kasm_status"])
async def test_ctrl_c_during_a_start_leaves_no_session(rig: Rig, call: str) -> None:
    rig.sim._state._starts_after_polls = 1000
    done = DoneButSlow()
    rig.sim.faults.add(call, done)
    process = script(rig, "kasm.start('Chrome')")
    assert await done.awaited()
    assert len(rig.sim.sessions) == 1

    assert await anyio.to_thread.run_sync(interrupted, process) == "KeyboardInterrupt"

    assert rig.sim.sessions == {}


async def test_a_block_that_is_left_ends_what_other_threads_wait_for(rig: Rig, look: Look) -> None:
    desk = look(rig.sim.add_session().kasm_id)
    failures: list[BaseException] = []

    def wait(kasm: Desktops) -> None:
        try:
            kasm.session(desk.kasm_id).run("sleep 1012")
        except KasmMcpError as error:
            failures.append(error)

    with Desktops.from_environment(environment(rig)) as kasm:
        thread = threading.Thread(target=wait, args=[kasm])
        thread.start()
        await desk.until("sleep", "1012", runs=True)
    thread.join(PATIENCE_S)

    assert [str(failure).partition(".")[0] for failure in failures] == [
        "The desktops were closed while this call waited"
    ]
    await desk.until("sleep", "1012", runs=False)


async def test_a_block_that_is_left_ends_a_start_that_another_thread_waits_for(rig: Rig) -> None:
    rig.sim._state._starts_after_polls = 1000
    done = DoneButSlow()
    rig.sim.faults.add("get_kasm_status", done, times=1)
    with ThreadPoolExecutor(1) as pool, Desktops.from_environment(environment(rig)) as kasm:
        started = pool.submit(kasm.start, "Chrome")
        assert await done.awaited()
    assert isinstance(started.exception(PATIENCE_S), Unavailable)
    assert rig.sim.sessions == {}
