# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("resx", "resy", "changed", "server_time"))


@define(kw_only=True, repr=False)
class FrameStats(_Model):
    """The frame that was measured.

    Attributes:
        resx (int | None): Width of the screen in pixels.
        resy (int | None): Height of the screen in pixels.
        changed (int | None): Part of the screen that changed in percent.
        server_time (int | None): Time on the server in milliseconds.
    """

    resx: int | None = None
    resy: int | None = None
    changed: int | None = None
    server_time: int | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "resx": self.resx,
            "resy": self.resy,
            "changed": self.changed,
            "server_time": self.server_time,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.resx = get("resx")
        model.resy = get("resy")
        model.changed = get("changed")
        model.server_time = get("server_time")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
