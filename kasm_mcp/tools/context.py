"""What a tool is given besides its arguments: the settings, the desktops, the policy, and where to report progress."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from attrs import frozen

from kasm_api import Client
from kasm_desktops import AsyncDesktops, AsyncSession, Pace, Progress, silence
from kasm_mcp.config.config import Config
from kasm_policy import CommandPolicy


@frozen
class Context:
    """The context of one call of a tool.

    Attributes:
        config: The settings in force.
        desktops: Sessions, and any other call to Kasm by its gateway.
        policy: Checks commands.
        progress: Reports to the caller.
    """

    config: Config
    desktops: AsyncDesktops
    policy: CommandPolicy
    progress: Progress = silence

    def session(self, kasm_id: str) -> AsyncSession:
        """Return a handle of a session that reports to the caller what it waits for."""
        return self.desktops.session(kasm_id, progress=self.progress)


@asynccontextmanager
async def connect(config: Config, pace: Pace | None = None) -> AsyncIterator[Context]:
    """Open the connections; no request is made before a tool needs one.

    Args:
        config: The settings.
        pace: How often results are polled; None for the default.
    """
    limits = config.limits(config.rules.allowed_roots)
    client = Client.from_settings(config)
    async with AsyncDesktops(client, config.user_id, limits=limits, all_users=config.all_users, pace=pace) as desktops:
        yield Context(config, desktops, CommandPolicy(config.rules))
