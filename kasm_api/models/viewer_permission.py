# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("user_id", "access", "vnc_username", "username"))


@define(kw_only=True, repr=False)
class ViewerPermission(_Model):
    """What one viewer may do.

    Attributes:
        user_id (str | None): Id of the viewer.
        access (SessionAccess | str | None): What the viewer may do.
        vnc_username (str | None): Name of the viewer within the session; may be missing.
        username (str | None): Name of the viewer; may be missing.
    """

    user_id: str | None = None
    access: models.SessionAccess | str | None = None
    vnc_username: str | None = None
    username: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "user_id": self.user_id,
            "access": self.access,
            "vnc_username": self.vnc_username,
            "username": self.username,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.user_id = get("user_id")
        model.access = get("access")
        model.vnc_username = get("vnc_username")
        model.username = get("username")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
