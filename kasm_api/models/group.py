# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class Group:
    """A group of users.

    Attributes:
        group_id (str): Id of the group.
        name (str | None): Name of the group.
        description (str | None): What the group is for.
        priority (int | None): Where settings of groups differ, the lowest number decides.
        is_system (bool | None): Whether it is built in: All Users or Administrators.
        group_metadata (list[Any] | None): About the group, in a shape of Kasm's own.
        group_mappings (list[Any] | None): How logins from elsewhere get into the group, in a shape of Kasm's own.
    """

    group_id: str
    name: str | None = None
    description: str | None = None
    priority: int | None = None
    is_system: bool | None = None
    group_metadata: list[Any] | None = None
    group_mappings: list[Any] | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "group_id": self.group_id,
            "name": self.name,
            "description": self.description,
            "priority": self.priority,
            "is_system": self.is_system,
            "group_metadata": self.group_metadata,
            "group_mappings": self.group_mappings,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            group_id=values.pop("group_id"),
            name=values.pop("name", None),
            description=values.pop("description", None),
            priority=values.pop("priority", None),
            is_system=values.pop("is_system", None),
            group_metadata=values.pop("group_metadata", None),
            group_mappings=values.pop("group_mappings", None),
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
