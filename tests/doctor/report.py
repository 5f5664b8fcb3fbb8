"""The doctor's print-out, taken apart, and what it leaves behind."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kasm_mcp.doctor.examination import examine
from kasm_mcp.terminal import Terminal
from kasm_sim import Simulator

_TITLES_FROM = 10


@dataclass(frozen=True)
class Row:
    """One finding: its status, and the rest of the line with the remedy below it."""

    status: str
    text: str


@dataclass(frozen=True)
class Report:
    """What one examination came to.

    Attributes:
        code: The exit code.
        text: Everything that was printed.
        left: Ids of the sessions that are there afterwards.
    """

    code: int
    text: str
    left: frozenset[str] = frozenset()

    def row(self, title: str) -> Row:
        """Find the finding about something."""
        lines = self.text.splitlines()
        (number,) = (at for at, line in enumerate(lines) if line[_TITLES_FROM:].startswith(f"{title} "))
        remedy = lines[number + 1] if lines[number + 1 : number + 2] and "→" in lines[number + 1] else ""
        return Row(lines[number][2:_TITLES_FROM].strip(), f"{lines[number]}\n{remedy}")

    def status(self, title: str) -> str:
        """Tell how a check ended."""
        return self.row(title).status

    @property
    def failures(self) -> list[str]:
        """The lines of what failed."""
        return [line for line in self.text.splitlines() if line.startswith("  FAILED")]


def examined(environment: Mapping[str, str], **options: Any) -> Report:
    """Let the doctor look at a Kasm that the environment names."""
    stream = io.StringIO()
    code = examine(environment, Terminal(stream), **options)
    return Report(code, stream.getvalue())


def examined_simulator(simulator: Simulator, settings: Mapping[str, str] | None = None, **options: Any) -> Report:
    """Let the doctor look at a simulator, with some settings changed."""
    with simulator.serve() as url:
        report = examined({**simulator.environment(url), **(settings or {})}, **options)
        return Report(report.code, report.text, frozenset(simulator.sessions))
