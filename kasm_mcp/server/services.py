"""Open the services of a running server: the context of tools, the audit log and the rate limit."""

import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiolimiter import AsyncLimiter
from attrs import frozen

from kasm_desktops import Pace, Unavailable
from kasm_mcp.config.config import Config, secrets_of
from kasm_mcp.server.audit_log import AuditLog
from kasm_mcp.tools.context import Context, connect


@frozen
class Services:
    """The services of one server.

    Attributes:
        context: The context of tools, without the progress of a call.
        audit: Records changes and refusals.
        limiter: Limits the rate of calls, to stop a looping assistant and protect Kasm; None for no limit.
    """

    context: Context
    audit: AuditLog
    limiter: AsyncLimiter | None

    async def count_call(self) -> None:
        """Count a call.

        Raises:
            Unavailable: The limit is reached; nothing was done.
        """
        if self.limiter is None:
            return
        if not self.limiter.has_capacity():
            per_minute = self.limiter.max_rate
            raise Unavailable(
                f"Nothing was done: the limit of {per_minute:g} calls per minute (KASM_CALLS_PER_MINUTE) is reached. "
                f"Call again in {math.ceil(60 / per_minute)} s."
            )
        await self.limiter.acquire()  # never waits: there is capacity


@asynccontextmanager
async def open_services(config: Config, pace: Pace | None = None) -> AsyncIterator[Services]:
    """Open the services; arguments as for `connect`."""
    async with connect(config, pace) as context:
        limiter = AsyncLimiter(config.calls_per_minute) if config.calls_per_minute else None
        yield Services(context, AuditLog(config.audit_log, secrets_of(config)), limiter)
