"""The doctor's JSON document, taken apart, and what it leaves behind. Every document has to fit the schema."""

import io
import json
import os
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from starlette.responses import Response

from kasm_mcp.console import Terminal
from kasm_mcp.doctor.run import diagnose
from kasm_sim import Exchange, Simulator

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "doctor.schema.json").read_text(encoding="utf-8"))
VERSION = "1.2.3"


@dataclass(frozen=True)
class Row:
    """One finding: its status, and evidence with the remedy."""

    status: str
    text: str
    permissions: list[str]


@dataclass(frozen=True)
class Report:
    """What one examination came to.

    Attributes:
        code: The exit code.
        raw: Everything that was printed.
        left: Ids of the sessions that are there afterwards.
    """

    code: int
    raw: str
    left: frozenset[str] = frozenset()

    @property
    def document(self) -> dict[str, Any]:
        """What was printed, which has to fit the schema."""
        found: dict[str, Any] = json.loads(self.raw)
        Draft202012Validator(SCHEMA).validate(found)
        return found

    @property
    def checks(self) -> list[dict[str, Any]]:
        """All findings."""
        found: list[dict[str, Any]] = self.document["checks"]
        return found

    @property
    def text(self) -> str:
        """All evidence and remedies."""
        return "\n".join(f"{check['evidence']}\n{check['remedy'] or ''}" for check in self.checks)

    def row(self, name: str) -> Row:
        """Find the finding about something."""
        (found,) = (check for check in self.checks if check["check"] == name)
        return Row(found["status"], f"{found['evidence']}\n{found['remedy'] or ''}", found["permissions"])

    def status(self, name: str) -> str:
        """Tell how a check ended."""
        return self.row(name).status

    @property
    def failures(self) -> list[str]:
        """The names of what failed."""
        return [check["check"] for check in self.checks if check["status"] == "failed"]


def examined(environment: Mapping[str, str], **options: Any) -> Report:
    """Let the doctor look at a Kasm that the environment names."""
    stream = io.StringIO()
    code = diagnose(nullcontext(environment), Terminal(stream), VERSION, as_json=True, **options)
    report = Report(code, stream.getvalue())
    counts = {status: sum(check["status"] == status for check in report.checks) for status in report.document["counts"]}
    assert (report.document["counts"], report.document["exit_code"]) == (counts, code)
    return report


def examined_simulator(simulator: Simulator, settings: Mapping[str, str] | None = None, **options: Any) -> Report:
    """Let the doctor look at a simulator, with some settings changed."""
    with simulator.serve() as url:
        report = examined({**simulator.environment(url), **(settings or {})}, **options)
        return Report(report.code, report.raw, frozenset(simulator.sessions))


def printed(simulator: Simulator, terminal: Terminal | None = None, **options: Any) -> str:
    """Let the doctor look at a simulator and print for a person."""
    stream = io.StringIO()
    with simulator.serve() as url:
        settings = nullcontext(simulator.environment(url))
        diagnose(settings, terminal or Terminal(stream), VERSION, **options)
    return stream.getvalue()


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> Report:
        """The document on stdout."""
        return Report(self.code, self.out)


@dataclass(frozen=True)
class Interrupt:
    """A signal that reaches a process while Kasm answers it."""

    process: int
    number: int

    async def __call__(self, exchange: Exchange) -> Response:
        """Send the signal, then give the true answer."""
        os.kill(self.process, self.number)
        return await exchange.proceed()
