"""What a failed call means, where no server can be made to fail that way."""

import httpx2

from kasm_desktops.calls.failures import Upstream, error_of
from kasm_desktops.errors import Unreachable

ADDRESS = Upstream("https://kasm.example.com", timeout_s=30, connect_timeout_s=5)


def test_exceptions_that_lead_back_to_themselves_are_judged() -> None:
    error, other = httpx2.ReadError("broken"), OSError("earlier")
    error.__context__, other.__context__ = other, error
    found = error_of(error, "exec_command_kasm", ADDRESS, changing=True)
    assert isinstance(found, Unreachable)
    assert found.outcome_unknown
