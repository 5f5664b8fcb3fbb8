# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members, to_json

_NAMES = frozenset(("kasm_id", "user_id", "exec_config"))


@define(kw_only=True, repr=False)
class ExecCommandKasmRequest(_Model):
    """The session and the command to run in it.

    Attributes:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        exec_config (ExecConfig): The command.
    """

    kasm_id: str
    user_id: str
    exec_config: models.ExecConfig

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "user_id": self.user_id,
            "exec_config": to_json(self.exec_config),
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
        model.exec_config = models.ExecConfig.from_dict(values["exec_config"])
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
