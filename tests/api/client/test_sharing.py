"""Threads and event loops share a client, and its connections end with it, with the loop, or when it is forgotten."""

import asyncio
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
import trio

from kasm_api import Client
from kasm_api.api import sessions

from .conftest import DIRECT, KEY, SECRET
from .server import Kasm

THREADS = 24


def made(kasm: Kasm) -> Client:
    return Client(kasm.url, api_key=KEY, api_key_secret=SECRET, verify_ssl=False, httpx_args=DIRECT)


async def many(client: Client, times: int = 20) -> None:
    await asyncio.gather(*[sessions.get_kasms.asyncio(client=client) for _ in range(times)])


def test_threads_that_begin_at_once_share_one_inner_client(kasm: Kasm) -> None:
    ready = threading.Barrier(THREADS)

    def begin(_: int) -> int:
        ready.wait()
        sessions.get_kasms.sync(client=client)
        return id(client.get_httpx_client())

    with made(kasm) as client, ThreadPoolExecutor(THREADS) as threads:
        assert len(set(threads.map(begin, range(THREADS)))) == 1
    assert len(kasm.sent) == THREADS


def test_a_client_serves_one_event_loop_after_the_other(kasm: Kasm) -> None:
    with made(kasm) as client:
        for _ in range(3):
            asyncio.run(many(client, 2))
    assert len(kasm.sent) == 6


def test_event_loops_of_several_threads_share_a_client(kasm: Kasm) -> None:
    ready = threading.Barrier(4)

    def run(_: int) -> None:
        ready.wait()
        asyncio.run(many(client, 10))

    with made(kasm) as client, ThreadPoolExecutor(4) as threads:
        list(threads.map(run, range(4)))
    assert len(kasm.sent) == 40


def test_a_loop_has_connections_of_its_own(kasm: Kasm) -> None:
    client = made(kasm)

    async def inner() -> httpx2.AsyncClient:
        assert client.get_async_httpx_client() is client.get_async_httpx_client()
        return client.get_async_httpx_client()

    first, second = asyncio.run(inner()), asyncio.run(inner())
    assert first is not second
    assert [first.is_closed, second.is_closed] == [True, True]


def test_a_client_works_under_trio(kasm: Kasm) -> None:
    async def main() -> None:
        async with trio.open_nursery() as nursery:
            for _ in range(8):
                nursery.start_soon(call)

    async def call() -> None:
        await sessions.get_kasms.asyncio(client=client)

    client = made(kasm)
    trio.run(main)
    trio.run(main)
    client.close()
    assert len(kasm.sent) == 16


def test_without_an_event_loop_there_are_no_asyncio_calls(kasm: Kasm) -> None:
    with made(kasm) as client, pytest.raises(RuntimeError, match="no event loop is running"):
        client.get_async_httpx_client()


async def test_closing_from_another_place_closes_the_loops_connections(kasm: Kasm) -> None:
    client = made(kasm)
    await many(client, 1)
    inner = client.get_async_httpx_client()
    client.close()
    for _ in range(10):
        await asyncio.sleep(0)
    assert inner.is_closed


BEGIN = """
import asyncio, gc
from kasm_api import Client
from kasm_api.api import sessions
client = Client({url!r}, api_key="k", api_key_secret="s", verify_ssl=False, httpx_args={{"trust_env": False}})
async def many(times=20):
    for _ in range(8):
        await asyncio.gather(*[sessions.get_kasms.asyncio(client=client) for _ in range(times)])
        await asyncio.sleep(0.2 if times > 1 else 0)
"""
ENDINGS = {
    "sync-never-closed": "sessions.get_kasms.sync(client=client)",
    "sync-forgotten": "sessions.get_kasms.sync(client=client); del client; gc.collect()",
    "async-never-closed": "asyncio.run(many(1))",
    "async-many-never-closed": "asyncio.run(many())",
    "async-forgotten": """
async def main():
    global client
    await many()
    del client
    gc.collect()
    await asyncio.sleep(0.1)
asyncio.run(main())
""",
    "both-closed": """
async def main():
    async with client:
        sessions.get_kasms.sync(client=client)
        await many()
    await client.aclose()
asyncio.run(main()); client.close()
""",
    "closed-after-the-loop": "asyncio.run(many()); client.close(); asyncio.run(client.aclose())",
    "closed-within-the-loop": """
async def main():
    with client:
        await many()
asyncio.run(main())
""",
} | {
    f"closed-{steps}-steps-before-the-end": f"""
async def main():
    with client:
        await many(3)
    for _ in range({steps}):
        await asyncio.sleep(0)
asyncio.run(main())
"""
    for steps in (1, 2, 3, 4)
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_script_ends_without_a_word(kasm: Kasm, ending: str) -> None:
    script = BEGIN.format(url=kasm.url) + ENDINGS[ending]
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_loop_that_is_closed_without_its_generators_leaves_no_words_on_the_screen(kasm: Kasm) -> None:
    script = (
        BEGIN.format(url=kasm.url)
        + """
loop = asyncio.new_event_loop()
loop.run_until_complete(many())
loop.close()
del loop, client
gc.collect()
"""
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
