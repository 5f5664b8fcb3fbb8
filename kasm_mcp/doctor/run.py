"""One run of the doctor: the order of the checks, from the settings to the exit code.

Only what the chosen tools need is checked. A failure that explains later ones ends the examination. Prints lines for
people, or one JSON document and nothing else. No check of Kasm is written here.
"""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from kasm_api.settings import misspelt
from kasm_desktops import ConfigError
from kasm_mcp import log
from kasm_mcp.config.config import Config, secrets_of
from kasm_mcp.config.settings import SETTINGS
from kasm_mcp.console import Terminal, run_interruptible, status_shown
from kasm_mcp.doctor.key import Key
from kasm_mcp.doctor.printout import Printout
from kasm_mcp.doctor.reach import Reach
from kasm_mcp.doctor.report import Finding, Report, Section, Status, failed, ok, skipped, warning
from kasm_mcp.doctor.trial import Trial
from kasm_mcp.table import TOOLS
from kasm_mcp.tools.context import connect

Settings = AbstractContextManager[Mapping[str, str]]

_CONFIRM = {
    "auto": "A person must agree before tools destroy, delete or log out, if the client can ask. Some clients answer "
    "no by themselves: without a person, set KASM_CONFIRM=never.",
    "always": "A person must agree before tools destroy, delete or log out; clients that cannot ask pass `confirm`.",
    "never": "No person is asked before tools destroy, delete or log out (KASM_CONFIRM=never).",
}
_CHOICES = ("KASM_READ_ONLY", "KASM_TOOLSETS", "KASM_TOOLS", "KASM_EXCLUDE_TOOLS")


def diagnose(
    settings: Settings,
    out: Terminal,
    version: str,
    *,
    as_json: bool = False,
    deep: bool = False,
    image_name: str | None = None,
) -> int:
    """Run all checks and print the report.

    Args:
        settings: Gives the settings, `.env` included, and the variables that name a proxy; may raise `ConfigError`.
        out: Where to print.
        version: Version of kasm-mcp.
        as_json: Whether to print the JSON document at the end instead of lines for people.
        deep: Whether to create a session, use it and destroy it.
        image_name: Image of that session; None for the first one that can be started.

    Returns:
        The exit code: 0, 1 if a check failed, 2 if the settings are wrong, 128 + n after signal n.
    """
    if as_json:
        report = Report(version, deep=deep)
        code = _examine(settings, report, image_name, None)
        out.block(json.dumps(report.document(code), indent=2))
        return code
    printout = Printout(version, out, deep=deep)
    code = _examine(settings, printout, image_name, out)
    printout.end(code)
    return code


def _examine(settings: Settings, report: Report, image_name: str | None, screen: Terminal | None) -> int:
    try:
        with settings as environment:
            config = Config.from_mapping(environment)
            report.kasm_address, report.tools, report.secrets = config.api_url, config.tool_names, secrets_of(config)
            report.limit_s += config.timeout_s
            # On a terminal, info lines would break the status line, and the findings say the same.
            is_quiet = screen is not None and screen.live and config.log_level == "INFO"
            log.configure("WARNING" if is_quiet else config.log_level, secrets_of(config))
            _report_settings(config, environment, report)
            return run_interruptible(partial(_examine_kasm, config, report, image_name, screen))
    except ConfigError as error:
        report.section(Section.SETTINGS)
        for problem in error.problems:
            report.add("settings", failed(problem, ""))
        report.remark(
            "Settings come from the environment or from .env: docs/configuration.md. To try without Kasm: kasm-mcp demo"
        )
        return 2


async def _examine_kasm(config: Config, report: Report, image_name: str | None, screen: Terminal | None) -> int:
    async with status_shown(screen), connect(config) as kasm:
        if await Reach(config).examine(kasm.desktops, report):
            key = Key(kasm.desktops, config, report)
            if await key.examine():
                await Trial(kasm.desktops, key, report, image_name).examine()
    return 1 if report.count(Status.FAILED) else 0


def _report_settings(config: Config, environment: Mapping[str, str], report: Report) -> None:
    report.section(Section.SETTINGS)
    known = [name for one in SETTINGS for name in ((one.name, f"{one.name}_FILE") if one.secret else (one.name,))]
    given = [name for name in known if environment.get(name, "").strip()]
    report.add("settings", ok(f"Kasm's address is {config.api_url}. Valid: {', '.join(given)}."))
    for sentence in misspelt(SETTINGS, environment):
        report.add("settings", warning(sentence, "Correct the name; docs/configuration.md lists all settings."))
    report.add("tools", _tools(config, environment))
    report.add("confirm", ok(_CONFIRM[config.confirm]))
    log_file = config.audit_log
    if log_file is None:
        report.add("audit_log", skipped("KASM_AUDIT_LOG is not set."))
    elif log_file == "stderr":
        report.add("audit_log", ok("Written to stderr."))
    else:  # an unusable file was refused with the settings
        can = "can be appended to" if Path(log_file).exists() else "does not exist yet and can be created"
        report.add("audit_log", ok(f"{log_file} {can}."))


def _tools(config: Config, environment: Mapping[str, str]) -> Finding:
    if len(config.tool_names) == len(TOOLS):
        return ok(f"All {len(TOOLS)}.")
    deciding = ", ".join(name for name in _CHOICES if environment.get(name, "").strip())
    names = ", ".join(config.tool_names)
    return ok(f"{len(config.tool_names)} of {len(TOOLS)}, by {deciding}: {names}. Only what these need is checked.")
