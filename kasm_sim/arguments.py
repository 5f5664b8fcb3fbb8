"""The JSON object a call was sent, read with the type each member must have.

Sits between the application and the calls. Kasm takes null for "not given", so both read as None.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from kasm_sim.refusals import Refused

T = TypeVar("T")


class Arguments:
    """Members of a request.

    Args:
        members: The JSON object as sent, without credentials.
    """

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._members = members

    def __contains__(self, name: str) -> bool:
        return self._members.get(name) is not None

    def text(self, name: str) -> str | None:
        """Read a string; None when it was not given.

        Raises:
            Refused: It is no string.
        """
        return self._typed(name, str)

    def required_text(self, name: str) -> str:
        """Read a string that must be given.

        Raises:
            Refused: It is missing or no string.
        """
        return self._required(name, self.text(name))

    def flag(self, name: str) -> bool | None:
        """Read a boolean; None when it was not given.

        Raises:
            Refused: It is no boolean.
        """
        return self._typed(name, bool)

    def number(self, name: str) -> int | None:
        """Read a whole number; None when it was not given.

        Raises:
            Refused: It is no whole number.
        """
        value = self._members.get(name)
        if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
            raise Refused(f"Invalid value for {name}")
        return int(value) if isinstance(value, float) else self._typed(name, int)

    def section(self, name: str) -> "Arguments":
        """Read an object that must be given.

        Raises:
            Refused: It is missing or no object.
        """
        members: dict[str, Any] | None = self._typed(name, dict)
        return Arguments(self._required(name, members))

    def texts(self, name: str) -> dict[str, str]:
        """Read an object of strings; empty when it was not given.

        Raises:
            Refused: It is no object, or holds something else than strings.
        """
        members: dict[str, Any] = self._typed(name, dict) or {}
        if not all(isinstance(value, str) for value in members.values()):
            raise Refused(f"Invalid value for {name}")
        return members

    def _typed(self, name: str, kind: type[T]) -> T | None:
        value = self._members.get(name)
        if value is not None and not isinstance(value, kind):
            raise Refused(f"Invalid value for {name}")
        return value

    def _required(self, name: str, value: T | None) -> T:
        if value is None:
            raise Refused(f"Missing required parameter: {name}")
        return value
