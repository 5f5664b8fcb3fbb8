# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import each, members, to_json

_NAMES = frozenset(("frame", "server_side", "client_side"))


@define(kw_only=True, repr=False)
class GetKasmFrameStatsResponse(_Model):
    """How long one frame took.

    Attributes:
        frame (FrameStats | None): The frame.
        server_side (list[ServerStep] | None): Steps on the server: `Analysis`, `Screenshot`, `Encoding_total`, and
            one for each encoder.
        client_side (list[ViewerStats] | None): Viewers.
    """

    frame: models.FrameStats | None = None
    server_side: list[models.ServerStep] | None = None
    client_side: list[models.ViewerStats] | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "frame": to_json(self.frame),
            "server_side": to_json(self.server_side),
            "client_side": to_json(self.client_side),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        value = get("frame")
        model.frame = None if value is None else models.FrameStats.from_dict(value)
        value = get("server_side")
        model.server_side = None if value is None else each(models.ServerStep.from_dict, value)
        value = get("client_side")
        model.client_side = None if value is None else each(models.ViewerStats.from_dict, value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
