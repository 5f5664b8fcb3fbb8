# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("kasm_id", "user_id", "connection_type"))


@define(kw_only=True, repr=False)
class GetRdpClientConnectionInfoRequest(_Model):
    """The session and the form of the answer.

    Attributes:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        connection_type (RdpConnectionType): The form of the answer.
    """

    kasm_id: str
    user_id: str
    connection_type: models.RdpConnectionType

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "user_id": self.user_id,
            "connection_type": self.connection_type,
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
        model.user_id = values["user_id"]
        model.connection_type = values["connection_type"]
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
