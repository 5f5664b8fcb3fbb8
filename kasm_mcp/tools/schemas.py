"""JSON Schemas as small as they can be without saying less: a client pays for each token of them. Pure.

pydantic writes them for people who read schemas. What a model can see from names and types is left out here, and so are
references: a part that is used once is shorter in its place. Of arguments, limits that no sensible value breaks are
left out; the answer to one that breaks them says what would be right. Of answers, what may be null has no type: two
types for one member cost the most of all, and many clients do not understand them.
"""

from collections.abc import Mapping
from typing import Any

_NEEDLESS = ("title", "$defs", "writeOnly", "pattern", "minLength", "maxLength", "minimum")
_DEFAULTS = (("additionalProperties", True), ("default", None))
_NULL = {"type": "null"}


def of_arguments(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tool's input schema.

    An optional parameter is one that may be left out. Null is taken for it as well, but to say so would double its
    schema.

    Args:
        schema: As pydantic writes it.
    """
    small: dict[str, Any] = _small(schema, schema.get("$defs", {}), keep_null=False)
    return small


def of_answers(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tool's output schema. Nulls are sent, so they must fit; descriptions go, and so do inner `required`.

    Args:
        schema: The whole envelope's.
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
    # In this order the same schema is fewer tokens.
    return {"type": joined.pop("type"), **joined} if "type" in joined else joined


def _joined(schema: dict[str, Any], *, keep_null: bool) -> dict[str, Any]:
    """Write "T or null" as one schema: as T, or as T with no type where null must fit."""
    kinds = schema.get("anyOf", [])
    others = [kind for kind in kinds if kind != _NULL]
    if len(kinds) != 2 or len(others) != 1 or "type" not in others[0] or "enum" in others[0]:
        return schema
    joined: dict[str, Any] = others[0] | {key: value for key, value in schema.items() if key != "anyOf"}
    if keep_null:
        del joined["type"]
    return joined
