"""What a check comes to, and how one is run so that neither its crash nor its slowness is the end of the others."""

import logging
from collections.abc import Awaitable, Callable
from enum import Enum

import anyio
from attrs import frozen

from kasm_mcp.errors import KasmMcpError

log = logging.getLogger(__name__)


class Status(Enum):
    """How a check ended, as it is shown."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "FAILED"
    SKIPPED = "skipped"


@frozen
class Finding:
    """One line of the report.

    Args:
        title: What was looked at.
        status: How it ended.
        evidence: What was seen, or why nobody looked.
        remedy: What to do about it; "" where there is nothing to do.
    """

    title: str
    status: Status
    evidence: str
    remedy: str = ""


def ok(title: str, evidence: str) -> Finding:
    """Make the finding that something is as it should be."""
    return Finding(title, Status.OK, evidence)


def warning(title: str, evidence: str, remedy: str) -> Finding:
    """Make the finding that something works but should not stay so, or may not work."""
    return Finding(title, Status.WARNING, evidence, remedy)


def failed(title: str, evidence: str, remedy: str) -> Finding:
    """Make the finding that something does not work."""
    return Finding(title, Status.FAILED, evidence, remedy)


def skipped(title: str, why: str, remedy: str = "") -> Finding:
    """Make the finding that nobody looked."""
    return Finding(title, Status.SKIPPED, why, remedy)


async def guarded(title: str, check: Callable[[], Awaitable[Finding]], *, within_s: float) -> Finding:
    """Run a check that may fail, hang or crash.

    Args:
        title: What it looks at, for a finding in its place.
        check: Returns its finding.
        within_s: Seconds it may take.

    Returns:
        Its finding, or the one that it failed. Only cancellation goes through.
    """
    try:
        with anyio.fail_after(within_s):
            return await check()
    except TimeoutError:
        return failed(title, f"No result within {within_s:g} s.", "Look whether Kasm is overloaded, then try again.")
    except KasmMcpError as error:
        return failed(title, error.message, "")
    except Exception as error:
        log.exception("the check %s crashed", title)
        return failed(title, f"The check itself crashed ({type(error).__name__}).", "Report it, with the lines above.")
