"""The report for people: one line per finding, with its remedy below, printed while the checks run.

Permitted calls share one line, and missing permissions share one remedy.
"""

from time import monotonic

from kasm_desktops import mask
from kasm_mcp.console import Style, Terminal
from kasm_mcp.doctor.key import PERMITTED, granting
from kasm_mcp.doctor.report import Finding, Report, Section, Status, ok

_STYLES = {Status.OK: Style.GOOD, Status.WARNING: Style.DOUBTFUL, Status.FAILED: Style.BAD, Status.SKIPPED: Style.FAINT}
_STATUS_WIDTH = 9
_TITLE_WIDTH = 16


class Printout(Report):
    """Report that is also printed.

    Args:
        version: Version of kasm-mcp.
        out: Where to print.
        deep: Whether a session may be created.
    """

    def __init__(self, version: str, out: Terminal, *, deep: bool) -> None:
        super().__init__(version, deep=deep)
        self._out = out
        self._began = monotonic()
        self._permissions: list[tuple[str, Finding]] = []
        out.line(("kasm-mcp doctor", Style.STRONG), f" {version}{', with a session' if deep else ''}")

    def section(self, section: Section) -> None:
        """Begin a section and print its title."""
        self._print_permissions()
        super().section(section)
        self._out.line()
        self._out.line((section.value, Style.STRONG))

    def doing(self, what: str) -> None:
        """Show in the status line what is in progress."""
        self._out.status(what.replace("_", " "))

    def remark(self, text: str) -> None:
        """Print a sentence before the next finding."""
        self._out.line((mask(text, self.secrets), Style.FAINT), indent=2)

    def add(self, check: str, finding: Finding) -> Finding:
        """Add a finding and print it; permissions are printed at the end of their section."""
        finding = super().add(check, finding)
        self._out.status()
        if self._section is Section.PERMISSIONS:
            self._permissions.append((check, finding))
        else:
            self._print_row(check.replace("_", " "), finding)
        return finding

    def end(self, exit_code: int) -> None:
        """Print a summary, and what to do next.

        Args:
            exit_code: Exit code of the process.
        """
        self._print_permissions()
        counts = ", ".join(f"{self.count(status)} {status.value}" for status in Status if self.count(status))
        took = f"({monotonic() - self._began:.1f} s)"
        self._out.line()
        if exit_code >= 128:
            self._out.line(("Interrupted. ", Style.BAD), f"Until then: {counts}.")
        elif exit_code == 2:
            self._out.line(("Failed: ", Style.BAD), f"{len(self.settings_problems)} problem(s) in the settings.")
        elif exit_code:
            self._out.line(("Failed: ", Style.BAD), f"{counts} {took}. The arrows name the remedies.")
        else:
            self._out.line(("Passed: ", Style.GOOD), f"{counts} {took}.")
        if self.kasm_address and not self.deep:
            more = "" if exit_code else " To test a session as well, run the same with --deep"
            self._out.line(f"Nothing was created or changed in Kasm.{more}")

    def _print_row(self, title: str, finding: Finding) -> None:
        status = "FAILED" if finding.status is Status.FAILED else finding.status.value
        took_ms = finding.duration_ms if self._section is Section.SESSION else None
        time = "" if took_ms is None else f" ({took_ms / 1000:.2f}s)"
        self._out.line(
            (f"{status:<{_STATUS_WIDTH}}", _STYLES[finding.status]),
            f"{title:<{_TITLE_WIDTH - 2}}  {finding.evidence}",
            (time, Style.FAINT),
            indent=2,
            hang=self._hang,
        )
        if finding.remedy and not finding.permissions:
            self._print_remedy(finding.remedy)

    def _print_remedy(self, remedy: str) -> None:
        self._out.line(("→ ", Style.STRONG), remedy, indent=2 + self._hang, hang=2)

    @property
    def _hang(self) -> int:
        """Indentation of the evidence below the status; smaller on a narrow terminal."""
        return min(_STATUS_WIDTH + _TITLE_WIDTH, (self._out.columns or 80) // 3)

    def _print_permissions(self) -> None:
        """Print the permissions section: permitted calls, doubts, then missing permissions with one remedy for all."""
        found, self._permissions = self._permissions, []
        permitted = [check for check, finding in found if finding.evidence == PERMITTED]
        missing = [row for row in found if row[1].permissions]
        if permitted:
            self._print_row(f"{len(permitted)} calls", ok(f"{', '.join(permitted)}."))
        others = [row for row in found if row[1].evidence != PERMITTED and row not in missing]
        for check, finding in (*others, *missing):
            self._print_row(check, finding)
        if missing:
            self._print_remedy(granting(dict.fromkeys(name for _, finding in missing for name in finding.permissions)))
