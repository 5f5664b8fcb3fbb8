# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members, to_json, utc

_NAMES = frozenset(("kasm", "current_time"))


@define(kw_only=True, repr=False)
class ExecCommandKasmResponse(_Model):
    """That the command was sent, and nothing about what became of it.

    Attributes:
        kasm (Session | None): The session.
        current_time (str | None): The server's clock.
    """

    kasm: models.Session | None = None
    current_time: str | None = None

    @property
    def current_time_utc(self) -> datetime | None:
        """`current_time` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("current_time", self.current_time)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"kasm": to_json(self.kasm), "current_time": self.current_time}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        value = get("kasm")
        model.kasm = None if value is None else models.Session.from_dict(value)
        model.current_time = get("current_time")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
