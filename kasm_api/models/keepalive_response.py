# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("usage_reached",))


@define(kw_only=True, repr=False)
class KeepaliveResponse(_Model):
    """Whether the session was kept.

    Attributes:
        usage_reached (bool | None): True if the user's quota is used up and the session was not kept.
    """

    usage_reached: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"usage_reached": self.usage_reached}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.usage_reached = get("usage_reached")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
