"""Calls over HTTP, by the SDK's client in both protocol eras on the same endpoint."""

import anyio
import pytest

from kasm_mcp.table import TOOLS
from tests.connected.faults import Watched, happens
from tests.connected.rig import ERAS, Era, Rig

from .serving import TOKEN, client, serving, tools_at


@pytest.mark.parametrize("era", ERAS)
async def test_both_eras_get_the_same_tools_and_answers(rig: Rig, era: Era) -> None:
    async with serving(rig.config(KASM_HTTP_TOKEN=TOKEN)) as url, client(url, era, token=TOKEN) as connected:
        assert (connected.protocol_version >= "2026") is (era == "auto")
        assert len((await connected.list_tools()).tools) == len(TOOLS)
        session = rig.sim.add_session()
        result = await connected.call_tool("execute_kasm_command", {"kasm_id": session.kasm_id, "command": "echo hi"})
        assert result.structured_content is not None
        assert result.structured_content["data"]["stdout"] == "hi\n"


@pytest.mark.parametrize("era", ERAS)
async def test_progress_arrives_before_the_answer(rig: Rig, era: Era) -> None:
    session = rig.sim.add_session()
    told: list[str | None] = []

    async def tell(progress: float, total: float | None, message: str | None) -> None:
        del progress, total
        told.append(message)

    arguments = {"kasm_id": session.kasm_id, "command": "sleep 0.5"}
    async with serving(rig.config()) as url, client(url, era) as connected:
        await connected.call_tool("execute_kasm_command", arguments, progress_callback=tell)
    assert told


@pytest.mark.parametrize("era", ERAS)
async def test_a_client_that_goes_away_cancels_its_call(rig: Rig, era: Era) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched)
    async with serving(rig.config()) as url:
        async with anyio.create_task_group() as group, tools_at(url, era) as tools:
            group.start_soon(tools.result, "get_kasm_users")
            assert await happens(watched.reached)
            group.cancel_scope.cancel()
        assert await happens(watched.left)
