"""The fixtures of `connected`, and servers over HTTP: as processes, and in this one where a process adds nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.connected.fixtures import rig, switchboard, web_server

from .process import HttpServer

__all__ = ["rig", "switchboard", "web_server"]

Start = Callable[..., HttpServer]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process with arguments and settings; whatever still runs in the end is killed."""
    with ExitStack() as stack:

        def start(
            *arguments: str, http: str = "127.0.0.1:0", command: Sequence[str | Path] | None = None, **settings: str
        ) -> HttpServer:
            server = HttpServer(*arguments, settings=settings, http=http, command=command)
            stack.callback(server.close)
            return server

        yield start
