# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members

_NAMES = frozenset(("activation_key", "seats", "issued_to"))


@define(kw_only=True, repr=False)
class ActivateRequest(_Model):
    """The key to activate.

    Attributes:
        activation_key (str): The activation key.
        seats (int | None): Seats to take; all that are available if left out.
        issued_to (str | None): Name of the organization.
    """

    activation_key: str = _field(repr=_hidden)
    seats: int | None = None
    issued_to: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "activation_key": self.activation_key,
            "seats": self.seats,
            "issued_to": self.issued_to,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.activation_key = values["activation_key"]
        model.seats = get("seats")
        model.issued_to = get("issued_to")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
