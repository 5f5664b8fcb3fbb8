# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members

_NAMES = frozenset(("session_token",))


@define(kw_only=True, repr=False)
class SessionTokenReference(_Model):
    """One login, by its token.

    Attributes:
        session_token (str): The token.
    """

    session_token: str = _field(repr=_hidden)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"session_token": self.session_token}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.session_token = values["session_token"]
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
