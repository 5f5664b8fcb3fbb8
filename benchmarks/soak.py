"""Measures what the server accumulates over many calls: memory, descriptors, threads, children, files in sessions.

    uv run benchmarks/soak.py [--seconds 150] [--most-kib 20]

The server is a process, called over stdio and then over HTTP; Kasm is the simulator. The calls are those of daily work,
with refusals, unknown sessions and commands that time out. Growth is the slope of the lowest values in each part of
the run, after the warm-up, for 1,000 calls; it exits with 1 above the limit, or if anything else is left behind.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import anyio
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from kasm_sim import Simulator

AT_ONCE, WARM_UP, PARTS = 8, 0.3, 5
QUIET_S = 3.0
SERVER = [sys.executable, "-m", "kasm_mcp"]


@dataclass(frozen=True)
class Sample:
    """The server's process after some calls."""

    calls: int
    kib: int
    descriptors: int
    threads: int
    children: int


def sample(pid: int, calls: int) -> Sample:
    """Measure a process."""
    process = Path("/proc", str(pid))
    lines = (process / "status").read_text(encoding="ascii").splitlines()
    status = dict(line.split(":", 1) for line in lines if ":" in line)
    children = [(task / "children").read_text(encoding="ascii").split() for task in (process / "task").iterdir()]
    return Sample(
        calls,
        int(status["VmRSS"].split()[0]),
        sum(1 for _ in (process / "fd").iterdir()),
        int(status["Threads"]),
        sum(len(each) for each in children),
    )


