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
class CreateUserTarget:
    """A new account.

    Attributes:
        username (str): Unique name, usually an e-mail address.
        password (str): At least 8 characters with upper case, lower case, a digit and a symbol.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        organization (str | None): Organization.
        phone (str | None): Telephone number.
        locked (bool | None): True keeps the user from logging in until unlocked. False if left out.
        disabled (bool | None): True switches the account off. False if left out.
    """

    username: str
    password: str = _field(repr=_hidden)
    first_name: str | None = None
    last_name: str | None = None
    organization: str | None = None
    phone: str | None = None
    locked: bool | None = None
    disabled: bool | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
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
            username=values.pop("username"),
            password=values.pop("password"),
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
