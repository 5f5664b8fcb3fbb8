"""Runs the work of a command until it is done or somebody interrupts it, for `demo` and `doctor`.

An interrupt cancels the work the way a task group does, so that what has been shielded, such as the destruction of a
session, still happens. Only processes' edges use it; the server has its own end in `stdio`.
"""

import signal
from collections.abc import Awaitable, Callable

import anyio
from anyio.abc import TaskStatus


def run(work: Callable[[], Awaitable[int]]) -> int:
    """Run the work in an event loop of its own.

    Args:
        work: Returns the exit code.

    Returns:
        The work's exit code; 130 or 143 when SIGINT or SIGTERM came first, as a shell would say.
    """
    return anyio.run(_until_interrupted, work)


async def _until_interrupted(work: Callable[[], Awaitable[int]]) -> int:
    code = 0
    async with anyio.create_task_group() as group:

        async def watch(*, task_status: TaskStatus[None]) -> None:
            nonlocal code
            with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:
                task_status.started()
                async for number in signals:
                    code = 128 + number
                    group.cancel_scope.cancel()

        await group.start(watch)
        code = await work()
        group.cancel_scope.cancel()
    return code
