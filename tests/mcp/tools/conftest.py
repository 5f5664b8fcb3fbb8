"""The fixtures of `connected`, and a desk: one session for all tests that leave nothing behind."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from kasm_sim import Simulator
from tests.connected.desk import Desk
from tests.connected.fixtures import rig, switchboard, tools, web_server
from tests.connected.rig import Rig, Tools

__all__ = ["rig", "switchboard", "tools", "web_server"]


@pytest.fixture(scope="session")
def shared_rig() -> Iterator[Rig]:
    """A simulator whose container, which takes a while to start, serves many tests."""
    sim = Simulator(starts_after_polls=0)
    with sim.serve() as url:
        yield Rig(sim, url)


@pytest.fixture(scope="session")
def shared_session(shared_rig: Rig) -> str:
    return shared_rig.sim.add_session().kasm_id


@pytest.fixture
async def desk(shared_rig: Rig, shared_session: str) -> AsyncIterator[Desk]:
    """A server of one's own, and a session that others use too."""
    async with shared_rig.connected() as tools:
        yield Desk(shared_rig, tools, shared_session)


@pytest.fixture
async def own_desk(rig: Rig, tools: Tools) -> Desk:
    """A simulator, a server and a session of one's own."""
    return Desk(rig, tools, rig.sim.add_session().kasm_id)


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own to work in."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
