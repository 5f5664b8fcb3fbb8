# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("registry", "channel", "override_schema"))


@define(kw_only=True, repr=False)
class CreateRegistryRequest(_Model):
    """The registry to add.

    Attributes:
        registry (str): Address of the registry.
        channel (str | None): Channel of the registry.
        override_schema (bool | None): Sent by one client, which does not say what it means.
    """

    registry: str
    channel: str | None = None
    override_schema: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "registry": self.registry,
            "channel": self.channel,
            "override_schema": self.override_schema,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.registry = values["registry"]
        model.channel = get("channel")
        model.override_schema = get("override_schema")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
