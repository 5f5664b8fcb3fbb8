"""Answers of every tool: real ones, good and bad, against the schema that the tool promises."""

import base64
from typing import Any

import mcp_types as types
import pytest
from attrs import frozen
from mcp.client import Client
from mcp.server import MCPServer
from mcp.shared.exceptions import MCPError
from pydantic import SecretStr
from typing_extensions import TypedDict

from kasm_desktops.values import hyphenated_id
from kasm_mcp.log import SecretMask
from kasm_mcp.server.services import open_services
from kasm_mcp.server.tool import KasmTool
from kasm_mcp.table import TOOLS, Effect, Row, ToolFunction
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer
from kasm_sim import ErrorMessage, JsonBody
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.rig import ERAS, Era, Rig, Tools, envelope_of
from tests.connected.shapes import fits

ALL = list(EXAMPLES)


def schema_of(name: str) -> dict[str, Any]:
    return KasmTool.from_row(TOOLS[name]).answer_schema


@pytest.mark.parametrize("name", ALL)
async def test_a_success_fits_the_promised_schema(rig: Rig, tools: Tools, name: str) -> None:
    schema = schema_of(name)
    envelope = await tools(name, **prepared(rig, name))
    assert envelope["success"] is True, envelope
    assert set(envelope) == {"success", "data", "message"}
    assert isinstance(envelope["message"], str)
    fits(envelope, schema | {"required": ["success", "data"]})
    promised = schema["properties"]["data"]
    fits(envelope["data"], promised | {"required": list(promised["properties"]), "additionalProperties": False})


@pytest.mark.parametrize("name", ALL)
async def test_a_failure_fits_the_promised_schema(rig: Rig, tools: Tools, name: str) -> None:
    arguments = prepared(rig, name)
    rig.sim.faults.add(EXAMPLES[name].call, ErrorMessage("No, not today", status=403))
    envelope = await tools(name, **arguments)
    assert envelope["success"] is False, envelope
    assert set(envelope) - {"data"} == {"success", "error", "error_type"}
    fits(envelope, schema_of(name))


@pytest.mark.parametrize("name", ALL)
async def test_an_unknown_argument_is_refused_and_nothing_is_sent(rig: Rig, tools: Tools, name: str) -> None:
    arguments = prepared(rig, name)
    kind, error = await tools.error(name, **arguments, colour="blue")
    assert kind == "validation"
    assert "colour" in error
    assert not rig.sim.requests


@pytest.mark.parametrize("name", [name for name in ALL if "kasm_id" in EXAMPLES[name].arguments])
@pytest.mark.parametrize("kasm_id", ["../../etc/passwd", "", "a b", "x" * 65, "{\n}"])
async def test_what_cannot_be_a_session_id_is_refused_and_nothing_is_sent(
    rig: Rig, tools: Tools, name: str, kasm_id: str
) -> None:
    kind, error = await tools.error(name, **prepared(rig, name) | {"kasm_id": kasm_id})
    assert kind == "validation"
    assert error.startswith("kasm_id must ")
    assert not rig.sim.requests


@pytest.mark.parametrize("era", ERAS)
async def test_both_eras_get_the_same_envelopes(rig: Rig, era: Era) -> None:
    async with rig.connected(era) as tools:
        good = await tools.result("get_kasm_user", username="user@kasm.local")
        assert envelope_of(good)["data"]["user"]["user_id"] == rig.sim.user_id
        bad = await tools.result("get_kasm_user", username="nobody@example.com")
        assert envelope_of(bad)["error_type"] == "not_found"
        assert bad.is_error is True


@pytest.mark.parametrize("era", ERAS)
async def test_an_unknown_tool_is_an_error_of_the_request(rig: Rig, era: Era) -> None:
    async with rig.connected(era) as tools:
        with pytest.raises(MCPError) as caught:
            await tools.result("delete_everything")
        assert caught.value.code == types.INVALID_PARAMS
        assert "delete_everything" in str(caught.value)


async def test_numbers_and_truth_values_may_come_as_text(rig: Rig, tools: Tools) -> None:
    for _ in range(3):
        rig.sim.add_session()
    data = await tools.data("list_user_sessions", limit="2", offset="1")
    assert (data["count"], data["total"]) == (2, 3)
    data = await tools.data(
        "get_session_recordings", **prepared(rig, "get_session_recordings") | {"download_links": "true"}
    )
    assert data["recordings"][0]["download_url"]


