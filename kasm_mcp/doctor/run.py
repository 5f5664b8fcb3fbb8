"""One run of the doctor, from settings to exit code: for a person, or as one JSON document and nothing else."""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from time import monotonic

from kasm_api import ConfigError
from kasm_mcp.console import Terminal
from kasm_mcp.doctor.examination import examine, refuse
from kasm_mcp.doctor.printout import Printout
from kasm_mcp.doctor.report import Report

Settings = AbstractContextManager[Mapping[str, str]]


def diagnose(
    settings: Settings,
    out: Terminal,
    version: str,
    *,
    as_json: bool = False,
    deep: bool = False,
    image_name: str | None = None,
) -> int:
    """Look at everything and say what to do.

    Args:
        settings: Gives the settings, `.env` included; may raise `ConfigError`.
        out: Where to print.
        version: Of this program.
        as_json: Whether to print the report's document when all is done, instead of lines for a person.
        deep: Whether to start a session, try it and destroy it.
        image_name: What to start it from; None for the first image that can be started.

    Returns:
        The exit code: 0, 1 when a check failed, 2 when the settings are wrong, 128 and more when interrupted.
    """
    if as_json:
        report = Report(version, deep=deep)
        code = _looked(settings, report, image_name, None)
        out.block(json.dumps(report.document(code), indent=2))
        return code
    began, printout = monotonic(), Printout(out)
    printout.head(version, deep=deep)
    report = Report(version, deep=deep, audience=printout)
    code = _looked(settings, report, image_name, out)
    printout.end(report, code, monotonic() - began)
    return code


def _looked(settings: Settings, report: Report, image_name: str | None, screen: Terminal | None) -> int:
    try:
        with settings as environment:
            return examine(environment, report, image_name=image_name, screen=screen)
    except ConfigError as error:
        return refuse(error, report)
