"""Opens and closes the underlying httpx2 clients: one for `sync` calls and one for each event loop."""

import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import suppress
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any

import httpx2

from .signing import Signature
from .types import HiddenDict

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

Hook = Callable[[Any], Any]

# By default httpx2 keeps only 20 of its connections open, and reopens the others for every burst of calls.
_LIMITS = httpx2.Limits(max_connections=100)


class _GivenCookies(httpx2.Cookies):
    """Cookies that no answer can change.

    A session proxy's cookies are the login of one user, and a client serves many. (Searching answers for cookies also
    takes httpx2 an eighth of the time of a call.)
    """

    def extract_cookies(self, response: httpx2.Response) -> None:
        """Ignore the cookies of an answer."""


class _KeepsGiven:
    """Makes a client use `_GivenCookies`; set `cookies` once after making it."""

    _given: _GivenCookies

    @property
    def cookies(self) -> httpx2.Cookies:
        return self._given

    @cookies.setter
    def cookies(self, cookies: object) -> None:
        self._given = _GivenCookies(cookies)  # type: ignore[arg-type]  # any type that httpx2 takes


class _Client(_KeepsGiven, httpx2.Client):
    pass


class _AsyncClient(_KeepsGiven, httpx2.AsyncClient):
    pass


def open_sync(
    settings: Mapping[str, Any], cookies: Mapping[str, str], signature: Signature, arguments: Mapping[str, Any]
) -> httpx2.Client:
    """Open a client for `sync` calls.

    Args:
        settings: Arguments that both kinds of client share.
        cookies: Sent with every request.
        signature: Adds the key.
        arguments: More arguments of `httpx2.Client`.

    Raises:
        TypeError: If a transport or an event hook works in event loops only.
    """
    if "transport" in arguments and not hasattr(arguments["transport"], "handle_request"):
        raise TypeError("the transport in httpx_args works in event loops only: pass it in async_httpx_args")
    hooks = arguments.get("event_hooks") or {}
    if any(iscoroutinefunction(hook) for kind in hooks.values() for hook in kind):
        raise TypeError("an event hook in httpx_args is a coroutine function: pass it in async_httpx_args")
    hooks = {"request": [signature.stay_home, *hooks.get("request", ())], "response": hooks.get("response", [])}
    client = _Client(**_complete(settings, signature, arguments, hooks))
    client.cookies = dict(cookies)
    return client


def open_async(
    settings: Mapping[str, Any], cookies: Mapping[str, str], signature: Signature, arguments: Mapping[str, Any]
) -> httpx2.AsyncClient:
    """Open a client for the running event loop; arguments as for `open_sync`.

    Raises:
        TypeError: If a transport works for `sync` calls only.
    """
    hooks = arguments.get("event_hooks") or {}
    hooks = {
        "request": [_awaited(hook) for hook in (signature.stay_home, *hooks.get("request", ()))],
        "response": [_awaited(hook) for hook in hooks.get("response", ())],
    }
    complete = _complete(settings, signature, arguments, hooks)
    if "transport" in complete and not hasattr(complete["transport"], "handle_async_request"):
        raise TypeError("the transport in httpx_args works for sync calls only: pass another in async_httpx_args")
    client = _AsyncClient(**complete)
    client.cookies = dict(cookies)
    return client


def current_loop() -> object:
    """Return an object that identifies the running event loop, of asyncio or trio.

    Raises:
        RuntimeError: If none is running.
    """
    # trio first: in its guest mode, an asyncio loop runs too.
    in_trio = getattr(sys.modules.get("trio.lowlevel"), "in_trio_task", None)
    if in_trio is not None and in_trio():
        return sys.modules["trio.lowlevel"].current_trio_token()
    with suppress(KeyError, RuntimeError):
        return sys.modules["asyncio"].get_running_loop()
    raise RuntimeError("no event loop is running: asyncio calls are awaited inside one")


def close_with_loop(client: httpx2.AsyncClient) -> AsyncGenerator[None, None]:
    """Close a client when the running event loop ends, or when the returned generator is closed or collected.

    An event loop closes the asynchronous generators that were started in it before it ends.
    """
    guard = _guard(client)
    with suppress(StopIteration):  # raised when the generator reaches its `yield`
        guard.__anext__().send(None)
    return guard


def close_soon(loop: object, guard: AsyncGenerator[None, None]) -> None:
    """Schedule the closing of a client in its loop, from another thread or from code that cannot wait.

    Args:
        loop: From `current_loop`. A client in a loop of another library than asyncio is closed at the loop's end.
        guard: From `close_with_loop`.
    """
    call = getattr(loop, "call_soon_threadsafe", None)
    if call is not None:
        with suppress(RuntimeError):  # closed, and the client with it
            call(_begin_closing, loop, guard)


_closing: set[object] = set()


def _begin_closing(loop: "AbstractEventLoop", guard: AsyncGenerator[None, None]) -> None:
    import asyncio  # noqa: PLC0415 - loaded already, since its loop is running

    class Closing(asyncio.Task[None]):
        """Ignores cancellation: a loop that ends cancels its tasks, but waits for them, so this one completes."""

        def cancel(self, msg: object = None) -> bool:
            return False

    async def close() -> None:
        await guard.aclose()

    task = Closing(close(), loop=loop)
    _closing.add(task)
    task.add_done_callback(_closing.discard)


async def _guard(client: httpx2.AsyncClient) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await client.aclose()


def _complete(
    settings: Mapping[str, Any], signature: Signature, arguments: Mapping[str, Any], hooks: Mapping[str, list[Hook]]
) -> dict[str, Any]:
    return HiddenDict({"limits": _LIMITS, **settings, "auth": signature, **arguments, "event_hooks": hooks})


def _awaited(hook: Hook) -> Callable[[Any], Awaitable[None]]:
    async def call(message: httpx2.Request | httpx2.Response) -> None:
        done = hook(message)
        if isawaitable(done):
            await done

    return call
