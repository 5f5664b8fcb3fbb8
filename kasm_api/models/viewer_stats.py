# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import each, members, to_json

_NAMES = frozenset(("client", "client_time", "ping", "processes"))


@define(kw_only=True, repr=False)
class ViewerStats(_Model):
    """One viewer.

    Attributes:
        client (str | None): Id of the viewer.
        client_time (int | None): Time on the viewer's side in milliseconds.
        ping (int | None): Round trip in milliseconds.
        processes (list[ViewerStep] | None): Steps on the viewer's side.
    """

    client: str | None = None
    client_time: int | None = None
    ping: int | None = None
    processes: list[models.ViewerStep] | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "client": self.client,
            "client_time": self.client_time,
            "ping": self.ping,
            "processes": to_json(self.processes),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.client = get("client")
        model.client_time = get("client_time")
        model.ping = get("ping")
        value = get("processes")
        model.processes = None if value is None else each(models.ViewerStep.from_dict, value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
