# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members, to_json, utc

_NAMES = frozenset(("current_time", "session_token", "user_id", "username", "kasm_url", "kasm"))


@define(kw_only=True, repr=False)
class JoinKasmResponse(_Model):
    """A shared session, for a viewer.

    Attributes:
        current_time (str | None): The server's clock.
        session_token (str | None): A login of the viewer.
        user_id (str | None): Id of the viewer.
        username (str | None): Name of the viewer.
        kasm_url (str | None): Address to open, relative to the server; holds the token. May be missing.
        kasm (Session | None): Parts of the session.
    """

    current_time: str | None = None
    session_token: str | None = _field(default=None, repr=_hidden)
    user_id: str | None = None
    username: str | None = None
    kasm_url: str | None = _field(default=None, repr=_hidden)
    kasm: models.Session | None = None

    @property
    def current_time_utc(self) -> datetime | None:
        """`current_time` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("current_time", self.current_time)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "current_time": self.current_time,
            "session_token": self.session_token,
            "user_id": self.user_id,
            "username": self.username,
            "kasm_url": self.kasm_url,
            "kasm": to_json(self.kasm),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.current_time = get("current_time")
        model.session_token = get("session_token")
        model.user_id = get("user_id")
        model.username = get("username")
        model.kasm_url = get("kasm_url")
        value = get("kasm")
        model.kasm = None if value is None else models.Session.from_dict(value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
