# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("name", "delta", "resolution"))


@define(kw_only=True, repr=False)
class GetReportRequest(_Model):
    """The figures to get.

    Attributes:
        name (str): Name of the series.
        delta (int | str | None): How far to look back, in a unit of Kasm's own.
        resolution (int | str | None): Width of a step, in a unit of Kasm's own.
    """

    name: str
    delta: int | str | None = None
    resolution: int | str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"name": self.name, "delta": self.delta, "resolution": self.resolution}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.name = values["name"]
        model.delta = get("delta")
        model.resolution = get("resolution")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
