"""Completion: what may be meant, quickly, from what Kasm lists, or nothing."""

from typing import Any

import anyio
import pytest
from mcp.client import Client
from mcp.shared.exceptions import MCPError
from mcp_types import Completion, PromptReference, ResourceTemplateReference
from starlette.responses import PlainTextResponse, Response

from kasm_sim import seeds
from kasm_sim.exchange import Exchange
from tests.connected.faults import Watched, happens
from tests.connected.rig import ERAS, Era, Rig, Tools

SESSION = ResourceTemplateReference(uri="kasm://session/{id}")
SCREENSHOT = ResourceTemplateReference(uri="kasm://session/{id}/screenshot")
SETUP = PromptReference(name="complete_development_setup")
USERS = PromptReference(name="user_management")
MONITORING = PromptReference(name="performance_monitoring")


async def completion(client: Client, ref: Any, name: str, typed: str) -> Completion:
    return (await client.complete(ref, {"name": name, "value": typed})).completion


async def values(client: Client, ref: Any, name: str, typed: str) -> list[str]:
    return (await completion(client, ref, name, typed)).values


@pytest.mark.parametrize("era", ERAS)
async def test_ids_of_own_sessions_are_proposed_wherever_one_is_wanted(rig: Rig, era: Era) -> None:
    own = rig.sim.add_session().kasm_id
    rig.sim.add_session(user_id=seeds.ADMINISTRATOR)
    async with rig.connected(era) as tools:
        assert tools.client.server_capabilities.completions is not None
        for ref, name in ((SESSION, "id"), (SCREENSHOT, "id"), (MONITORING, "kasm_id")):
            for typed in ("", own[:4], own.upper()[:9], own.replace("-", ""), own[5:12]):
                assert await values(tools.client, ref, name, typed) == [own]
            assert await values(tools.client, ref, name, "zzz") == []


@pytest.mark.parametrize("era", ERAS)
async def test_images_are_proposed_by_both_names_those_that_begin_so_first(rig: Rig, era: Era) -> None:
    async with rig.connected(era) as tools:
        found = await values(tools.client, SETUP, "image_name", "chro")
        assert found[0] == "Chrome"
        assert any(name.startswith("kasmweb/chrome:") for name in found[1:])
        every = await completion(tools.client, SETUP, "image_name", "")
        assert every.total == len(every.values) == len(set(every.values))
        assert every.has_more is False


async def test_a_session_is_found_by_its_image(rig: Rig, tools: Tools) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    listed = (await tools.data("list_user_sessions"))["sessions"]
    assert await values(tools.client, SESSION, "id", listed[0]["friendly_name"].lower()[:5]) == [kasm_id]


async def test_users_and_kinds_of_clients_are_proposed(tools: Tools) -> None:
    assert await values(tools.client, USERS, "username", "user@") == ["user@kasm.local"]
    assert await values(tools.client, MONITORING, "client", "a") == ["auto", "all"]


async def test_no_more_than_a_hundred_are_proposed(rig: Rig, tools: Tools) -> None:
    for _ in range(103):
        rig.sim.add_session()
    found = await completion(tools.client, SESSION, "id", "")
    assert (len(found.values), found.total, found.has_more) == (100, 103, True)


@pytest.mark.parametrize("name", ["first_name", "nothing", "id"])
async def test_what_nobody_can_know_is_not_proposed(rig: Rig, tools: Tools, name: str) -> None:
    assert await values(tools.client, USERS, name, "") == []
    assert rig.sim.requests == []


@pytest.mark.parametrize("ref", [PromptReference(name="none"), ResourceTemplateReference(uri="kasm://x/{id}")], ids=str)
async def test_there_is_nothing_to_complete_in_what_is_not_there(tools: Tools, ref: Any) -> None:
    with pytest.raises(MCPError) as raised:
        await values(tools.client, ref, "id", "")
    assert raised.value.error.code == -32602


async def test_what_is_switched_off_is_not_proposed(rig: Rig) -> None:
    rig.sim.add_session()
    async with rig.connected(KASM_EXCLUDE_TOOLS="list_user_sessions,get_available_workspaces") as tools:
        assert await values(tools.client, SESSION, "id", "") == []
        assert await values(tools.client, SETUP, "image_name", "") == []
    assert rig.sim.requests == []


async def test_kasm_is_not_asked_with_every_letter(rig: Rig, tools: Tools) -> None:
    kasm_id = rig.sim.add_session().kasm_id

    async def type_it(length: int) -> None:
        assert await values(tools.client, SESSION, "id", kasm_id[:length]) == [kasm_id]

    async with anyio.create_task_group() as group:
        for length in range(12):
            group.start_soon(type_it, length)
    assert rig.sent("get_kasms") < 12


@pytest.mark.parametrize("era", ERAS)
async def test_a_kasm_that_hangs_gives_no_proposals_soon(rig: Rig, era: Era) -> None:
    watched = Watched()
    rig.sim.faults.add("get_kasms", watched)
    with anyio.fail_after(20):
        async with rig.connected(era, KASM_TIMEOUT_SECONDS="600") as tools:
            assert await values(tools.client, SESSION, "id", "") == []
            assert await happens(watched.left)


@pytest.mark.parametrize("body", ["<html>", '{"error_message": "no"}'], ids=["odd", "refused"])
async def test_a_kasm_that_fails_gives_no_proposals(rig: Rig, tools: Tools, body: str) -> None:
    async def fail(exchange: Exchange) -> Response:
        return PlainTextResponse(body, status_code=200)

    rig.sim.faults.add("get_images", fail)
    assert await values(tools.client, SETUP, "image_name", "") == []


async def test_a_kasm_that_is_not_there_gives_no_proposals(rig: Rig) -> None:
    async with rig.connected(url="http://127.0.0.1:9") as tools:
        assert await values(tools.client, USERS, "username", "") == []
