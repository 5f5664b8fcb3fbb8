# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Building blocks of models and calls: JSON decoding, dates, free-form objects, hidden secrets, paths and cookies."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Self, TypeVar
from urllib.parse import quote

from attrs import define, field, fields

T = TypeVar("T")
V = TypeVar("V")


def members(value: object) -> Mapping[str, Any]:
    """Check that a value is a JSON object, and return it.

    Raises:
        TypeError: If `value` is not an object.
    """
    if isinstance(value, Mapping):
        return value
    raise TypeError(f"expected an object, not {type(value).__name__}")


def each(decode: Callable[[Any], T], value: object) -> list[T]:
    """Decode a JSON array, leaving out nulls.

    Raises:
        TypeError: If `value` is not an array.
    """
    if not isinstance(value, list):
        raise TypeError(f"expected an array, not {type(value).__name__}")
    return [decode(item) for item in value if item is not None]


def object_or_other(decode: Callable[[Any], T], value: Any) -> Any:
    """Decode `value` if it is an object; text and numbers stay as they are."""
    return decode(value) if isinstance(value, Mapping) else value


def to_json(value: Any) -> Any:
    """Convert a model, a free-form object or a list of them to plain JSON values; other values stay as they are."""
    if isinstance(value, Model | FreeForm):
        return value.to_dict()
    if isinstance(value, list):
        return [to_json(item) for item in value]
    return value


def utc(member: str, text: str | None) -> datetime | None:
    """Read a date of Kasm's as an aware `datetime` in UTC; a date without a zone is in UTC already.

    Args:
        member: Name of the member, for the exception.
        text: The date in ISO 8601, with a space or a `T`; None, an empty text and the text `None` are no date.

    Raises:
        ValueError: If it is anything else.
    """
    if text in (None, "", "None"):
        return None
    try:
        date = datetime.fromisoformat(text)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (OverflowError, TypeError, ValueError):
        raise ValueError(f"{member} is not a date: {text!r}") from None


def body_of(body: Any, members: dict[str, Any], model: Callable[..., Any], **parts: "type[Model]") -> Any:
    """Build the JSON body of a call.

    Args:
        body: The body as an object; None to make it from `members`.
        members: Members of the body and of its parts.
        model: Class of the body.
        **parts: Classes of objects in the body that take the members they declare, by their own name in the body.

    Raises:
        TypeError: If `members` are not those of the body, or are given beside `body`.
    """
    if body is not None:
        if members:
            raise TypeError(f"`body` and members of it are given: {', '.join(members)}")
        return to_json(body)
    given = HiddenDict({name: dict(value) if isinstance(value, Mapping) else value for name, value in members.items()})
    inner = {
        name: HiddenDict({row.name: given.pop(row.name) for row in fields(part) if row.name in given})
        for name, part in parts.items()
    }
    made = model(**given, **inner)  # before its parts, to name an argument that belongs nowhere
    for name, part in parts.items():
        setattr(made, name, part(**inner[name]))
    return to_json(made)


def hidden(value: object) -> str:
    """Replace a secret in `repr` by `'***'`; an empty or missing one is shown as it is."""
    return "'***'" if value else repr(value)


class Secret:
    """A text hidden from `repr`, `str`, logs and traceback variables; it cannot be pickled."""

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
        raise TypeError("a Secret cannot be pickled, since the pickle would reveal it")


class HiddenDict(dict[str, V]):
    """A dict of settings that may be secrets: `repr` shows only the names."""

    def __repr__(self) -> str:
        return repr(dict.fromkeys(self, "***"))


@define(kw_only=True, repr=False)
class Model:
    """Base of all models; keeps members of a JSON object that the API description does not declare.

    They are read and written as items, `session["new_in_1_20"]`, and are part of `to_dict`.
    """

    # None instead of an empty dict, since a long answer has thousands of objects.
    _others: dict[str, Any] | None = field(init=False, default=None, repr=False, eq=lambda others: others or None)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Undeclared members, by name."""
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
            TypeError: If a value is not an object or array where one is declared.
        """

    def __repr__(self) -> str:
        """Show members that are not None, with secrets hidden; of undeclared members only the names."""
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
    """A JSON object with arbitrary members: a `dict` that models can hold."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        return cls(members(src_dict))

    def to_dict(self) -> dict[str, Any]:
        return {name: to_json(value) for name, value in self.items()}


def path_segment(value: str) -> str:
    """Quote one segment of a path.

    Raises:
        ValueError: If it is empty or a dot segment, which would change the address, or contains a NUL, where some
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
    """Build a `Cookie` header from the cookies that have a value.

    Raises:
        ValueError: If a value contains a character that would end the cookie or the header.
    """
    given = {name: value for name, value in cookies.items() if value is not None}
    for name, value in given.items():
        if not value.reveal().isprintable() or ";" in value.reveal():
            raise ValueError(f"the value of cookie {name!r} contains a character that is not allowed")
    return Secret("; ".join(f"{name}={value.reveal()}" for name, value in given.items()))


class Request(dict[str, Any]):
    """The arguments of `httpx2.Client.build_request` for one call; `repr` shows only method and address."""

    def __repr__(self) -> str:
        return f"<{self['method']} {self['url']}>"

    def revealed(self) -> dict[str, Any]:
        """Return the arguments with secret headers in plain text, as they are sent."""
        if "headers" not in self:
            return self
        headers = self["headers"].items()
        return self | {"headers": {name: v.reveal().encode() if isinstance(v, Secret) else v for name, v in headers}}
