"""The fixtures of `connected`, and the server as a process of its own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.connected.fixtures import rig, switchboard, web_server

from .process import Server

__all__ = ["rig", "switchboard", "web_server"]

Start = Callable[..., Server]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start `kasm-mcp` with arguments and settings, warm or by a command; whatever still runs in the end is killed."""
    with ExitStack() as stack:

        def start(*arguments: str, command: Sequence[str | Path] | None = None, **settings: str) -> Server:
            server = Server(arguments, settings, command)
            stack.callback(server.close)
            return server

        yield start
