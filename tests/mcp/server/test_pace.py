"""Too many calls in a minute are told to wait; nothing of theirs is sent."""

import pytest

from tests.connected.rig import ERAS, Era, Rig


@pytest.mark.parametrize("era", ERAS)
async def test_more_calls_than_allowed_are_told_to_wait(rig: Rig, era: Era) -> None:
    async with rig.connected(era, KASM_CALLS_PER_MINUTE="3") as tools:
        for _ in range(3):
            await tools.data("get_kasm_users")
        kind, error = await tools.error("get_kasm_users")
    assert kind == "unavailable"
    assert "KASM_CALLS_PER_MINUTE" in error
    assert "again in 20 s" in error
    assert rig.sent("get_users") == 3


async def test_any_number_is_allowed_by_default(rig: Rig) -> None:
    async with rig.connected() as tools:
        for _ in range(100):
            await tools.data("get_kasm_users")
