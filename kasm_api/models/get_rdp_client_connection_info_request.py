# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.rdp_connection_type import RdpConnectionType


@define(kw_only=True)
class GetRdpClientConnectionInfoRequest:
    """The session and the form of the answer.

    Attributes:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        connection_type (RdpConnectionType): The form of the answer.
    """

    kasm_id: str
    user_id: str
    connection_type: RdpConnectionType
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "user_id": self.user_id,
            "connection_type": self.connection_type,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            kasm_id=values.pop("kasm_id"), user_id=values.pop("user_id"), connection_type=values.pop("connection_type")
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
