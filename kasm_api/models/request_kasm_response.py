# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members

_NAMES = frozenset(("kasm_id", "status", "user_id", "username", "session_token", "kasm_url", "share_id"))


@define(kw_only=True, repr=False)
class RequestKasmResponse(_Model):
    """The session that was started.

    Attributes:
        kasm_id (str): Id of the session.
        status (KnownOperationalStatus | str | None): State of the session, `starting`.
        user_id (str | None): Id of the owner; of the anonymous user if none was given.
        username (str | None): Name of the owner.
        session_token (str | None): A login of the owner, good for all their sessions. Text of any length: a UUID or
            a JSON Web Token.
        kasm_url (str | None): Address to open, relative to the server; holds the token.
        share_id (str | None): Id to join the session by, null without sharing.
    """

    kasm_id: str
    status: models.KnownOperationalStatus | str | None = None
    user_id: str | None = None
    username: str | None = None
    session_token: str | None = _field(default=None, repr=_hidden)
    kasm_url: str | None = _field(default=None, repr=_hidden)
    share_id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "status": self.status,
            "user_id": self.user_id,
            "username": self.username,
            "session_token": self.session_token,
            "kasm_url": self.kasm_url,
            "share_id": self.share_id,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.kasm_id = values["kasm_id"]
        model.status = get("status")
        model.user_id = get("user_id")
        model.username = get("username")
        model.session_token = get("session_token")
        model.kasm_url = get("kasm_url")
        model.share_id = get("share_id")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
