"""The description as tests of the client read it: whatever is added to it is tested without being named in a test."""

import inspect
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

from openapi_spec_validator.readers import read_from_filename

from kasm_api import api, models

SPEC: dict[str, Any] = dict(read_from_filename(str(Path(__file__).parents[3] / "openapi" / "kasm.yaml"))[0])
SCHEMAS: dict[str, Any] = SPEC["components"]["schemas"]
CALLS: dict[str, ModuleType] = {
    name: getattr(getattr(api, tag), name) for tag in api.__all__ for name in getattr(api, tag).__all__
}
OPERATIONS: dict[str, dict[str, Any]] = {
    operation["operationId"]: operation for item in SPEC["paths"].values() for operation in item.values()
}


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, if it is one."""
    if "$ref" not in node:
        return node
    _, kind, name = node["$ref"].removeprefix("#/").split("/")
    found: dict[str, Any] = SPEC["components"][kind][name]
    return found


def success(name: str) -> tuple[str, dict[str, Any]]:
    """Return the media type and the schema of a call's success."""
    content: dict[str, Any] = resolved(OPERATIONS[name]["responses"]["200"])["content"]
    media_type = next((media_type for media_type in content if media_type != "application/json"), "application/json")
    return media_type, content[media_type].get("schema", {})


def answers(name: str) -> list[str]:
    """Return the names of the schemas that a call's success may have."""
    parts = success(name)[1].get("anyOf", [success(name)[1]])
    names = [part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part]
    return [name for name in names if name != "ErrorMessage"]


def members(schema: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """Return the members of an object with their schemas, and the names of those that are sure to be there."""
    found: dict[str, Any] = {}
    required: set[str] = set()
    for part in [schema, *map(resolved, schema.get("allOf", []))]:
        found |= part.get("properties", {})
        required |= set(part.get("required", []))
    return found, required


def least(schema: dict[str, Any]) -> Any:
    """Make the least value that fits a schema."""
    schema = resolved(schema)
    found, required = members(schema)
    kind = schema.get("type")
    if kind in ("string", "integer", "boolean"):
        return {"string": "text", "integer": 1, "boolean": True}[kind]
    return {name: least(found[name]) for name in required - {"api_key", "api_key_secret"}}


def arguments(name: str) -> dict[str, Any]:
    """Make the least arguments that a call takes, without its client."""
    given: dict[str, Any] = {}
    for parameter in inspect.signature(CALLS[name].sync).parameters.values():
        if parameter.name == "body":
            model = get_args(get_type_hints(CALLS[name].sync)["body"])[0]
            given["body"] = model.from_dict(least(SCHEMAS[model.__name__]))
        elif parameter.name not in ("client", "members") and parameter.default is parameter.empty:
            given[parameter.name] = "text"
    return given


def response_models() -> dict[str, type[Any]]:
    """Return the model of every schema that may be part of an answer, by name."""
    found: dict[str, type[Any]] = {}
    todo = [answer for name in OPERATIONS for answer in answers(name)]
    while todo:
        name = todo.pop()
        if name in found or not hasattr(models, name):
            continue
        if isinstance(model := getattr(models, name), type):
            found[name] = model
        todo += references(SCHEMAS[name])
    return found


def references(node: Any) -> list[str]:
    """Return the names of all schemas that a part of the description refers to."""
    if isinstance(node, dict):
        own = [node["$ref"].rpartition("/")[2]] if isinstance(node.get("$ref"), str) else []
        return own + [name for value in node.values() for name in references(value)]
    return [name for value in node for name in references(value)] if isinstance(node, list) else []
