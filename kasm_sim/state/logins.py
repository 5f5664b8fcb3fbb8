"""Keep the logins of users, which Kasm calls session tokens.

A token belongs to a user and opens all of that user's sessions. Pure like `state`, whose lock it shares.
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
"""Lifetime of a login: the global setting "Session Lifetime", as seen on a live deployment."""


@dataclass(slots=True, kw_only=True)
class Login:
    """One login.

    Attributes:
        token: The session token: a secret.
        since: When it was created or last promoted.
    """

    token: str = field(repr=False)
    user_id: str
    since: datetime

    @property
    def expires(self) -> datetime:
        """When the token expires."""
        return self.since + LIFETIME


class Logins:
    """Hold the live logins.

    Args:
        lock: Held while they change.
        clock: Returns the present time.
        new_id: Returns a new id on each call.
        as_jwt: Returns whether new tokens are JWTs rather than UUIDs.
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
        """User ids by live token."""
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
            Refused: The token is unknown or expired.
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
        """Restart the lifetime of a login.

        Raises:
            Refused: The token is unknown or expired.
        """
        with self._lock:
            login = self.find(token)
            login.since = self._clock()
            return login

    def void(self, token: str) -> None:
        """End one login.

        Raises:
            Refused: The token is unknown or expired.
        """
        with self._lock:
            del self._logins[self.find(token).token]

    def void_all(self, user_id: str) -> None:
        """End all logins of a user."""
        with self._lock:
            self._logins = {token: login for token, login in self._logins.items() if login.user_id != user_id}

    def _live(self) -> list[Login]:
        now = self._clock()
        return [login for login in self._logins.values() if now < login.expires]


def jwt(claims: dict[str, str]) -> str:
    """Build a token in the form of a signed JWT; its signature is not valid."""
    payload = json.dumps(claims).encode()
    parts = (json.dumps({"alg": "RS256", "typ": "JWT"}).encode(), payload, hashlib.sha512(payload).digest() * 4)
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
