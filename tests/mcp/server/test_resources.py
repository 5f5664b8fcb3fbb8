"""Resources: what tools answer, under an address, and only where those tools are."""

import base64
import json
from typing import Any

import anyio
import pytest
from mcp.client import Client
from mcp.shared.exceptions import MCPError
from mcp_types import BlobResourceContents, TextResourceContents

from kasm_desktops import is_jpeg
from kasm_mcp.server.build import build_server
from kasm_mcp.server.kasm_server import KasmServer
from kasm_mcp.server.resources import RESOURCES
from kasm_mcp.table import TOOLSETS
from kasm_sim import seeds
from tests.connected.faults import Watched, happens
from tests.connected.rig import ERAS, Era, Rig, Tools

RESOURCE_NOT_FOUND = -32002
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603


async def listed(client: Client) -> list[str]:
    """Give the addresses of all resources and templates, as on the wire."""
    resources = (await client.list_resources()).resources
    templates = (await client.list_resource_templates()).resource_templates
    return [resource.uri for resource in resources] + [template.uri_template for template in templates]


async def read(client: Client, uri: str) -> dict[str, Any]:
    """Read a resource of JSON."""
    (part,) = (await client.read_resource(uri)).contents
    assert isinstance(part, TextResourceContents)
    assert (part.uri, part.mime_type) == (uri, "application/json")
    found = json.loads(part.text)
    assert isinstance(found, dict)
    return found


async def refused(client: Client, uri: str) -> tuple[int, str, str]:
    """Read a resource that must fail, and give code, `error_type` and message."""
    with pytest.raises(MCPError) as raised:
        await client.read_resource(uri)
    error = raised.value.error
    assert error.data["uri"] == uri
    return error.code, error.data["error_type"], error.message


@pytest.mark.parametrize("era", ERAS)
async def test_the_four_resources_are_listed_with_what_they_are(rig: Rig, era: Era) -> None:
    async with rig.connected(era) as tools:
        assert sorted(await listed(tools.client)) == sorted(resource.uri for resource in RESOURCES)
        resources = (await tools.client.list_resources()).resources
        templates = (await tools.client.list_resource_templates()).resource_templates
    assert [resource.uri for resource in resources] == ["kasm://sessions", "kasm://workspaces"]
    for found in [*resources, *templates]:
        told = found.model_dump(mode="json", by_alias=True)
        assert all(told[member] for member in ("name", "title", "description"))
        assert told["mimeType"] == ("image/jpeg" if found.name == "screenshot" else "application/json")


@pytest.mark.parametrize("era", ERAS)
async def test_sessions_and_workspaces_are_as_the_tools_tell_them(rig: Rig, era: Era) -> None:
    rig.sim.add_session()
    rig.sim.add_session(user_id=seeds.ADMINISTRATOR)
    async with rig.connected(era) as tools:
        assert await read(tools.client, "kasm://sessions") == await tools.data("list_user_sessions")
        assert await read(tools.client, "kasm://workspaces") == await tools.data("get_available_workspaces")


@pytest.mark.parametrize("era", ERAS)
async def test_a_session_is_as_the_tool_tells_it(rig: Rig, era: Era) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(era) as tools:
        found = await read(tools.client, f"kasm://session/{kasm_id}")
        assert found == await tools.data("get_session_status", kasm_id=kasm_id)
        assert found["status"] == "running"


@pytest.mark.parametrize("era", ERAS)
async def test_a_screenshot_is_a_picture(rig: Rig, era: Era) -> None:
    uri = f"kasm://session/{rig.sim.add_session().kasm_id}/screenshot"
    async with rig.connected(era) as tools:
        (part,) = (await tools.client.read_resource(uri)).contents
    assert isinstance(part, BlobResourceContents)
    assert (part.uri, part.mime_type) == (uri, "image/jpeg")
    assert is_jpeg(base64.b64decode(part.blob))


async def test_a_list_that_is_cut_says_where_the_rest_is(rig: Rig, tools: Tools) -> None:
    for _ in range(101):
        rig.sim.add_session()
    found = await read(tools.client, "kasm://sessions")
    assert (found["count"], found["total"], len(found["sessions"])) == (100, 101, 100)
    assert found["note"] == "The first 100 of 101; call list_user_sessions with offset=100 for the next."


