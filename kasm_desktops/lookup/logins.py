"""Owners, states and login tokens of sessions.

Tokens are kept in memory only. Any status call, of any client, may invalidate a token, so a refused one is renewed. It
uses `gateway`; `exec` and `desktops` use it.
"""

import re
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager

import anyio
from attrs import define, field, frozen

from kasm_api.api import sessions
from kasm_api.models import GetKasmStatusRequest, GetUserKasmsRequest, RequestKasmResponse, Session
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import (
    DesktopsError,
    KasmSaidNo,
    NotFound,
    OddAnswer,
    Refused,
    Remedy,
    Unauthenticated,
    Unavailable,
    plain,
    quoted,
)
from kasm_desktops.lookup.listing import GET_KASMS, Listing
from kasm_desktops.progress import Progress, silence
from kasm_desktops.values import bare_id, hyphenated_id, same_id

_PROXY_PATH = re.compile(r"/?desktop/([A-Za-z0-9-]+)/vnc/?")
_LOGIN_LINK = re.compile(r"#/connect/kasm/[^/?]+/[^/?]+/([^/?]+)")
_NOT_COMING_UP = frozenset(
    {"paused", "pausing", "stopped", "stopping", "deleting", "destroying", "deleted", "failed", "error"}
)
_SOUNDS_ABSENT = re.compile(r"(?i)not found|no such|does not exist|invalid|unknown|could not find|unable to find")
LONGEST_START_S = 180.0
"""Default time limit for a start; pulling an image takes minutes."""


@frozen
class Served:
    """The folder of a session that its file server serves.

    Attributes:
        folder: Its path in the session.
        door: Its path below the session's address.
    """

    folder: str
    door: str


@define
class Login:
    """Owner and proxy login of one session.

    Attributes:
        kasm_id: In the caller's spelling.
        owner_id: The session's user, required in every call about it.
        username: The owner's name, a cookie of the proxy.
        token: A login token of the owner; None when Kasm has given none.
        proxy_id: The id as the proxy's paths spell it.
        seen_running: Whether Kasm has reported the session as running.
        served: The served folder, as the first result reported it; None while it is unknown.
    """

    kasm_id: str
    owner_id: str
    username: str | None = None
    token: str | None = field(default=None, repr=False)
    proxy_id: str = ""
    seen_running: bool = False
    served: Served | None = None


@frozen
class Status:
    """The status of a session at one moment.

    Attributes:
        state: Kasm's word, such as `running`.
        session: The session object; None while Kasm gives none.
        progress: Percent of the start; None when unknown.
        message: Kasm's description of the current step; None for none.
        kasm_url: Kasm's login link, a secret; None when not given.
    """

    state: str
    session: Session | None
    progress: int | None
    message: str | None
    kasm_url: str | None = field(repr=False)


