"""Ctrl-C, and a block that is left while another thread waits: what was under way ends in the session, too."""

import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest

from kasm_desktops import Desktops
from kasm_desktops.errors import DesktopsError, Unavailable
from tests.connected.rig import Rig

from .conftest import PATIENCE_S, DoneButSlow, Look, environment


def script(rig: Rig, statement: str) -> "subprocess.Popen[str]":
    """Run a statement in a process of its own, which tells of Ctrl-C and stays in the block until its input ends."""
    lines = [
        "import signal, sys",
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it",
        "from kasm_desktops import Desktops",
        "with Desktops.from_environment() as kasm:",
        "    try:",
        f"        {statement}",
        "    except KeyboardInterrupt:",
        "        print('interrupted', flush=True)",
        "        sys.stdin.read()",
    ]
    return subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)],
        env=environment(rig),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def interrupt(process: "subprocess.Popen[str]") -> None:
    """Send what Ctrl-C sends, and return when the script has noticed."""
    process.send_signal(signal.SIGINT)
    assert process.stdout
    assert process.stdout.readline() == "interrupted\n"


def end(process: "subprocess.Popen[str]") -> None:
    """Let the script leave its block."""
    _, said = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, said) == (0, "")


async def test_ctrl_c_ends_the_command_in_the_session(rig: Rig, look: Look) -> None:
    desk = look(rig.sim.add_session().kasm_id)
    process = script(rig, f"kasm.session('{desk.kasm_id}').run('sleep 1011; touch survived')")
    await desk.until("sleep", "1011", runs=True)

    await anyio.to_thread.run_sync(interrupt, process)

    await desk.until("sleep", "1011", runs=False)
    await desk.until_clean()
    assert not (desk.home / "survived").exists()
    await anyio.to_thread.run_sync(end, process)


@pytest.mark.parametrize("call", ["request_kasm", "get_kasm_status"])
async def test_ctrl_c_during_a_start_leaves_no_session(rig: Rig, call: str) -> None:
    rig.sim._state._starts_after_polls = 1000
    done = DoneButSlow()
    rig.sim.faults.add(call, done)
    process = script(rig, "kasm.start('Chrome')")
    assert await done.awaited()
    assert len(rig.sim.sessions) == 1

    await anyio.to_thread.run_sync(interrupt, process)

    assert rig.sim.sessions == {}
    await anyio.to_thread.run_sync(end, process)


async def test_a_block_that_is_left_ends_what_other_threads_wait_for(rig: Rig, look: Look) -> None:
    desk = look(rig.sim.add_session().kasm_id)
    failures: list[BaseException] = []

    def wait(kasm: Desktops) -> None:
        try:
            kasm.session(desk.kasm_id).run("sleep 1012")
        except DesktopsError as error:
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
