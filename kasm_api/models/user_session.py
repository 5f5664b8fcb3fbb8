# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.session_server import SessionServer


@define(kw_only=True)
class UserSession:
    """A session as it is shown with its user.

    Attributes:
        kasm_id (str): Id of the session.
        start_date (str | None): When it was started, UTC; may be the text `None`.
        keepalive_date (str | None): When it was last kept alive, UTC; may be the text `None`.
        expiration_date (str | None): When it ends, UTC; may be the text `None`.
        server (SessionServer | None): The server that it runs on.
    """

    kasm_id: str
    start_date: str | None = None
    keepalive_date: str | None = None
    expiration_date: str | None = None
    server: SessionServer | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "start_date": self.start_date,
            "keepalive_date": self.keepalive_date,
            "expiration_date": self.expiration_date,
            "server": to_json(self.server),
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.session_server import SessionServer

        values = members(src_dict)
        model = cls(
            kasm_id=values.pop("kasm_id"),
            start_date=values.pop("start_date", None),
            keepalive_date=values.pop("keepalive_date", None),
            expiration_date=values.pop("expiration_date", None),
            server=optional(SessionServer.from_dict, values.pop("server", None)),
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
