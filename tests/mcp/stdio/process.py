"""`kasm-mcp` as a process, spoken to in raw lines, as no client library would."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, cast

from tests import warm

COMMAND = Path(sys.executable).parent / "kasm-mcp"
"""The installed program, for tests of the start itself; others start it warm."""
LIMIT_S = 60
"""How long anything may take on a slow machine before a test gives up."""

HELLO = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "raw", "version": "1"},
    },
}
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def bare_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Give what a process needs, none of this one's settings, and those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KASM_", "LOG_LEVEL"))}
    return kept | dict(settings)


class Server:
    """One process, in a folder of its own, so that no `.env` is found."""

    def __init__(
        self, arguments: Sequence[str], settings: Mapping[str, str], command: Sequence[str | Path] | None = None
    ) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._said = Path(self._folder.name, "stderr")
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [*(command or warm.command("kasm-mcp")), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env=bare_environment(settings),
                cwd=self._folder.name,
            )
        self.lines: list[bytes] = []
        self._arrived: Queue[bytes] = Queue()
        self._reader: Thread | None = None

    def listen(self) -> None:
        """Begin to read what it writes; without this, nobody does."""
        self._reader = Thread(target=self._read)
        self._reader.start()

    def write(self, content: bytes) -> None:
        """Write to its stdin."""
        assert self.process.stdin
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def send(self, message: object) -> None:
        """Send one message."""
        self.write(json.dumps(message).encode() + b"\n")

    def answer(self) -> dict[str, Any]:
        """Give the next message."""
        line = self._arrived.get(timeout=LIMIT_S)
        assert line, f"it has closed its stdout and said: {self.said()}"
        return cast("dict[str, Any]", json.loads(line))

    def hello(self) -> dict[str, Any]:
        """Open the connection as older clients do."""
        self.listen()
        self.send(HELLO)
        answer = self.answer()
        self.send(READY)
        return answer

    def call(self, tool: str, identifier: int = 1, /, **arguments: Any) -> None:
        """Send a call of a tool; its answer is not waited for."""
        parameters = {"name": tool, "arguments": arguments}
        self.send({"jsonrpc": "2.0", "id": identifier, "method": "tools/call", "params": parameters})

    def end_of_input(self) -> None:
        """Close its stdin."""
        assert self.process.stdin
        self.process.stdin.close()

    def code(self) -> int:
        """Wait for its end and give the exit code."""
        code = self.process.wait(LIMIT_S)
        if self._reader:
            self._reader.join(LIMIT_S)
        return code

    def said(self) -> str:
        """Give all that it has written to stderr."""
        return self._said.read_text()

    def close(self) -> None:
        """End it, if need be."""
        self.process.kill()
        self.code()
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self._folder.cleanup()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)
            self._arrived.put(line)
        self._arrived.put(b"")
