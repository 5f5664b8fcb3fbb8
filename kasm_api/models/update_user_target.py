# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members

_NAMES = frozenset(
    ("user_id", "username", "password", "first_name", "last_name", "organization", "phone", "locked", "disabled")
)


@define(kw_only=True, repr=False)
class UpdateUserTarget(_Model):
    """What to change of an account; what is left out stays as it is.

    Attributes:
        user_id (str): Id of the user.
        username (str | None): New name.
        password (str | None): New password, by the same rules as for a new account.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        organization (str | None): Organization.
        phone (str | None): Telephone number.
        locked (bool | None): True keeps the user from logging in.
        disabled (bool | None): True switches the account off.
    """

    user_id: str
    username: str | None = None
    password: str | None = _field(default=None, repr=_hidden)
    first_name: str | None = None
    last_name: str | None = None
    organization: str | None = None
    phone: str | None = None
    locked: bool | None = None
    disabled: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "user_id": self.user_id,
            "username": self.username,
            "password": self.password,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "organization": self.organization,
            "phone": self.phone,
            "locked": self.locked,
            "disabled": self.disabled,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.user_id = values["user_id"]
        model.username = get("username")
        model.password = get("password")
        model.first_name = get("first_name")
        model.last_name = get("last_name")
        model.organization = get("organization")
        model.phone = get("phone")
        model.locked = get("locked")
        model.disabled = get("disabled")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
