"""The blocking entry point: each method runs its async twin in the event loop of a separate thread.

Signatures and docstrings are those of the twins; only methods that return sessions are written again.
"""

import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack
from functools import partial, update_wrapper
from types import TracebackType
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar

from anyio.from_thread import BlockingPortal, start_blocking_portal

from kasm_api import Client
from kasm_api.models import Session as Details
from kasm_desktops.desktops import AsyncDesktops
from kasm_desktops.errors import OUTCOME_UNKNOWN, Unavailable
from kasm_desktops.exec.polling import Pace
from kasm_desktops.limits import Limits
from kasm_desktops.lookup.logins import LONGEST_START_S, Served
from kasm_desktops.sessions.session import AsyncSession
from kasm_desktops.settings import DesktopSettings
from kasm_desktops.users import AsyncUsers

P = ParamSpec("P")
T = TypeVar("T")
Twin = TypeVar("Twin")


class _Loop:
    """The event loop of one `Desktops`, in a separate thread.

    Args:
        portal: Runs work in the loop.
    """

    def __init__(self, portal: BlockingPortal) -> None:
        self._portal = portal
        self._under_way: dict[Future[Any], threading.Event] = {}
        self._lock = threading.Lock()

    def result_of(self, work: Callable[[], Awaitable[T]]) -> T:
        """Run work in the loop and wait for it; an interrupt cancels the work and waits until it has ended."""
        over = threading.Event()

        async def until_over() -> T:
            try:
                return await work()
            finally:
                over.set()

        future = self._portal.start_task_soon(until_over)
        with self._lock:
            self._under_way[future] = over
        try:
            return future.result()
        except CancelledError:
            raise Unavailable(
                f"The desktops were closed while this call waited. {OUTCOME_UNKNOWN}", outcome_unknown=True
            ) from None
        except BaseException:
            # KeyboardInterrupt, or another exception from a signal handler. (Exceptions of the work itself arrive when
            # it is over, with nothing to cancel.) A second interrupt also ends the wait.
            if future.cancel():
                over.wait()
            raise
        finally:
            with self._lock:
                del self._under_way[future]

    def end(self) -> None:
        """Cancel the calls of other threads, and wait until they have ended."""
        with self._lock:
            under_way = dict(self._under_way)
        for future in under_way:
            future.cancel()
        for over in under_way.values():
            over.wait()


class _Waiting(Generic[Twin]):
    """Base of objects whose methods run those of an async twin and wait for them."""

    def __init__(self, twin: Twin) -> None:
        self._twin = twin
        self._loop: _Loop | None = None

    def _result_of(self, work: Callable[[], Awaitable[T]]) -> T:
        return self._running().result_of(work)

    def _running(self) -> _Loop:
        if self._loop is None:
            raise RuntimeError("use Desktops in a `with` block, which opens and closes the connections")
        return self._loop


def _waits(method: Callable[Concatenate[Twin, P], Awaitable[T]]) -> Callable[Concatenate[_Waiting[Twin], P], T]:
    """Wrap an async method as a blocking one."""

    def waiting(self: _Waiting[Twin], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self._result_of(partial(method, self._twin, *args, **kwargs))

    update_wrapper(waiting, method)
    return waiting


class Session(_Waiting[AsyncSession]):
    """One session, made by `Desktops`. As a context manager it is destroyed at the end of the block.

    Commands and files wait until the session runs, up to three minutes. It may be used from several threads. An
    interrupt such as Ctrl-C also ends the command in the session.
    """

    def __init__(self, twin: AsyncSession, loop: _Loop) -> None:
        super().__init__(twin)
        self._loop = loop

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.kasm_id}>"

    @property
    def kasm_id(self) -> str:
        """Its id, in the caller's spelling."""
        return self._twin.kasm_id

    @property
    def details(self) -> Details:
        """The last session object from Kasm, with `user_id`, `username`, `image`, `operational_status` and more.

        It holds only the id at first. `status`, `wait_until_running`, `pause` and `resume` update it.
        """
        return self._twin.details

    @property
    def served(self) -> Served | None:
        """The folder of the session through which results come back; None before the first result."""
        return self._twin.served

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._result_of(partial(self._twin.__aexit__, kind, error, traceback))

    status = _waits(AsyncSession.status)
    wait_until_running = _waits(AsyncSession.wait_until_running)
    run = _waits(AsyncSession.run)
    read = _waits(AsyncSession.read)
    read_part = _waits(AsyncSession.read_part)
    write = _waits(AsyncSession.write)
    screenshot = _waits(AsyncSession.screenshot)
    frame_stats = _waits(AsyncSession.frame_stats)
    bottleneck_stats = _waits(AsyncSession.bottleneck_stats)
    recordings = _waits(AsyncSession.recordings)
    pause = _waits(AsyncSession.pause)
    resume = _waits(AsyncSession.resume)
    destroy = _waits(AsyncSession.destroy)


