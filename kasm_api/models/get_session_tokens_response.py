# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import each, members, to_json
from ..types import hidden as _hidden

_NAMES = frozenset(("session_tokens",))


@define(kw_only=True, repr=False)
class GetSessionTokensResponse(_Model):
    """Logins of a user.

    Attributes:
        session_tokens (list[SessionToken] | None): The logins.
    """

    session_tokens: list[models.SessionToken] | None = _field(default=None, repr=_hidden)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"session_tokens": to_json(self.session_tokens)}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        value = get("session_tokens")
        model.session_tokens = None if value is None else each(models.SessionToken.from_dict, value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
