"""Store records of one kind by id, like a database table."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from kasm_sim.refusals import Refused

R = TypeVar("R")


class Table(Generic[R]):
    """Hold all records of one kind. The id is not part of the record.

    Args:
        id_name: Kasm's name of the id, for its refusals.
        normal_id: Normalises an id as sent to 32 hex digits.
        rows: The initial records by id.
    """

    def __init__(self, id_name: str, normal_id: Callable[[str], str], rows: dict[str, R] | None = None) -> None:
        self.id_name = id_name
        self._normal_id = normal_id
        self._rows: dict[str, R] = rows or {}

    def __iter__(self) -> Iterator[tuple[str, R]]:
        """Iterate over a snapshot of ids and records, oldest first."""
        return iter(list(self._rows.items()))

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, key: str, record: R) -> None:
        """Add or replace the record of an id of 32 hex digits."""
        self._rows[key] = record

    def get(self, key: str | None) -> R | None:
        """Return the record of an id of 32 hex digits; None when there is none."""
        return None if key is None else self._rows.get(key)

    def find(self, text: str) -> tuple[str, R]:
        """Find a record by an id as sent.

        Returns:
            The id as 32 hex digits, and the record.

        Raises:
            InvalidId: The id is not a UUID.
            Refused: There is no such record.
        """
        key = self._normal_id(text)
        return key, self._known(self._rows.get(key))

    def remove(self, text: str) -> R:
        """Remove a record by an id as sent and return it.

        Raises:
            InvalidId: The id is not a UUID.
            Refused: There is no such record.
        """
        return self._known(self._rows.pop(self._normal_id(text), None))

    def _known(self, record: R | None) -> R:
        if record is None:
            raise Refused(f"Invalid {self.id_name}")
        return record
