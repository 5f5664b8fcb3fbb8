# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members, to_json

_NAMES = frozenset(("session_token",))


@define(kw_only=True, repr=False)
class UpdateSessionTokenResponse(_Model):
    """The login after it was renewed.

    Attributes:
        session_token (SessionToken | None): The login.
    """

    session_token: models.SessionToken | None = _field(default=None, repr=_hidden)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"session_token": to_json(self.session_token)}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        value = get("session_token")
        model.session_token = None if value is None else models.SessionToken.from_dict(value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
