# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.known_operational_status import KnownOperationalStatus


@define(kw_only=True)
class RequestKasmResponse:
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
    status: KnownOperationalStatus | str | None = None
    user_id: str | None = None
    username: str | None = None
    session_token: str | None = _field(default=None, repr=_hidden)
    kasm_url: str | None = _field(default=None, repr=_hidden)
    share_id: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            kasm_id=values.pop("kasm_id"),
            status=values.pop("status", None),
            user_id=values.pop("user_id", None),
            username=values.pop("username", None),
            session_token=values.pop("session_token", None),
            kasm_url=values.pop("kasm_url", None),
            share_id=values.pop("share_id", None),
        )
        model.additional_properties = values
        return model

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
