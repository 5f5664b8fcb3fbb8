"""Strict conversion of the parser's JSON to the types of `tree`.

An undeclared node type or member is an error, so that no syntax escapes the check. Applies no rule.
"""

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from attrs import fields, frozen

from kasm_policy.bash import tree
from kasm_policy.bash.tree import File, Node


class UnknownTreeError(Exception):
    """The tree contains an undeclared node type or member; the message names it."""


_POSITION: Final = {"Offset", "Line", "Col"}
_RANGE: Final = {"Pos": "start", "End": "end"}


@frozen
class _Member:
    attribute: str
    scalar: type | None
    classes: Mapping[str, type[Node]]
    many: bool


def read_tree(raw: object) -> File:
    """Convert a JSON tree.

    Args:
        raw: Output of the parser, decoded by `json.loads`.

    Returns:
        The tree.

    Raises:
        UnknownTreeError: A node type, a member or the type of a value is not declared.
        RecursionError: The tree is nested too deeply.
    """
    return _read(raw, {"File": File})  # type: ignore[return-value]  # only `File` is allowed


def _read(raw: object, classes: Mapping[str, type[Node]]) -> Node:
    """Convert one node, with a single stack frame per level, so that deep trees fit into the stack."""
    if not isinstance(raw, dict):
        raise UnknownTreeError(f"{type(raw).__name__} instead of a node")
    cls = classes.get(raw["Type"]) if "Type" in raw else next(iter(classes.values())) if len(classes) == 1 else None
    if cls is None:
        raise UnknownTreeError(str(raw.get("Type")))
    values: dict[str, Any] = {}
    members = _members(cls.__name__)
    for name, value in raw.items():
        member = members.get(name)
        if member is None:
            values.update(_read_position(cls, name, value))
        elif type(value) is member.scalar:
            values[member.attribute] = value
        elif member.many and isinstance(value, list):
            nodes = []
            for item in value:
                nodes.append(_read(item, member.classes))  # noqa: PERF401 - a comprehension adds a stack frame
            values[member.attribute] = tuple(nodes)
        elif not member.many:
            values[member.attribute] = _read(value, member.classes)
        else:
            raise UnknownTreeError(f"{cls.__name__}.{name} as {type(value).__name__}")
    try:
        return cls(**values)
    except TypeError as error:
        raise UnknownTreeError(f"{cls.__name__} with a missing member") from error


def _read_position(cls: type[Node], name: str, value: object) -> Mapping[str, int]:
    """Convert an undeclared member: a position, of which only `Pos` and `End` are kept, or the type."""
    if isinstance(value, dict) and value.keys() == _POSITION:
        return {_RANGE[name]: value["Offset"]} if name in _RANGE else {}
    if name != "Type":
        raise UnknownTreeError(f"{cls.__name__}.{name}")
    return {}


@cache
def _members(name: str) -> Mapping[str, _Member]:
    """Map JSON names to the members of a class of `tree`, from its type hints."""
    cls: type[Node] = getattr(tree, name)
    hints = get_type_hints(cls)
    return {
        "".join(part.capitalize() for part in field.name.split("_")): _member(field.name, hints[field.name])
        for field in fields(cls)
        if field.name not in _RANGE.values()
    }


def _member(attribute: str, hint: Any) -> _Member:  # noqa: ANN401 - a type hint has no better type
    many = get_origin(hint) is tuple
    options = get_args(hint)[:1] if many else (hint,)
    flat: list[type] = []
    while options:
        union = [option for option in options if get_origin(option) in {Union, types.UnionType}]
        flat += [option for option in options if option not in union and option is not type(None)]
        options = tuple(inner for option in union for inner in get_args(option))
    scalar = flat[0] if flat[0] in {str, bool, int} else None
    classes = {} if scalar else {cls.__name__: cls for cls in flat}
    return _Member(attribute, scalar, classes, many)