class Logins:
    """Owners and logins of the sessions of one user, or of all.

    Args:
        gateway: Makes the calls.
        user_id: The default owner.
        all_users: Whether sessions of other users are allowed.
    """

    def __init__(self, gateway: Gateway, user_id: str, *, all_users: bool) -> None:
        self._gateway = gateway
        self._user_id = user_id
        self._all_users = all_users
        self._logins: dict[str, Login] = {}
        self._newest_tokens: dict[str, str] = {}
        self._refreshing = anyio.Lock()

    def remember(self, created: RequestKasmResponse, user_id: str | None = None) -> None:
        """Store the login of a new session.

        Args:
            created: The answer to `request_kasm`.
            user_id: The requested owner; None for the default one.
        """
        login = Login(
            created.kasm_id,
            created.user_id or user_id or self._user_id,
            username=created.username,
            proxy_id=hyphenated_id(created.kasm_id),
        )
        self._logins[bare_id(created.kasm_id)] = login
        self._keep_token(login, created.session_token or _token_in(created.kasm_url))

    def introduce(self, kasm_id: str, owner_id: str) -> None:
        """Store a session's owner, which saves a look-up; ignore other users unless they are allowed."""
        if not self._all_users and not same_id(owner_id, self._user_id):
            return
        known = self._logins.get(bare_id(kasm_id))
        if known is None or not same_id(known.owner_id, owner_id):
            self._logins[bare_id(kasm_id)] = Login(kasm_id, owner_id, proxy_id=hyphenated_id(kasm_id))

    def forget(self, kasm_id: str) -> None:
        """Drop the login of a session that is gone or has changed its state."""
        self._logins.pop(bare_id(kasm_id), None)

    def served(self, kasm_id: str) -> Served | None:
        """Return the folder that a session serves; None while it is unknown. Makes no request."""
        login = self._logins.get(bare_id(kasm_id))
        return login.served if login else None

    async def owner_of(self, kasm_id: str) -> str:
        """Return the user id to send with calls about a session.

        Makes no request, except one `get_kasms` for an unknown session where all users' sessions are allowed.

        Raises:
            NotFound: `get_kasms` does not list the session.
            DesktopsError: From the call.
        """
        login = self._logins.get(bare_id(kasm_id))
        if login is not None:
            return login.owner_id
        if not self._all_users:
            return self._user_id
        listed = (await self.listing()).find(kasm_id)
        if listed is None:
            raise _no_such_session(kasm_id)
        return listed.user_id or self._user_id

    async def check_owner(self, kasm_id: str) -> None:
        """Refuse a session of another user, unless all users' sessions are allowed: one `get_kasms`.

        Kasm lists only sessions that exist; for one that has ended, the owner is unknown.

        Raises:
            Refused: It belongs to another user.
            DesktopsError: From the call.
        """
        if self._all_users:
            return
        listed = (await self.listing()).find(kasm_id)
        if listed is not None and listed.user_id and not same_id(listed.user_id, self._user_id):
            raise another_users(kasm_id)

    async def listing(self) -> Listing:
        """Return the sessions of all users, the paused and stopped ones included: one `get_kasms`.

        Raises:
            DesktopsError: From the call.
        """
        return Listing((await self._gateway.read(GET_KASMS)).get("kasms"))

    async def of_users(self, user_ids: Collection[str]) -> Sequence[Session]:
        """Return the sessions of some users.

        One `get_kasms`; where the key may not list all, one `get_user_kasms` for each user, which few releases have.

        Args:
            user_ids: In either spelling.

        Raises:
            Unauthenticated: The key may not list sessions, and this Kasm has no other call.
            DesktopsError: From the calls.
        """
        try:
            return (await self.listing()).of_users(user_ids)
        except Unauthenticated as refusal:
            return [found for user_id in user_ids for found in await self._of_user(user_id, refusal)]

    async def _of_user(self, user_id: str, refusal: Unauthenticated) -> list[Session]:
        try:
            answer = await self._gateway.read(sessions.get_user_kasms, GetUserKasmsRequest(user_id=user_id))
        except OddAnswer:
            raise refusal from None  # this release has no such call, so report the missing permission
        for found in answer.kasms or []:
            found.user_id = found.user_id or user_id
        return answer.kasms or []

    async def status(self, kasm_id: str, *, skip_agent_check: bool | None = None) -> Status:
        """Get a session's status, and a new token with it: one `get_kasm_status`.

        Args:
            kasm_id: In either spelling.
            skip_agent_check: True reads Kasm's database only, which is faster; None leaves it to Kasm.

        Raises:
            NotFound: No such session.
            Refused: It does not belong to the given user, or to the only one allowed.
            DesktopsError: From the call.
        """
        owner_id = await self.owner_of(kasm_id)
        request = GetKasmStatusRequest(kasm_id=kasm_id, user_id=owner_id, skip_agent_check=skip_agent_check)
        async with self.explained(kasm_id):
            answer = await self._gateway.read(sessions.get_kasm_status, request)
        session = answer.kasm
        state = answer.operational_status or (session.operational_status if session else None)
        if state is None:
            raise OddAnswer("Kasm's answer to get_kasm_status contains no state.", status_code=200)
        if session and session.user_id and not same_id(session.user_id, owner_id):
            raise another_users(kasm_id)
        self._learn(kasm_id, owner_id, state, session, answer.kasm_url)
        return Status(
            state,
            session,
            answer.operational_progress if session is None else session.operational_progress,
            plain(
                answer.operational_message or answer.error_message or (session.operational_message if session else None)
            )
            or None,
            answer.kasm_url,
        )

    async def running(self, kasm_id: str, progress: Progress = silence) -> Login:
        """Return the login of a running session; wait for a starting one.

        Makes no request for a session known to run; else one `get_kasm_status` or, while it starts, several.

        Raises:
            Unavailable: It neither runs nor starts, or did not start in time.
            DesktopsError: As for `status`.
        """
        login = self._logins.get(bare_id(kasm_id))
        if login is None or not login.seen_running or login.token is None:
            await self.wait_until(kasm_id, "running", progress)
            login = self._logins[bare_id(kasm_id)]
        return login

    async def wait_until(
        self, kasm_id: str, wanted: str, progress: Progress = silence, *, within_s: float = LONGEST_START_S
    ) -> Status:
        """Poll a session's status until it has the wanted state or cannot reach it.

        Args:
            kasm_id: In either spelling.
            wanted: Kasm's word for the state, such as `running`.
            progress: Receives a report before each wait.
            within_s: Time limit in seconds.

        Raises:
            Unavailable: Time limit reached, or the session will not start in its state.
            DesktopsError: As for `status`.
        """
        deadline = anyio.current_time() + within_s
        pause = 0.5
        while True:
            status = await self.status(kasm_id)
            if status.state == wanted:
                return status
            if wanted == "running" and status.state in _NOT_COMING_UP:
                remedy = Remedy.RESUME if status.state in ("paused", "stopped") else None
                raise Unavailable(f"Session {kasm_id} is {status.state}, not {wanted}.", remedy=remedy)
            if anyio.current_time() + pause > deadline:
                raise Unavailable(f"Session {kasm_id} is still {status.state}, not {wanted}. Check again later.")
            percent = "" if status.progress is None else f" ({status.progress} %)"
            await progress(f"{status.message or f'session is {status.state}'}{percent}")
            await anyio.sleep(pause)
            pause = min(pause * 1.5, 5.0)

    async def refresh(self, login: Login, refused_token: str) -> None:
        """Replace a refused token: at most one `get_kasm_status` for concurrent calls.

        A token is a login of the user, so one from another session of the same user is tried first: a status call
        would invalidate that one, and two sessions of one user would keep invalidating each other's token. The token
        stays as it was when Kasm gives no other.

        Raises:
            DesktopsError: As for `status`.
        """
        async with self._refreshing:
            if login.token != refused_token:
                return
            newest = self._newest_tokens.get(bare_id(login.owner_id), refused_token)
            if newest != refused_token:
                login.token = newest
                return
            await self.status(login.kasm_id, skip_agent_check=True)
            renewed = self._logins[bare_id(login.kasm_id)]
            login.token, login.username = renewed.token, renewed.username
            self._logins[bare_id(login.kasm_id)] = login

    @asynccontextmanager
    async def explained(self, kasm_id: str) -> AsyncIterator[None]:
        """Map a refusal inside the block to its cause: no such session, another user's, or Kasm's own reason.

        Costs one `get_kasms`, only after a refusal.

        Raises:
            NotFound: No such session.
            Refused: It belongs to another user.
            KasmSaidNo: Any other refusal.
        """
        try:
            yield
        except KasmSaidNo as error:
            raise await self._explained(kasm_id, error) from error

    async def _explained(self, kasm_id: str, error: KasmSaidNo) -> DesktopsError:
        try:
            listed = (await self.listing()).find(kasm_id)
        except DesktopsError:
            # Without the permission to list, only Kasm's words are left.
            return _no_such_session(kasm_id, error.said) if _SOUNDS_ABSENT.search(error.said) else error
        if listed is None:
            self.forget(kasm_id)
            return _no_such_session(kasm_id, error.said)
        login = self._logins.get(bare_id(kasm_id))
        named = login.owner_id if login else None if self._all_users else self._user_id
        if named and listed.user_id and not same_id(listed.user_id, named):
            return another_users(kasm_id)
        return error

    def _learn(self, kasm_id: str, owner_id: str, state: str, session: Session | None, kasm_url: str | None) -> None:
        login = self._logins.setdefault(bare_id(kasm_id), Login(kasm_id, owner_id, proxy_id=hyphenated_id(kasm_id)))
        login.seen_running = state == "running"
        self._keep_token(login, _token_in(kasm_url))
        if session is None:
            return
        login.username = session.username or (session.user.username if session.user else None) or login.username
        entry = session.port_map.get("vnc") if session.port_map else None
        path = _PROXY_PATH.fullmatch(entry.path) if entry and entry.path else None
        if path:
            login.proxy_id = path[1]

    def _keep_token(self, login: Login, token: str | None) -> None:
        if token is not None:
            login.token = self._newest_tokens[bare_id(login.owner_id)] = token


def _token_in(kasm_url: str | None) -> str | None:
    link = _LOGIN_LINK.search(kasm_url or "")
    return link[1] if link else None


def _no_such_session(kasm_id: str, said: str = "") -> NotFound:
    words = f" Kasm said {quoted(said)}." if said else ""
    return NotFound(f"There is no session {kasm_id}.{words}", remedy=Remedy.LIST_SESSIONS)


def another_users(kasm_id: str) -> Refused:
    """Return the error for a session of another user."""
    return Refused(
        f"Session {kasm_id} belongs to another user.", rule="another_users_session", remedy=Remedy.NAME_THE_OWNER
    )
