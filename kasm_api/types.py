# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""What models and calls are made of: decoding JSON, free-form objects, hiding secrets, paths and cookies."""

from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar
from urllib.parse import quote

T = TypeVar("T")
V = TypeVar("V")


def members(value: object) -> dict[str, Any]:
    """Copy the members of a JSON object.

    Raises:
        TypeError: If `value` is something else; `dict()` would turn an empty list into an empty object.
    """
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, not {type(value).__name__}")
    return dict(value)


def optional(decode: Callable[[Any], T], value: object) -> T | None:
    """Decode `value`, where null and missing are the same."""
    return None if value is None else decode(value)


def each(decode: Callable[[Any], T], value: object) -> list[T]:
    """Decode a JSON array, leaving out nulls.

    Raises:
        TypeError: If `value` is no array.
    """
    if not isinstance(value, list):
        raise TypeError(f"expected an array, not {type(value).__name__}")
    return [decode(item) for item in value if item is not None]


def object_or_other(decode: Callable[[Any], T], value: Any) -> Any:
    """Decode `value` if it is an object; text and numbers stay as they are."""
    return decode(value) if isinstance(value, Mapping) else value


def to_json(value: Any) -> Any:
    """Turn a model, or a list or mapping of models, into plain JSON values."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, list):
        return [to_json(item) for item in value]
    return value


def hidden(value: object) -> str:
    """Stand in for a secret in `repr`, showing only whether there is one."""
    return "'***'" if value else repr(value)


def only_names(values: Mapping[str, object]) -> str:
    """Stand in for members no one knows in `repr`: any of them may be a secret."""
    return str(list(values))


class FreeForm(dict[str, V]):
    """A JSON object whose members no one knows beforehand: a `dict` that models can hold."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        return cls(members(src_dict))

    def to_dict(self) -> dict[str, Any]:
        return {name: to_json(value) for name, value in self.items()}


def path_segment(value: str) -> str:
    """Quote one segment of a path.

    Raises:
        ValueError: If it is empty or a dot segment, which would lead to another address, or holds a NUL, where some
            servers stop reading.
    """
    if value in ("", ".", "..") or "\0" in value:
        raise ValueError(f"{value!r} cannot be a segment of a path")
    return quote(value, safe="")


def path_segments(value: str) -> str:
    """Quote a path of several segments, keeping the slashes between them.

    Raises:
        ValueError: If one of them cannot be a segment.
    """
    return "/".join(path_segment(segment) for segment in value.split("/"))


def cookie_header(cookies: Mapping[str, str | None]) -> bytes:
    """Write a `Cookie` header, without the names that have no value.

    Raises:
        ValueError: If a value would end its cookie or the header.
    """
    given = {name: value for name, value in cookies.items() if value is not None}
    for name, value in given.items():
        if not value.isprintable() or ";" in value:
            raise ValueError(f"the cookie {name!r} cannot hold that value")
    return "; ".join(f"{name}={value}" for name, value in given.items()).encode()
