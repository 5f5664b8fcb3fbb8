# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import each, members, optional, to_json
from ..types import hidden as _hidden
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.user_group import UserGroup
    from ..models.user_session import UserSession


@define(kw_only=True)
class User:
    """An account.

    Attributes:
        user_id (str): Id of the user.
        username (str | None): Unique name, usually an e-mail address.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        email (str | None): E-mail address.
        phone (str | None): Telephone number.
        organization (str | None): Organization.
        notes (str | None): Notes.
        city (str | None): City.
        state (str | None): State or province.
        country (str | None): Country.
        realm (str | None): Where the account comes from, `local` for example.
        created (str | None): When it was created, UTC; may be the text `None`.
        last_session (str | None): Start of the latest session, UTC; may be the text `None`.
        password_set_date (str | None): When the password was set, UTC; may be the text `None`.
        groups (list[UserGroup] | None): Groups that the user belongs to.
        locked (bool | None): Whether the user is kept from logging in.
        disabled (bool | None): Whether the account is switched off.
        two_factor (bool | None): Whether a second factor is set up.
        program_id (str | None): Id of the program.
        hash_ (str | None): Hash of the password; only older releases send it.
        kasms (list[UserSession] | None): The user's sessions.
        assigned_servers (list[Any] | None): Servers assigned to the user, in a shape of Kasm's own.
    """

    user_id: str
    username: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    phone: str | None = None
    organization: str | None = None
    notes: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    realm: str | None = None
    created: str | None = None
    last_session: str | None = None
    password_set_date: str | None = None
    groups: list[UserGroup] | None = None
    locked: bool | None = None
    disabled: bool | None = None
    two_factor: bool | None = None
    program_id: str | None = None
    hash_: str | None = _field(default=None, repr=_hidden)
    kasms: list[UserSession] | None = None
    assigned_servers: list[Any] | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "user_id": self.user_id,
            "username": self.username,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "phone": self.phone,
            "organization": self.organization,
            "notes": self.notes,
            "city": self.city,
            "state": self.state,
            "country": self.country,
            "realm": self.realm,
            "created": self.created,
            "last_session": self.last_session,
            "password_set_date": self.password_set_date,
            "groups": to_json(self.groups),
            "locked": self.locked,
            "disabled": self.disabled,
            "two_factor": self.two_factor,
            "program_id": self.program_id,
            "hash": self.hash_,
            "kasms": to_json(self.kasms),
            "assigned_servers": self.assigned_servers,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.user_group import UserGroup
        from ..models.user_session import UserSession

        values = members(src_dict)
        model = cls(
            user_id=values.pop("user_id"),
            username=values.pop("username", None),
            first_name=values.pop("first_name", None),
            last_name=values.pop("last_name", None),
            email=values.pop("email", None),
            phone=values.pop("phone", None),
            organization=values.pop("organization", None),
            notes=values.pop("notes", None),
            city=values.pop("city", None),
            state=values.pop("state", None),
            country=values.pop("country", None),
            realm=values.pop("realm", None),
            created=values.pop("created", None),
            last_session=values.pop("last_session", None),
            password_set_date=values.pop("password_set_date", None),
            groups=optional(partial(each, UserGroup.from_dict), values.pop("groups", None)),
            locked=values.pop("locked", None),
            disabled=values.pop("disabled", None),
            two_factor=values.pop("two_factor", None),
            program_id=values.pop("program_id", None),
            hash_=values.pop("hash", None),
            kasms=optional(partial(each, UserSession.from_dict), values.pop("kasms", None)),
            assigned_servers=values.pop("assigned_servers", None),
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
