# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("error_message",))


@define(kw_only=True, repr=False)
class ErrorMessage(_Model):
    """A refusal. Kasm sends it with HTTP 200 as well as with errors.

    Attributes:
        error_message (str): Why Kasm refused.
    """

    error_message: str

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"error_message": self.error_message}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.error_message = values["error_message"]
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
