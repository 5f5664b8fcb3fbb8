"""Keeps the status line of a terminal fresh while work is done. Elsewhere than on a terminal it costs nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio

from kasm_mcp.terminal import Terminal

_REFRESHED_EACH_S = 0.2


@asynccontextmanager
async def status_shown(out: Terminal | None) -> AsyncIterator[None]:
    """Show, until the end of the block, what `Terminal.status` says and for how long that has lasted.

    Args:
        out: The terminal, None for none; its status line is gone afterwards, however the block ends.
    """
    if out is None or not out.live:
        yield
        return
    try:
        async with anyio.create_task_group() as group:
            group.start_soon(_refresh, out)
            yield
            group.cancel_scope.cancel()
    finally:
        out.status()


async def _refresh(out: Terminal) -> None:
    while True:
        await anyio.sleep(_REFRESHED_EACH_S)
        out.refresh_status()
