"""The description as tests read it: its calls by name, and what they take and answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openapi_spec_validator.readers import read_from_filename

ROOT = Path(__file__).parents[3]
SPEC: dict[str, Any] = dict(read_from_filename(str(ROOT / "openapi" / "kasm.yaml"))[0])
SCHEMAS: dict[str, Any] = SPEC["components"]["schemas"]
OPERATIONS: dict[str, tuple[str, dict[str, Any]]] = {
    operation["operationId"]: (path, operation) for path, item in SPEC["paths"].items() for operation in item.values()
}


def keep_chapters(chapters: Path, *names: str) -> None:
    """Leave only some chapters in a copy of their folder, which takes a tenth of the time to bundle."""
    for file in chapters.iterdir():
        if file.stem not in ("common", *names):
            file.unlink()
    common = chapters / "common.yaml"
    tag = rf"^  - name: (?!(?:{'|'.join(names)})$)\w+\n    description: .*\n"
    common.write_text(re.sub(tag, "", common.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """Follow the reference that a parameter, a request body or a response may be."""
    if "$ref" not in node:
        return node
    _, kind, name = node["$ref"].removeprefix("#/").split("/")
    found: dict[str, Any] = SPEC["components"][kind][name]
    return found


def contents(operation: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Walk the media types of a request and its answers: `request` or a status, the type, what it holds."""
    for media_type, content in resolved(operation.get("requestBody", {})).get("content", {}).items():
        yield "request", media_type, content
    for status, response in operation["responses"].items():
        for media_type, content in resolved(response).get("content", {}).items():
            yield status, media_type, content


def referenced(node: Any) -> Iterator[str]:
    """Collect the targets of all references in a part of the description."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from referenced(value)
    elif isinstance(node, list):
        for value in node:
            yield from referenced(value)


def schemas_of(*nodes: Any) -> set[str]:
    """Name the schemas that parts of the description refer to, also through others."""
    names: set[str] = set()
    waiting = list(nodes)
    while waiting:
        for target in referenced(waiting.pop()):
            kind, _, name = target.removeprefix("#/components/").partition("/")
            if name not in names:
                names |= {name} if kind == "schemas" else set()
                waiting.append(SPEC["components"][kind][name])
    return names
