"""What a row of the table of tools needs besides itself; each failure says what to add."""

import ast
from inspect import getdoc, iscoroutinefunction, signature
from pathlib import Path

import pytest

from kasm_desktops.calls.permissions import PERMISSIONS
from kasm_mcp.table import TABLE, TOOLSETS, Row
from tests.api.contract.description import OPERATIONS
from tests.connected.examples import EXAMPLES

ROOT = Path(__file__).parents[3]
WITHOUT_KEY = {"download_file", "list_downloads"}
"""The calls that take a session's login instead of the key."""
CHANGED = "UPDATE_SNAPSHOTS=1 uv run pytest tests"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_row_is_complete(row: Row) -> None:
    """Check a row against everything that is written by hand or recorded for its tool."""
    function = row.function
    assert iscoroutinefunction(function), "a tool is an async function"
    assert next(iter(signature(function).parameters)) == "call", "the first parameter is the Call"
    assert getdoc(function), "the docstring is the tool's description for a model"
    if row.ask is not None:
        assert signature(row.ask).parameters.keys() <= signature(function).parameters.keys()
    unknown = set(row.calls) - OPERATIONS.keys()
    assert not unknown, f"no such Kasm call in openapi/chapters: {unknown}"
    keyed = {call.removesuffix("_ui") for call in row.calls} - WITHOUT_KEY
    assert keyed <= PERMISSIONS.keys(), "add the calls' permissions to kasm_desktops/calls/permissions.py"
    assert row.name in EXAMPLES, "add arguments that work to tests/connected/examples.py"
    for folder in ("tests/mcp/server/snapshots", "tests/docs/tool_examples"):
        assert (ROOT / folder / f"{row.name}.json").is_file(), f"record it: {CHANGED}"


@pytest.mark.parametrize("toolset", TOOLSETS)
def test_a_module_has_no_tool_without_a_row(toolset: str) -> None:
    """Find async functions that take a `Call` as their first parameter and are named in no row."""
    tree = ast.parse((ROOT / "kasm_mcp" / "tools" / f"{toolset}.py").read_text(encoding="utf-8"))
    named = {name for row in TABLE for name in (row.name, row.question)}
    functions = [node for node in tree.body if isinstance(node, ast.AsyncFunctionDef) and node.name[0] != "_"]
    taking = {node.name for node in functions if node.args.args and node.args.args[0].arg == "call"}
    assert taking <= named, "add a Row to kasm_mcp/table.py"
