# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("image_id", "name", "friendly_name", "image_src"))


@define(kw_only=True, repr=False)
class SessionImage(_Model):
    """The image of a session.

    Attributes:
        image_id (str | None): Id of the image.
        name (str | None): Docker reference.
        friendly_name (str | None): Title that people see.
        image_src (str | None): Path or address of a small picture.
    """

    image_id: str | None = None
    name: str | None = None
    friendly_name: str | None = None
    image_src: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "image_id": self.image_id,
            "name": self.name,
            "friendly_name": self.friendly_name,
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
        model.image_id = get("image_id")
        model.name = get("name")
        model.friendly_name = get("friendly_name")
        model.image_src = get("image_src")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