class Users(_Waiting[AsyncUsers]):
    """The user accounts of one Kasm deployment, from `Desktops.users`."""

    def __init__(self, twin: AsyncUsers, loop: _Loop) -> None:
        super().__init__(twin)
        self._loop = loop

    list_all = _waits(AsyncUsers.list_all)
    find = _waits(AsyncUsers.find)
    create = _waits(AsyncUsers.create)
    update = _waits(AsyncUsers.update)
    delete = _waits(AsyncUsers.delete)
    log_out = _waits(AsyncUsers.log_out)


class Desktops(_Waiting[AsyncDesktops]):
    """The sessions of one Kasm deployment. Use it with `with`; it may be used from several threads.

    Leaving the block ends running calls, in the sessions too, and cleans up within ten seconds. The sessions
    themselves stay.

    Args:
        client: Address, key, time limits and TLS trust. Its connections are not used, so it stays usable.
        user_id: Default user for starting and listing sessions.
        limits: Limits of commands and files; None for the defaults, which allow the whole session.
        all_users: Whether sessions of other users are allowed; False refuses them.
        pace: Polling intervals for results; None for the default.
    """

    def __init__(
        self,
        client: Client,
        user_id: str,
        *,
        limits: Limits | None = None,
        all_users: bool = True,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(AsyncDesktops(client, user_id, limits=limits, all_users=all_users, pace=pace))
        self._stack = ExitStack()

    @classmethod
    def from_environment(
        cls, environment: Mapping[str, str] | None = None, *, allowed_roots: Sequence[str] = ("/",)
    ) -> Self:
        """Read address, key, user, TLS trust, time limits and sizes from the server's settings.

        `KASM_ALLOWED_ROOTS`, `KASM_ALL_USERS` and the policy settings are for assistants and have no effect.

        Args:
            environment: Names and values; None for this process's environment, completed by the nearest `.env`.
            allowed_roots: Directories that files and working directories must be in.

        Raises:
            ConfigError: With every problem found.
        """
        settings = DesktopSettings.from_environment(environment)
        return cls(Client.from_settings(settings), settings.user_id, limits=settings.limits(allowed_roots))

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            portal = stack.enter_context(start_blocking_portal(name="kasm desktops"))
            stack.enter_context(portal.wrap_async_context_manager(self._twin))
            self._loop = _Loop(portal)
            stack.callback(self._loop.end)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        # The exception is not passed on: calls in other threads end in the same way without it.
        try:
            self._stack.close()
        finally:
            self._loop = None

    @property
    def client(self) -> Client:
        """The client, as given or built from the settings; use it for other calls."""
        return self._twin.client

    @property
    def user_id(self) -> str:
        """Default user for starting and listing sessions."""
        return self._twin.user_id

    @property
    def users(self) -> Users:
        """User accounts."""
        return Users(self._twin.users, self._running())

    list_images = _waits(AsyncDesktops.list_images)
    find_image = _waits(AsyncDesktops.find_image)

    def start(
        self,
        image: str,
        *,
        user_id: str | None = None,
        group_id: str | None = None,
        wait_seconds: float = LONGEST_START_S,
    ) -> Session:
        """Start a session and wait until it runs. Every call starts another container.

        If it fails or is interrupted meanwhile, the session is destroyed, since its id would be lost. Requests: one
        `get_images`, one `request_kasm`, `get_kasm_status` until it runs.

        Args:
            image: Image name or id, as for `find_image`.
            user_id: The session's owner; None for `user_id` of this object.
            group_id: Passed on to Kasm, which uses the user's groups instead; None for none.
            wait_seconds: Time limit; 0 does not wait, and then commands and files do.

        Raises:
            NotFound: No image matches; the message lists the closest names.
            Unavailable: The image is disabled, Kasm has no room, or the session does not run in time.
            KasmSaidNo: Kasm refused, for example because no group of the user has the image.
            DesktopsError: From the calls. With `outcome_unknown` a session may exist.
        """
        start = partial(self._twin.start, image, user_id=user_id, group_id=group_id, wait_seconds=wait_seconds)
        return self._waiting(self._result_of(start))

    def session(self, kasm_id: str, *, user_id: str | None = None) -> Session:
        """Return a handle for an existing session; makes no request.

        Args:
            kasm_id: Its id, in either spelling.
            user_id: Its owner; None if not known: then one `get_kasms` looks it up when needed.
        """
        return self._waiting(self._twin.session(kasm_id, user_id=user_id))

    def list_sessions(self, user_ids: str | Iterable[str] | None = None) -> list[Session]:
        """List sessions by owner, including paused and stopped ones: one `get_kasms`.

        Args:
            user_ids: Owners, in either spelling; None for `user_id` of this object. An empty list gives no sessions.

        Raises:
            Unauthenticated: The key lacks `Sessions View`.
            DesktopsError: From the call.
        """
        return [self._waiting(one) for one in self._result_of(partial(self._twin.list_sessions, user_ids))]

    def list_all_sessions(self) -> list[Session]:
        """List the sessions of all users, including paused and stopped ones: one `get_kasms`.

        Raises:
            DesktopsError: From the call.
        """
        return [self._waiting(one) for one in self._result_of(self._twin.list_all_sessions)]

    def _waiting(self, twin: AsyncSession) -> Session:
        return Session(twin, self._running())
