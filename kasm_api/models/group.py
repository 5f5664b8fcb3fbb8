# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("group_id", "name", "description", "priority", "is_system", "group_metadata", "group_mappings"))


@define(kw_only=True, repr=False)
class Group(_Model):
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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.group_id = values["group_id"]
        model.name = get("name")
        model.description = get("description")
        model.priority = get("priority")
        model.is_system = get("is_system")
        model.group_metadata = get("group_metadata")
        model.group_mappings = get("group_mappings")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
