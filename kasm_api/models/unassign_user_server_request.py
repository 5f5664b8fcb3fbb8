# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members, to_json

_NAMES = frozenset(("target_user", "target_server"))


@define(kw_only=True, repr=False)
class UnassignUserServerRequest(_Model):
    """The user and the server.

    Attributes:
        target_user (UserReference): The user.
        target_server (ServerReference): The server.
    """

    target_user: models.UserReference
    target_server: models.ServerReference

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "target_user": to_json(self.target_user),
            "target_server": to_json(self.target_server),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.target_user = models.UserReference.from_dict(values["target_user"])
        model.target_server = models.ServerReference.from_dict(values["target_server"])
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
