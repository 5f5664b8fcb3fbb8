"""Fixtures for every folder that calls tools: one web server for all tests, one simulator for each."""

from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager

import pytest

from kasm_sim import Quirks, Simulator, serve

from .rig import Rig, Switchboard, Tools


@pytest.fixture(scope="session")
def switchboard() -> Switchboard:
    return Switchboard()


@pytest.fixture(scope="session")
def web_server(switchboard: Switchboard) -> Iterator[str]:
    with serve(switchboard, host="127.0.0.1", port=0, certificate=None, private_key=None) as url:
        yield url


@contextmanager
def switched(switchboard: Switchboard, url: str, sim: Simulator) -> Iterator[Rig]:
    """Let the web server serve a simulator for as long as a test takes."""
    with closing(sim):
        switchboard.application = sim.app
        # A request that hangs ends with its client; to let it go on would start what nobody ends.
        yield Rig(sim, url)


@pytest.fixture
def rig(switchboard: Switchboard, web_server: str) -> Iterator[Rig]:
    """A simulated 1.19 whose sessions run at once."""
    with switched(switchboard, web_server, Simulator(starts_after_polls=0)) as rig:
        yield rig


@pytest.fixture
def slow_rig(switchboard: Switchboard, web_server: str) -> Iterator[Rig]:
    """A simulated 1.19 whose sessions are seen starting twice before they run."""
    sim = Simulator(starts_after_polls=2, quirks=Quirks(screenshot_misses=0))
    with switched(switchboard, web_server, sim) as rig:
        yield rig


@pytest.fixture
async def tools(rig: Rig) -> AsyncIterator[Tools]:
    """The tools of a server with default settings."""
    async with rig.connected() as tools:
        yield tools
