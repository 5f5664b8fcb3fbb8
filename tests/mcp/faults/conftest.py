"""The fixtures of `connected`, and a look at everything that was said in a test."""

import logging
from collections.abc import Iterator

import pytest

from tests.connected.fixtures import rig, slow_rig, switchboard, tools, web_server
from tests.connected.rig import Rig

__all__ = ["rig", "slow_rig", "switchboard", "tools", "web_server"]


@pytest.fixture(autouse=True)
def nothing_leaks(rig: Rig, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever a test does: no markup in any answer, no secret in any answer or log line, even before it is masked."""
    with caplog.at_level(logging.DEBUG, "kasm_mcp"):
        yield
    said = "\n".join([*rig.answers, caplog.text])
    assert not [secret for secret in rig.secrets() if secret in said]
    assert not [answer for answer in rig.answers if "<" in answer or "Traceback" in answer]
    assert "<html" not in caplog.text
