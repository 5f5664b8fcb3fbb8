"""Open the context of tools: the settings, the desktops, the policy, and the progress of a call."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from attrs import frozen

from kasm_api import Client
from kasm_desktops import AsyncDesktops, AsyncSession, Pace, Progress, silence
from kasm_mcp.config.config import Config
from kasm_policy import CommandPolicy


@frozen
class Context:
    """The context of one tool call.

    Attributes:
        config: The settings in force.
        desktops: Sessions; its gateway makes all other calls to Kasm.
        policy: Checks commands.
        progress: Reports to the caller.
    """

    config: Config
    desktops: AsyncDesktops
    policy: CommandPolicy
    progress: Progress = silence

    def session(self, kasm_id: str) -> AsyncSession:
        """Return a session handle that reports progress to the caller."""
        return self.desktops.session(kasm_id, progress=self.progress)


@asynccontextmanager
async def connect(config: Config, pace: Pace | None = None) -> AsyncIterator[Context]:
    """Open the connections to Kasm; no request is made before a tool needs one.

    Args:
        config: The settings.
        pace: How often results are polled; None for the default.
    """
    limits = config.limits(config.rules.allowed_roots)
    client = Client.from_settings(config)
    async with AsyncDesktops(client, config.user_id, limits=limits, all_users=config.all_users, pace=pace) as desktops:
        yield Context(config, desktops, CommandPolicy(config.rules))
