"""The async entry point: finds images and sessions, starts sessions, and owns the connections."""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Self

import anyio

from kasm_api import Client
from kasm_api.models import Image, SessionImage
from kasm_api.models import Session as Details
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import DesktopsError, KasmSaidNo, OddAnswer, Unauthenticated, Unavailable
from kasm_desktops.exec.channel import open_channel
from kasm_desktops.exec.polling import Pace
from kasm_desktops.limits import Limits
from kasm_desktops.lookup import images
from kasm_desktops.lookup.logins import LONGEST_START_S, Logins
from kasm_desktops.progress import Progress, silence
from kasm_desktops.sessions.lifecycle import Created, SessionRequests, destroy_at_last
from kasm_desktops.sessions.session import AsyncSession, Services
from kasm_desktops.settings import DesktopSettings
from kasm_desktops.users import AsyncUsers

log = logging.getLogger(__name__)


class AsyncDesktops:
    """The sessions of one Kasm deployment. Use it with `async with`, in one event loop; calls may run concurrently.

    Leaving the block ends running calls, in the sessions too, and cleans up within ten seconds. The sessions
    themselves stay.

    Args:
        client: Address, key, time limits and TLS trust. Its connections are not used, so it stays usable in any thread.
        user_id: Default user for starting and listing sessions.
        limits: Limits of commands and files; None for the defaults, which allow the whole session.
        all_users: Whether sessions of other users are allowed; False refuses them.
        pace: Polling intervals for results; None for the default.

    Attributes:
        client: As given; use it for other calls.
        user_id: As given.
        limits: As given.
        gateway: Makes any other generated call, with the same errors, and retries reads that got no answer.
        logins: Owners, states and logins of sessions.
        users: User accounts.
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
        self.users = AsyncUsers(self.gateway)
        self._pace = pace or Pace()
        self._services: Services | None = None
        self._stack = AsyncExitStack()

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
        """List all workspace images, including disabled ones: one `get_images`.

        Raises:
            DesktopsError: From the call.
        """
        return await images.list_images(self.gateway)

    async def find_image(self, name: str) -> Image:
        """Find a workspace image by name: one `get_images`.

        Args:
            name: Docker name with or without its tag, friendly name in any case, or id in either spelling. Enabled
                images come first, then newer tags.

        Raises:
            NotFound: No image matches; the message lists the closest names.
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

        If it fails or is cancelled meanwhile, the session is destroyed, since its id would be lost. Requests: one
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
                end = "It has been destroyed." if is_gone else f"Session {session.kasm_id} may still exist."
                error.message = f"{error.message} {end}"
            raise

    async def create(self, image: str, *, user_id: str | None = None, group_id: str | None = None) -> Created:
        """Request a session without waiting; scripts normally use `start`, which describes the arguments.

        Raises:
            DesktopsError: As for `start`.
        """
        requests = SessionRequests(self.gateway, self.logins, user_id or self.user_id, group_id)
        try:
            found = await self.find_image(image)
        except (Unauthenticated, OddAnswer, KasmSaidNo):  # the images cannot be listed
            answer = await requests.by_spellings(image)
            image_id, image_name, doubt = await requests.image_of(answer.kasm_id, image)
        else:
            if found.enabled is False:
                raise Unavailable(f"The image {found.name or image} is disabled; an administrator can enable it.")
            answer = await requests.by_id(found.image_id)
            image_id, image_name, doubt = found.image_id, found.name, ""
        return Created(
            kasm_id=answer.kasm_id,
            user_id=answer.user_id or requests.user_id,
            status=answer.status or "starting",
            image_id=image_id,
            image_name=image_name,
            doubt=doubt,
            kasm_url=answer.kasm_url,
        )

    def session(self, kasm_id: str, *, user_id: str | None = None, progress: Progress = silence) -> AsyncSession:
        """Return a handle for an existing session; makes no request.

        Args:
            kasm_id: Its id, in either spelling.
            user_id: Its owner; None if not known: then one `get_kasms` looks it up when needed.
            progress: Receives a report before each wait.
        """
        return self._handle(Details(kasm_id=kasm_id, user_id=user_id), progress)

    async def list_sessions(self, user_ids: str | Iterable[str] | None = None) -> list[AsyncSession]:
        """List sessions by owner, including paused and stopped ones: one `get_kasms`.

        Args:
            user_ids: Owners, in either spelling; None for `user_id` of this object. An empty list gives no sessions.

        Raises:
            Unauthenticated: The key lacks `Sessions View`.
            DesktopsError: From the call.
        """
        wanted: Collection[str] = [self.user_id] if user_ids is None else _several(user_ids)
        return self._handles(await self.logins.of_users(wanted))

    async def list_all_sessions(self) -> list[AsyncSession]:
        """List the sessions of all users, including paused and stopped ones: one `get_kasms`.

        Raises:
            DesktopsError: From the call.
        """
        return self._handles(await self.logins.listing())

    def _handles(self, found: Iterable[Details]) -> list[AsyncSession]:
        return [self._handle(details) for details in found]

    def _handle(self, details: Details, progress: Progress = silence) -> AsyncSession:
        if self._services is None:
            raise RuntimeError("use AsyncDesktops in an `async with` block, which opens and closes the connections")
        if details.user_id:
            self.logins.introduce(details.kasm_id, details.user_id)
        return AsyncSession(self._services, details, progress)


def _several(user_ids: str | Iterable[str]) -> list[str]:
    return [user_ids] if isinstance(user_ids, str) else list(user_ids)
