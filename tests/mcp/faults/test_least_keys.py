"""The least keys of docs/permissions.md: each is enough for its tools, and what it holds is there for a reason."""

import pytest

from kasm_desktops import least_key
from kasm_mcp.table import TABLE, TOOLSETS
from kasm_sim import Quirks
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.rig import Rig, Tools

CALLS = {row.name: row.calls for row in TABLE}
READING = tuple(row.name for row in TABLE if not row.changes)
GROUPS = {**TOOLSETS, "read-only": READING}

ADMINISTRATORS = "only to touch an administrator"
BY_NAME = "only for a user given by name"
ELSEWHERE = "other releases, as Kasm's documentation has it, or as it does not"
WATCH = "only to wait for it or to see what became of it"

SPARE = {
    "create_kasm_session": {"Sessions View": WATCH, "Sessions Delete": WATCH},
    "destroy_kasm_session": {"Sessions View": WATCH},
    "pause_kasm_session": {"Sessions Modify": ELSEWHERE},
    "resume_kasm_session": {"Sessions Modify": ELSEWHERE},
    "get_session_screenshot": {"Users Auth Session": ELSEWHERE, "User": ELSEWHERE, "Sessions View": WATCH},
    "update_kasm_user": {"Users Modify Admin": ADMINISTRATORS, "Users View": BY_NAME},
    "delete_kasm_user": {"Users Modify Admin": ADMINISTRATORS, "Users View": BY_NAME},
    "logout_kasm_user": {"Users View": BY_NAME},
    "get_session_frame_stats": {"Sessions View": ELSEWHERE},
    "get_session_bottleneck_stats": {"Sessions View": ELSEWHERE},
}
"""What a tool's example does without on the simulated 1.19, and why it is on the page all the same."""


def key_for(*names: str) -> frozenset[str]:
    """Give the permissions that the page names for some tools."""
    return frozenset(name.partition(" (")[0] for name in least_key(call for tool in names for call in CALLS[tool]))


PAIRS = [(tool, permission) for tool in CALLS for permission in sorted(key_for(tool))]


@pytest.mark.parametrize("own", [True, False], ids=["1.19 as seen", "as documented"])
@pytest.mark.parametrize("tool", EXAMPLES)
async def test_the_least_key_of_a_tool_is_enough_for_it(rig: Rig, tools: Tools, tool: str, own: bool) -> None:
    rig.sim.quirks = Quirks(sessions_need_own_permissions=own, screenshot_misses=0)
    arguments = prepared(rig, tool)
    rig.sim.permissions = key_for(tool)
    await tools.data(tool, **arguments)


@pytest.mark.parametrize(("tool", "permission"), PAIRS)
async def test_a_least_key_without_one_of_its_permissions_fails_or_we_say_why_not(
    rig: Rig, tools: Tools, tool: str, permission: str
) -> None:
    rig.sim.quirks = Quirks(screenshot_misses=0)
    arguments = prepared(rig, tool)
    rig.sim.permissions = key_for(tool) - {permission}
    envelope = await tools(tool, **arguments)
    assert envelope["success"] is (permission in SPARE.get(tool, {})), envelope
    if not envelope["success"]:
        assert permission in envelope["error"]


@pytest.mark.parametrize("group", GROUPS)
async def test_the_least_key_of_a_group_is_enough_for_each_of_its_tools(rig: Rig, group: str) -> None:
    choice = {"KASM_READ_ONLY": "1"} if group == "read-only" else {"KASM_TOOLSETS": group}
    rig.sim.quirks = Quirks(screenshot_misses=0)
    everything = rig.sim.permissions
    async with rig.connected(**choice) as tools:
        for tool in sorted(GROUPS[group], key="delete_kasm_user".__eq__):  # last: it leaves nobody for the others
            rig.sim.permissions = everything
            arguments = prepared(rig, tool)
            rig.sim.permissions = key_for(*GROUPS[group])
            await tools.data(tool, **arguments)
