"""What a check comes to, and how one is run so that neither its crash nor its slowness is the end of the others."""

import logging
from collections.abc import Awaitable, Callable
from enum import Enum

import anyio
from attrs import evolve, frozen

from kasm_desktops import DesktopsError

log = logging.getLogger(__name__)


class Status(Enum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


@frozen
class Finding:
    """What one check saw.

    Args:
        check: What was looked at: a name that stays, in snake_case.
        status: How it ended.
        evidence: What was seen, or why nobody looked.
        remedy: What to do about it; "" where there is nothing to do.
        permissions: What the API key seems to lack, by Kasm's names.
        duration_ms: How long it took; None where nobody looked.
    """

    check: str
    status: Status
    evidence: str
    remedy: str = ""
    permissions: tuple[str, ...] = ()
    duration_ms: float | None = None


def ok(check: str, evidence: str) -> Finding:
    """Make the finding that something is as it should be."""
    return Finding(check, Status.OK, evidence)


def warning(check: str, evidence: str, remedy: str) -> Finding:
    """Make the finding that something works but should not stay so, or may not work."""
    return Finding(check, Status.WARNING, evidence, remedy)


def failed(check: str, evidence: str, remedy: str, permissions: tuple[str, ...] = ()) -> Finding:
    """Make the finding that something does not work."""
    return Finding(check, Status.FAILED, evidence, remedy, permissions)


def skipped(check: str, why: str, remedy: str = "") -> Finding:
    """Make the finding that nobody looked."""
    return Finding(check, Status.SKIPPED, why, remedy)


async def guarded(check: str, look: Callable[[], Awaitable[Finding]], *, within_s: float) -> Finding:
    """Run a check that may fail, hang or crash, and measure it.

    Args:
        check: What it looks at, for a finding in its place.
        look: Returns its finding.
        within_s: Seconds it may take.

    Returns:
        Its finding, or the one that it failed. Only cancellation goes through.
    """
    began = anyio.current_time()
    finding = await _caught(check, look, within_s)
    if finding.status is Status.SKIPPED:
        return finding
    return evolve(finding, duration_ms=milliseconds_since(began))


def milliseconds_since(began: float) -> float:
    """Return how long something has taken.

    Args:
        began: The event loop's time at its start, in seconds.
    """
    return round((anyio.current_time() - began) * 1000, 1)


async def _caught(check: str, look: Callable[[], Awaitable[Finding]], within_s: float) -> Finding:
    try:
        with anyio.fail_after(within_s):
            return await look()
    except TimeoutError:
        return failed(check, f"No result within {within_s:g} s.", "Look whether Kasm is overloaded, then try again.")
    except DesktopsError as error:
        return failed(check, error.message, "")
    except Exception as error:
        log.exception("the check %s crashed", check)
        return failed(check, f"The check itself crashed ({type(error).__name__}).", "Report it, with the lines above.")