@pytest.mark.parametrize(("era", "code"), [("auto", INVALID_PARAMS), ("legacy", RESOURCE_NOT_FOUND)])
async def test_a_session_that_is_none_is_not_found_as_the_protocol_has_it(rig: Rig, era: Era, code: int) -> None:
    async with rig.connected(era) as tools:
        for uri in ("kasm://session/ffffffff", "kasm://session/ffffffff/screenshot"):
            found = await refused(tools.client, uri)
            assert found[:2] == (code, "not_found")
            assert "ffffffff" in found[2]
        for uri in ("kasm://nothing", "kasm://session/a/b", "kasm://session", "kasm://sessions/"):
            assert (await refused(tools.client, uri))[:2] == (code, "not_found")


@pytest.mark.parametrize(
    "identifier",
    ["a" * 65, "a%20b", "%2e%2e", "a_b", "%00", "..%2f..%2fetc", "%F0%9F%98%80"],
    ids=lambda text: text[:9],
)
async def test_an_id_is_checked_as_tools_check_it_and_nothing_is_sent(rig: Rig, tools: Tools, identifier: str) -> None:
    code, error_type, message = await refused(tools.client, f"kasm://session/{identifier}")
    assert (code, error_type) == (INVALID_PARAMS, "validation")
    assert "kasm_id must be an id" in message
    assert rig.sim.requests == []


async def test_a_session_of_somebody_else_cannot_be_read(rig: Rig, tools: Tools) -> None:
    kasm_id = rig.sim.add_session(user_id=seeds.ADMINISTRATOR).kasm_id
    for uri in (f"kasm://session/{kasm_id}", f"kasm://session/{kasm_id}/screenshot"):
        code, error_type, message = await refused(tools.client, uri)
        assert (code, error_type) == (INVALID_PARAMS, "security")
        assert "another user" in message


async def test_a_kasm_that_is_not_there_is_an_error_of_ours(rig: Rig) -> None:
    async with rig.connected(url="http://127.0.0.1:9") as tools:
        code, error_type, message = await refused(tools.client, "kasm://sessions")
    assert (code, error_type) == (INTERNAL_ERROR, "network")
    assert "KASM_API_URL" in message


@pytest.mark.parametrize(
    "settings", [{"KASM_TOOLSETS": group} for group in TOOLSETS] + [{"KASM_READ_ONLY": "1"}], ids=str
)
async def test_what_is_switched_off_cannot_be_read_either(rig: Rig, settings: dict[str, str]) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(**settings) as tools:
        present = {tool.name for tool in (await tools.client.list_tools()).tools}
        there = [resource for resource in RESOURCES if resource.tool in present]
        assert set(await listed(tools.client)) == {resource.uri for resource in there}
        for resource in RESOURCES:
            uri = resource.uri.format(id=kasm_id)
            if resource in there:
                assert (await tools.client.read_resource(uri)).contents
            else:
                assert (await refused(tools.client, uri))[1] == "not_found"


async def test_a_picture_of_a_session_that_starts_is_waited_for(slow_rig: Rig) -> None:
    async with slow_rig.connected() as tools:
        created = await tools.data("create_kasm_session", image_name="Chrome", group_id=slow_rig.sim.group_id)
        (part,) = (await tools.client.read_resource(f"kasm://session/{created['kasm_id']}/screenshot")).contents
    assert isinstance(part, BlobResourceContents)
    assert slow_rig.sent("get_kasm_status") >= 2


@pytest.mark.parametrize("era", ERAS)
async def test_reading_that_is_cancelled_leaves_kasm_and_the_server_free(rig: Rig, era: Era) -> None:
    watched = Watched()
    uri = f"kasm://session/{rig.sim.add_session().kasm_id}/screenshot"
    rig.sim.faults.add("get_kasm_screenshot", watched, times=1)
    async with rig.connected(era) as tools:
        async with anyio.create_task_group() as group:
            group.start_soon(tools.client.read_resource, uri)
            assert await happens(watched.reached)
            group.cancel_scope.cancel()
        assert await happens(watched.left)
        assert (await tools.client.read_resource(uri)).contents


async def test_reading_is_not_waited_for_for_ever(rig: Rig) -> None:
    watched = Watched()
    rig.sim.faults.add("get_kasms", watched)
    server = build_server(rig.config())
    assert isinstance(server, KasmServer)
    server.longest_read_s = 0.2
    async with Client(server) as client:
        code, error_type, message = await refused(client, "kasm://sessions")
    assert (code, error_type) == (INTERNAL_ERROR, "timeout")
    assert "list_user_sessions waits longer" in message
    assert await happens(watched.left)
