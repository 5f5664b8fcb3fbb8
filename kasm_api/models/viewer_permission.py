# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.session_access import SessionAccess


@define(kw_only=True)
class ViewerPermission:
    """What one viewer may do.

    Attributes:
        user_id (str | None): Id of the viewer.
        access (SessionAccess | str | None): What the viewer may do.
        vnc_username (str | None): Name of the viewer within the session; may be missing.
        username (str | None): Name of the viewer; may be missing.
    """

    user_id: str | None = None
    access: SessionAccess | str | None = None
    vnc_username: str | None = None
    username: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "user_id": self.user_id,
            "access": self.access,
            "vnc_username": self.vnc_username,
            "username": self.username,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            user_id=values.pop("user_id", None),
            access=values.pop("access", None),
            vnc_username=values.pop("vnc_username", None),
            username=values.pop("username", None),
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
