"""What was found so far, without its secrets: the document of `--json`, and whatever shows it to a person meanwhile.

The document's members and the names in it are public: `docs/doctor.schema.json` describes them.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from attrs import evolve, frozen

from kasm_desktops import mask
from kasm_mcp.doctor.finding import Finding, Status


@frozen
class Section:
    """A part of the report.

    Args:
        name: For programs, in snake_case.
        title: For people.
    """

    name: str
    title: str


SETTINGS = Section("settings", "Settings")
CONNECTION = Section("connection", "Connection")
KEY = Section("key", "API key and user")
PERMISSIONS = Section("permissions", "Permissions of the key")
SESSION = Section("session", "Session")
SECTIONS = (SETTINGS, CONNECTION, KEY, PERMISSIONS, SESSION)


class Audience(Protocol):
    """Who is shown the report while it comes into being."""

    def section(self, section: Section) -> None:
        """A part begins."""

    def doing(self, what: str) -> None:
        """Something is being looked at, which may take long."""

    def finding(self, section: Section, finding: Finding) -> None:
        """Something was found."""

    def remark(self, text: str) -> None:
        """Something has to be said before the next finding."""


class Report:
    """Collects findings and remembers whether one failed.

    Args:
        version: Of this program.
        deep: Whether a session was to be tried.
        audience: Is shown everything as it comes; None for nobody.

    Attributes:
        kasm_address: Where the Kasm is; None until the settings are known.
        tools: Names of the tools that the settings leave; empty until then.
        settings_problems: What is wrong with the settings.
    """

    def __init__(self, version: str, *, deep: bool, audience: Audience | None = None) -> None:
        self.version = version
        self.deep = deep
        self.kasm_address: str | None = None
        self.tools: Sequence[str] = ()
        self.settings_problems: Sequence[str] = ()
        self._audience = audience
        self._secrets: tuple[str, ...] = ()
        self._section = SETTINGS
        self._found: list[tuple[Section, Finding]] = []

    @property
    def findings(self) -> list[Finding]:
        """Everything found so far."""
        return [finding for _, finding in self._found]

    def count(self, status: Status) -> int:
        """Return how many checks ended like that."""
        return sum(finding.status is status for finding in self.findings)

    def hide(self, secrets: tuple[str, ...]) -> None:
        """Keep some values out of everything that is found from now on."""
        self._secrets = secrets

    def section(self, section: Section) -> None:
        """Begin a part."""
        self._section = section
        if self._audience:
            self._audience.section(section)

    def doing(self, what: str) -> None:
        """Say what is being looked at."""
        if self._audience:
            self._audience.doing(what)

    def remark(self, text: str) -> None:
        """Say something before the next finding."""
        if self._audience:
            self._audience.remark(mask(text, self._secrets))

    def add(self, finding: Finding) -> None:
        """Take a finding of the present part."""
        safe = evolve(
            finding, evidence=mask(finding.evidence, self._secrets), remedy=mask(finding.remedy, self._secrets)
        )
        self._found.append((self._section, safe))
        if self._audience:
            self._audience.finding(self._section, safe)

    def document(self, exit_code: int) -> dict[str, Any]:
        """Return everything as the document of `--json`.

        Args:
            exit_code: How the process ends.
        """
        return {
            "format": 1,
            "version": self.version,
            "kasm_address": self.kasm_address,
            "deep": self.deep,
            "interrupted": exit_code >= 128,
            "tools": list(self.tools),
            "settings_problems": list(self.settings_problems),
            "checks": [_entry(section, finding) for section, finding in self._found],
            "counts": {status.value: self.count(status) for status in Status},
            "exit_code": exit_code,
        }


def _entry(section: Section, finding: Finding) -> dict[str, Any]:
    return {
        "section": section.name,
        "check": finding.check,
        "status": finding.status.value,
        "evidence": finding.evidence,
        "remedy": finding.remedy or None,
        "permissions": list(finding.permissions),
        "duration_ms": finding.duration_ms,
    }
