"""Assemble a simulated Kasm and give programs and tests one object to drive it with."""

import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from kasm_sim.api.permissions import ALL_PERMISSIONS
from kasm_sim.api.world import World
from kasm_sim.container.handle import Container
from kasm_sim.container.supervisor import Containers
from kasm_sim.quirks import Quirks
from kasm_sim.state import seeds
from kasm_sim.state.records import Group, Image, Recording, Session, SessionStatus, User
from kasm_sim.state.state import State
from kasm_sim.web.app import KasmApp
from kasm_sim.web.exchange import RecordedRequest, Recorder
from kasm_sim.web.faults import Faults
from kasm_sim.web.server import serve


def utc_now() -> datetime:
    """Return the present time: the default clock of a simulator."""
    return datetime.now(UTC)


class Simulator:
    """Simulate one Kasm deployment.

    All members may be used from any thread while it serves.

    Args:
        quirks: Behaviour switches; can be replaced at any time.
        permissions: Permissions of the API key; can be replaced at any time.
        clock: Returns the present time, aware, in UTC.
        new_id: Returns a new id on each call.
        start_delay_s: Seconds from the request of a session until it runs.
        starts_after_polls: Number of status answers that say "starting" before a session runs, instead of the delay,
            for tests that must not depend on time. None to use the clock.
        start_container: Starts a container in an empty folder; None for one as the quirks describe.

    Attributes:
        app: The ASGI application.
        faults: The broken answers to give.
        api_key: The only API key.
        api_key_secret: Its secret; new in each simulator.
        user_id: The user whose sessions a client manages.
        username: That user's name.
        group_id: One of that user's groups.
    """

    def __init__(
        self,
        *,
        quirks: Quirks | None = None,
        permissions: Collection[str] = ALL_PERMISSIONS,
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], UUID] = uuid4,
        start_delay_s: float = 0.5,
        starts_after_polls: int | None = None,
        start_container: Callable[[Path], Container] | None = None,
    ) -> None:
        self.permissions = frozenset(permissions)
        self.faults = Faults()
        self.api_key = secrets.token_hex(6)
        self.api_key_secret = secrets.token_hex(16)
        self.user_id = seeds.USER
        self.group_id = seeds.ALL_USERS
        self._state = State(
            quirks=quirks or Quirks(),
            clock=clock,
            new_id=new_id,
            start_delay_s=start_delay_s,
            starts_after_polls=starts_after_polls,
        )
        self._containers = Containers(start_container or self._start_container)
        self._recorder = Recorder()
        self.app = KasmApp(
            world=self._world,
            api_key=self.api_key,
            api_key_secret=self.api_key_secret,
            faults=self.faults,
            recorder=self._recorder,
        )

    @property
    def quirks(self) -> Quirks:
        """The current behaviour switches."""
        return self._state.quirks

    @quirks.setter
    def quirks(self, quirks: Quirks) -> None:
        self._state.quirks = quirks

    @property
    def username(self) -> str:
        """The name of the user whose sessions a client manages."""
        return self.users[self.user_id].username

    @property
    def users(self) -> dict[str, User]:
        """All users by 32-hex id."""
        return self._state.users

    @property
    def groups(self) -> dict[str, Group]:
        """All groups by 32-hex id."""
        return self._state.groups

    @property
    def images(self) -> dict[str, Image]:
        """All workspaces by 32-hex id."""
        return self._state.images

    @property
    def sessions(self) -> dict[str, Session]:
        """All sessions by 32-hex id, with their current status."""
        self._state.settle()
        return self._state.sessions

    @property
    def recordings(self) -> dict[str, list[Recording]]:
        """Recordings by 32-hex session id, including those of ended sessions."""
        return self._state.recordings

    @property
    def requests(self) -> list[RecordedRequest]:
        """All requests so far, in order of arrival."""
        return self._recorder.seen()

    def forget_requests(self) -> None:
        """Clear the list of requests."""
        self._recorder.clear()

    def add_session(
        self,
        *,
        user_id: str | None = None,
        image_id: str = seeds.UBUNTU_FOCAL,
        status: SessionStatus = "running",
        sharing: bool = False,
    ) -> Session:
        """Add a session that is past its start.

        Args:
            user_id: The owner, 32 hex digits; None for the user of this simulator.
            image_id: The image, 32 hex digits.
            status: Its status.
            sharing: Whether users can join it.

        Returns:
            The session. Its container starts when it is first needed.
        """
        session = self._state.add_session(user_id or self.user_id, image_id, status=status, sharing=sharing)
        session.screenshot_misses = 0
        return session

    def add_recording(self, kasm_id: str) -> Recording:
        """Add a recording to a session.

        Args:
            kasm_id: The session, in either spelling; an ended one is accepted.
        """
        return self._state.add_recording(kasm_id)

    def login(self, user_id: str | None = None) -> str:
        """Log a user in and return the session token.

        Args:
            user_id: The user, 32 hex digits; None for the user of this simulator.
        """
        return self._state.logins.new(user_id or self.user_id).token

    def connect_viewer(self, kasm_id: str) -> str:
        """Connect a viewer to a session; Kasm has statistics only with one.

        Args:
            kasm_id: The session, in either spelling.

        Returns:
            The viewer's websocket id.
        """
        with self._state.lock:
            session = self._state.session(kasm_id)
            viewer = f"172.18.0.{len(session.viewers) + 1}_{self._state.clock().timestamp():.6f}::websocket"
            session.viewers.append(viewer)
            return viewer

    def disconnect_viewer(self, kasm_id: str, viewer: str | None = None) -> None:
        """Disconnect viewers from a session.

        Args:
            kasm_id: The session, in either spelling.
            viewer: A websocket id from `connect_viewer`; None for all viewers.
        """
        with self._state.lock:
            viewers = self._state.session(kasm_id).viewers
            viewers[:] = [other for other in viewers if viewer not in (None, other)]

    def container(self, kasm_id: str) -> Container:
        """Return a session's container, to inspect its processes and files; start it if necessary.

        Args:
            kasm_id: The session, in either spelling.

        Raises:
            Refused: There is no such session, or this machine cannot start containers.
        """
        return self._containers.of(self._state.session(kasm_id).kasm_id)

    def environment(self, url: str) -> dict[str, str]:
        """Return the settings of a client of this simulator as environment variables.

        Args:
            url: The base URL from `serve`.
        """
        return {
            "KASM_API_URL": url,
            "KASM_API_KEY": self.api_key,
            "KASM_API_SECRET": self.api_key_secret,
            "KASM_USER_ID": self.user_id,
            "KASM_ALLOWED_ROOTS": "/home/kasm-user",
            "LOG_LEVEL": "INFO",
        }

    @contextmanager
    def serve(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        certificate: Path | None = None,
        private_key: Path | None = None,
    ) -> Iterator[str]:
        """Serve on loopback, in a thread, until the block ends; then destroy all sessions.

        Args:
            host: A loopback address or `localhost`.
            port: 0 for any free port.
            certificate: A PEM file for HTTPS; None for plain HTTP.
            private_key: Its key; None when the certificate's file holds it.

        Yields:
            The base URL.

        Raises:
            NotLoopbackError: The host is not a loopback address.
            OSError: The port is taken, or a file cannot be read.
            ssl.SSLError: The certificate is invalid.
        """
        self._containers.open()
        try:
            with serve(self.app, host=host, port=port, certificate=certificate, private_key=private_key) as url:
                try:
                    yield url
                finally:
                    self.faults.clear()
        finally:
            self.close()

    def close(self) -> None:
        """End all sessions and their containers; keep users, images and the list of requests."""
        with self._state.lock:
            self._state.sessions.clear()
        self._containers.end_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _start_container(self, directory: Path) -> Container:
        quirks = self.quirks
        return Container.start(directory, home=quirks.session_home, downloads=quirks.downloads_folder)

    def _world(self, host: str, origin: str) -> World:
        return World(state=self._state, containers=self._containers, granted=self.permissions, host=host, origin=origin)
