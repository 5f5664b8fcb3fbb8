"""What a tool is given besides its arguments: the services of one running server, and where to report progress."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from attrs import frozen

from kasm_api import Client
from kasm_desktops import AsyncDesktops, AsyncSession
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.logins import Sessions
from kasm_desktops.progress import Progress, silence
from kasm_mcp.audit_log import AuditLog
from kasm_mcp.config.config import Config, secrets_of
from kasm_mcp.rate_limit import Pace
from kasm_policy import CommandPolicy


@frozen
class Kasm:
    """One Kasm, as one server uses it.

    Attributes:
        config: The settings in force.
        desktops: Sessions, and what is done in them.
        policy: Judges commands.
        audit: Records changes and refusals.
        pace: Counts calls.
    """

    config: Config
    desktops: AsyncDesktops
    policy: CommandPolicy
    audit: AuditLog
    pace: Pace

    @property
    def gateway(self) -> Gateway:
        """Generated calls."""
        return self.desktops.gateway

    @property
    def sessions(self) -> Sessions:
        """Owners, states and logins of sessions."""
        return self.desktops.sessions


@frozen
class Call:
    """One call of a tool.

    Attributes:
        kasm: The services.
        progress: Reports to the caller.
    """

    kasm: Kasm
    progress: Progress = silence

    def session(self, kasm_id: str) -> AsyncSession:
        """Return a handle of a session that tells the caller what it waits for."""
        return self.kasm.desktops.session(kasm_id, progress=self.progress)


@asynccontextmanager
async def connect(config: Config) -> AsyncIterator[Kasm]:
    """Open the services; no request is made before a tool needs one.

    Args:
        config: The settings.
    """
    limits = config.limits(config.rules.allowed_roots)
    async with AsyncDesktops(
        Client.from_settings(config), config.user_id, limits=limits, all_users=config.all_users
    ) as desktops:
        yield Kasm(
            config,
            desktops,
            CommandPolicy(config.rules),
            AuditLog(config.audit_log, secrets_of(config)),
            Pace(config.calls_per_minute),
        )
