"""What the server costs beside a bare tool of the MCP SDK that passes Kasm's JSON on with aiohttp.

    uv run --with aiohttp benchmarks/server.py

Both are called by the SDK's client in this process, in turns, and the fastest of each is compared: noise only adds.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from mcp.client import Client
from mcp.server import MCPServer

from benchmarks.client import SESSION
from kasm_mcp import log
from kasm_mcp.config.config import Config
from kasm_mcp.server.build import build_server

ROUNDS, CALLS, AT_ONCE, SESSIONS, DELAY_S = 7, 100, 50, 10_000, 0.02
SETTINGS = {"KASM_API_KEY": "key", "KASM_API_SECRET": "secret-of-the-benchmark", "KASM_USER_ID": SESSION["user_id"]}
STATUS = {"kasm": SESSION, "operational_status": "running", "current_time": "2026-01-01 10:00:00"}
ANSWERING = Path(__file__).with_name("answering.py")


@asynccontextmanager
async def answering(body: object, delay_s: float = 0.0) -> AsyncIterator[str]:
    """Run the server that answers every request with one body; give its address."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "answer.json")
        file.write_text(json.dumps(body), encoding="utf-8")
        process = await asyncio.create_subprocess_exec(
            sys.executable, ANSWERING, file, "--delay", str(delay_s), stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
        finally:
            process.terminate()
            await process.wait()


@asynccontextmanager
async def bare(url: str) -> AsyncIterator[Client]:
    """Connect to a server with one tool that checks nothing."""
    async with aiohttp.ClientSession() as web:
        server: MCPServer[Any] = MCPServer("bare")

        @server.tool(structured_output=False)
        async def ask(call: str) -> str:
            key = {"api_key": "key", "api_key_secret": "secret-of-the-benchmark"}
            async with web.post(f"{url}/api/public/{call}", json=key) as answer:
                return json.dumps(await answer.json())

        async with Client(server) as client:
            yield client


@asynccontextmanager
async def ours(url: str) -> AsyncIterator[Client]:
    """Connect to this server."""
    server = build_server(Config.from_mapping(SETTINGS | {"KASM_API_URL": url}))
    log.configure("ERROR", ())
    async with Client(server) as client:
        yield client


async def cost(work: Callable[[], Awaitable[object]], times: int) -> tuple[float, float]:
    """Return processor time and wall time of one call, in seconds."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    for _ in range(times):
        await work()
    after, took = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter() - began
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) / times, took / times


async def compare(
    title: str, one: Callable[[], Awaitable[object]], other: Callable[[], Awaitable[object]], times: int
) -> None:
    """Measure two in turns and print the ratios of the fastest."""
    for work in (one, other):
        await work()
    found = [(await cost(one, times), await cost(other, times)) for _ in range(ROUNDS)]
    (cpu, wall), (base_cpu, base_wall) = (tuple(map(min, zip(*side, strict=True))) for side in zip(*found, strict=True))
    sys.stdout.write(
        f"{title}: CPU {cpu / base_cpu:.2f} x ({cpu * 1e3:.2f} ms), wall {wall / base_wall:.2f} x ({wall * 1e3:.2f} ms)\n"
    )


async def main() -> None:
    """Run all comparisons."""
    kasm_id = SESSION["kasm_id"]
    async with answering(STATUS) as url, ours(url) as server, bare(url) as tool:
        await compare(
            "one get_session_status",
            lambda: server.call_tool("get_session_status", {"kasm_id": kasm_id}),
            lambda: tool.call_tool("ask", {"call": "get_kasm_status"}),
            CALLS,
        )
    async with answering(STATUS, DELAY_S) as url, ours(url) as server, bare(url) as tool:
        await compare(
            f"{AT_ONCE} get_session_status at once, {DELAY_S * 1e3:.0f} ms each",
            lambda: asyncio.gather(
                *(server.call_tool("get_session_status", {"kasm_id": kasm_id}) for _ in range(AT_ONCE))
            ),
            lambda: asyncio.gather(*(tool.call_tool("ask", {"call": "get_kasm_status"}) for _ in range(AT_ONCE))),
            5,
        )
    listed = {"kasms": [SESSION | {"kasm_id": f"{number:032x}"} for number in range(SESSIONS)]}
    text = json.dumps(listed)

    async def loads() -> None:
        json.loads(text)

    async with answering(listed) as url, ours(url) as server:
        await compare(
            f"list_all_sessions of {SESSIONS:,} beside json.loads of the body",
            lambda: server.call_tool("list_all_sessions", {}),
            loads,
            1,
        )


if __name__ == "__main__":
    asyncio.run(main())
