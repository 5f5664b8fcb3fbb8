"""Findings: run one check, collect its result without secrets, build the `--json` document.

`run`, `reach`, `key` and `trial` add findings; `printout` extends the report. No check is written here. The document's
members and names are public: `docs/doctor.schema.json` describes them.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from enum import Enum, StrEnum
from functools import partial
from typing import Any

import anyio
from attrs import asdict, evolve, frozen

from kasm_desktops import DesktopsError, mask

log = logging.getLogger(__name__)


class Status(StrEnum):
    """Result of a check."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


class Section(Enum):
    """Part of the report: the name in lower case is for programs, the value is the title for people."""

    SETTINGS = "Settings"
    CONNECTION = "Connection"
    KEY = "API key and user"
    PERMISSIONS = "Permissions of the key"
    SESSION = "Session"


@frozen
class Finding:
    """Result of one check, with its evidence.

    Args:
        status: How it ended.
        evidence: What was seen, or why the check was skipped.
        remedy: What to do about it; "" for nothing.
        permissions: Permissions that the API key seems to lack, by Kasm's names.
        duration_ms: How long the check took; None if it was skipped.
    """

    status: Status
    evidence: str
    remedy: str = ""
    permissions: tuple[str, ...] = ()
    duration_ms: float | None = None


ok = partial(Finding, Status.OK)
"""Make the finding of a check that succeeded."""
warning = partial(Finding, Status.WARNING)
"""Make the finding of a check that found a risk, or whose result is uncertain."""
failed = partial(Finding, Status.FAILED)
"""Make the finding of a check that failed."""
skipped = partial(Finding, Status.SKIPPED)
"""Make the finding of a check that was not run; the evidence is the reason."""


def milliseconds_since(began: float) -> float:
    """Return the time since a moment of the event loop's clock, which counts in seconds."""
    return round((anyio.current_time() - began) * 1000, 1)


class Report:
    """Collects findings, with secrets masked.

    Args:
        version: Version of kasm-mcp.
        deep: Whether a session may be created.

    Attributes:
        deep: As given.
        kasm_address: `KASM_API_URL`; None until the settings are read.
        tools: Names of the tools that the settings leave; empty until then.
        secrets: Exact values to mask in findings.
        limit_s: Time limit of a check, above the time limits of the requests in it, whose errors say more.
    """

    def __init__(self, version: str, *, deep: bool) -> None:
        self.deep = deep
        self.kasm_address: str | None = None
        self.tools: Sequence[str] = ()
        self.secrets: Sequence[str] = ()
        self.limit_s = 60.0
        self._version = version
        self._section = Section.SETTINGS
        self._found: list[tuple[Section, str, Finding]] = []

    def count(self, status: Status) -> int:
        """Return the number of checks with a result."""
        return sum(finding.status is status for *_, finding in self._found)

    @property
    def settings_problems(self) -> list[str]:
        """Problems that make the settings unusable."""
        found = [finding for section, _, finding in self._found if section is Section.SETTINGS]
        return [finding.evidence for finding in found if finding.status is Status.FAILED]

    def section(self, section: Section) -> None:
        """Begin a section."""
        self._section = section

    def doing(self, what: str) -> None:
        """Show what is in progress, where that can be shown."""

    def remark(self, text: str) -> None:
        """Print a sentence before the next finding, where sentences are printed."""

    def add(self, check: str, finding: Finding) -> Finding:
        """Add a finding to the present section.

        Args:
            check: What was checked: a public name, in snake_case.
            finding: The result.

        Returns:
            The finding without secrets.
        """
        safe = evolve(finding, evidence=mask(finding.evidence, self.secrets), remedy=mask(finding.remedy, self.secrets))
        self._found.append((self._section, check, safe))
        return safe

    async def check(
        self, name: str, look: Callable[[], Awaitable[Finding]], *, longer_s: float = 0.0, remedy: str = ""
    ) -> Finding:
        """Run a check that may fail, hang or crash, and add its finding with the time it took.

        Args:
            name: As for `add`.
            look: The check.
            longer_s: Seconds that it may take beyond `limit_s`.
            remedy: What to do if it returns no finding; "" for a general one.

        Returns:
            Its finding, or a failure in its place. Only cancellation is raised.
        """
        self.doing(name)
        began, limit_s = anyio.current_time(), self.limit_s + longer_s
        try:
            with anyio.fail_after(limit_s):
                finding = await look()
        except TimeoutError:
            finding = failed(f"No result within {limit_s:g} s.", remedy or "Kasm may be overloaded: try again later.")
        except DesktopsError as error:
            finding = failed(error.message, remedy)
        except Exception as error:
            log.exception("the check %s crashed", name)
            finding = failed(f"The check crashed ({type(error).__name__}).", remedy or "Report it with the log above.")
        if finding.status is not Status.SKIPPED:
            finding = evolve(finding, duration_ms=milliseconds_since(began))
        return self.add(name, finding)

    def document(self, exit_code: int) -> dict[str, Any]:
        """Return the document of `--json`.

        Args:
            exit_code: Exit code of the process.
        """
        return {
            "format": 1,
            "version": self._version,
            "kasm_address": self.kasm_address,
            "deep": self.deep,
            "interrupted": exit_code >= 128,
            "tools": list(self.tools),
            "settings_problems": self.settings_problems,
            "checks": [
                {"section": section.name.lower(), "check": check, **asdict(finding), "remedy": finding.remedy or None}
                for section, check, finding in self._found
            ],
            "counts": {status.value: self.count(status) for status in Status},
            "exit_code": exit_code,
        }
