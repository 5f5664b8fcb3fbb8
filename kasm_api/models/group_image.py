# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class GroupImage:
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
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            group_image_id=values.pop("group_image_id", None),
            group_id=values.pop("group_id", None),
            group_name=values.pop("group_name", None),
            image_id=values.pop("image_id", None),
            image_name=values.pop("image_name", None),
            image_friendly_name=values.pop("image_friendly_name", None),
            image_src=values.pop("image_src", None),
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
