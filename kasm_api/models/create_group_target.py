# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("name", "description", "priority"))


@define(kw_only=True, repr=False)
class CreateGroupTarget(_Model):
    """A new group.

    Attributes:
        name (str): Name of the group.
        description (str | None): What the group is for.
        priority (int | None): Where settings of groups differ, the lowest number decides.
    """

    name: str
    description: str | None = None
    priority: int | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"name": self.name, "description": self.description, "priority": self.priority}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.name = values["name"]
        model.description = get("description")
        model.priority = get("priority")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
