# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import members, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.set_session_permissions_target import SetSessionPermissionsTarget


@define(kw_only=True)
class SetSessionPermissionsRequest:
    """The session and what its viewers may do.

    Attributes:
        target_session_permissions (SetSessionPermissionsTarget): The session and what its viewers may do.
    """

    target_session_permissions: SetSessionPermissionsTarget
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"target_session_permissions": to_json(self.target_session_permissions)}
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.set_session_permissions_target import SetSessionPermissionsTarget

        values = members(src_dict)
        model = cls(
            target_session_permissions=SetSessionPermissionsTarget.from_dict(values.pop("target_session_permissions"))
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
