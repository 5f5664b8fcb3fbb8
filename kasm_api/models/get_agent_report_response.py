# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import each, members, to_json

if TYPE_CHECKING:
    from ..models.json_object import JsonObject

_NAMES = frozenset(("agents",))


@cache
def _models() -> tuple[type[JsonObject],]:
    """Import the models of this one's members, when the first answer is decoded."""
    from ..models.json_object import JsonObject

    return (JsonObject,)


@define(kw_only=True, repr=False)
class GetAgentReportResponse(_Model):
    """A report about the agents.

    Attributes:
        agents (list[JsonObject] | None): What each agent does.
    """

    agents: list[JsonObject] | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"agents": to_json(self.agents)}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        (JsonObject,) = _models()
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        value = get("agents")
        model.agents = None if value is None else each(JsonObject.from_dict, value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
