"""Compares the server and `kasm_desktops` with the layers below them, as ratios from one run.

    uv run benchmarks/ratios.py

`client.py` does the same for the generated client.

Each pair is measured in turns, and the fastest of each is compared, since noise only adds time.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import count
from typing import Any

from mcp.client import Client as McpClient

from kasm_api import Client
from kasm_api.api import sessions
from kasm_mcp import log
from kasm_mcp.config.config import Config
from kasm_mcp.server.build import build_server
from kasm_policy import CommandPolicy, Rules
from kasm_sim import Simulator

STARTS, CALLS = 7, 200

NOT_OPENED = """
import os
from kasm_mcp.config.config import Config
from kasm_mcp.server.stdio import transport
from kasm_mcp.server.build import build_server
from kasm_mcp.server.stdio.pipes import take_over
transport.serve(build_server(Config.from_mapping(os.environ)), *take_over())
"""
"""The server without `opening`."""

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "clock", "version": "1"}},
}
OPENING: list[dict[str, Any]] = [
    HELLO,
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
    {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
]


def report(what: str, ours_s: float, base: str, base_s: float) -> None:
    """Print one line: the ratio, then both times."""
    line = f"{ours_s / base_s:6.2f} x  {what} ({ours_s * 1000:.1f} ms) beside {base} ({base_s * 1000:.1f} ms)"
    sys.stdout.write(f"{line}\n")


def starting(statement: str) -> float:
    """Measure a statement in a new interpreter, in seconds."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - began


def fastest(*measures: Callable[[], float], rounds: int) -> list[float]:
    """Measure in turns; return the fastest of each."""
    found = [[measure() for measure in measures] for _ in range(rounds)]
    return [min(column) for column in zip(*found, strict=True)]


async def timed(work: Callable[[], Awaitable[object]]) -> float:
    """Measure one piece of work, in seconds."""
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


def compare_starts() -> None:
    """Compare imports: `kasm_desktops` with the client, the server with the SDK."""
    client = "import kasm_api; from kasm_api.api import sessions; sessions.get_kasms"
    script = "from kasm_desktops import Desktops"
    ours, base = fastest(lambda: starting(script), lambda: starting(client), rounds=STARTS)
    report("importing kasm_desktops", ours, "kasm_api and one call", base)
    server = "import kasm_mcp.server.build"
    ours, base = fastest(lambda: starting(server), lambda: starting("from mcp.server import MCPServer"), rounds=STARTS)
    report("importing the server with its tools", ours, "the MCP SDK", base)


def opened(command: Sequence[str], settings: Mapping[str, str]) -> float:
    """Measure a server from its start until a client has the list of tools, in seconds."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(settings)) as server:
        assert server.stdin
        assert server.stdout
        for message in OPENING:
            server.stdin.write(json.dumps(message).encode() + b"\n")
            server.stdin.flush()
            if "id" in message:
                server.stdout.readline()
        took = time.perf_counter() - began
        server.stdin.close()
    return took


def compare_openings(settings: Mapping[str, str]) -> None:
    """Compare the start of a connection with a server that loads the SDK first."""
    python = [sys.executable, "-c"]
    cli = "from kasm_mcp.cli import main; main([])"
    ours, base = fastest(
        lambda: opened([*python, cli], settings), lambda: opened([*python, NOT_OPENED], settings), rounds=STARTS
    )
    report("the opening of a connection", ours, "the same with the SDK loaded first", base)


async def compare_tools(url: str, simulator: Simulator) -> None:
    """Compare a tool, a command and a policy check with one generated call."""
    config = Config.from_mapping(simulator.environment(url))
    key: dict[str, Any] = {"api_key": simulator.api_key, "api_key_secret": simulator.api_key_secret}
    server = build_server(config)
    log.configure("ERROR", ())
    kasm_id = simulator.add_session().kasm_id
    numbers = count()
    async with McpClient(server) as assistant, Client(url, **key) as client:

        async def run() -> None:
            await assistant.call_tool("execute_kasm_command", {"kasm_id": kasm_id, "command": f"echo {next(numbers)}"})

        tool, call = [], []
        for _ in range(CALLS):
            tool.append(await timed(lambda: assistant.call_tool("list_all_sessions", {})))
            call.append(await timed(lambda: sessions.get_kasms.asyncio(client=client)))
        report("a tool", min(tool), "the generated call beneath it", min(call))
        command = min([await timed(run) for _ in range(5)])
        before = len(simulator.requests)
        await run()  # the previous command is cleaned up meanwhile
        seen = [request.operation for request in simulator.requests[before:]]
        report("a command with its output", command, "one call", min(call))
        sys.stdout.write(f"          its requests while the caller waits: {', '.join(seen)}\n")
    policy = CommandPolicy(Rules())
    check = min([await timed(lambda: policy.check("git status && make -j2", "/home/kasm-user")) for _ in range(20)])
    report("the policy check of a command", check, "one call", min(call))


def main() -> None:
    """Run all comparisons against one simulator."""
    compare_starts()
    simulator = Simulator()
    with simulator.serve() as url:
        compare_openings(simulator.environment(url))
        asyncio.run(compare_tools(url, simulator))


if __name__ == "__main__":
    main()
