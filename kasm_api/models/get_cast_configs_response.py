# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import each, members, to_json

_NAMES = frozenset(("cast_configs",))


@define(kw_only=True, repr=False)
class GetCastConfigsResponse(_Model):
    """All casting configurations.

    Attributes:
        cast_configs (list[CastConfig] | None): The configurations.
    """

    cast_configs: list[models.CastConfig] | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"cast_configs": to_json(self.cast_configs)}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        value = get("cast_configs")
        model.cast_configs = None if value is None else each(models.CastConfig.from_dict, value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
