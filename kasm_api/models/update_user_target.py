# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class UpdateUserTarget:
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
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            user_id=values.pop("user_id"),
            username=values.pop("username", None),
            password=values.pop("password", None),
            first_name=values.pop("first_name", None),
            last_name=values.pop("last_name", None),
            organization=values.pop("organization", None),
            phone=values.pop("phone", None),
            locked=values.pop("locked", None),
            disabled=values.pop("disabled", None),
        )
        model.additional_properties = values
        return model

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
