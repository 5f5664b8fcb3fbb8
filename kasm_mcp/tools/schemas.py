"""Shrink JSON Schemas without losing information: a client pays for each of their tokens. Pure.

Titles, which repeat names, are dropped, and references are inlined: a definition that is used once is shorter in place.
Arguments lose limits that no sensible value exceeds; the error message states them. Some model hosts reject a tool list
with a string `format`, so schemas have none. In answers, nullable members have
no type: two types for one member cost the most tokens, and many clients do not support them.
"""

from collections.abc import Mapping
from typing import Any

_NEEDLESS = ("title", "$defs", "format", "writeOnly", "pattern", "minLength", "maxLength", "minimum")
_DEFAULTS = (("additionalProperties", True), ("default", None))
_NULL = {"type": "null"}


def of_arguments(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tool's input schema.

    An optional parameter may be omitted. Null is accepted as well, but stating that would double its schema.

    Args:
        schema: The schema from pydantic.
    """
    small: dict[str, Any] = _small(schema, schema.get("$defs", {}), keep_null=False)
    return small


def of_answers(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tool's output schema, which permits nulls and has no descriptions and no inner `required`.

    Args:
        schema: The schema of the whole envelope.
    """
    small: dict[str, Any] = _small(schema, schema.get("$defs", {}), keep_null=True)
    return small | {"required": list(schema["required"])}


def _small(schema: Any, defined: Mapping[str, Any], *, keep_null: bool) -> Any:  # noqa: ANN401  # any JSON
    if isinstance(schema, list):
        return [_small(part, defined, keep_null=keep_null) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    if "$ref" in schema:
        return _small(defined[schema["$ref"].rpartition("/")[2]], defined, keep_null=keep_null)
    small: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "properties":
            small[key] = {name: _small(part, defined, keep_null=keep_null) for name, part in value.items()}
        elif key == "required":
            small |= {} if keep_null else {key: value}
        elif key not in _NEEDLESS and not (key == "description" and keep_null) and (key, value) not in _DEFAULTS:
            small[key] = _small(value, defined, keep_null=keep_null)
    joined = _joined(small, keep_null=keep_null)
    # With `type` first, the same schema takes fewer tokens.
    return {"type": joined.pop("type"), **joined} if "type" in joined else joined


def _joined(schema: dict[str, Any], *, keep_null: bool) -> dict[str, Any]:
    """Merge "T or null" into one schema: T, or T without its type if null must be valid."""
    kinds = schema.get("anyOf", [])
    others = [kind for kind in kinds if kind != _NULL]
    if len(kinds) != 2 or len(others) != 1 or "type" not in others[0] or "enum" in others[0]:
        return schema
    joined: dict[str, Any] = others[0] | {key: value for key, value in schema.items() if key != "anyOf"}
    if keep_null:
        del joined["type"]
    return joined
