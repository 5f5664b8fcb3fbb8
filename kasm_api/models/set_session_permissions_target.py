# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import each, members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.session_access import SessionAccess
    from ..models.viewer_permission_target import ViewerPermissionTarget


@define(kw_only=True)
class SetSessionPermissionsTarget:
    """What viewers of a session may do: one of `access` and `session_permissions`.

    Attributes:
        kasm_id (str): Id of the session.
        access (SessionAccess | None): What all viewers may do.
        session_permissions (list[ViewerPermissionTarget] | None): What some viewers may do.
    """

    kasm_id: str
    access: SessionAccess | None = None
    session_permissions: list[ViewerPermissionTarget] | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "access": self.access,
            "session_permissions": to_json(self.session_permissions),
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.viewer_permission_target import ViewerPermissionTarget

        values = members(src_dict)
        model = cls(
            kasm_id=values.pop("kasm_id"),
            access=values.pop("access", None),
            session_permissions=optional(
                partial(each, ViewerPermissionTarget.from_dict), values.pop("session_permissions", None)
            ),
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
