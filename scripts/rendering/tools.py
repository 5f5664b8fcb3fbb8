"""The tools in documents: the README's groups, a list, and the reference with parameters, data and an example each."""

import json
from typing import Any

from kasm_mcp.server.tool import KasmTool
from kasm_mcp.table import TABLE, TOOLSETS, Row
from scripts.project import ROOT
from scripts.rendering.tables import table

LINE = 110
"""Longest line of an example."""


def tool_groups() -> str:
    """Return the README's table: one line per toolset, with links to the reference."""
    rows = (
        f"{toolset} | {', '.join(f'[`{name}`](docs/tools.md#{name})' for name in names)}"
        for toolset, names in TOOLSETS.items()
    )
    return table("Toolset | Tools", rows)


def tool_list() -> str:
    """Return the table above the reference: one line per tool."""
    return table(
        "Tool | Effect | What it does",
        (f"[`{row.name}`](#{row.name}) | {effect(row)} | {first_sentence(row)}" for row in TABLE),
    )


def tool_reference() -> str:
    """Return the reference: one chapter per tool."""
    return "\n\n".join(chapter(row, KasmTool.from_row(row)) for row in TABLE)


def chapter(row: Row, tool: KasmTool) -> str:
    """Return the chapter of a tool, from its schemas and its example."""
    parameters = tool.parameters.get("properties", {})
    required = tool.parameters.get("required", [])
    rows = (
        " | ".join((f"`{name}`", kinds(schema), default(name, schema, required), schema.get("description", "")))
        for name, schema in parameters.items()
    )
    listed = table("Parameter | Type | Default | Meaning", rows) if parameters else "No parameters."
    data = members(tool.answer_schema)
    text = f"## {row.name}\n\n{tool.description}\n\nEffect: {effect(row)}.\n\n{listed}\n\n`data`: {data}"
    return f"{text}\n\n{example(row.name)}"


def example(name: str) -> str:
    """Return the example of a tool: its arguments, and the answer that tests/docs/test_tool_examples.py recorded."""
    file = ROOT / "tests" / "docs" / "tool_examples" / f"{name}.json"
    if not file.exists():
        raise SystemExit(f"{name} has no example; `uv run pytest tests/mcp/tools/test_table.py` says what to add")
    stored = json.loads(file.read_text(encoding="utf-8"))
    return f"```json\n{laid_out(stored['arguments'])}\n```\n\n```json\n{laid_out(stored['answer'])}\n```"


def laid_out(value: object, indent: str = "") -> str:
    """Return JSON with each part on one line where it fits."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= LINE or not isinstance(value, dict | list):
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}: {laid_out(member, inner)}" for name, member in value.items()]
    else:
        parts = [laid_out(member, inner) for member in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{closing}"


def first_sentence(row: Row) -> str:
    """Return the first sentence of a tool's description."""
    return KasmTool.from_row(row).description.split(". ")[0].rstrip(".") + "."


def effect(row: Row) -> str:
    """Return the effect of a tool, in words."""
    hints = row.effect.value
    if hints.read_only:
        return "reads"
    return "changes, may destroy" if hints.destructive else "changes"


def kinds(schema: dict[str, Any]) -> str:
    """Return the types of a parameter."""
    return " or ".join(part.get("type", "any") for part in variants(schema))


def variants(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the alternatives of a schema without null."""
    return [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]


def default(name: str, schema: dict[str, Any], required: list[str]) -> str:
    """Return the default of a parameter as a caller writes it."""
    if name in required:
        return "required"
    value = schema.get("default")
    return "" if value is None else f"`{str(value).lower() if isinstance(value, bool) else value}`"


def members(answer_schema: dict[str, Any]) -> str:
    """Return the members of a tool's data: of objects in braces, of list entries in brackets."""
    definitions = answer_schema.get("$defs", {})

    def named(name: str, schema: dict[str, Any]) -> str:
        shape = resolved(schema)
        is_list = "items" in shape
        nested = resolved(shape.get("items", shape)).get("properties", {})
        if not nested:
            return f"`{name}`"
        inner = ", ".join(named(*member) for member in nested.items())
        return f"`{name}` [{inner}]" if is_list else f"`{name}` {{{inner}}}"

    def resolved(schema: dict[str, Any]) -> dict[str, Any]:
        (shape, *_) = variants(schema)
        found: dict[str, Any] = definitions[shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
        return found

    return ", ".join(named(*member) for member in answer_schema["properties"]["data"]["properties"].items())
