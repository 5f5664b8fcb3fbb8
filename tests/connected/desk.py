"""A session, and what a test may ask of it: through the tools, and by looking into its container."""

import time
from pathlib import Path
from typing import Any

import anyio
from attrs import frozen

from tests.connected.rig import Rig, Tools

PATIENCE_S = 30.0
"""How long a condition is waited for before it counts as a failure; never how long anything takes."""


@frozen
class Desk:
    """One session and a client of a server."""

    rig: Rig
    tools: Tools
    kasm_id: str

    @property
    def home(self) -> Path:
        """The session's home, as this machine sees it."""
        return self.rig.sim.container(self.kasm_id).home

    async def run(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Run a command that gets an answer and give its data."""
        return await self.tools.data("execute_kasm_command", kasm_id=self.kasm_id, command=command, **arguments)

    async def read(self, path: str) -> dict[str, Any]:
        return await self.tools.data("read_kasm_file", kasm_id=self.kasm_id, file_path=path)

    async def write(self, path: str, content: str) -> dict[str, Any]:
        return await self.tools.data("write_kasm_file", kasm_id=self.kasm_id, file_path=path, content=content)

    async def fails(self, tool: str, **arguments: Any) -> tuple[str, str]:
        """Call a tool about the session that must fail, and give `error_type` and `error`."""
        return await self.tools.error(tool, kasm_id=self.kasm_id, **arguments)

    def put(self, name: str, content: bytes, mode: int = 0o666) -> Path:
        """Put a file into the home that the session's user may read and write."""
        path = self.home / name
        path.write_bytes(content)
        path.chmod(mode)
        return path

    def runs(self, *argv: str) -> bool:
        """Tell whether a process with these arguments runs in the session."""
        return any(process.argv == argv for process in self.rig.sim.container(self.kasm_id).processes())

    async def until(self, *argv: str, runs: bool) -> None:
        """Wait until a process runs, or until it does not."""
        deadline = time.monotonic() + PATIENCE_S
        while self.runs(*argv) is not runs:
            assert time.monotonic() < deadline, f"still waiting for {argv} to {'run' if runs else 'end'}"
            await anyio.sleep(0.05)

    async def until_clean(self) -> None:
        """Wait until nothing of ours is left in the downloads."""
        deadline = time.monotonic() + PATIENCE_S
        while left := [path.name for path in (self.home / "Downloads").iterdir()]:
            assert time.monotonic() < deadline, f"still there: {left}"
            await anyio.sleep(0.05)
