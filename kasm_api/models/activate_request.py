# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class ActivateRequest:
    """The key to activate.

    Attributes:
        activation_key (str): The activation key.
        seats (int | None): Seats to take; all that are available if left out.
        issued_to (str | None): Name of the organization.
    """

    activation_key: str = _field(repr=_hidden)
    seats: int | None = None
    issued_to: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "activation_key": self.activation_key,
            "seats": self.seats,
            "issued_to": self.issued_to,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            activation_key=values.pop("activation_key"),
            seats=values.pop("seats", None),
            issued_to=values.pop("issued_to", None),
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
