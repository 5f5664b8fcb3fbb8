"""Implement Kasm's state machine: users, groups, images, sessions, recordings, logins.

Pure: clock and source of ids are parameters, and nothing here touches a socket, a process or a file. The supervisor
runs the sessions' containers; `answers` writes JSON. Every method takes `lock`, which callers can hold over several
steps.
"""

import re
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from kasm_sim import refusals
from kasm_sim.quirks import Quirks
from kasm_sim.refusals import InvalidId, Refused
from kasm_sim.state import seeds
from kasm_sim.state.group_settings import end_of, ranked
from kasm_sim.state.logins import Logins
from kasm_sim.state.records import Group, Image, Recording, Session, SessionStatus, User, hyphenated, plain_id
from kasm_sim.state.resources import Resources

_STRONG_PASSWORD = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^A-Za-z\d]).{8,}", re.DOTALL)


class State:
    """Hold a deployment's records and change them.

    Args:
        quirks: Behaviour switches.
        clock: Returns the present time, aware, in UTC.
        new_id: Returns a new id on each call.
        start_delay_s: Seconds from the request of a session until it runs.
        starts_after_polls: Number of status answers that say "starting" before a session runs, instead of the delay;
            None to use the clock.
    """

    def __init__(
        self,
        *,
        quirks: Quirks,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        start_delay_s: float,
        starts_after_polls: int | None,
    ) -> None:
        self.quirks = quirks
        self.clock = clock
        self.lock = threading.RLock()
        now = clock()
        self.groups: dict[str, Group] = {group.group_id: group for group in seeds.groups()}
        self.users: dict[str, User] = {user.user_id: user for user in seeds.users(now)}
        self.images: dict[str, Image] = {image.image_id: image for image in seeds.images(new_id)}
        self.recordings: dict[str, list[Recording]] = seeds.recordings(now, new_id)
        self.sessions: dict[str, Session] = {}
        self.resources = Resources(normal_id=self.id_of, new_id=new_id)
        self.logins = Logins(
            lock=self.lock, clock=clock, new_id=new_id, as_jwt=lambda: self.quirks.session_token == "jwt"
        )
        self.store_key = new_id().bytes
        self._new_id = new_id
        self._start_delay = timedelta(seconds=start_delay_s)
        self._starts_after_polls = starts_after_polls

    # Ids

    def id_of(self, text: str) -> str:
        """Normalise an id from a request to 32 hex digits.

        Raises:
            InvalidId: The text is not a UUID.
        """
        try:
            return plain_id(text)
        except ValueError as error:
            raise InvalidId(text, status=self.quirks.bad_id_status) from error

    def fresh_id(self) -> str:
        """Create an id for a new record."""
        return self._new_id().hex

    # Users

    def user(self, *, user_id: str | None = None, username: str | None = None) -> User:
        """Find a user by id or, without an id, by name.

        Raises:
            InvalidId: The id is not a UUID.
            Refused: There is no such user.
        """
        with self.lock:
            if user_id is not None:
                found = self.users.get(self.id_of(user_id))
            else:
                found = next((user for user in self.users.values() if user.username == username), None)
            if found is None:
                raise Refused(refusals.INVALID_USER)
            return found

    def create_user(self, *, username: str, password: str | None) -> User:
        """Add an ordinary user, as a member of All Users.

        Args:
            username: An unused name.
            password: A strong password; None for a user without password login.

        Raises:
            Refused: The name is taken or empty, or the password is weak.
        """
        with self.lock:
            self._check_username(username)
            if password is not None:
                _check_password(password)
            now = self.clock()
            user = User(
                user_id=self._new_id().hex,
                username=username,
                created=now,
                password_set=None if password is None else now,
                group_ids={seeds.ALL_USERS},
            )
            self.users[user.user_id] = user
            return user

    def anonymous_user(self) -> User:
        """Add a user with a generated name, for a session without an owner."""
        return self.create_user(username=f"anon_{self._new_id().hex[:12]}", password=None)

    def update_login(self, user: User, *, username: str | None, password: str | None) -> None:
        """Change a user's name, password or both; None keeps the present one. Nothing changes on refusal.

        Raises:
            Refused: The name is taken or empty, or the password is weak.
        """
        with self.lock:
            if password is not None:
                _check_password(password)
            if username is not None and username != user.username:
                self._check_username(username, but=user)
                user.username = username
            if password is not None:
                user.password_set = self.clock()

    def delete_user(self, user: User, *, force: bool) -> list[Session]:
        """Remove a user.

        Args:
            user: The user.
            force: Whether to remove the user's sessions too.

        Returns:
            The removed sessions.

        Raises:
            Refused: The user has sessions, and `force` is not set.
        """
        with self.lock:
            owned = self.sessions_of(user.user_id)
            if owned and not force:
                raise Refused("Unable to delete user with active Kasm sessions")
            for session in owned:
                del self.sessions[session.kasm_id]
            self.logins.void_all(user.user_id)
            self.users.pop(user.user_id, None)
            return owned

    def _check_username(self, username: str, *, but: User | None = None) -> None:
        if not username.strip():
            raise Refused("Invalid username")
        if any(user.username.lower() == username.lower() for user in self.users.values() if user is not but):
            raise Refused("User already exists")

    # Groups

    def group(self, group_id: str) -> Group:
        """Find a group.

        Raises:
            InvalidId: The id is not a UUID.
            Refused: There is no such group.
        """
        with self.lock:
            found = self.groups.get(self.id_of(group_id))
            if found is None:
                raise Refused(refusals.INVALID_GROUP)
            return found

    def delete_group(self, group: Group) -> None:
        """Remove a group, and its id from users and images."""
        with self.lock:
            self.groups.pop(group.group_id, None)
            for user in self.users.values():
                user.group_ids.discard(group.group_id)
            for image in self.images.values():
                image.group_ids.discard(group.group_id)

    def groups_of(self, user_id: str) -> list[Group]:
        """List a user's groups in order of precedence."""
        with self.lock:
            user = self.users.get(user_id)
            return ranked(user.group_ids if user else (), self.groups)

    # Images

    def image(self, image_id: str) -> Image:
        """Find an image.

        Raises:
            InvalidId: The id is not a UUID.
            Refused: There is no such image.
        """
        with self.lock:
            found = self.images.get(self.id_of(image_id))
            if found is None:
                raise Refused(refusals.INVALID_IMAGE)
            return found

    # Sessions

    def request_session(self, *, user_id: str | None, image_id: str | None, sharing: bool) -> Session:
        """Start a new session.

        Args:
            user_id: The owner; None for a new anonymous user.
            image_id: The image; None for the default image of the owner's groups.
            sharing: Whether users can join it.

        Raises:
            InvalidId: An id is not a UUID.
            Refused: No such user or image, an image of another group, a disabled image, or too many sessions.
        """
        with self.lock:
            owner = None if user_id is None else self.user(user_id=user_id)
            image = self._image_for(owner, image_id)
            limit = self.quirks.session_limit
            if limit is not None and len(self.sessions) >= limit:
                raise Refused("No resources are available to create the requested Kasm")
            if owner is None:
                owner = self.anonymous_user()
            owner.last_session = self.clock()
            return self.add_session(owner.user_id, image.image_id, status="starting", sharing=sharing)

    def add_session(self, user_id: str, image_id: str, *, status: SessionStatus, sharing: bool = False) -> Session:
        """Add a session without any check."""
        with self.lock:
            now = self.clock()
            session = Session(
                kasm_id=self._new_id().hex,
                user_id=user_id,
                image_id=image_id,
                created=now,
                server_id=hyphenated(seeds.AGENT_SERVER),
                container_id=self._new_id().hex + self._new_id().hex,
                vnc_token=str(self._new_id()),
                status=status,
                share_id=self._new_id().hex if sharing else None,
                screenshot_misses=self.quirks.screenshot_misses,
            )
            self.extend(session)
            self.sessions[session.kasm_id] = session
            return session

    def extend(self, session: Session) -> None:
        """Extend a session as far as the owner's groups allow."""
        with self.lock:
            session.keepalive = self.clock()
            image, groups = self.images.get(session.image_id), self.groups_of(session.user_id)
            session.expiration = end_of(session, image, groups, session.keepalive)

    def settle(self) -> None:
        """Set every session that has started by now to running."""
        with self.lock:
            for session in self.sessions.values():
                self._settle(session)

    def session(self, kasm_id: str) -> Session:
        """Find a session, with its current status.

        Raises:
            InvalidId: The id is not a UUID.
            Refused: There is no such session.
        """
        with self.lock:
            found = self.sessions.get(self.id_of(kasm_id))
            if found is None:
                raise Refused(refusals.INVALID_KASM)
            return self._settle(found)

    def owned_session(self, kasm_id: str, user_id: str) -> Session:
        """Find a session of this owner.

        Raises:
            InvalidId: An id is not a UUID.
            Refused: There is no such session, or it has another owner.
        """
        with self.lock:
            owner = self.id_of(user_id)
            session = self.session(kasm_id)
            if session.user_id != owner:
                raise Refused(refusals.INVALID_OWNER)
            return session

    def running_session(self, kasm_id: str, user_id: str) -> Session:
        """Find a running session of this owner.

        Raises:
            InvalidId: An id is not a UUID.
            Refused: No such session, another owner, or not running.
        """
        session = self.owned_session(kasm_id, user_id)
        if session.status != "running":
            raise Refused(f"Kasm is not running, its status is {session.status}")
        return session

    def sessions_of(self, user_id: str) -> list[Session]:
        """List the sessions of one user, oldest first."""
        with self.lock:
            self.settle()
            return [session for session in self.sessions.values() if session.user_id == user_id]

    def count_poll(self, session: Session) -> int | None:
        """Count a status request of a session.

        Returns:
            The progress of its start, 0 to 99; None once it has started.
        """
        with self.lock:
            if self._settle(session).status != "starting":
                return None
            session.polls += 1
            if self._starts_after_polls is not None:
                return 100 * session.polls // (self._starts_after_polls + 1)
            return min(99, int(100 * ((self.clock() - session.created) / self._start_delay)))

    def _settle(self, session: Session) -> Session:
        if session.status == "starting":
            if self._starts_after_polls is not None:
                started = session.polls >= self._starts_after_polls
            else:
                started = self.clock() - session.created >= self._start_delay
            if started:
                session.status = "running"
        return session

    def _image_for(self, owner: User | None, image_id: str | None) -> Image:
        groups = [self.groups[seeds.ALL_USERS]] if owner is None else self.groups_of(owner.user_id)
        if image_id is None:
            defaults = [owner.attributes.default_image] if owner else []
            defaults += [group.default_image_id for group in groups]
            image_id = next((default for default in defaults if default is not None), None)
            if image_id is None:
                raise Refused("No Default Image Found")
        image = self.image(image_id)
        if not image.group_ids & {group.group_id for group in groups}:
            raise Refused("Image Not Authorized")
        if not image.enabled:
            raise Refused("Image is disabled")
        return image

    # Recordings

    def add_recording(self, kasm_id: str) -> Recording:
        """Add a recording to a session, which may have ended."""
        with self.lock:
            known = self.recordings.setdefault(self.id_of(kasm_id), [])
            known.append(seeds.recording(self.id_of(kasm_id), len(known) + 1, self.clock(), self._new_id))
            return known[-1]

    # Logins

    def opens(self, *, username: str, token: str, session: Session) -> bool:
        """Return whether these cookies open a session: the owner's name and a live token of the owner."""
        with self.lock:
            owner = self.users.get(session.user_id)
            return owner is not None and owner.username == username and self.logins.owners.get(token) == session.user_id


def _check_password(password: str) -> None:
    if not _STRONG_PASSWORD.fullmatch(password):
        raise Refused(
            "Password does not meet complexity requirements: at least 8 characters with an upper case letter, "
            "a lower case letter, a number and a special character",
        )
