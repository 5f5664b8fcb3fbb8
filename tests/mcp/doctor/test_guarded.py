"""One check, kept apart from the others."""

import logging

import anyio
import pytest

from kasm_desktops.errors import Unavailable
from kasm_mcp.doctor.finding import Finding, Status, guarded, ok


async def test_a_check_that_crashes_is_a_finding_and_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def crash() -> Finding:
        raise ZeroDivisionError("hunter2")

    with caplog.at_level(logging.ERROR):
        finding = await guarded("sums", crash, within_s=5)
    assert finding.status is Status.FAILED
    assert "ZeroDivisionError" in finding.evidence
    assert "hunter2" not in finding.evidence
    assert "the check sums crashed" in caplog.text


async def test_a_check_that_hangs_is_ended() -> None:
    async def hang() -> Finding:
        await anyio.sleep_forever()
        return ok("patience", "never")

    finding = await guarded("patience", hang, within_s=0.01)
    assert finding.status is Status.FAILED
    assert "within 0.01 s" in finding.evidence


async def test_what_kasm_says_is_the_evidence() -> None:
    async def refuse() -> Finding:
        raise Unavailable("Kasm is asleep.")

    assert (await guarded("sleep", refuse, within_s=5)).evidence == "Kasm is asleep."
