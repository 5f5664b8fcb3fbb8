# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("attr_id", "name", "category", "value"))


@define(kw_only=True, repr=False)
class ImageAttribute(_Model):
    """An attribute of an image.

    Attributes:
        attr_id (str | None): Id of the attribute.
        name (str | None): Name.
        category (str | None): Kind, `port_map` for example.
        value (str | None): Value.
    """

    attr_id: str | None = None
    name: str | None = None
    category: str | None = None
    value: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "attr_id": self.attr_id,
            "name": self.name,
            "category": self.category,
            "value": self.value,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.attr_id = get("attr_id")
        model.name = get("name")
        model.category = get("category")
        model.value = get("value")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
