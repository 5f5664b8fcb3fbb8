"""Compares the server with bare tools of the MCP SDK that return Kasm's JSON from aiohttp and from httpx2.

    uv run --with aiohttp benchmarks/server.py

All are processes on stdin and stdout, called in turns by raw lines; the CPU time is that of the server's process only.
The lowest of each is compared, since noise only adds time. The tool on httpx2 shows how much of the difference is the
HTTP library's.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROUNDS, CALLS, AT_ONCE, SESSIONS, DELAY_S = 7, 200, 50, 10_000, 0.02
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
KASM_ID = "b16e4c027f1d4a559c3e0d2b7a91e5f8"
SESSION: dict[str, Any] = {
    "kasm_id": KASM_ID,
    "operational_status": "running",
    "user_id": "5c8e2a0d5c8e2a0d5c8e2a0d5c8e2a0d",
    "username": "ana@example.org",
    "image": {"image_id": "1f0c" * 8, "name": "kasmweb/chromium:1.19.0", "friendly_name": "Chromium"},
    "start_date": "2026-01-01 10:00:00.123456",
    "expiration_date": "2026-01-01 12:00:00.123456",
    "keepalive_date": "None",
    "container_id": "ab" * 32,
    "host": "10.0.0.4",
    "hostname": "proxy",
    "port": 443,
    "server": {"server_id": "b16e4c02-7f1d-4a55-9c3e-0d2b7a91e5f8", "hostname": "h", "port": 443, "provider": "x"},
    "cores": 2.0,
    "memory": 2768000000,
    "token": "t" * 32,
    "client_settings": {"allow_kasm_downloads": True, "allow_kasm_uploads": True, "idle_disconnect": 20.0},
    "port_map": {"vnc": {"port": 443, "path": "desktop/b1/vnc"}, "audio": {"port": 443, "path": "desktop/b1/audio"}},
}
STATUS = {"kasm": SESSION, "operational_status": "running", "current_time": "2026-01-01 10:00:00"}
BARE = """
import json, logging, os
import {library}
from mcp.server import MCPServer

server = MCPServer("bare")
logging.disable()
key = {{"api_key": "key", "api_key_secret": "secret-of-the-benchmark"}}
web = None

@server.tool(structured_output=False)
async def ask(call: str) -> str:
    global web
    web = web or {client}
    url = f"{{os.environ['KASM_API_URL']}}/api/public/{{call}}"
    {ask}

server.run("stdio")
"""
BARE_TOOLS = {
    "aiohttp": BARE.format(
        library="aiohttp",
        client="aiohttp.ClientSession()",
        ask="async with web.post(url, json=key) as answer: return json.dumps(await answer.json())",
    ),
    "httpx2": BARE.format(
        library="httpx2",
        client="httpx2.AsyncClient()",
        ask="return json.dumps((await web.post(url, json=key)).json())",
    ),
}
"""Library to a server with one tool on it."""
HELLO = {
    "protocolVersion": "2025-11-25",
    "capabilities": {},
    "clientInfo": {"name": "clock", "version": "1"},
}


class Server:
    """An MCP server as a process.

    Args:
        command: Its command line.
        settings: Its environment.
    """

    def __init__(self, command: list[str], settings: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **settings, "LOG_LEVEL": "ERROR"}
        )
        self._send({"id": 0, "method": "initialize", "params": HELLO})
        self._receive(1)
        self._send({"method": "notifications/initialized"})

    def call(self, tool: str, arguments: Mapping[str, Any], times: int = 1) -> None:
        """Call a tool several times at once and wait for all answers."""
        params = {"name": tool, "arguments": arguments}
        for number in range(times):
            self._send({"id": number, "method": "tools/call", "params": params})
        self._receive(times)

    def cpu_s(self) -> float:
        """Return its CPU time so far, in seconds."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK_S

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
        self._process.stdin.flush()

    def _receive(self, count: int) -> None:
        assert self._process.stdout
        for _ in range(count):
            line = self._process.stdout.readline()
            if not line or b'"isError":true' in line or b'"error":' in line:
                raise SystemExit(f"the server failed: {line[:500]!r}")


@contextmanager
def answering(body: object, delay_s: float = 0.0) -> Iterator[dict[str, str]]:
    """Run the server that answers every request with one body; yield the settings to use it as Kasm."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "answer.json")
        file.write_text(json.dumps(body), encoding="utf-8")
        command = [sys.executable, str(Path(__file__).with_name("answering.py")), str(file), "--delay", str(delay_s)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            yield {
                "KASM_API_URL": f"http://127.0.0.1:{int(process.stdout.readline())}",
                "KASM_API_KEY": "key",
                "KASM_API_SECRET": "secret-of-the-benchmark",
                "KASM_USER_ID": SESSION["user_id"],
            }
            process.terminate()


def cost(server: Server, work: Callable[[], object], times: int) -> tuple[float, float]:
    """Measure CPU time and wall time of one piece of work, in seconds."""
    before, began = server.cpu_s(), time.perf_counter()
    for _ in range(times):
        work()
    return (server.cpu_s() - before) / times, (time.perf_counter() - began) / times


def compare(title: str, settings: Mapping[str, str], *, at_once: int = 1, times: int = CALLS) -> None:
    """Measure all servers in turns and print the ratios of the lowest."""
    ours = Server([sys.executable, "-m", "kasm_mcp"], settings)
    bare = {name: Server([sys.executable, "-c", source], settings) for name, source in BARE_TOOLS.items()}
    work = {"": partial(ours.call, "get_session_status", {"kasm_id": KASM_ID}, at_once)}
    work |= {name: partial(server.call, "ask", {"call": "get_kasm_status"}, at_once) for name, server in bare.items()}
    for call in work.values():
        call()
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, call in work.items():
            found[name].append(cost(ours if not name else bare[name], call, times))
    lowest = {name: (min(cpu for cpu, _ in each), min(wall for _, wall in each)) for name, each in found.items()}
    cpu, wall = lowest.pop("")
    for name, (base_cpu, base_wall) in lowest.items():
        told = f"CPU {cpu / base_cpu:.2f} x ({cpu * 1e3:.2f} ms), wall {wall / base_wall:.2f} x ({wall * 1e3:.2f} ms)"
        sys.stdout.write(f"{title}, beside {name}: {told}\n")
    for server in (ours, *bare.values()):
        server.close()


def compare_listing() -> None:
    """Compare a long list with decoding only its JSON."""
    listed = {"kasms": [SESSION | {"kasm_id": f"{number:032x}"} for number in range(SESSIONS)]}
    text = json.dumps(listed)
    with answering(listed) as settings:
        server = Server([sys.executable, "-m", "kasm_mcp"], settings)
        server.call("list_all_sessions", {})
        ours, base = [], []
        for _ in range(ROUNDS):
            ours.append(cost(server, lambda: server.call("list_all_sessions", {}), 3)[0])
            began = time.process_time()
            for _ in range(3):
                json.loads(text)
            base.append((time.process_time() - began) / 3)
        server.close()
    ratio = min(ours) / min(base)
    sys.stdout.write(
        f"list_all_sessions of {SESSIONS:,}: CPU {ratio:.2f} x json.loads of the body ({min(ours) * 1e3:.0f} ms)\n"
    )


def main() -> None:
    """Run all comparisons."""
    with answering(STATUS) as settings:
        compare("one get_session_status", settings)
    with answering(STATUS, DELAY_S) as settings:
        compare(f"{AT_ONCE} at once, {DELAY_S * 1e3:.0f} ms each", settings, at_once=AT_ONCE, times=10)
    compare_listing()


if __name__ == "__main__":
    main()
