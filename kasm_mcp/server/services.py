"""Open the services of a running server: the context of tools, the audit log and the rate limit."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from attrs import frozen

from kasm_desktops import Pace
from kasm_mcp.config.config import Config, secrets_of
from kasm_mcp.server.audit_log import AuditLog
from kasm_mcp.server.rate_limit import RateLimit
from kasm_mcp.tools.context import Context, connect


@frozen
class Services:
    """The services of one server.

    Attributes:
        context: The context of tools, without the progress of a call.
        audit: Records changes and refusals.
        rate_limit: Limits the rate of calls.
    """

    context: Context
    audit: AuditLog
    rate_limit: RateLimit


@asynccontextmanager
async def open_services(config: Config, pace: Pace | None = None) -> AsyncIterator[Services]:
    """Open the services; arguments as for `connect`."""
    async with connect(config, pace) as context:
        yield Services(context, AuditLog(config.audit_log, secrets_of(config)), RateLimit(config.calls_per_minute))
