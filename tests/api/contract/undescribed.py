"""Members of an answer that the description does not have: it allows them, but a simulator must not invent any."""

from collections.abc import Iterator
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]


def undescribed(answer: Any, schema: Schema, document: Schema, path: str = "") -> Iterator[str]:
    """Give the paths of members that no alternative of a schema names.

    Args:
        answer: A value of an answer.
        schema: What describes it.
        document: The whole description, for references.
        path: Where the value is.
    """
    alternatives = list(_alternatives(schema, document))
    if isinstance(answer, list):
        items = [item for one in alternatives if (item := one.get("items"))]
        for position, value in enumerate(answer if items else ()):
            yield from undescribed(value, {"anyOf": items}, document, f"{path}[{position}]")
    if not isinstance(answer, dict):
        return
    for name, value in answer.items():
        described = [member for one in alternatives if (member := _member(one, name)) is not None]
        if described:
            yield from undescribed(value, {"anyOf": described}, document, f"{path}.{name}")
        else:
            yield f"{path}.{name}"


def _member(schema: Schema, name: str) -> Schema | None:
    """Give the description of a member: by its name, or of any member where the schema leaves names open."""
    if name in schema.get("properties", {}):
        member: Schema = schema["properties"][name]
        return member
    others = schema.get("additionalProperties")
    if others is True or not (schema.keys() & {"properties", "additionalProperties", "type"}):
        return {}
    return others or None


def _alternatives(schema: Schema, document: Schema) -> Iterator[Schema]:
    if (reference := schema.get("$ref")) is not None:
        target = document
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]
        yield from _alternatives(target, document)
    parts = [part for keyword in ("anyOf", "oneOf", "allOf") for part in schema.get(keyword, ())]
    for part in parts:
        yield from _alternatives(part, document)
    if reference is None and not parts:
        yield schema
