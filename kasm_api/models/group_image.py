# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(
    ("group_image_id", "group_id", "group_name", "image_id", "image_name", "image_friendly_name", "image_src")
)


@define(kw_only=True, repr=False)
class GroupImage(_Model):
    """An image that a group carries.

    Attributes:
        group_image_id (str | None): Id of the relation.
        group_id (str | None): Id of the group.
        group_name (str | None): Name of the group.
        image_id (str | None): Id of the image.
        image_name (str | None): Docker reference.
        image_friendly_name (str | None): Title that people see.
        image_src (str | None): Path or address of a small picture.
    """

    group_image_id: str | None = None
    group_id: str | None = None
    group_name: str | None = None
    image_id: str | None = None
    image_name: str | None = None
    image_friendly_name: str | None = None
    image_src: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "group_image_id": self.group_image_id,
            "group_id": self.group_id,
            "group_name": self.group_name,
            "image_id": self.image_id,
            "image_name": self.image_name,
            "image_friendly_name": self.image_friendly_name,
            "image_src": self.image_src,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.group_image_id = get("group_image_id")
        model.group_id = get("group_id")
        model.group_name = get("group_name")
        model.image_id = get("image_id")
        model.image_name = get("image_name")
        model.image_friendly_name = get("image_friendly_name")
        model.image_src = get("image_src")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
