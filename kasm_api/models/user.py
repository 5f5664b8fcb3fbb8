# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import each, members, to_json, utc
from ..types import hidden as _hidden

_NAMES = frozenset(
    (
        "user_id",
        "username",
        "first_name",
        "last_name",
        "email",
        "phone",
        "organization",
        "notes",
        "city",
        "state",
        "country",
        "realm",
        "created",
        "last_session",
        "password_set_date",
        "groups",
        "locked",
        "disabled",
        "two_factor",
        "program_id",
        "hash",
        "kasms",
        "assigned_servers",
    )
)


@define(kw_only=True, repr=False)
class User(_Model):
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
    groups: list[models.UserGroup] | None = None
    locked: bool | None = None
    disabled: bool | None = None
    two_factor: bool | None = None
    program_id: str | None = None
    hash_: str | None = _field(default=None, repr=_hidden)
    kasms: list[models.UserSession] | None = None
    assigned_servers: list[Any] | None = None

    @property
    def created_utc(self) -> datetime | None:
        """`created` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("created", self.created)

    @property
    def last_session_utc(self) -> datetime | None:
        """`last_session` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("last_session", self.last_session)

    @property
    def password_set_date_utc(self) -> datetime | None:
        """`password_set_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("password_set_date", self.password_set_date)

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
        model.first_name = get("first_name")
        model.last_name = get("last_name")
        model.email = get("email")
        model.phone = get("phone")
        model.organization = get("organization")
        model.notes = get("notes")
        model.city = get("city")
        model.state = get("state")
        model.country = get("country")
        model.realm = get("realm")
        model.created = get("created")
        model.last_session = get("last_session")
        model.password_set_date = get("password_set_date")
        value = get("groups")
        model.groups = None if value is None else each(models.UserGroup.from_dict, value)
        model.locked = get("locked")
        model.disabled = get("disabled")
        model.two_factor = get("two_factor")
        model.program_id = get("program_id")
        model.hash_ = get("hash")
        value = get("kasms")
        model.kasms = None if value is None else each(models.UserSession.from_dict, value)
        model.assigned_servers = get("assigned_servers")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
