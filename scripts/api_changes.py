"""Compares two descriptions of Kasm's API by the names that users of kasm_api write: calls and members.

`scripts/regenerate` prints the changes, and refuses a breaking one until CHANGELOG.md names it. Takes OpenAPI documents
as `ruamel.yaml` loads them; reads and writes no files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Document = Mapping[str, Any]

REQUIRED = " (required)"
_METHODS = {"get", "put", "post", "delete", "patch"}
_HIDDEN = "Credentials"  # added by the client; see openapi/templates
_REFUSALS = {"ErrorMessage"}  # raised, not returned


@dataclass(frozen=True)
class Change:
    """One name that was added, removed or retyped.

    Attributes:
        name: A call (`users.get_user`), one of its parameters (`users.get_user(name)`), a model (`User`) or a member
            (`User.username`).
        kind: The kind of change.
        before: Its type before; empty if it is new.
        after: Its type now; empty if it is gone.
        breaks: Whether the change may break a program that uses the name.
    """

    name: str
    kind: Literal["added", "removed", "retyped"]
    before: str
    after: str
    breaks: bool

    def __str__(self) -> str:
        """Format the change as one line."""
        what = f"{self.before} -> {self.after}" if self.kind == "retyped" else self.before or self.after
        return f"{self.kind:7}  {self.name}: {what}"


def changes(old: Document, new: Document) -> list[Change]:
    """List what changed between two descriptions, in the order of names.

    Args:
        old: The previous description.
        new: The current description.
    """
    before, after = dict(_names(old)), dict(_names(new))
    return [
        _change(name, before, after)
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]


def unannounced(found: list[Change], changelog: str) -> list[Change]:
    """List the breaking changes that a changelog does not name.

    Args:
        found: All changes.
        changelog: The text of CHANGELOG.md. Its section Unreleased names a change by the name in backquotes, or by the
            call or model that the name belongs to.
    """
    _, _, after_heading = changelog.partition("## Unreleased")
    news = after_heading.partition("\n## ")[0]
    return [
        change
        for change in found
        if change.breaks and not any(f"`{name}`" in news for name in (change.name, _owner(change.name)))
    ]


def _change(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    was, now = before.get(name, ""), after.get(name, "")
    if not was:
        # A new name breaks nothing, unless an existing call or model now requires it.
        return Change(name, "added", was, now, breaks=now.endswith(REQUIRED) and _owner(name) in before)
    return Change(name, "retyped" if now else "removed", was, now, breaks=True)


def _owner(name: str) -> str:
    """Return the call of a parameter and the model of a member; any other name as it is."""
    if "(" in name:
        return name.partition("(")[0]
    return name.partition(".")[0] if name[:1].isupper() else name


def _names(document: Document) -> Iterator[tuple[str, str]]:
    for path in document["paths"].values():
        for method, operation in path.items():
            if method in _METHODS:
                yield from _names_of_call(operation, path.get("parameters", []))
    for name, schema in document["components"]["schemas"].items():
        if name != _HIDDEN:
            yield from _names_of_model(name, schema, document)


def _names_of_call(operation: Mapping[str, Any], shared: list[Any]) -> Iterator[tuple[str, str]]:
    name = f"{operation['tags'][0]}.{operation['operationId']}"
    body = _content_type(operation.get("requestBody", {}))
    answers = [_content_type(answer) for status, answer in operation["responses"].items() if str(status)[0] == "2"]
    yield name, f"{'' if body == _HIDDEN else body} -> {' | '.join(answers)}".strip()
    for parameter in [*shared, *operation.get("parameters", [])]:
        if "$ref" in parameter:
            yield f"{name}({_last(parameter['$ref'])})", "parameter"
        else:
            yield f"{name}({parameter['name']})", _typed(parameter.get("schema", {}), parameter.get("required", False))


def _names_of_model(name: str, schema: Mapping[str, Any], document: Document) -> Iterator[tuple[str, str]]:
    members = dict(_members(schema, document))
    yield name, "model" if members else _type(schema)
    for member, what in members.items():
        yield f"{name}.{member}", what


def _members(schema: Mapping[str, Any], document: Document) -> Iterator[tuple[str, str]]:
    """List the members of a model, including those from `allOf`."""
    for part in schema.get("allOf", []):
        if "$ref" not in part:
            yield from _members(part, document)
        elif (base := _last(part["$ref"])) != _HIDDEN:
            yield from _members(document["components"]["schemas"][base], document)
    for member, member_schema in schema.get("properties", {}).items():
        yield member, _typed(member_schema, member in schema.get("required", []))


def _content_type(body: Mapping[str, Any]) -> str:
    """Return the type of a body, by its first described media type."""
    for kind, content in body.get("content", {}).items():
        return _type(content["schema"]) if "json" in kind else kind
    return _last(body["$ref"]) if "$ref" in body else ""


def _typed(schema: Mapping[str, Any], required: bool) -> str:
    return _type(schema) + (REQUIRED if required else "")


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return _last(schema["$ref"])
    if options := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        return " | ".join(kind for kind in map(_type, options) if kind not in _REFUSALS)
    kinds = schema.get("type", "anything")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return " | ".join(f"list of {_type(schema.get('items', {}))}" if kind == "array" else kind for kind in kinds)


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]
