"""Every kind of answer of every tool against its schema, by Python's validator and those of both TypeScript SDKs."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kasm_desktops import errors
from kasm_mcp.server.tool import KasmTool
from kasm_mcp.table import TABLE
from kasm_mcp.tools.envelope import ERROR_TYPES, failure
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.rig import Rig, Tools
from tests.connected.shapes import DoesNotFit, fits

from .conftest import HERE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

FAILURES = {
    kind.error_type: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.DesktopsError)
}
WRONG: list[Any] = [{}, [], None, {"success": "yes"}, {"success": True, "data": []}, {"success": True, "data": None}]
"""What fits no tool's schema."""


def misfits(node: Path, groups: list[list[Any]]) -> set[tuple[str, int, int]]:
    """Give validator, index of the schema and index of the value of all that does not fit."""
    done = subprocess.run(
        [node, HERE / "fits.mjs"], input=json.dumps(groups), capture_output=True, text=True, check=True, timeout=120
    )
    found = {(line, group, value) for line, group, value, _ in json.loads(done.stdout)}
    for group, (schema, *values) in enumerate(groups):
        for index, value in enumerate(values):
            try:
                fits(value, schema)
            except DoesNotFit:
                found.add(("python", group, index))
    return found


def possible(success: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give what a tool may answer: a success as it was, and failures of each type, with and without partial data."""
    yield success
    data: Mapping[str, Any] = success["data"]
    parts: list[Mapping[str, Any] | None] = [None, {}, data, *({name: value} for name, value in data.items())]
    for kind in FAILURES.values():
        for part in parts:
            error = kind.__new__(kind)
            errors.DesktopsError.__init__(error, "What happened.", data=part)
            yield failure(error)


async def answers_by_schema(rig: Rig, tools: Tools) -> list[list[Any]]:
    """Call every tool and give each one's schema with what it may answer."""
    schemas = {row.name: KasmTool.from_row(row).answer_schema for row in TABLE}
    last = ["logout_kasm_user", "destroy_kasm_session", "delete_kasm_user"]
    groups: list[list[Any]] = []
    for name in [name for name in EXAMPLES if name not in last] + last:
        success = await tools(name, **prepared(rig, name))
        assert success["success"] is True, name
        groups.append([schemas[name], *possible(success)])
    return groups


async def test_every_answer_fits_by_every_validator(node: Path, rig: Rig) -> None:
    assert set(FAILURES) == set(ERROR_TYPES)
    async with rig.connected() as tools:
        groups = await answers_by_schema(rig, tools)
    assert len(groups) == len(EXAMPLES)
    assert misfits(node, groups) == set()


async def test_what_is_no_answer_fits_by_no_validator(node: Path, rig: Rig) -> None:
    async with rig.connected() as tools:
        schemas = [found for tool in (await tools.client.list_tools()).tools if (found := tool.output_schema)]
    everything = {
        (validator, group, value)
        for validator in ("python", "v1", "v2")
        for group in range(len(schemas))
        for value in range(len(WRONG))
    }
    assert misfits(node, [[schema, *WRONG] for schema in schemas]) == everything
