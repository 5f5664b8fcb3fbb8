# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Opening and closing the clients of httpx2 that do the work, one for `sync` calls and one for each event loop."""

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


class _GivenCookies(httpx2.Cookies):
    """Cookies that stay as they were given.

    A session proxy's cookies are the login of one user, and calls serve many. (To look for cookies in an answer takes
    httpx2 an eighth of the time of a call, too.)
    """

    def extract_cookies(self, response: httpx2.Response) -> None:
        """Keep nothing."""


class _KeepsGiven:
    """What both clients do with cookies; they must be set once after making one."""

    _given: _GivenCookies

    @property
    def cookies(self) -> httpx2.Cookies:
        return self._given

    @cookies.setter
    def cookies(self, cookies: object) -> None:
        self._given = _GivenCookies(cookies)  # type: ignore[arg-type]  # whatever httpx2 takes


class _Client(_KeepsGiven, httpx2.Client):
    pass


class _AsyncClient(_KeepsGiven, httpx2.AsyncClient):
    pass


def open_sync(
    settings: Mapping[str, Any], cookies: Mapping[str, str], signature: Signature, arguments: Mapping[str, Any]
) -> httpx2.Client:
    """Open a client for `sync` calls.

    Args:
        settings: What every client has.
        cookies: Sent with every request.
        signature: Adds the key.
        arguments: More arguments of `httpx2.Client`.

    Raises:
        TypeError: If a transport or an event hook is for event loops only.
    """
    if "transport" in arguments and not hasattr(arguments["transport"], "handle_request"):
        raise TypeError("the transport in httpx_args serves event loops only: give it in async_httpx_args")
    hooks = arguments.get("event_hooks") or {}
    if any(iscoroutinefunction(hook) for kind in hooks.values() for hook in kind):
        raise TypeError("an event hook in httpx_args is a coroutine function: give it in async_httpx_args")
    hooks = {"request": [signature.stay_home, *hooks.get("request", ())], "response": hooks.get("response", [])}
    client = _Client(**_complete(settings, signature, arguments, hooks))
    client.cookies = dict(cookies)
    return client


def open_async(
    settings: Mapping[str, Any], cookies: Mapping[str, str], signature: Signature, arguments: Mapping[str, Any]
) -> httpx2.AsyncClient:
    """Open a client for the running event loop; arguments as for `open_sync`.

    Raises:
        TypeError: If a transport is for `sync` calls only.
    """
    hooks = arguments.get("event_hooks") or {}
    hooks = {
        "request": [_awaited(hook) for hook in (signature.stay_home, *hooks.get("request", ()))],
        "response": [_awaited(hook) for hook in hooks.get("response", ())],
    }
    complete = _complete(settings, signature, arguments, hooks)
    if "transport" in complete and not hasattr(complete["transport"], "handle_async_request"):
        raise TypeError("the transport in httpx_args serves sync calls only: give another in async_httpx_args")
    client = _AsyncClient(**complete)
    client.cookies = dict(cookies)
    return client


def current_loop() -> object:
    """Return what stands for the running event loop, of whatever library.

    Raises:
        RuntimeError: If none is running.
    """
    # trio first: in its guest mode, an event loop of asyncio runs too.
    in_trio = getattr(sys.modules.get("trio.lowlevel"), "in_trio_task", None)
    if in_trio is not None and in_trio():
        return sys.modules["trio.lowlevel"].current_trio_token()
    with suppress(KeyError, RuntimeError):
        return sys.modules["asyncio"].get_running_loop()
    raise RuntimeError("no event loop is running: asyncio calls are awaited inside one")


def close_with_loop(client: httpx2.AsyncClient) -> AsyncGenerator[None, None]:
    """Close a client when the running event loop ends, or when what this returns is closed or forgotten.

    Event loops close the asynchronous generators that were begun in them before they end themselves.
    """
    guard = _guard(client)
    with suppress(StopIteration):  # it has come to its `yield`
        guard.__anext__().send(None)
    return guard


def close_soon(loop: object, guard: AsyncGenerator[None, None]) -> None:
    """Have a loop close its client as soon as it comes to it; asked from outside, or from a place that cannot wait.

    Args:
        loop: What `current_loop` returned in it. If it is not one of asyncio, its client is closed at its end.
        guard: What `close_with_loop` returned in it.
    """
    call = getattr(loop, "call_soon_threadsafe", None)
    if call is not None:
        with suppress(RuntimeError):  # closed, and the client with it
            call(_begin_closing, loop, guard)


_closing: set[object] = set()


def _begin_closing(loop: "AbstractEventLoop", guard: AsyncGenerator[None, None]) -> None:
    import asyncio  # noqa: PLC0415 - one of its loops is running

    class Closing(asyncio.Task[None]):
        """A loop that ends cancels its tasks and waits for them: this one is to come to its own end."""

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
    return HiddenDict({**settings, "auth": signature, **arguments, "event_hooks": hooks})


def _awaited(hook: Hook) -> Callable[[Any], Awaitable[None]]:
    async def call(message: httpx2.Request | httpx2.Response) -> None:
        done = hook(message)
        if isawaitable(done):
            await done

    return call
