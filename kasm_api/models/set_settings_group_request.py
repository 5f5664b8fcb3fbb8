# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members, to_json

if TYPE_CHECKING:
    from ..models.group_reference import GroupReference
    from ..models.json_object import JsonObject

_NAMES = frozenset(("target_group", "target_setting"))


@cache
def _models() -> tuple[type[GroupReference], type[JsonObject]]:
    """Import the models of this one's members, when the first answer is decoded."""
    from ..models.group_reference import GroupReference
    from ..models.json_object import JsonObject

    return GroupReference, JsonObject


@define(kw_only=True, repr=False)
class SetSettingsGroupRequest(_Model):
    """The group and the setting.

    Attributes:
        target_group (GroupReference): The group.
        target_setting (JsonObject): The setting, in a shape of Kasm's own.
    """

    target_group: GroupReference
    target_setting: JsonObject

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "target_group": to_json(self.target_group),
            "target_setting": to_json(self.target_setting),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        GroupReference, JsonObject = _models()
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.target_group = GroupReference.from_dict(values["target_group"])
        model.target_setting = JsonObject.from_dict(values["target_setting"])
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
