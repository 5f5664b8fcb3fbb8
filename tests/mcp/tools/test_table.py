"""What a tool needs besides its row in the table; the one test that lists everything to add for a new tool."""

import ast
from collections.abc import Iterator
from inspect import getdoc, iscoroutinefunction, signature
from pathlib import Path

import pytest

from kasm_desktops import PERMISSIONS
from kasm_mcp.doctor.key import probes
from kasm_mcp.server.instructions import instructions
from kasm_mcp.table import TABLE, TOOLS, TOOLSETS, Row
from tests.api.contract.description import OPERATIONS
from tests.connected.examples import EXAMPLES

ROOT = Path(__file__).parents[3]
MODULES = sorted(file.stem for file in (ROOT / "kasm_mcp" / "tools").glob("*.py"))
WITHOUT_KEY = {"download_file", "download_file_beside", "list_downloads"}
"""Calls that take a session's login instead of the key."""
NOT_PROBED = {"request_kasm"} | WITHOUT_KEY
"""Calls that the doctor tries for real, with `--deep`."""
RECORDS = {
    "tests/mcp/server/snapshots": "tests/mcp/server/test_tools_list.py",
    "tests/docs/tool_examples": "tests/docs/test_tool_examples.py",
}
"""Folder of records to the test that writes them."""

INSTRUCTIONS_BYTES = 1024
"""Some clients cut off the rest."""


def missing(row: Row) -> Iterator[str]:
    """Yield a sentence for each thing to add or to correct."""
    function = row.function
    if not iscoroutinefunction(function) or next(iter(signature(function).parameters), "") != "context":
        yield "Make it an async function whose first parameter is `context: Context`."
    if not getdoc(function):
        yield "Write its docstring: the description that a model reads."
    if row.ask is not None and not signature(row.ask).parameters.keys() <= signature(function).parameters.keys():
        yield f"Give `{row.question}` parameters of the tool only."
    if [other.name for other in TABLE].count(row.name) > 1:
        yield "Give the tool a name that no other row has."
    if unknown := set(row.calls) - OPERATIONS.keys():
        yield f"Describe these calls in openapi/chapters: {unknown}."
    if unknown := {call.removesuffix("_ui") for call in row.calls} - PERMISSIONS.keys() - WITHOUT_KEY:
        yield f"Add the permissions of these calls to kasm_desktops/calls/permissions.py: {unknown}."
    if unknown := set(row.needs) - {probe.call for probe in probes("user")} - NOT_PROBED:
        yield f"Add a harmless probe of these calls to kasm_mcp/doctor/key.py: {unknown}."
    example = EXAMPLES.get(row.name)
    if example is None:
        yield "Add arguments with which it succeeds to tests/connected/examples.py."
    elif example.call not in row.calls:
        yield f"In tests/connected/examples.py, name a call of the row instead of {example.call}."
    elif row.changes and not example.changes:
        yield "In tests/connected/examples.py, mark it with `changes=True`, as its row does."
    for folder, test in RECORDS.items():
        if example and not (ROOT / folder / f"{row.name}.json").is_file():
            yield f"Record it: UPDATE_SNAPSHOTS=1 uv run pytest {test}"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_row_has_all_that_belongs_to_it(row: Row) -> None:
    """Check a row against everything that is written by hand or recorded for its tool."""
    assert not (found := list(missing(row))), "\n".join(found)


@pytest.mark.parametrize("toolset", TOOLSETS)
def test_the_instructions_name_a_tool_of_each_toolset(toolset: str) -> None:
    routes = [row.route for row in TABLE if row.toolset == toolset]
    assert any(routes), "give one of its rows a `route`; a new Route is one line of the instructions"


def test_the_instructions_fit() -> None:
    excess = len(instructions(TOOLS).encode()) - INSTRUCTIONS_BYTES
    assert excess <= 0, f"shorten routes or notes in kasm_mcp/table.py, or drop some, by {excess} bytes"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_no_tool_without_a_row(module: str) -> None:
    """Find async functions that take a `Context` as their first parameter and are named in no row."""
    tree = ast.parse((ROOT / "kasm_mcp" / "tools" / f"{module}.py").read_text(encoding="utf-8"))
    named = {name for row in TABLE if row.toolset == module for name in (row.name, row.question)}
    functions = [node for node in tree.body if isinstance(node, ast.AsyncFunctionDef) and node.name[0] != "_"]
    taking = {node.name for node in functions if node.args.args and node.args.args[0].arg == "context"}
    assert not (found := taking - named), f"add rows to kasm_mcp/table.py: {found}"


def test_no_example_and_no_record_is_left_of_a_removed_tool() -> None:
    names = {row.name for row in TABLE}
    assert not (found := EXAMPLES.keys() - names), f"remove them from tests/connected/examples.py: {found}"
    for folder in RECORDS:
        assert not (found := {file.stem for file in (ROOT / folder).glob("*")} - names), f"{folder}: remove {found}"
