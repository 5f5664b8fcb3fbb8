# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members, utc

_NAMES = frozenset(("session_token", "session_token_date", "expires_at", "session_jwt"))


@define(kw_only=True, repr=False)
class SessionToken(_Model):
    """A login of a user.

    Attributes:
        session_token (str | None): The token.
        session_token_date (str | None): When it was made or renewed, UTC; may be the text `None`.
        expires_at (str | None): When it expires: the date and the global setting Session Lifetime; may be the text
            `None`.
        session_jwt (str | None): The login as a JSON Web Token; may be missing.
    """

    session_token: str | None = _field(default=None, repr=_hidden)
    session_token_date: str | None = None
    expires_at: str | None = None
    session_jwt: str | None = _field(default=None, repr=_hidden)

    @property
    def session_token_date_utc(self) -> datetime | None:
        """`session_token_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("session_token_date", self.session_token_date)

    @property
    def expires_at_utc(self) -> datetime | None:
        """`expires_at` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("expires_at", self.expires_at)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "session_token": self.session_token,
            "session_token_date": self.session_token_date,
            "expires_at": self.expires_at,
            "session_jwt": self.session_jwt,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.session_token = get("session_token")
        model.session_token_date = get("session_token_date")
        model.expires_at = get("expires_at")
        model.session_jwt = get("session_jwt")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
