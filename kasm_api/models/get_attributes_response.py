# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members, to_json

_NAMES = frozenset(("user_attributes",))


@define(kw_only=True, repr=False)
class GetAttributesResponse(_Model):
    """Preferences of a user.

    Attributes:
        user_attributes (UserAttributes | None): The preferences.
    """

    user_attributes: models.UserAttributes | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"user_attributes": to_json(self.user_attributes)}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        value = get("user_attributes")
        model.user_attributes = None if value is None else models.UserAttributes.from_dict(value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