@pytest.mark.parametrize("value", [None, ""], ids=["null", "empty"])
@pytest.mark.parametrize("name", ALL)
async def test_optional_arguments_that_were_not_chosen_change_nothing(
    rig: Rig, tools: Tools, name: str, value: str | None
) -> None:
    """Clients send null or an empty text for what was not chosen."""
    arguments = prepared(rig, name)
    listed = next(tool for tool in (await tools.client.list_tools()).tools if tool.name == name)
    optional = set(listed.input_schema["properties"]) - set(listed.input_schema.get("required", ())) - set(arguments)
    # In these, an empty text is a value.
    texts = {"first_name", "last_name", "organization", "phone"} if value == "" else set()

    envelope = await tools(name, **arguments, **dict.fromkeys(optional - texts, value))
    assert envelope["success"] is True, envelope


async def test_an_empty_text_empties_a_member_of_a_user_and_null_does_not(rig: Rig, tools: Tools) -> None:
    user = rig.sim.users[rig.sim.user_id]
    user.first_name, user.phone = "Ana", "1"
    await tools.data("update_kasm_user", user_id=rig.sim.user_id, first_name="", phone=None, username="", password="")
    assert (user.first_name, user.phone, user.username) == ("", "1", "user@kasm.local")


@pytest.mark.parametrize("given", [{"user_id": ""}, {"user_id": None}, {"user_id": "{id}"}, {"user_id": "{hyphens}"}])
async def test_a_user_may_be_named_twice(rig: Rig, tools: Tools, given: dict[str, str | None]) -> None:
    known = {"{id}": rig.sim.user_id, "{hyphens}": hyphenated_id(rig.sim.user_id)}
    named = {key: known.get(value or "", value) for key, value in given.items()}
    username = "USER@kasm.local" if named["user_id"] else "user@kasm.local"
    data = await tools.data("get_kasm_user", username=username, **named)
    assert data["user"]["user_id"] == rig.sim.user_id


async def test_two_users_in_one_look_up_are_told_apart(rig: Rig, tools: Tools) -> None:
    other = await tools.data("create_kasm_user", username="other@example.com", password="Correct-Horse-7")
    kind, error = await tools.error("get_kasm_user", user_id=rig.sim.user_id, username="other@example.com")
    assert (kind, other["user_id"] in error, "user@kasm.local" in error) == ("validation", True, True)
    kind, error = await tools.error("get_kasm_user", user_id=rig.sim.user_id, username="none@example.com")
    assert (kind, "no user of that name" in error) == ("validation", True)


@pytest.mark.parametrize("given", [{}, {"group_id": None}, {"group_id": ""}], ids=["absent", "null", "empty"])
async def test_a_missing_group_is_explained_with_the_groups_of_the_user(
    rig: Rig, tools: Tools, given: dict[str, Any]
) -> None:
    kind, error = await tools.error("create_kasm_session", image_name="Chrome", **given)
    assert (kind, "not known to use it" in error, rig.sim.group_id in error) == ("validation", True, True)
    assert rig.sent("request_kasm") == 0


async def test_a_missing_group_is_explained_also_to_a_key_that_may_not_look(rig: Rig, tools: Tools) -> None:
    rig.sim.permissions = rig.sim.permissions - {"Users View"}
    kind, error = await tools.error("create_kasm_session", image_name="Chrome")
    assert (kind, "not known to use it" in error, "Access Management" in error) == ("validation", True, True)


@pytest.mark.parametrize("text", ["null", '["a"]', '{"a": 1}', "7", "true", '"quoted"'])
async def test_text_that_looks_like_json_stays_text(rig: Rig, tools: Tools, text: str) -> None:
    data = await tools.data("update_kasm_user", user_id=rig.sim.user_id, first_name=text)
    assert data["user"]["first_name"] == text
    assert rig.sim.users[rig.sim.user_id].first_name == text


@pytest.mark.parametrize(
    ("tool", "arguments", "named"),
    [
        ("list_user_sessions", {"limit": 0}, "limit"),
        ("list_user_sessions", {"limit": "many"}, "limit"),
        ("list_user_sessions", {"limit": 5.5}, "limit"),
        ("list_user_sessions", {"offset": -1}, "offset"),
        ("list_user_sessions", {"limt": 5}, "did you mean limit?"),
        ("get_kasm_user", {}, "user_id or username"),
        ("read_kasm_file", {"kasm_id": "a", "file_path": "/home/kasm-user/a", "max_bytes": 0}, "max_bytes"),
        ("read_kasm_file", {"kasm_id": "a", "file_path": "/home/kasm-user/a", "offset": -1}, "offset"),
        ("update_kasm_user", {"user_id": "a"}, "Nothing to change"),
        ("delete_kasm_user", {"user_id": "a", "force": "perhaps"}, "force"),
        ("create_kasm_user", {"username": "a"}, "password is required"),
        ("get_session_screenshot", {"kasm_id": "a", "width": 0}, "width"),
        ("execute_kasm_command", {"kasm_id": "a", "command": ""}, "command"),
        ("execute_kasm_command", {"kasm_id": "a", "command": ["ls"]}, "command"),
        ("execute_kasm_command", {"kasm_id": "a", "command": "ls", "timeout_seconds": 3601}, "timeout_seconds"),
    ],
)
async def test_a_wrong_argument_is_named_and_nothing_is_sent(
    rig: Rig, tools: Tools, tool: str, arguments: dict[str, Any], named: str
) -> None:
    kind, error = await tools.error(tool, **arguments)
    assert kind == "validation"
    assert named in error
    assert not rig.sim.requests


