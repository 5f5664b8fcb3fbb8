# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("kasm_id", "user_id", "skip_agent_check"))


@define(kw_only=True, repr=False)
class GetKasmStatusRequest(_Model):
    """The session to ask for.

    Attributes:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        skip_agent_check (bool | None): True takes the word of the database instead of asking the agent, which is
            faster. False if left out.
    """

    kasm_id: str
    user_id: str
    skip_agent_check: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "user_id": self.user_id,
            "skip_agent_check": self.skip_agent_check,
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
        model.skip_agent_check = get("skip_agent_check")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
