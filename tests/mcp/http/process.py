"""`kasm-mcp serve --http` as a process of its own."""

import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests import warm
from tests.mcp.stdio.process import LIMIT_S, bare_environment


class HttpServer:
    """One process, in a folder of its own, on a port that it chooses."""

    def __init__(
        self,
        *arguments: str,
        settings: Mapping[str, str],
        http: str = "127.0.0.1:0",
        command: Sequence[str | Path] | None = None,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._said = Path(self._folder.name, "stderr")
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [*(command or warm.command("kasm-mcp")), "serve", "--http", http, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
                env=bare_environment(settings),
                cwd=self._folder.name,
            )

    def url(self) -> str:
        """Wait until it serves and give the address, without a path."""
        return self.waits_to_say(r"Serving MCP on (http://\S+)/mcp")

    def waits_to_say(self, pattern: str) -> str:
        """Wait until it has written something to stderr and give the first group of it."""
        until = time.monotonic() + LIMIT_S
        while not (found := re.search(pattern, self.said())):
            assert self.process.poll() is None, f"it ended with {self.process.returncode}: {self.said()}"
            assert time.monotonic() < until, f"it did not say {pattern}: {self.said()}"
            time.sleep(0.02)
        return found[1] if found.re.groups else found[0]

    def said(self) -> str:
        """Give all that it has written to stderr."""
        return self._said.read_text()

    def terminate(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def code(self) -> int:
        """Wait for its end and give the exit code; stdout must have stayed empty."""
        out, _ = self.process.communicate(timeout=LIMIT_S)
        assert out == b""
        return self.process.returncode

    def close(self) -> None:
        """End it, if need be."""
        self.process.kill()
        self.process.communicate()
        self._folder.cleanup()
