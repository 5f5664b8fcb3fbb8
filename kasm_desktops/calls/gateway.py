"""Makes every generated call; the only place that does. `failures` maps its exceptions to errors.

Its callers see only `DesktopsError`; `kasm_api` and httpx2 are below it. A read without an answer is retried, briefly
and with jitter; a change is sent once, and if its answer is lost, its outcome is unknown.
"""

import logging
import math
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from copy import copy
from typing import Any, Protocol, Self, TypeVar, overload

import anyio
import httpx2
import stamina

from kasm_api import ApiError, Client, ConfigError, KasmError
from kasm_api.api import images, session_proxy
from kasm_desktops.calls import telemetry
from kasm_desktops.calls.failures import UPSTREAM_DOWN, Upstream, error_of, worth_retrying
from kasm_desktops.errors import KasmSaidNo, OddAnswer, Unauthenticated, Unavailable, Unreachable

Body_contra = TypeVar("Body_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)
T = TypeVar("T")

log = logging.getLogger(__name__)

DOWNLOADS, BESIDE = "Downloads/Downloads", "Downloads"
"""Doors of a session's file server: `~/Downloads`, and the folder that holds the link to it."""
_ATTEMPTS = 3
_HEADER_BYTES = 4096
_SLOWEST_BYTES_PER_S = 100_000
"""Downloads get more time than other calls: the largest size at this rate is added to the time limit."""


class Operation(Protocol[Body_contra, Result_co]):
    """A generated module such as `kasm_api.api.sessions.get_kasm_status`."""

    __name__: str

    @property
    def asyncio(self) -> "_Call[Body_contra, Result_co]":
        """The async function of the call."""


class Listing(Protocol[Result_co]):
    """A generated module whose call takes no body, such as `kasm_api.api.sessions.get_kasms`."""

    __name__: str

    @property
    def asyncio(self) -> "_BareCall[Result_co]":
        """The async function of the call."""


class _Call(Protocol[Body_contra, Result_co]):
    def __call__(self, *, client: Client, body: Body_contra) -> Awaitable[Result_co]: ...


class _BareCall(Protocol[Result_co]):
    def __call__(self, *, client: Client) -> Awaitable[Result_co]: ...


class NotServed(Exception):
    """The session's file server, or Kasm's proxy in front of it, did not return a file.

    Args:
        status_code: 404 absent (or the folder is closed), 401 and 403 login refused, 301 it is a folder.

    Attributes:
        error_type: For traces; None for 404, since polling for a result expects it.
    """

    def __init__(self, status_code: int) -> None:
        super().__init__(status_code)
        self.status_code = status_code
        self.error_type = None if status_code == 404 else str(status_code)


class Gateway:
    """Makes calls with one connection pool and one key; an async context manager, for one event loop.

    Args:
        client: Address, key, time limits and TLS trust. It is copied, and the calls use separate connections.
        largest_result_bytes: Larger files of a session are not fetched.
    """

    def __init__(self, client: Client, *, largest_result_bytes: int) -> None:
        self._upstream = _upstream(client)
        self._peer = telemetry.peer(self._upstream.origin)
        self._largest_answer_bytes = largest_result_bytes + _HEADER_BYTES
        self._download_timeout_s = self._upstream.timeout_s + largest_result_bytes / _SLOWEST_BYTES_PER_S
        self._client = copy(client)
        self._stack = AsyncExitStack()
        self._existing: dict[str, Operation[Any, Any]] = {}

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._client)
        connections = self._client.get_async_httpx_client()
        hooks = connections.event_hooks
        connections.event_hooks = {**hooks, "response": [*hooks["response"], _note_status, self._refuse_too_large]}
        return self

    async def __aexit__(self, *exc: object) -> None:
        # Also while being cancelled, or the connections would stay open.
        with anyio.CancelScope(shield=True):
            await self._stack.aclose()

    @overload
    async def read(self, operation: Operation[Body_contra, T], body: Body_contra) -> T: ...
    @overload
    async def read(self, operation: Listing[T]) -> T: ...
    async def read(self, operation: Any, body: Any = None) -> Any:
        """Make a call that changes nothing, with retries if Kasm does not answer (at most three requests).

        Args:
            operation: The generated module of the call.
            body: Its body; left out where the call takes none.

        Returns:
            The answer, as the generated client types it.

        Raises:
            Unauthenticated: Key refused, or a permission is missing.
            KasmSaidNo: Kasm refused.
            OddAnswer: The API does not describe the answer.
            Unavailable: A proxy answered that Kasm is down.
            Unreachable: No connection, or it broke.
            TimedOut: No answer within the client's time limit (`KASM_TIMEOUT_SECONDS`).
        """
        arguments: Mapping[str, Any] = {} if body is None else {"body": body}
        name = _name(operation)
        with self._judged(name) as span:
            async for attempt in self._attempts():
                if attempt.num > 1:
                    span.set_attribute(telemetry.RESENDS, attempt.num - 1)
                    log.info("%s: no answer; retrying (%d of %d)", name, attempt.num, _ATTEMPTS)
                # httpx2 limits each wait only, so a server that trickles bytes would never time out.
                with attempt, anyio.fail_after(self._upstream.timeout_s):
                    return await operation.asyncio(client=self._client, **arguments)
        raise AssertionError("unreachable")  # pragma: no cover

    async def read_once(self, operation: Operation[Body_contra, T], body: Body_contra) -> T:
        """Make a read without retries, for slow calls that must not pile up, such as frame statistics; see `read`."""
        with self._judged(_name(operation)), anyio.fail_after(self._upstream.timeout_s):
            return await operation.asyncio(client=self._client, body=body)

    async def change(self, operation: Operation[Body_contra, T], body: Body_contra, *, name: str | None = None) -> T:
        """Make a call that changes something: exactly one request.

        Args:
            operation: The generated module of the call.
            body: Its body.
            name: The call's name for messages and traces; None for Kasm's own.

        Returns:
            The answer, as the generated client types it.

        Raises:
            DesktopsError: As for `read`; when the answer was lost, the message says that the outcome is unknown.
        """
        with self._judged(name or _name(operation), changing=True), anyio.fail_after(self._upstream.timeout_s):
            return await operation.asyncio(client=self._client, body=body)

    async def change_by_either(
        self, public: Operation[Body_contra, T], unprefixed: Operation[Body_contra, T], body: Body_contra
    ) -> T:
        """Make an undocumented change that Kasm releases offer at one of two paths.

        One request once the existing path is known. The other path is tried only if the answer shows that the first
        does not exist, so the change is never made twice.

        Args:
            public: The call below `/api/public/`.
            unprefixed: The same call below `/api/`, as used by Kasm's web UI.
            body: Its body.

        Raises:
            Unavailable: Neither path exists.
            DesktopsError: As for `change`.
        """
        name = _name(public)
        known: Operation[Body_contra, T] = self._existing.get(name, public)
        for operation in (known, unprefixed if known is public else public):
            try:
                result = await self.change(operation, body, name=name)
            except OddAnswer as error:
                if not error.no_such_call:
                    raise
            else:
                self._existing[name] = operation
                return result
        raise Unavailable(f"This Kasm offers {name} neither below /api/public/ nor below /api/.")

    async def download(
        self, kasm_id: str, path: str, *, door: str = DOWNLOADS, username: str, session_token: str
    ) -> bytes:
        """Fetch a file of the session's `~/Downloads` through Kasm's proxy: one request, never retried here.

        Args:
            kasm_id: The session's id as its proxy path spells it.
            path: Below the door's folder.
            door: `DOWNLOADS` or `BESIDE`.
            username: The owner of the token.
            session_token: A login token of that user.

        Raises:
            NotServed: The answer was not the file.
            DesktopsError: As for `read`.
        """
        if door == DOWNLOADS:
            name, call = "download_file", session_proxy.download_file.asyncio
        else:
            name, call = "download_file_beside", session_proxy.download_file_beside.asyncio
        with self._served(name), anyio.fail_after(self._download_timeout_s):
            return await call(
                kasm_id,
                path,
                client=self._client,
                username=username,
                session_token=session_token,
                origin=self._upstream.origin,
            )

    async def check_downloads(self, kasm_id: str, *, username: str, session_token: str) -> None:
        """Check that the session's `~/Downloads` is served: one request; arguments as for `download`.

        Raises:
            NotServed: It is not served.
            DesktopsError: As for `read`.
        """
        with self._served("list_downloads"), anyio.fail_after(self._download_timeout_s):
            page = await session_proxy.list_downloads.asyncio(
                kasm_id,
                client=self._client,
                username=username,
                session_token=session_token,
                origin=self._upstream.origin,
            )
        if b"<title>Directory Listing</title>" not in page[:200]:
            raise NotServed(403)  # a login page, for example

    async def check_api(self) -> None:
        """Check that Kasm's API answers, be it with a refusal: one `get_images`.

        Raises:
            OddAnswer: Something else answers: Kasm gives neither its images nor a refusal in this form.
            DesktopsError: As for `read`.
        """
        try:
            listed = await self.read(images.get_images)
        except (Unauthenticated, KasmSaidNo) as error:
            if isinstance(error.__cause__, ApiError) and not _is_kasms(error.__cause__.response):
                raise OddAnswer(
                    "The refusal is none of Kasm's API.", status_code=error.__cause__.status_code
                ) from error.__cause__
        else:
            if listed.images is None:
                raise OddAnswer("The answer lists no images.", status_code=200)

    def _attempts(self) -> AsyncIterator[stamina.Attempt]:
        return aiter(
            stamina.retry_context(
                on=worth_retrying,
                attempts=_ATTEMPTS,
                timeout=self._upstream.timeout_s,
                wait_initial=0.2,
                wait_max=2.0,
                wait_jitter=0.3,
            )
        )

    @contextmanager
    def _judged(self, name: str, *, changing: bool = False) -> Iterator[Any]:
        """Record a call's span, and map an exception to a DesktopsError."""
        with telemetry.span(name, self._peer) as span:
            try:
                yield span
            except (KasmError, httpx2.HTTPError, TimeoutError) as error:
                raise error_of(error, name, self._upstream, changing=changing) from error
            except ConfigError as error:
                raise Unreachable(f"{error} Nothing was sent.") from error

    @contextmanager
    def _served(self, name: str) -> Iterator[None]:
        """As `_judged`, for files: other answers raise `NotServed`, unless a proxy reports that Kasm is down."""
        with self._judged(name):
            try:
                yield
            except KasmError as error:
                if error.status_code in UPSTREAM_DOWN:
                    raise
                raise NotServed(error.status_code) from error

    async def _refuse_too_large(self, response: httpx2.Response) -> None:
        """Refuse a file that is too large for a result, so that a session cannot exhaust this machine's memory.

        Raises:
            NotServed: It is too large; its body was not read.
        """
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._largest_answer_bytes and "/desktop/" in response.url.path:
            raise NotServed(413)


def _is_kasms(refusal: httpx2.Response) -> bool:
    """Return whether a refusal has the form that Kasm gives it; its web server answers unknown paths with a page."""
    if refusal.headers.get("content-type", "").startswith("application/problem+json"):
        return refusal.status_code in (401, 403)
    try:
        words = refusal.json()["error_message"]
    except (ValueError, KeyError, TypeError, IndexError):
        return False
    return isinstance(words, str) and refusal.status_code not in (404, 405)


async def _note_status(response: httpx2.Response) -> None:
    telemetry.note(telemetry.STATUS, response.status_code)


def _upstream(client: Client) -> Upstream:
    """Return a client's address and time limits; a disabled limit is infinite."""
    limits = httpx2.Timeout(client.timeout)
    answer, connection = (math.inf if limit is None else limit for limit in (limits.read, limits.connect))
    url = httpx2.URL(client.base_url)
    return Upstream(f"{url.scheme}://{url.netloc.decode()}", timeout_s=answer, connect_timeout_s=connection)


def _name(operation: Operation[Any, Any] | Listing[Any]) -> str:
    """Return Kasm's name of a call, which is the name of its generated module."""
    return operation.__name__.rpartition(".")[2]
