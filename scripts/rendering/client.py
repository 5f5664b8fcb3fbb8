"""The described API in documents: which calls the tools make, and the reference of calls and models."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from ruamel.yaml import YAML

from kasm_api import models
from kasm_api.permissions import needed
from kasm_mcp.table import TABLE
from scripts.project import ROOT
from scripts.rendering.tables import code, table


def coverage() -> str:
    """Return the number of calls, and a table with one row per call."""
    calls = described_calls()
    documented = [operation for _, operation in calls if not operation.get("x-undocumented")]
    shaped = [operation for operation in documented if operation["x-certainty"] != "name_only"]
    users: dict[str, list[str]] = {}
    for row in TABLE:
        for call in row.calls:
            users.setdefault(call, []).append(row.name)
    rows = (
        " | ".join((*cells(path, operation), code(users.get(operation["operationId"], []))))
        for path, operation in calls
    )
    return (
        f"{len(documented)} documented calls, {len(shaped)} of them with a known shape; "
        f"{len(calls) - len(documented)} undocumented ones.\n\n"
        + table("Call | Chapter | Permissions | Since | Certainty | Tools", rows)
    )


def cells(path: str, operation: dict[str, Any]) -> Iterable[str]:
    """Yield the cells of a call, from its marks in the description."""
    name = operation["operationId"]
    certainty = operation["x-certainty"].replace("_", " ")
    linked = f"[`{name}`](reference/calls.md#{function(operation)})"
    yield linked if path == f"/api/public/{name}" else f"{linked} at `{path}`"
    yield operation["tags"][0]
    yield needed(name) or "none"
    yield operation["x-since"]
    yield f"undocumented, {certainty}" if operation.get("x-undocumented") else certainty


def call_reference() -> str:
    """Return the reference of the calls, in the order of the description: a mark per call for the site's generator."""
    chapters = (
        "\n\n".join((f"## {tag['name']}", tag["description"], *map(call_mark, operations_of(tag["name"]))))
        for tag in description()["tags"]
    )
    return "\n\n".join(chapters)


def operations_of(chapter_name: str) -> list[dict[str, Any]]:
    """Return the calls of a chapter."""
    return [operation for _, operation in described_calls() if operation["tags"][0] == chapter_name]


def call_mark(operation: dict[str, Any]) -> str:
    """Return the mark that the site's generator replaces by the reference of a call."""
    name = operation["operationId"]
    options = f"heading: {name}, toc_label: {name}, heading_level: 3, show_docstring_raises: false"
    return f"::: {function(operation)}\n    options: {{{options}}}"


def model_reference() -> str:
    """Return the reference of the models, by name."""
    modules = {path.stem.replace("_", ""): path.stem for path in (ROOT / "kasm_api" / "models").glob("*.py")}
    return "\n\n".join(f"::: kasm_api.models.{modules[name.lower()]}.{name}" for name in sorted(models.__all__))


def function(operation: dict[str, Any]) -> str:
    """Return the path of a call's function, which is also its anchor in the reference."""
    return f"kasm_api.api.{operation['tags'][0]}.{operation['operationId']}.sync"


def described_calls() -> list[tuple[str, dict[str, Any]]]:
    """Return path and operation of every call."""
    return [(path, operation) for path, item in description()["paths"].items() for operation in item.values()]


@cache
def description() -> dict[str, Any]:
    """Return the description of Kasm's API."""
    loaded: dict[str, Any] = YAML(typ="safe").load(ROOT / "openapi" / "kasm.yaml")
    return loaded
