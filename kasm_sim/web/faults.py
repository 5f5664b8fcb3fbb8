"""Broken answers on demand: what proxies, dying servers and bad networks do to a Kasm.

A fault is a small callable around one exchange: it answers itself, bends the true answer, waits, or
drops the connection. `Faults` decides which request meets which fault. Nothing here knows what a
call means.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

import anyio
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kasm_sim.web.exchange import ConnectionDropped, Exchange, html_page, whole_body

ANY_CALL = "*"
"""In place of a call's name: every request."""


class Fault(Protocol):
    """What happens to one exchange instead of the true answer."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Answer in place of Kasm.

        Raises:
            ConnectionDropped: The client gets nothing.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Instead(ABC):
    """A fixed answer.

    Attributes:
        after_action: Whether the call has its effect all the same, and only its answer is lost on the way.
    """

    after_action: bool = field(default=False, kw_only=True)

    @abstractmethod
    def response(self) -> Response:
        """Make the answer."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Answer, after or instead of the action."""
        if self.after_action:
            await exchange.act()
        return self.response()


@dataclass(frozen=True, slots=True)
class HtmlError(_Instead):
    """The page of the nginx in front of Kasm: 502, 504, or a status HTTP does not know, such as 520."""

    status: int = 502

    def response(self) -> Response:
        """Make the page."""
        return html_page(self.status)


@dataclass(frozen=True, slots=True)
class ErrorMessage(_Instead):
    """A refusal in Kasm's own shape."""

    message: str = "No resources are available"
    status: int = 200

    def response(self) -> Response:
        """Make the refusal."""
        return JSONResponse({"error_message": self.message}, self.status)


@dataclass(frozen=True, slots=True)
class JsonBody(_Instead):
    """Any JSON, of the wrong shape for instance; by default `null`."""

    value: Any = None
    status: int = 200

    def response(self) -> Response:
        """Make the answer."""
        return JSONResponse(self.value, self.status)


@dataclass(frozen=True, slots=True)
class PlainText(_Instead):
    """Text, with nothing in the status to warn of it."""

    text: str = "upstream request failed"
    status: int = 200

    def response(self) -> Response:
        """Make the answer."""
        return PlainTextResponse(self.text, self.status)


@dataclass(frozen=True, slots=True)
class EmptyBody(_Instead):
    """Nothing where JSON is due."""

    status: int = 200

    def response(self) -> Response:
        """Make the answer."""
        return Response(b"", self.status, media_type="application/json")


@dataclass(frozen=True, slots=True)
class Truncated:
    """The first half of the true answer, as if that were all of it."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Cut the true answer."""
        response = await exchange.proceed()
        body = await whole_body(response)
        return Response(body[: len(body) // 2], response.status_code, media_type=response.headers.get("content-type"))


@dataclass(frozen=True, slots=True)
class Hang:
    """No answer until the client gives up or the faults are released; then the true one, with its effect."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Wait, then go on if anybody is still there."""
        await exchange.hang()
        return await exchange.proceed()


@dataclass(frozen=True, slots=True)
class Slow:
    """The true answer, late."""

    seconds: float

    async def __call__(self, exchange: Exchange) -> Response:
        """Do it, then wait."""
        response = await exchange.proceed()
        await anyio.sleep(self.seconds)
        return response


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection closes before anything was done."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Drop the connection."""
        del exchange
        raise ConnectionDropped


@dataclass(frozen=True, slots=True)
class AnswerLost:
    """The action is done, then the connection closes: the client cannot know."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Act, then drop the connection."""
        await exchange.act()
        raise ConnectionDropped


@dataclass(slots=True)
class _Rule:
    call: str
    fault: Fault
    left: int | None


class Faults:
    """Which requests meet which fault. All methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rules: list[_Rule] = []
        self._released: Future[None] = Future()

    @property
    def released(self) -> "Future[None]":
        """Done as soon as the faults are next cleared or released."""
        with self._lock:
            return self._released

    def add(self, call: str, fault: Fault, *, times: int | None = None) -> None:
        """Let a call meet a fault.

        Args:
            call: Kasm's name of the call, `download_file` or `list_downloads` for the session proxy, or `ANY_CALL`.
            fault: What happens.
            times: How often; None for always.
        """
        with self._lock:
            self._rules.append(_Rule(call, fault, times))

    def take(self, call: str) -> Fault | None:
        """Give the fault that the present request meets, the first one added that fits; None for none."""
        with self._lock:
            for rule in self._rules:
                if rule.call in (call, ANY_CALL) and rule.left != 0:
                    if rule.left is not None:
                        rule.left -= 1
                    return rule.fault
        return None

    def release(self) -> None:
        """Let every request that hangs now go on to its true answer."""
        with self._lock:
            waiting, self._released = self._released, Future()
        waiting.set_result(None)

    def clear(self) -> None:
        """Forget all faults and let every request that hangs go on."""
        with self._lock:
            self._rules.clear()
        self.release()


_KINDS: Mapping[str, Callable[[], Fault]] = MappingProxyType(
    {
        "html-502": lambda: HtmlError(502),
        "html-504": lambda: HtmlError(504),
        "status-520": lambda: HtmlError(520),
        "error-message": ErrorMessage,
        "server-error": lambda: ErrorMessage("Internal Server Error", 500),
        "truncated": Truncated,
        "empty": EmptyBody,
        "null": JsonBody,
        "wrong-shape": lambda: JsonBody(["unexpected"]),
        "plain-text": PlainText,
        "hang": Hang,
        "drop": Drop,
        "answer-lost": AnswerLost,
    },
)


def fault_named(kind: str) -> Fault:
    """Make a fault from the name it has on the command line.

    Args:
        kind: One of the names in the error message, `slow-N` with N in seconds among them.

    Raises:
        ValueError: There is no such kind; the message lists them all.
    """
    if kind in _KINDS:
        return _KINDS[kind]()
    if kind.startswith("slow-"):
        return Slow(float(kind.removeprefix("slow-")))
    raise ValueError(f"no fault is called {kind!r}; there are {', '.join(_KINDS)}, slow-N")