def tasks(kasm_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Return one round of calls."""
    session = {"kasm_id": kasm_id}
    home = "/home/kasm-user"
    return [
        ("execute_kasm_command", {**session, "command": "echo hello; exit 3", "working_dir": home}),
        ("execute_kasm_command", {**session, "command": "head -c 70000 /dev/urandom | base64", "working_dir": home}),
        ("execute_kasm_command", {**session, "command": "sudo id", "working_dir": home}),
        ("execute_kasm_command", {**session, "command": "sleep 9", "working_dir": home, "timeout_seconds": 1}),
        ("write_kasm_file", {**session, "file_path": f"{home}/notes.txt", "content": "notes\n" * 500}),
        ("read_kasm_file", {**session, "file_path": f"{home}/notes.txt"}),
        ("get_session_screenshot", {**session, "width": 320}),
        *[("get_session_status", session)] * 10,
        *[("list_user_sessions", {})] * 5,
        *[("get_available_workspaces", {})] * 5,
        *[("get_session_status", {"kasm_id": "f" * 32})] * 3,
        *[("get_kasm_users", {})] * 3,
        ("get_session_frame_stats", session),
        ("pause_kasm_session", {"kasm_id": "not an id"}),
    ]


@asynccontextmanager
async def over_stdio(settings: dict[str, str], folder: Path) -> AsyncIterator[tuple[Client, int]]:
    """Start a server on stdin and stdout; yield a client and the server's process id."""
    before = children_of(os.getpid())
    parameters = StdioServerParameters(command=SERVER[0], args=SERVER[1:], env=settings, cwd=folder)
    with (folder / "log").open("w", encoding="utf-8") as log:
        async with Client(stdio_client(parameters, errlog=log)) as client:
            (pid,) = children_of(os.getpid()) - before
            yield client, pid


@asynccontextmanager
async def over_http(settings: dict[str, str], folder: Path) -> AsyncIterator[tuple[Client, int]]:
    """Start a server over HTTP; yield a client and the server's process id."""
    with (folder / "log").open("w", encoding="utf-8") as log:
        command = [*SERVER, "serve", "--http", "127.0.0.1:0"]
        async with await anyio.open_process(command, stdin=None, stdout=None, stderr=log, env=settings) as process:
            while "http://" not in (words := (folder / "log").read_text(encoding="utf-8")):
                await anyio.sleep(0.1)
            url = next(word for word in words.split() if word.startswith("http://")).rstrip(".,")
            async with Client(url) as client:
                yield client, process.pid
            process.terminate()
            await process.wait()


def children_of(pid: int) -> set[int]:
    """Return the process ids of a process's children."""
    return {
        int(child)
        for task in Path("/proc", str(pid), "task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    }


async def soak(client: Client, pid: int, simulator: Simulator, seconds: float) -> list[Sample]:
    """Make calls for some time; return a sample for each second, the last one when all is quiet."""
    kasm_id = simulator.add_session().kasm_id
    made = count()
    done = 0
    samples: list[Sample] = []
    over = time.monotonic() + seconds
    calls = tasks(kasm_id)

    async def work() -> None:
        nonlocal done
        while time.monotonic() < over:
            tool, arguments = calls[next(made) % len(calls)]
            await client.call_tool(tool, arguments)
            done += 1

    async with anyio.create_task_group() as group:
        for _ in range(AT_ONCE):
            group.start_soon(work)
        while time.monotonic() < over:
            await anyio.sleep(1)
            samples.append(sample(pid, done))
    await anyio.sleep(QUIET_S)
    samples.append(sample(pid, done))
    listing = {"kasm_id": kasm_id, "command": "ls -d ~/Downloads/.kasm-mcp-*", "working_dir": "/home/kasm-user"}
    answer = await client.call_tool("execute_kasm_command", listing)
    folders = json.loads(answer.content[0].text)["data"]["stdout"].splitlines()  # type: ignore[union-attr]
    if len(folders) > 1:  # the listing's own
        raise SystemExit(f"{len(folders) - 1} folders are left in the session")
    return samples


def slope(samples: list[Sample], of: Callable[[Sample], int]) -> float:
    """Return the growth of a value for 1,000 calls after the warm-up: the median slope between the parts' minima."""
    warm = samples[int(len(samples) * WARM_UP) :]
    parts = [warm[len(warm) * at // PARTS : len(warm) * (at + 1) // PARTS] for at in range(PARTS)]
    lowest = [(min(of(each) for each in part), median(each.calls for each in part)) for part in parts]
    slopes = [
        (later[0] - earlier[0]) / (later[1] - earlier[1]) * 1000
        for at, earlier in enumerate(lowest)
        for later in lowest[at + 1 :]
    ]
    return median(slopes)


async def run(seconds: float, most_kib: float) -> int:
    """Soak both transports; return the exit code."""
    failed = 0
    for title, connected in (("stdio", over_stdio), ("HTTP", over_http)):
        simulator = Simulator()
        with TemporaryDirectory() as folder, simulator.serve() as url:
            (none := Path(folder, "none.env")).touch()
            settings = {**os.environ, **simulator.environment(url), "KASM_ENV_FILE": str(none)}
            async with connected(settings, Path(folder)) as (client, pid):
                first = sample(pid, 0)
                samples = await soak(client, pid, simulator, seconds)
        last = samples[-1]
        grown = slope(samples, lambda each: each.kib)
        left = [
            f"{name} {getattr(first, name)} to {getattr(last, name)}"
            for name in ("descriptors", "threads", "children")
            if getattr(last, name) > getattr(first, name) + AT_ONCE + 4
        ]
        sys.stdout.write(
            f"{title}: {last.calls:,} calls, {first.kib} to {last.kib} KiB, {grown:.0f} KiB for 1,000 calls after the "
            f"warm-up; descriptors {last.descriptors}, threads {last.threads}, children {last.children}\n"
        )
        if grown > most_kib or left:
            sys.stdout.write(f"  too much: {', '.join(left) or f'more than {most_kib:g} KiB for 1,000 calls'}\n")
            failed = 1
    return failed


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description="Measure what the server accumulates over many calls.")
    parser.add_argument("--seconds", type=float, default=150, help="for each transport (default: 150)")
    parser.add_argument("--most-kib", type=float, default=20, help="limit of growth for 1,000 calls (default: 20)")
    options = parser.parse_args()
    return anyio.run(run, options.seconds, options.most_kib)


if __name__ == "__main__":
    sys.exit(main())
