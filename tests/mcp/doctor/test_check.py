"""One check among others: its failure, its crash and its slowness are findings."""

import logging

import anyio
import pytest

from kasm_desktops import Unavailable
from kasm_mcp.doctor.report import Finding, Report, Status, ok


async def test_a_check_that_crashes_is_a_finding_and_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def crash() -> Finding:
        raise ZeroDivisionError("hunter2")

    with caplog.at_level(logging.ERROR):
        finding = await Report("1", deep=False).check("sums", crash)
    assert finding.status is Status.FAILED
    assert "ZeroDivisionError" in finding.evidence
    assert "hunter2" not in finding.evidence
    assert "the check sums crashed" in caplog.text


async def test_a_check_that_hangs_is_ended() -> None:
    async def hang() -> Finding:
        await anyio.sleep_forever()
        return ok("never")

    report = Report("1", deep=False)
    report.limit_s = 0.01
    finding = await report.check("patience", hang, remedy="Do not wait.")
    assert finding.status is Status.FAILED
    assert "within 0.01 s" in finding.evidence
    assert finding.remedy == "Do not wait."


async def test_a_failure_of_kasm_is_the_evidence() -> None:
    async def refuse() -> Finding:
        raise Unavailable("Kasm is asleep.")

    assert (await Report("1", deep=False).check("sleep", refuse)).evidence == "Kasm is asleep."


async def test_a_finding_holds_no_secret() -> None:
    async def leak() -> Finding:
        return ok("the key is hunter2")

    report = Report("1", deep=False)
    report.secrets = ("hunter2",)
    assert "hunter2" not in (await report.check("leak", leak)).evidence
    assert "hunter2" not in str(report.document(0))
