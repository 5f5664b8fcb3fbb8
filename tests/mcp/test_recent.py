"""Answers that were got a moment ago."""

import anyio
import anyio.lowlevel
import pytest

from kasm_mcp.recent import Recent

FOR_EVER = 1e9


class Asked:
    """Answers how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> int:
        self.times += 1
        times = self.times
        await anyio.lowlevel.checkpoint()
        return times


async def test_an_answer_that_is_still_good_is_not_asked_for_again() -> None:
    recent, asked = Recent[int](FOR_EVER), Asked()
    assert [await recent.get("a", asked) for _ in range(3)] == [1, 1, 1]
    assert await recent.get("b", asked) == 2


async def test_an_old_answer_is_asked_for_again() -> None:
    recent, asked = Recent[int](0.0), Asked()
    assert [await recent.get("a", asked) for _ in range(3)] == [1, 2, 3]


async def test_who_comes_while_it_is_asked_waits_for_that_answer() -> None:
    recent, asked = Recent[int](FOR_EVER), Asked()
    async with anyio.create_task_group() as group:
        for _ in range(5):
            group.start_soon(recent.get, "a", asked)
    assert asked.times == 1


async def test_a_failure_is_not_kept() -> None:
    async def fail() -> int:
        raise LookupError

    recent = Recent[int](FOR_EVER)
    with pytest.raises(LookupError):
        await recent.get("a", fail)
    assert await recent.get("a", Asked()) == 1
