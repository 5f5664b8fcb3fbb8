"""What a server tells a model of itself: the way to its tools, and to no others."""

import re

import pytest

from kasm_mcp.table import TOOLS, TOOLSETS
from kasm_mcp.tools.envelope import ERROR_TYPES
from tests.connected.rig import Rig

CHOICES: dict[str, dict[str, str]] = {
    "all": {},
    "read-only": {"KASM_READ_ONLY": "1"},
    **{group: {"KASM_TOOLSETS": group} for group in TOOLSETS},
    **{
        f"read-only {group}": {"KASM_TOOLSETS": group, "KASM_READ_ONLY": "1"}
        for group in TOOLSETS
        if any(not TOOLS[name].changes for name in TOOLSETS[group])
    },
    **{f"without {name}": {"KASM_EXCLUDE_TOOLS": name} for name in TOOLS},
}


async def told(rig: Rig, **settings: str) -> tuple[str, set[str]]:
    """Give the instructions of a server, and the names of its tools."""
    async with rig.connected(**settings) as tools:
        names = {tool.name for tool in (await tools.client.list_tools()).tools}
        assert tools.client.instructions
        return tools.client.instructions, names


@pytest.mark.parametrize("choice", CHOICES)
async def test_only_tools_that_are_there_are_named(rig: Rig, choice: str) -> None:
    text, names = await told(rig, **CHOICES[choice])
    assert set(re.findall(r"\w+", text)) & set(TOOLS) <= names
    assert all(kind in text for kind in ERROR_TYPES)


async def test_a_server_that_changes_nothing_says_so(rig: Rig) -> None:
    assert "read-only" in (await told(rig, KASM_READ_ONLY="1"))[0]
    assert "read-only" not in (await told(rig))[0]


async def test_what_is_not_there_needs_no_explanation(rig: Rig) -> None:
    assert "output_available" in (await told(rig))[0]
    assert "output_available" not in (await told(rig, KASM_EXCLUDE_TOOLS="execute_kasm_command"))[0]


async def test_both_eras_are_told_the_same(rig: Rig) -> None:
    async with rig.connected("legacy") as tools:
        assert tools.client.instructions == (await told(rig))[0]
