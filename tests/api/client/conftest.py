"""A server to ask, a client to ask with, and both flavours of every call."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from anyio import to_thread

from kasm_api import Client

from .server import Kasm, serve

KEY = "key-0123456789"
SECRET = "secret-9876543210"
DIRECT = {"trust_env": False}  # no proxy of the machine between a test and its server

Ask = Callable[..., Awaitable[Any]]


@pytest.fixture
def kasm() -> Iterator[Kasm]:
    """A server that answers `{}` until told otherwise."""
    with serve() as kasm:
        yield kasm


@pytest.fixture
async def client(kasm: Kasm) -> AsyncIterator[Client]:
    """A client with a key, which goes into the body."""
    # There is no TLS here, and reading the certificates of all authorities would take most of a test's time.
    async with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, verify_ssl=False, httpx_args=DIRECT) as client:
        yield client


@pytest.fixture(params=["sync", "asyncio"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Make a call in one flavour or the other: `await ask(sessions.get_kasms, client=client)`."""

    async def ask(call: ModuleType, *args: Any, **kwargs: Any) -> Any:
        if request.param == "sync":
            return await to_thread.run_sync(partial(call.sync, *args, **kwargs))
        return await call.asyncio(*args, **kwargs)

    return ask
