"""The desktops of one Kasm, for `await`: finds images and sessions, starts sessions, and owns the connections."""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Self

import anyio

from kasm_api import Client
from kasm_api.models import Image, SessionImage
from kasm_api.models import Session as Details
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import DesktopsError
from kasm_desktops.exec.channel import open_channel
from kasm_desktops.exec.polling import Pace
from kasm_desktops.lifecycle import Created, Creator, destroy_at_last
from kasm_desktops.limits import Limits
from kasm_desktops.lookup import images
from kasm_desktops.lookup.logins import LONGEST_START_S, Logins
from kasm_desktops.progress import Progress, silence
from kasm_desktops.session import AsyncSession, Services
from kasm_desktops.settings import DesktopSettings

log = logging.getLogger(__name__)


class AsyncDesktops:
    """The sessions of one Kasm. Use it with `async with`, in one event loop; any number of calls may be under way.

    Leaving the block ends what is still under way, in the sessions too, and takes up to ten seconds to clear up. The
    sessions themselves stay.

    Args:
        client: Where Kasm is, key, time limits and trust. The client itself is left alone: connections are opened anew,
            so it may be used beside this, in any thread.
        user_id: The user for whom sessions are started and, unless others are named, listed.
        limits: How far commands and files go; None for the defaults, which allow the whole session.
        all_users: Whether sessions of other users may be acted on; False refuses them.
        pace: How often results are polled; None for the default.

    Attributes:
        client: As given; use it for calls that are not here.
        user_id: As given.
        limits: As given.
        gateway: Makes any other generated call, with the same errors, and repeats reads that nobody answered.
        logins: What is known of sessions: owners, states and logins.
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
        self.client = client
        self.user_id = user_id
        self.limits = limits or Limits()
        self.gateway = Gateway(client, largest_result_bytes=self.limits.largest_result_bytes)
        self.logins = Logins(self.gateway, user_id, all_users=all_users)
        self._pace = pace or Pace()
        self._services: Services | None = None
        self._stack = AsyncExitStack()

    @classmethod
    def from_environment(
        cls, environment: Mapping[str, str] | None = None, *, allowed_roots: Sequence[str] = ("/",)
    ) -> Self:
        """Take address, key, user, trust, time limits and sizes from the settings of the server.

        `KASM_ALLOWED_ROOTS`, `KASM_ALL_USERS` and the settings of the policy are for assistants and have no effect.

        Args:
            environment: Names and values; None for this process's environment, completed by the nearest `.env`.
            allowed_roots: Directories that files and working directories must be in.

        Raises:
            ConfigError: With every problem found.
        """
        settings = DesktopSettings.from_environment(environment)
        return cls(Client.from_settings(settings), settings.user_id, limits=settings.limits(allowed_roots))

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.gateway)
            channel = await stack.enter_async_context(open_channel(self.gateway, self.logins, self._pace))
            self._services = Services(self.gateway, self.logins, channel, self.limits)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._services = None
        await self._stack.aclose()

    async def list_images(self) -> list[Image]:
        """Return all workspace images, the disabled ones included: one `get_images`.

        Raises:
            DesktopsError: From the call.
        """
        return await images.list_images(self.gateway)

    async def find_image(self, name: str) -> Image:
        """Return the workspace image that a name means: one `get_images`.

        Args:
            name: Docker name with or without its tag, friendly name in any case, or id in either spelling. Enabled
                images come first, then newer tags.

        Raises:
            NotFound: None is called that; the message lists the closest.
            DesktopsError: From the call.
        """
        return images.find_image(name, await self.list_images())

    async def start(
        self,
        image: str,
        *,
        user_id: str | None = None,
        group_id: str | None = None,
        wait_seconds: float = LONGEST_START_S,
    ) -> AsyncSession:
        """Start a session and wait until it runs. Every call starts another container.

        If it fails or is cancelled on the way, the session is destroyed: nobody else would know of it. Requests: one
        `get_images`, one `request_kasm`, `get_kasm_status` until it runs.

        Args:
            image: What is started, named as for `find_image`.
            user_id: For whom; None for the user of these desktops.
            group_id: Passed on to Kasm, which goes by the user's groups; None for none.
            wait_seconds: How long to wait; 0 not at all: then commands and files wait for it.

        Raises:
            NotFound: No image is called that; the message lists the closest.
            Unavailable: The image is disabled, Kasm has no room, or the session does not run in time.
            KasmSaidNo: Kasm refused, for one because no group of the user has the image.
            DesktopsError: From the calls. With `outcome_unknown` there may be a session that nobody knows of.
        """
        created = await self.create(image, user_id=user_id, group_id=group_id)
        if created.doubt:
            log.warning(created.doubt)
        session = self._handle(
            Details(
                kasm_id=created.kasm_id,
                user_id=created.user_id,
                operational_status=created.status,
                image_id=created.image_id,
                image=SessionImage(image_id=created.image_id, name=created.image_name),
            )
        )
        if wait_seconds:
            await self._awaited(session, wait_seconds)
        return session

    async def _awaited(self, session: AsyncSession, within_s: float) -> None:
        try:
            await session.wait_until_running(within_seconds=within_s)
        except (DesktopsError, anyio.get_cancelled_exc_class()) as error:
            is_gone = await destroy_at_last(self.gateway, self.logins, session.kasm_id)
            if isinstance(error, DesktopsError):
                end = "It has been destroyed." if is_gone else f"Session {session.kasm_id} may still be there."
                error.message = f"{error.message} {end}"
            raise

    async def create(self, image: str, *, user_id: str | None = None, group_id: str | None = None) -> Created:
        """Ask for a session and tell what Kasm answered; `start` is what scripts want, and has the arguments.

        Raises:
            DesktopsError: As for `start`.
        """
        return await Creator(self.gateway, self.logins, user_id or self.user_id, group_id).create(image)

    def session(self, kasm_id: str, *, user_id: str | None = None, progress: Progress = silence) -> AsyncSession:
        """Return a handle of a session that exists; makes no request.

        Args:
            kasm_id: Its id, in either spelling.
            user_id: Its owner; None if not known: then it is looked up when it is needed, by one `get_kasms`.
            progress: Told what is being waited for.
        """
        return self._handle(Details(kasm_id=kasm_id, user_id=user_id), progress)

    async def list_sessions(self, user_ids: str | Iterable[str] | None = None) -> list[AsyncSession]:
        """Return the sessions of some users, the paused and stopped ones included: one `get_kasms`.

        Args:
            user_ids: Whose, in either spelling of ids; None for the user of these desktops. No id, no session.

        Raises:
            Unauthenticated: The key may not list sessions (`Sessions View`).
            DesktopsError: From the call.
        """
        wanted: Collection[str] = [self.user_id] if user_ids is None else _several(user_ids)
        return self._handles(await self.logins.of_users(wanted))

    async def list_all_sessions(self) -> list[AsyncSession]:
        """Return the sessions of all users, the paused and stopped ones included: one `get_kasms`.

        Raises:
            DesktopsError: From the call.
        """
        return self._handles(await self.logins.listing())

    def _handles(self, found: Iterable[Details]) -> list[AsyncSession]:
        return [self._handle(details) for details in found]

    def _handle(self, details: Details, progress: Progress = silence) -> AsyncSession:
        if self._services is None:
            raise RuntimeError("use it in a `with` block, which opens the connections and closes them")
        if details.user_id:
            self.logins.introduce(details.kasm_id, details.user_id)
        return AsyncSession(self._services, details, progress)


def _several(user_ids: str | Iterable[str]) -> list[str]:
    return [user_ids] if isinstance(user_ids, str) else list(user_ids)
