"""A simulator for each test, behind one web server for all of them: starting and stopping one takes far longer.

As a real 1.19, but without the wait for a session to start.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx2
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from kasm_sim import Simulator
from kasm_sim.web.server import serve as serve_application

from .kasm import Kasm

Serve = Callable[..., Kasm]


class Switchboard:
    """The application of the web server: passes everything to the simulator of the present test."""

    def __init__(self) -> None:
        self.application: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.application is not None
        await self.application(scope, receive, send)


@pytest.fixture(scope="session")
def switchboard() -> Switchboard:
    return Switchboard()


@pytest.fixture(scope="session")
def web_server(switchboard: Switchboard) -> Iterator[str]:
    with serve_application(switchboard, host="127.0.0.1", port=0, certificate=None, private_key=None) as url:
        yield url


@pytest.fixture
def serve(switchboard: Switchboard, web_server: str) -> Iterator[Serve]:
    """Serve a simulator made with the given arguments until the test ends; one per test."""
    with ExitStack() as stack:

        def start(**arguments: Any) -> Kasm:
            assert switchboard.application is None
            sim = stack.enter_context(Simulator(**({"starts_after_polls": 0} | arguments)))
            stack.callback(sim.faults.clear)
            stack.callback(setattr, switchboard, "application", None)
            switchboard.application = sim.app
            # Without `verify` a client reads no certificates, which takes longer than most tests.
            http = httpx2.Client(base_url=web_server, timeout=20, trust_env=False, verify=False)
            return Kasm(sim, stack.enter_context(http))

        yield start


@pytest.fixture
def kasm(serve: Serve) -> Kasm:
    """Serve a simulator with everything at its default."""
    return serve()
