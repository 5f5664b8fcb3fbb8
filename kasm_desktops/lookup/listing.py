"""The sessions that Kasm lists. Each is decoded when it is used: a page of ten thousand sessions costs a page."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, overload

from kasm_api import Client
from kasm_api.errors import Answer
from kasm_api.models import Session
from kasm_api.types import Request
from kasm_desktops.errors import OddAnswer
from kasm_desktops.values import bare_id


class _GetKasms:
    """The call `get_kasms`, with its answer left as JSON."""

    __name__ = "get_kasms"

    @staticmethod
    async def asyncio(*, client: Client) -> Mapping[str, Any]:
        """Make the call; see `kasm_api.api.sessions.get_kasms`."""
        return await client.acall("get_kasms", Request(method="POST", url="/api/public/get_kasms", json={}), _object)


GET_KASMS = _GetKasms()


class Listing(Sequence[Session]):
    """Sessions in Kasm's order.

    Args:
        entries: Their JSON objects.

    Raises:
        OddAnswer: Here or when a session is used: Kasm's API does not describe it.
    """

    def __init__(self, entries: object) -> None:
        if not isinstance(entries, list | None):
            raise _odd()
        self._entries: list[Mapping[str, Any]] = [entry for entry in entries or () if entry is not None]
        if not all(isinstance(entry, Mapping) and isinstance(entry.get("kasm_id"), str) for entry in self._entries):
            raise _odd()

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Session: ...
    @overload
    def __getitem__(self, index: slice) -> list[Session]: ...
    def __getitem__(self, index: int | slice) -> Session | list[Session]:
        try:
            if isinstance(index, slice):
                return [Session.from_dict(entry) for entry in self._entries[index]]
            return Session.from_dict(self._entries[index])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _odd() from error

    def __iter__(self) -> Iterator[Session]:
        return (self[index] for index in range(len(self)))

    def of_users(self, user_ids: Collection[str]) -> "Listing":
        """Return the sessions of some users, whose ids may be in either spelling."""
        wanted = {bare_id(user_id) for user_id in user_ids}
        return self._where(lambda entry: bare_id(str(entry.get("user_id") or "")) in wanted)

    def find(self, kasm_id: str) -> Session | None:
        """Return the session with an id, in either spelling; None if it is not listed."""
        wanted = bare_id(kasm_id)
        return next(iter(self._where(lambda entry: bare_id(entry["kasm_id"]) == wanted)), None)

    def _where(self, matches: Callable[[Mapping[str, Any]], bool]) -> "Listing":
        return Listing([entry for entry in self._entries if matches(entry)])


def _object(answer: Answer) -> Mapping[str, Any]:
    return answer.read_object()


def _odd() -> OddAnswer:
    return OddAnswer("Kasm's API does not describe its answer to get_kasms (HTTP 200).", status_code=200)
