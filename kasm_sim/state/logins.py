"""The logins of users, which Kasm calls session tokens: who holds one, since when, until when.

A token is a user's and good for all of their desktops. Pure like `state`, whose lock it shares.
"""

import base64
import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from kasm_sim.refusals import Refused

LIFETIME = timedelta(days=3)
"""How long a login lasts: the global setting "Session Lifetime", as seen on a live deployment."""


@dataclass(slots=True, kw_only=True)
class Login:
    """A session token: a secret.

    Attributes:
        since: When it was made or last promoted.
    """

    token: str = field(repr=False)
    user_id: str
    since: datetime

    @property
    def expires(self) -> datetime:
        """When it stops opening anything."""
        return self.since + LIFETIME


class Logins:
    """All live logins.

    Args:
        lock: Held while they change.
        clock: Tells the present time.
        new_id: Makes a fresh id each time.
        as_jwt: Tells whether new tokens are JWTs rather than UUIDs.
    """

    def __init__(
        self,
        *,
        lock: threading.RLock,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        as_jwt: Callable[[], bool],
    ) -> None:
        self._lock = lock
        self._clock = clock
        self._new_id = new_id
        self._as_jwt = as_jwt
        self._logins: dict[str, Login] = {}

    @property
    def owners(self) -> dict[str, str]:
        """Give every live token with the user it belongs to."""
        with self._lock:
            return {login.token: login.user_id for login in self._live()}

    def new(self, user_id: str) -> Login:
        """Log a user in."""
        with self._lock:
            token = str(self._new_id())
            if self._as_jwt():
                token = jwt({"user_id": user_id, "session_token_id": token})
            self._logins[token] = login = Login(token=token, user_id=user_id, since=self._clock())
            return login

    def find(self, token: str) -> Login:
        """Find a login.

        Raises:
            Refused: There is none, or it has ended.
        """
        with self._lock:
            login = next((login for login in self._live() if login.token == token), None)
            if login is None:
                raise Refused("Invalid session_token")
            return login

    def of(self, user_id: str) -> list[Login]:
        """List a user's logins, oldest first."""
        with self._lock:
            return [login for login in self._live() if login.user_id == user_id]

    def promote(self, token: str) -> Login:
        """Give a login a new start.

        Raises:
            Refused: There is none, or it has ended.
        """
        with self._lock:
            login = self.find(token)
            login.since = self._clock()
            return login

    def void(self, token: str) -> None:
        """End one login.

        Raises:
            Refused: There is none, or it has ended.
        """
        with self._lock:
            del self._logins[self.find(token).token]

    def void_all(self, user_id: str) -> None:
        """Log a user out everywhere."""
        with self._lock:
            self._logins = {token: login for token, login in self._logins.items() if login.user_id != user_id}

    def _live(self) -> list[Login]:
        now = self._clock()
        return [login for login in self._logins.values() if now < login.expires]


def jwt(claims: dict[str, str]) -> str:
    """Make what looks like a signed JWT; nobody checks the signature."""
    payload = json.dumps(claims).encode()
    parts = (json.dumps({"alg": "RS256", "typ": "JWT"}).encode(), payload, hashlib.sha512(payload).digest() * 4)
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
