# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import each, members, to_json

_NAMES = frozenset(("kasm_id", "access", "session_permissions"))


@define(kw_only=True, repr=False)
class SetSessionPermissionsTarget(_Model):
    """What viewers of a session may do: one of `access` and `session_permissions`.

    Attributes:
        kasm_id (str): Id of the session.
        access (SessionAccess | None): What all viewers may do.
        session_permissions (list[ViewerPermissionTarget] | None): What some viewers may do.
    """

    kasm_id: str
    access: models.SessionAccess | None = None
    session_permissions: list[models.ViewerPermissionTarget] | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "access": self.access,
            "session_permissions": to_json(self.session_permissions),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.kasm_id = values["kasm_id"]
        model.access = get("access")
        value = get("session_permissions")
        model.session_permissions = None if value is None else each(models.ViewerPermissionTarget.from_dict, value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
