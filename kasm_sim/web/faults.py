"""Break answers on demand, as proxies, failing servers and bad networks do.

A fault is a callable around one exchange: it replaces or alters the answer, delays it, or closes the connection.
`Faults` assigns faults to requests. Nothing here depends on the meaning of a call.
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
"""Instead of a call's name: every request."""


class Fault(Protocol):
    """A callable that answers one exchange instead of Kasm."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Answer one exchange.

        Raises:
            ConnectionDropped: The connection closes without a complete answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Instead(ABC):
    """A fixed answer.

    Attributes:
        after_action: Whether the call takes effect first, so that only its answer is lost.
    """

    after_action: bool = field(default=False, kw_only=True)

    @abstractmethod
    def response(self) -> Response:
        """Build the answer."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Answer, after the action or instead of it."""
        if self.after_action:
            await exchange.act()
        return self.response()


@dataclass(frozen=True, slots=True)
class HtmlError(_Instead):
    """An error page of the nginx in front of Kasm: 502, 504, or a status unknown to HTTP, such as 520."""

    status: int = 502

    def response(self) -> Response:
        """Build the page."""
        return html_page(self.status)


@dataclass(frozen=True, slots=True)
class ErrorMessage(_Instead):
    """A refusal in Kasm's format."""

    message: str = "No resources are available"
    status: int = 200

    def response(self) -> Response:
        """Build the refusal."""
        return JSONResponse({"error_message": self.message}, self.status)


@dataclass(frozen=True, slots=True)
class JsonBody(_Instead):
    """Any JSON, for example of an unexpected shape; `null` by default."""

    value: Any = None
    status: int = 200

    def response(self) -> Response:
        """Build the answer."""
        return JSONResponse(self.value, self.status)


@dataclass(frozen=True, slots=True)
class PlainText(_Instead):
    """Plain text with a status of success."""

    text: str = "upstream request failed"
    status: int = 200

    def response(self) -> Response:
        """Build the answer."""
        return PlainTextResponse(self.text, self.status)


@dataclass(frozen=True, slots=True)
class EmptyBody(_Instead):
    """An empty body with the content type of JSON."""

    status: int = 200

    def response(self) -> Response:
        """Build the answer."""
        return Response(b"", self.status, media_type="application/json")


@dataclass(frozen=True, slots=True)
class Truncated:
    """The first half of the regular answer, with the length of that half."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Cut the regular answer."""
        response = await exchange.proceed()
        body = await whole_body(response)
        return Response(body[: len(body) // 2], response.status_code, media_type=response.headers.get("content-type"))


@dataclass(frozen=True, slots=True)
class Hang:
    """No answer until the faults are released; a client that disconnects first gets nothing done."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Wait, then execute the request if the client is still connected."""
        await exchange.hang()
        return await exchange.proceed()


@dataclass(frozen=True, slots=True)
class Slow:
    """The regular answer after a delay."""

    seconds: float

    async def __call__(self, exchange: Exchange) -> Response:
        """Execute the request, then wait."""
        response = await exchange.proceed()
        await anyio.sleep(self.seconds)
        return response


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection closes before the request is executed."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Close the connection."""
        del exchange
        raise ConnectionDropped


@dataclass(frozen=True, slots=True)
class AnswerLost:
    """The request is executed, then the connection closes: the client cannot know the outcome."""

    async def __call__(self, exchange: Exchange) -> Response:
        """Execute the request, then close the connection."""
        await exchange.act()
        raise ConnectionDropped


@dataclass(slots=True)
class _Rule:
    call: str
    fault: Fault
    left: int | None


class Faults:
    """Assign faults to requests. All methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rules: list[_Rule] = []
        self._released: Future[None] = Future()

    @property
    def released(self) -> "Future[None]":
        """A future that is done at the next `clear` or `release`."""
        with self._lock:
            return self._released

    def add(self, call: str, fault: Fault, *, times: int | None = None) -> None:
        """Answer a call with a fault.

        Args:
            call: Kasm's name of the call, `download_file` or `list_downloads` for the session proxy, or `ANY_CALL`.
            fault: The fault.
            times: Number of requests; None for all.
        """
        with self._lock:
            self._rules.append(_Rule(call, fault, times))

    def take(self, call: str) -> Fault | None:
        """Return the fault for the present request, the first added that matches; None for none."""
        with self._lock:
            for rule in self._rules:
                if rule.call in (call, ANY_CALL) and rule.left != 0:
                    if rule.left is not None:
                        rule.left -= 1
                    return rule.fault
        return None

    def release(self) -> None:
        """Let every hanging request proceed to its regular answer."""
        with self._lock:
            waiting, self._released = self._released, Future()
        waiting.set_result(None)

    def clear(self) -> None:
        """Remove all faults and let every hanging request proceed."""
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
    """Build a fault from its command-line name.

    Args:
        kind: A key of `_KINDS`, or `slow-N` with N in seconds.

    Raises:
        ValueError: The name is unknown; the message lists the known ones.
    """
    if kind in _KINDS:
        return _KINDS[kind]()
    if kind.startswith("slow-"):
        return Slow(float(kind.removeprefix("slow-")))
    raise ValueError(f"unknown fault {kind!r}; known: {', '.join(_KINDS)}, slow-N")
