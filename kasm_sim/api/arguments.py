"""Read the members of a call's JSON object with the type that each must have.

Sits between the application and the calls. Kasm treats null as "not given", so both read as None.
"""

import json
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_type_hints

from kasm_sim.refusals import Refused

T = TypeVar("T")


class Arguments:
    """Read the members of a request.

    Args:
        members: The JSON object as sent.
    """

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._members = members

    def __contains__(self, name: str) -> bool:
        return self._members.get(name) is not None

    def text(self, name: str) -> str | None:
        """Read a string; None when not given.

        Raises:
            Refused: The member is not a string.
        """
        return self._typed(name, str)

    def required_text(self, name: str) -> str:
        """Read a required string.

        Raises:
            Refused: The member is missing or not a string.
        """
        return self._required(name, self.text(name))

    def flag(self, name: str) -> bool | None:
        """Read a boolean; None when not given.

        Raises:
            Refused: The member is not a boolean.
        """
        return self._typed(name, bool)

    def required_flag(self, name: str) -> bool:
        """Read a required boolean.

        Raises:
            Refused: The member is missing or not a boolean.
        """
        return self._required(name, self.flag(name))

    def required_value(self, name: str) -> str:
        """Read a required string, boolean or number as the text of a setting.

        Raises:
            Refused: The member is missing or of another type.
        """
        value = self._required(name, self._members.get(name))
        if not isinstance(value, str | bool | int | float):
            raise Refused(f"Invalid value for {name}")
        return str(value)

    def number(self, name: str) -> int | None:
        """Read an integer; None when not given.

        Raises:
            Refused: The member is not an integer.
        """
        value = self._members.get(name)
        if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
            raise Refused(f"Invalid value for {name}")
        return int(value) if isinstance(value, float) else self._typed(name, int)

    def decimal(self, name: str) -> float | None:
        """Read a number; None when not given.

        Raises:
            Refused: The member is not a finite number.
        """
        value = self._members.get(name)
        if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
            raise Refused(f"Invalid value for {name}")
        return float(value) if isinstance(value, int) and abs(value) < _LARGEST else self._typed(name, float)

    def text_list(self, name: str) -> list[str] | None:
        """Read a list of strings; None when not given.

        Raises:
            Refused: The member is not a list of strings.
        """
        values: list[Any] | None = self._typed(name, list)
        if values is not None and not all(isinstance(value, str) for value in values):
            raise Refused(f"Invalid value for {name}")
        return values

    def document(self, name: str) -> dict[str, Any] | None:
        """Read an object, sent as such or as JSON text; None when not given.

        Raises:
            Refused: The member is neither.
        """
        value = self._members.get(name)
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError as error:
                raise Refused(f"Invalid value for {name}") from error
            if not isinstance(value, dict):
                raise Refused(f"Invalid value for {name}")
            return value
        return self._typed(name, dict)

    def section(self, name: str) -> "Arguments":
        """Read a required object.

        Raises:
            Refused: The member is missing or not an object.
        """
        members: dict[str, Any] | None = self._typed(name, dict)
        return Arguments(self._required(name, members))

    def section_or_self(self, name: str) -> "Arguments":
        """Read an object; without one, the members beside it, where some clients put them.

        Raises:
            Refused: The member is not an object.
        """
        return self.section(name) if name in self else self

    def sections(self, name: str) -> list["Arguments"] | None:
        """Read a list of objects; None when not given.

        Raises:
            Refused: The member is not a list of objects.
        """
        values: list[Any] | None = self._typed(name, list)
        if values is not None and not all(isinstance(value, dict) for value in values):
            raise Refused(f"Invalid value for {name}")
        return None if values is None else [Arguments(value) for value in values]

    def everything(self) -> dict[str, Any]:
        """Return all members as sent, for calls whose members are not known."""
        return dict(self._members)

    def texts(self, name: str) -> dict[str, str]:
        """Read an object of strings; empty when not given.

        Raises:
            Refused: The member is not an object of strings.
        """
        members: dict[str, Any] = self._typed(name, dict) or {}
        if not all(isinstance(value, str) for value in members.values()):
            raise Refused(f"Invalid value for {name}")
        return members

    def changes(self, record: type[Any], *, but: Collection[str] = ()) -> dict[str, Any]:
        """Read the members that are fields of a record, with the fields' types.

        Args:
            record: A dataclass of strings, booleans, numbers, lists of strings and JSON objects.
            but: Fields that clients do not set.

        Returns:
            The given values by name.

        Raises:
            Refused: A member has another type.
        """
        read = {
            name: _READERS[get_args(kind)[0] if type(None) in get_args(kind) else kind](self, name)
            for name, kind in get_type_hints(record).items()
            if name not in but
        }
        return {name: value for name, value in read.items() if value is not None}

    def record(self, record: type[T], **own: Any) -> T:  # noqa: ANN401 - fields of any type
        """Read a whole record, with defaults for members not given.

        Args:
            record: A dataclass as in `changes`.
            own: Values of fields that clients do not set.

        Raises:
            Refused: A member without a default is missing, or a member has another type.
        """
        given = self.changes(record, but=own) | own
        for field in fields(record):  # type: ignore[arg-type]  # a dataclass
            if field.default is MISSING and field.default_factory is MISSING and field.name not in given:
                raise Refused(f"Missing required parameter: {field.name}")
        return record(**given)

    def _typed(self, name: str, kind: type[T]) -> T | None:
        value = self._members.get(name)
        if value is not None and not isinstance(value, kind):
            raise Refused(f"Invalid value for {name}")
        return value

    def _required(self, name: str, value: T | None) -> T:
        if value is None:
            raise Refused(f"Missing required parameter: {name}")
        return value


_LARGEST = 2**1023  # the largest power of two that a float holds

_READERS: Mapping[Any, Callable[[Arguments, str], Any]] = MappingProxyType(
    {
        str: Arguments.text,
        bool: Arguments.flag,
        int: Arguments.number,
        float: Arguments.decimal,
        list[str]: Arguments.text_list,
        dict[str, Any]: Arguments.document,
    },
)
