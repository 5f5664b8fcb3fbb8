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
    from ..models.zone import Zone


@define(kw_only=True)
class GetZonesResponse:
    """The deployment zones.

    Attributes:
        zones (list[Zone] | None): The zones.
    """

    zones: list[Zone] | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"zones": to_json(self.zones)}
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.zone import Zone

        values = members(src_dict)
        model = cls(zones=optional(partial(each, Zone.from_dict), values.pop("zones", None)))
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