async def test_a_picture_comes_as_a_second_content_item(rig: Rig, tools: Tools) -> None:
    result = await tools.result("get_session_screenshot", **prepared(rig, "get_session_screenshot"))
    assert envelope_of(result)["data"]["format"] == "jpeg"
    _, picture = result.content
    assert isinstance(picture, types.ImageContent)
    assert picture.mime_type == "image/jpeg"
    assert base64.b64decode(picture.data).startswith(b"\xff\xd8")
    assert len(base64.b64decode(picture.data)) == envelope_of(result)["data"]["size_bytes"]


async def test_half_a_character_in_what_kasm_says_does_not_end_the_connection(rig: Rig, tools: Tools) -> None:
    rig.sim.users[rig.sim.user_id].first_name = "half \ud83d of a smile"
    data = await tools.data("get_kasm_user", user_id=rig.sim.user_id)
    assert data["user"]["first_name"] == "half \N{REPLACEMENT CHARACTER} of a smile"


async def test_a_list_is_cut_and_says_how_to_get_the_rest(rig: Rig, tools: Tools) -> None:
    for _ in range(105):
        rig.sim.add_session()
    envelope = await tools("list_all_sessions")
    assert (envelope["data"]["count"], envelope["data"]["total"]) == (100, 105)
    assert "offset=100" in envelope["message"]
    rest = await tools("list_all_sessions", offset=100)
    assert rest["data"]["count"] == 5
    seen = {row["kasm_id"] for part in (envelope, rest) for row in part["data"]["sessions"]}
    assert seen == set(rig.sim.sessions)
    beyond = await tools("list_all_sessions", offset=200)
    assert beyond["data"]["count"] == 0
    assert "105" in beyond["message"]


ODD_VALUES = [
    ("get_kasm_users", "get_users", {"users": [{"user_id": {"deep": "odd"}}]}),
    ("get_kasm_users", "get_users", {"users": [{"user_id": 12}]}),
    ("get_available_workspaces", "get_images", {"images": [{"image_id": ["odd"]}]}),
    ("create_kasm_user", "create_user", {"user": {"user_id": 12}}),
]


@pytest.mark.parametrize(("tool", "call", "answer"), ODD_VALUES)
async def test_a_value_of_another_type_never_breaks_the_promised_schema(
    rig: Rig, tools: Tools, tool: str, call: str, answer: Any
) -> None:
    arguments = prepared(rig, tool)
    rig.sim.faults.add(call, JsonBody(answer))
    kind, error = await tools.error(tool, **arguments)
    assert kind == "api"
    assert "odd" not in error
    assert ("accepted" in error) is (tool == "create_kasm_user")


class Nothing(TypedDict):
    """No data."""


async def broken_tool(context: Context, password: SecretStr) -> Answer[Nothing]:
    """Fail in a way that nobody has thought of."""
    raise LookupError(f"a defect, with {password.get_secret_value()}")


@frozen(slots=False)
class BrokenRow(Row):
    """The row of a tool that is in no module of its toolset."""

    @property
    def function(self) -> ToolFunction:
        return broken_tool


async def test_a_defect_of_ours_is_internal_and_shows_nothing(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    tool = KasmTool.from_row(BrokenRow("broken_tool", "broken", "Broken", Effect.READ, needs=("get_kasms",)))
    server: MCPServer[Any] = MCPServer("broken", tools=[tool], lifespan=lambda _: open_services(rig.config()))
    async with Client(server) as client:
        kind, error = await Tools(client).error("broken_tool", password="Correct-Horse-7")
    assert kind == "internal"
    assert error == "broken_tool failed inside this server; its log has the details."
    (record,) = [record for record in caplog.records if record.name == "kasm_mcp.server.tool"]
    line = SecretMask([]).format(record)
    assert "LookupError: a defect, with" in line
    assert "Correct-Horse-7" not in line
