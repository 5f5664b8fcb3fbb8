"""The fixtures of `connected`, and desktops for scripts before them."""

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import TypeVar

import anyio
import anyio.to_thread
import pytest
from starlette.responses import Response

from kasm_api import Client
from kasm_desktops import AsyncDesktops, Desktops, DesktopSettings, Session
from kasm_sim import Exchange, Simulator
from tests.connected.desk import PATIENCE_S, Desk
from tests.connected.fixtures import rig, switchboard, web_server
from tests.connected.rig import QUICK, Rig

__all__ = ["PATIENCE_S", "rig", "switchboard", "web_server"]


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
def session(shared_rig: Rig, shared_session: str) -> Iterator[Session]:
    """A session that others use too."""
    with quick(Desktops, shared_rig) as kasm:
        yield kasm.session(shared_session)


@pytest.fixture
def kasm(rig: Rig) -> Iterator[Desktops]:
    """Desktops of a simulator of one's own."""
    with quick(Desktops, rig) as kasm:
        yield kasm


@pytest.fixture
async def async_kasm(rig: Rig) -> AsyncIterator[AsyncDesktops]:
    async with quick(AsyncDesktops, rig) as kasm:
        yield kasm


class DoneButSlow:
    """A fault that does what was asked and takes a second to answer; it can be waited for that it is done."""

    def __init__(self) -> None:
        self._done = threading.Event()

    async def __call__(self, exchange: Exchange) -> Response:
        response = await exchange.proceed()
        self._done.set()
        await anyio.sleep(1)
        return response

    async def awaited(self) -> bool:
        return await anyio.to_thread.run_sync(self._done.wait, PATIENCE_S)


Look = Callable[[str], Desk]


@pytest.fixture
def look(rig: Rig) -> Look:
    """A look into the container of a session."""
    return lambda kasm_id: Desk(rig, None, kasm_id)  # type: ignore[arg-type]  # nobody calls tools here


AnyDesktops = TypeVar("AnyDesktops", Desktops, AsyncDesktops)


def quick(kind: type[AnyDesktops], rig: Rig) -> AnyDesktops:
    """Make desktops of a simulator that poll as often as tests do."""
    settings = DesktopSettings.from_environment(environment(rig))
    return kind(Client.from_settings(settings), settings.user_id, pace=QUICK)


def environment(rig: Rig, **settings: str) -> dict[str, str]:
    """Give the settings of a script that uses a simulator."""
    return rig.sim.environment(rig.url) | {"KASM_VERIFY_TLS": "false"} | settings
