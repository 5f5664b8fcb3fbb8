"""The coverage of Kasm's API as documented: every call has its row, and tools make the calls that it says."""

import re
from pathlib import Path

import pytest

from kasm_mcp.table import TABLE
from tests.api.contract.description import OPERATIONS
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.rig import Rig, Tools

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "api-coverage.md").read_text(encoding="utf-8")
ROWS = {found[1]: found[0] for found in re.finditer(r"^\| \[`(\w+)`\].* \|$", PAGE, re.MULTILINE)}
CALLS = {row.name: set(row.calls) for row in TABLE}


def test_every_call_has_one_row_in_the_order_of_the_description() -> None:
    assert re.findall(r"^\| \[`(\w+)`\]", PAGE, re.MULTILINE) == list(OPERATIONS)


def test_each_row_leads_to_the_reference_of_its_call() -> None:
    placed = re.findall(
        r"^::: (kasm_api\.api\.\w+\.(\w+)\.sync)$", (DOCS / "reference" / "calls.md").read_text(), re.MULTILINE
    )
    anchors = re.findall(r"^\| \[`(\w+)`\]\(reference/calls\.md#([\w.]+)\)", PAGE, re.MULTILINE)
    assert anchors == [(name, anchor) for anchor, name in placed]


@pytest.mark.parametrize("tool", EXAMPLES)
async def test_the_calls_that_a_tool_makes_are_those_of_the_page(rig: Rig, tools: Tools, tool: str) -> None:
    await tools.data(tool, **prepared(rig, tool))
    made = {request.operation for request in rig.sim.requests}
    assert EXAMPLES[tool].call in made
    assert made <= CALLS[tool]
    assert all(f"`{tool}`" in ROWS[call] for call in made)


def test_a_tool_is_on_the_page_for_the_calls_of_its_row_and_no_others() -> None:
    shown = {(call, tool) for call, row in ROWS.items() for tool in CALLS if f"`{tool}`" in row}
    assert shown == {(call, tool) for tool, calls in CALLS.items() for call in calls}
