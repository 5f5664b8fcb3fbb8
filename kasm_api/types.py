# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""What models and calls are made of: decoding JSON, free-form objects, hiding secrets, paths and cookies."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar
from urllib.parse import quote

from attrs import define, field, fields

T = TypeVar("T")
V = TypeVar("V")


def members(value: object) -> Mapping[str, Any]:
    """Return a JSON object as what it is.

    Raises:
        TypeError: If `value` is something else.
    """
    if type(value) is dict or isinstance(value, Mapping):
        return value
    raise TypeError(f"expected an object, not {type(value).__name__}")


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
    """Turn a model, a free-form object or a list of them into plain JSON values; what else there is stays as it is."""
    if isinstance(value, Model | FreeForm):
        return value.to_dict()
    if isinstance(value, list):
        return [to_json(item) for item in value]
    return value


def hidden(value: object) -> str:
    """Stand in for a secret in `repr`, showing only whether there is one."""
    return "'***'" if value else repr(value)


class Secret:
    """A text that is not shown: not by `repr`, `str`, a log, a traceback with its variables, and not in a pickle."""

    __slots__ = ("_text",)

    def __init__(self, text: "str | Secret") -> None:
        self._text: str = text._text if isinstance(text, Secret) else text
        del text  # a traceback may show variables

    def reveal(self) -> str:
        """Return the text."""
        return self._text

    def __repr__(self) -> str:
        return "Secret('***')"

    def __str__(self) -> str:
        return "***"

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, Secret) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def __copy__(self) -> "Secret":
        return self

    def __deepcopy__(self, memo: object) -> "Secret":
        return self

    def __reduce__(self) -> Any:
        raise TypeError("a secret is not pickled: whoever may read the pickle could read it")


class HiddenDict(dict[str, V]):
    """A dict of settings that may be secrets: `repr` shows their names alone."""

    def __repr__(self) -> str:
        return repr(dict.fromkeys(self, "***"))


@define(kw_only=True, repr=False)
class Model:
    """What all models have: members of a JSON object that the description does not know, which are kept.

    They are read and written like a dict's, `session["new_in_1_20"]`, and are part of `to_dict`.
    """

    # None rather than an empty dict for each of the thousands of objects in a long answer.
    _others: dict[str, Any] | None = field(init=False, default=None, repr=False, eq=lambda others: others or None)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Members that the description does not know, by name."""
        if self._others is None:
            self._others = {}
        return self._others

    @additional_properties.setter
    def additional_properties(self, members: dict[str, Any]) -> None:
        self._others = members

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object, without members that are None."""

    @classmethod
    @abstractmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read a JSON object.

        Raises:
            KeyError: If a required member is missing.
            TypeError: If there is no object or no array where one is due.
        """

    def __repr__(self) -> str:
        """Show what there is: no None, no secret, and the names alone of members that may be secrets."""
        shown = [
            f"{row.name}={row.repr(value) if callable(row.repr) else repr(value)}"
            for row in fields(type(self))
            if row.repr and (value := getattr(self, row.name)) is not None
        ]
        if self._others:
            shown.append(f"additional_properties={list(self._others)}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return self._others is not None and key in self._others


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


def cookie_header(cookies: Mapping[str, Secret | None]) -> Secret:
    """Write a `Cookie` header, without the names that have no value.

    Raises:
        ValueError: If a value would end its cookie or the header.
    """
    given = {name: value for name, value in cookies.items() if value is not None}
    for name, value in given.items():
        if not value.reveal().isprintable() or ";" in value.reveal():
            raise ValueError(f"the cookie {name!r} cannot hold that value")
    return Secret("; ".join(f"{name}={value.reveal()}" for name, value in given.items()))


class Request(dict[str, Any]):
    """The arguments of `httpx2.Client.build_request` for one call; `repr` shows the address alone."""

    def __repr__(self) -> str:
        return f"<{self['method']} {self['url']}>"

    def revealed(self) -> dict[str, Any]:
        """Return the arguments with the headers that are secrets as they are sent."""
        if "headers" not in self:
            return self
        headers = self["headers"].items()
        return self | {"headers": {name: v.reveal().encode() if isinstance(v, Secret) else v for name, v in headers}}
