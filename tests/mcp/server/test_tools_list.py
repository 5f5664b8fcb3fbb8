"""The list of tools as a client gets it: names, parameters, schemas, hints, and what it costs."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kasm_mcp.server.tool import KasmTool
from kasm_mcp.table import TABLE, TOOLS
from tests.connected.rig import Rig, Tools
from tests.connected.shapes import is_schema

from .specification import ADDING, DATA, EXTRAS, PAGE, READING, ROWS, SPECIFIED, Parameter

SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = [row.name for row in TABLE]

VISIBLE_BYTES = 8_300
"""Name, description and input schema of all specified tools: what most hosts show a model."""
ALL_BYTES = 18_800
VISIBLE_BYTES_EACH = 900
"""The same of any tool."""


@pytest.fixture
async def listed(tools: Tools) -> dict[str, dict[str, Any]]:
    """The tools by name, as they are on the wire."""
    found = (await tools.client.list_tools()).tools
    return {tool.name: tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in found}


def size(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def schema_of(name: str) -> dict[str, Any]:
    return KasmTool.from_row(TOOLS[name]).answer_schema


async def test_the_tools_are_those_of_the_table(listed: dict[str, Any]) -> None:
    assert list(listed) == NAMES


def test_the_tools_of_the_specification_are_there_in_its_order() -> None:
    assert [name for name in NAMES if name in SPECIFIED] == list(SPECIFIED)


@pytest.mark.parametrize("name", SPECIFIED)
async def test_a_tool_takes_the_specified_parameters_and_only_optional_ones_beside(
    listed: dict[str, Any], name: str
) -> None:
    schema = listed[name]["inputSchema"]
    required = schema.get("required", [])
    taken = {
        parameter: Parameter(part["type"], required=parameter in required, default=part.get("default"))
        for parameter, part in schema["properties"].items()
    }
    assert taken == SPECIFIED[name] | EXTRAS.get(name, {})
    assert not any(parameter.required for parameter in EXTRAS.get(name, {}).values())


@pytest.mark.parametrize("name", NAMES)
async def test_a_tool_refuses_other_parameters_in_its_schema(listed: dict[str, Any], name: str) -> None:
    schema = listed[name]["inputSchema"]
    is_schema(schema)
    assert schema["additionalProperties"] is False
    assert not {"anyOf", "oneOf", "allOf", "$ref", "$defs"} & set(schema)


async def test_every_tool_but_that_of_a_picture_publishes_its_output_schema(listed: dict[str, Any]) -> None:
    assert [name for name in NAMES if "outputSchema" not in listed[name]] == ["get_session_screenshot"]
    assert [listed[row.name].get("outputSchema", schema_of(row.name)) for row in TABLE] == [*map(schema_of, NAMES)]


@pytest.mark.parametrize("name", NAMES)
def test_an_output_schema_has_room_for_the_whole_envelope(name: str) -> None:
    schema = schema_of(name)
    is_schema(schema)
    assert schema["type"] == "object"
    assert schema["required"] == ["success"]
    assert "additionalProperties" not in schema
    assert set(schema["properties"]) == {"success", "data"}
    assert not {"anyOf", "oneOf", "allOf", "$ref", "$defs"} & set(schema)
    assert '"null"' not in json.dumps(schema), "a client may know one type for each member only"


def keywords(schema: Any) -> set[str]:
    """Give the keywords of a schema and of those in it, without the names of members."""
    if isinstance(schema, list):
        return {word for part in schema for word in keywords(part)}
    if not isinstance(schema, dict):
        return set()
    inner = [value for key, value in schema.items() if key not in {"properties", "default", "enum"}]
    return set(schema) | keywords(inner) | keywords(list(schema.get("properties", {}).values()))


@pytest.mark.parametrize("name", NAMES)
async def test_schemas_keep_to_what_every_host_takes(listed: dict[str, Any], name: str) -> None:
    """Some hosts refuse a whole list of tools for one keyword, such as a text's `format`."""
    common = {"type", "properties", "required", "enum", "items", "minimum", "maximum", "description", "default"}
    assert keywords(listed[name]["inputSchema"]) <= common | {"additionalProperties"}
    assert keywords(listed[name].get("outputSchema")) <= common


async def test_tools_that_may_answer_at_length_say_so_to_claude_code(listed: dict[str, Any]) -> None:
    long = {name: tool["_meta"] for name, tool in listed.items() if "_meta" in tool}
    assert {"execute_kasm_command", "read_kasm_file", *(name for name in EXTRAS if EXTRAS[name] is PAGE)} == set(long)
    assert all(meta == {"anthropic/maxResultSizeChars": 500_000} for meta in long.values())


@pytest.mark.parametrize("name", SPECIFIED)
def test_data_has_the_members_of_the_contract(name: str) -> None:
    data = schema_of(name)["properties"]["data"]
    assert set(data["properties"]) >= DATA[name]


@pytest.mark.parametrize("name", sorted(ROWS))
def test_entries_of_a_list_have_the_members_of_the_contract(name: str) -> None:
    member, wanted = ROWS[name]
    row = schema_of(name)["properties"]["data"]["properties"][member]["items"]
    assert set(row["properties"]) >= wanted


async def test_hints_tell_what_reads_what_adds_and_what_takes_away(listed: dict[str, Any]) -> None:
    hints = {name: listed[name]["annotations"] for name in SPECIFIED}
    assert {name for name, hint in hints.items() if hint["readOnlyHint"]} == READING
    assert {name for name, hint in hints.items() if hint["destructiveHint"]} == SPECIFIED.keys() - READING - ADDING
    assert {name for name, hint in hints.items() if hint["openWorldHint"]} == {"execute_kasm_command"}
    again_is_another = {"create_kasm_session", "create_kasm_user", "execute_kasm_command"}
    assert {name for name, hint in hints.items() if not hint["idempotentHint"]} == again_is_another
    assert all(len(hint) == 4 for hint in hints.values())


@pytest.mark.parametrize("name", NAMES)
async def test_a_description_is_short_and_plain(listed: dict[str, Any], name: str) -> None:
    description = listed[name]["description"]
    assert 20 < len(description) < 1024
    assert description.endswith(".")
    assert "\n" not in description
    assert listed[name]["title"]


@pytest.mark.parametrize("name", NAMES)
async def test_a_tool_is_as_in_its_snapshot(listed: dict[str, Any], name: str) -> None:
    """Record with `UPDATE_SNAPSHOTS=1 uv run pytest tests/mcp/server/test_tools_list.py`; review the difference."""
    file = SNAPSHOTS / f"{name}.json"
    text = json.dumps(listed[name], indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(text)
    assert file.is_file(), "there is no snapshot of this tool"
    assert file.read_text() == text


async def test_what_a_model_sees_of_the_tools_stays_small(listed: dict[str, Any]) -> None:
    visible = {
        name: size({key: tool[key] for key in ("name", "description", "inputSchema")}) for name, tool in listed.items()
    }
    assert sum(visible[name] for name in SPECIFIED) <= VISIBLE_BYTES
    assert {name: bytes_ for name, bytes_ in visible.items() if bytes_ > VISIBLE_BYTES_EACH} == {}


async def test_the_whole_list_stays_small(listed: dict[str, Any]) -> None:
    assert size([listed[name] for name in SPECIFIED]) <= ALL_BYTES


async def test_both_eras_list_the_same_tools(rig: Rig, listed: dict[str, Any]) -> None:
    async with rig.connected("legacy") as legacy:
        found = (await legacy.client.list_tools()).tools
        assert {tool.name: tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in found} == listed
