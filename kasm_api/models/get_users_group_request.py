# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members, to_json

_NAMES = frozenset(("target_group",))


@define(kw_only=True, repr=False)
class GetUsersGroupRequest(_Model):
    """The group whose users to list.

    Attributes:
        target_group (GroupReference): The group.
    """

    target_group: models.GroupReference

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"target_group": to_json(self.target_group)}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.target_group = models.GroupReference.from_dict(values["target_group"])
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
