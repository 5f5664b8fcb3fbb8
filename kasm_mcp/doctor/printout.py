"""The report for a person: a line for each finding and its remedy below; what is as it should be takes little room.

Permissions come to one line for all calls that are permitted, and to one remedy for all that are missing.
"""

from kasm_mcp.console import Style, Terminal
from kasm_mcp.doctor.finding import Finding, Status
from kasm_mcp.doctor.key import PERMITTED, granting
from kasm_mcp.doctor.report import PERMISSIONS, SESSION, Report, Section

_STYLES = {Status.OK: Style.GOOD, Status.WARNING: Style.DOUBTFUL, Status.FAILED: Style.BAD, Status.SKIPPED: Style.FAINT}
_WORDS = {Status.FAILED: "FAILED"}
_DEEPER = " What only a session can tell: the same with --deep"
_STATUS_WIDTH = 9
_TITLE_WIDTH = 16


class Printout:
    """Shows a report on a terminal while it comes into being.

    Args:
        out: The terminal.
    """

    def __init__(self, out: Terminal) -> None:
        self._out = out
        self._permissions: list[Finding] = []

    def head(self, version: str, *, deep: bool) -> None:
        """Say what this is."""
        self._out.line(("kasm-mcp doctor", Style.STRONG), f" {version}{', with a session' if deep else ''}")

    def section(self, section: Section) -> None:
        """Begin a part."""
        self._end_of_permissions()
        self._out.line()
        self._out.line((section.title, Style.STRONG))

    def doing(self, what: str) -> None:
        """Keep in the status line what is being looked at."""
        self._out.status(what.replace("_", " "))

    def remark(self, text: str) -> None:
        """Say something before the next finding."""
        self._out.line((text, Style.FAINT), indent=2)

    def finding(self, section: Section, finding: Finding) -> None:
        """Show what was found."""
        self._out.status()
        if section is not PERMISSIONS:
            self._row(finding, finding.check.replace("_", " "), took=section is SESSION)
        else:
            self._permissions.append(finding)

    def end(self, report: Report, exit_code: int, took_s: float) -> None:
        """Say in a line what it all comes to, and what can be done now.

        Args:
            report: Everything found.
            exit_code: How the process ends.
            took_s: Seconds that it took.
        """
        self._end_of_permissions()
        counts = ", ".join(f"{report.count(status)} {status.value}" for status in Status if report.count(status))
        self._out.line()
        if exit_code >= 128:
            self._out.line(("Interrupted. ", Style.BAD), f"{counts} until then.")
        elif exit_code == 2:
            self._out.line(
                ("Not in order: ", Style.BAD), f"{len(report.settings_problems)} problem(s) in the settings."
            )
        elif exit_code:
            self._out.line(("Not in order: ", Style.BAD), f"{counts} ({took_s:.1f} s). The arrows say what to do.")
        else:
            self._out.line(("In order: ", Style.GOOD), f"{counts} ({took_s:.1f} s).")
        if report.kasm_address and not report.deep:
            self._out.line("Nothing was created or changed in Kasm.", "" if exit_code else _DEEPER)

    def _row(self, finding: Finding, title: str, *, took: bool = False) -> None:
        status = f"{_WORDS.get(finding.status, finding.status.value):<{_STATUS_WIDTH}}"
        time = f" ({finding.duration_ms / 1000:.2f}s)" if took and finding.duration_ms is not None else ""
        self._out.line(
            (status, _STYLES[finding.status]),
            f"{title:<{_TITLE_WIDTH - 2}}  {finding.evidence}",
            (time, Style.FAINT),
            indent=2,
            hang=self._hang,
        )
        if finding.remedy and not finding.permissions:
            self._arrow(finding.remedy)

    def _arrow(self, remedy: str) -> None:
        self._out.line(("→ ", Style.STRONG), remedy, indent=2 + self._hang, hang=2)

    @property
    def _hang(self) -> int:
        """How far the evidence is from the status; nearer where there is little room."""
        return min(_STATUS_WIDTH + _TITLE_WIDTH, (self._out.columns or 80) // 3)

    def _end_of_permissions(self) -> None:
        """Show what the part on permissions came to: last what is missing, and what to do about all of it."""
        found, self._permissions = self._permissions, []
        permitted = [finding.check for finding in found if finding.evidence == PERMITTED]
        missing = [finding for finding in found if finding.permissions]
        if permitted:
            self._row(Finding("permitted", Status.OK, f"{', '.join(permitted)}."), f"{len(permitted)} calls")
        others = [finding for finding in found if finding.evidence != PERMITTED and finding not in missing]
        for finding in (*others, *missing):
            self._row(finding, finding.check)
        if missing:
            self._arrow(granting(list(dict.fromkeys(name for finding in missing for name in finding.permissions))))
