# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.session import Session


@define(kw_only=True)
class JoinKasmResponse:
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
    kasm: Session | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "current_time": self.current_time,
            "session_token": self.session_token,
            "user_id": self.user_id,
            "username": self.username,
            "kasm_url": self.kasm_url,
            "kasm": to_json(self.kasm),
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.session import Session

        values = members(src_dict)
        model = cls(
            current_time=values.pop("current_time", None),
            session_token=values.pop("session_token", None),
            user_id=values.pop("user_id", None),
            username=values.pop("username", None),
            kasm_url=values.pop("kasm_url", None),
            kasm=optional(Session.from_dict, values.pop("kasm", None)),
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
