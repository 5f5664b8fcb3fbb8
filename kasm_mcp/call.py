"""What a tool is given besides its arguments: the services of one running server, and where to report progress."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from attrs import frozen

from kasm_mcp.config import Config
from kasm_mcp.gateway import Gateway
from kasm_mcp.policy import CommandPolicy
from kasm_mcp.progress import Progress, silence
from kasm_mcp.sessions import Sessions
from kasm_mcp.wayback.channel import Channel, open_channel


@frozen
class Kasm:
    """One Kasm, as one server uses it.

    Attributes:
        config: The settings in force.
        gateway: Generated calls.
        sessions: Owners, states and logins of sessions.
        channel: Errands into sessions.
        policy: Judges commands.
    """

    config: Config
    gateway: Gateway
    sessions: Sessions
    channel: Channel
    policy: CommandPolicy


@frozen
class Call:
    """One call of a tool.

    Attributes:
        kasm: The services.
        progress: Reports to the caller.
    """

    kasm: Kasm
    progress: Progress = silence


@asynccontextmanager
async def connect(config: Config) -> AsyncIterator[Kasm]:
    """Open the services; no request is made before a tool needs one.

    Args:
        config: The settings.
    """
    async with Gateway(config) as gateway:
        sessions = Sessions(gateway, config)
        async with open_channel(gateway, sessions) as channel:
            yield Kasm(config, gateway, sessions, channel, CommandPolicy(config.rules))
