"""Run the demo: a simulator in this process, the server as a child process, and a real MCP client.

The environment's settings have no effect: the server gets the simulator's settings and an empty `.env`. The calls are
in `examples`.
"""

import json
import shlex
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from time import monotonic

import anyio
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError

from kasm_mcp.console import Style, Terminal, run_interruptible, status_shown
from kasm_mcp.demo.examples import play_examples
from kasm_mcp.demo.stage import CallFailed, Stage
from kasm_sim import Simulator


def play(out: Terminal, simulator: Simulator | None = None) -> int:
    """Run the examples, and print each call.

    Args:
        out: The terminal to print on.
        simulator: The simulator to use; None for a new one.

    Returns:
        The exit code: 0, 1 if an answer was not as expected, 128 or more if interrupted.
    """
    return run_interruptible(partial(_perform, out, simulator or Simulator()))


async def _perform(out: Terminal, simulator: Simulator) -> int:
    began = monotonic()
    out.line(
        ("kasm-mcp demo", Style.STRONG),
        ": an MCP client calls the tools of this server over stdio; the server calls a simulated Kasm, whose sessions "
        "really run commands.",
    )
    stage: Stage | None = None
    with tempfile.TemporaryDirectory(prefix="kasm-mcp-demo-") as folder, simulator.serve() as url:
        log = Path(folder, "server.log")
        try:
            async with status_shown(out):
                out.status("starting the server")
                async with _connected(simulator.environment(url), Path(folder), log) as client:
                    playing = Stage(client, out)
                    await play_examples(playing, simulator)
                    stage = playing
        except* (CallFailed, MCPError, OSError, TimeoutError) as group:
            cause = _innermost(group)
            out.line()
            out.line(("The demo cannot continue. ", Style.BAD), str(cause) or type(cause).__name__)
            out.block((await anyio.Path(log).read_text(encoding="utf-8", errors="replace"))[-2000:], indent=2)
    if stage is None:
        return 1
    out.line()
    took = f"{stage.calls} calls in {monotonic() - began:.1f} s"
    if stage.surprises:
        out.line((f"{took}; {stage.surprises} UNEXPECTED answer(s), see above.", Style.BAD))
        return 1
    out.line((f"{took}; every answer was as expected.", Style.GOOD))
    _what_next(out)
    return 0


@asynccontextmanager
async def _connected(settings: dict[str, str], folder: Path, log: Path) -> AsyncIterator[Client]:
    """Start the server and connect a client to it.

    Args:
        settings: The simulator's settings.
        folder: Its working directory, which gets an empty `.env`.
        log: File for its stderr.
    """
    no_settings = folder / ".env"
    no_settings.touch()
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "kasm_mcp"],
        env=settings | {"KASM_ENV_FILE": str(no_settings), "LOG_LEVEL": "WARNING"},
        cwd=folder,
    )
    with log.open("w", encoding="utf-8") as stderr:
        async with Client(stdio_client(server, errlog=stderr)) as client:
            yield client


def _what_next(out: Terminal) -> None:
    installed = Path(sys.executable).with_name("kasm-mcp")
    command = [str(installed)] if installed.is_file() else [sys.executable, "-m", "kasm_mcp"]
    out.line()
    out.line(("With your Kasm", Style.STRONG))
    for number, step in enumerate(
        (
            "Put KASM_API_URL, KASM_API_KEY, KASM_API_SECRET and KASM_USER_ID into .env (docs/configuration.md).",
            f"Run `{shlex.join([*command, 'doctor'])}`: it checks them, and prints what to change in Kasm.",
            "Add this to your assistant's MCP settings:",
        ),
        1,
    ):
        out.line(f"{number}. {step}", indent=2, hang=3)
    server = {"command": command[0], "args": command[1:], "env": {"KASM_ENV_FILE": "/path/to/.env"}}
    members = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in server.items())
    out.block('{"mcpServers": {"kasm": {\n' + members + "\n}}}", indent=5)


def _innermost(group: BaseExceptionGroup[BaseException]) -> BaseException:
    first = group.exceptions[0]
    return _innermost(first) if isinstance(first, BaseExceptionGroup) else first
