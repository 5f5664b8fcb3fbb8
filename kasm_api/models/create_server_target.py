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

_NAMES = frozenset(
    (
        "friendly_name",
        "hostname",
        "enabled",
        "connection_type",
        "connection_port",
        "connection_username",
        "connection_info",
        "max_simultaneous_sessions",
        "max_simultaneous_users",
        "zone_id",
        "pool_id",
    )
)


@define(kw_only=True, repr=False)
class CreateServerTarget(_Model):
    """A new server.

    Attributes:
        friendly_name (str | None): Title that people see.
        hostname (str | None): Name or address of the machine.
        enabled (bool | None): Whether sessions can use it.
        connection_type (str | None): `RDP`, `VNC`, `SSH`, or another word.
        connection_port (int | None): Port of the machine.
        connection_username (str | None): Account on the machine.
        connection_info (JsonObject | None): Further settings of the connection, in a shape of Kasm's own.
        max_simultaneous_sessions (int | None): Sessions at once.
        max_simultaneous_users (int | None): Users at once.
        zone_id (str | None): Id of the zone.
        pool_id (str | None): Id of the server pool.
    """

    friendly_name: str | None = None
    hostname: str | None = None
    enabled: bool | None = None
    connection_type: str | None = None
    connection_port: int | None = None
    connection_username: str | None = None
    connection_info: models.JsonObject | None = _field(default=None, repr=_hidden)
    max_simultaneous_sessions: int | None = None
    max_simultaneous_users: int | None = None
    zone_id: str | None = None
    pool_id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "friendly_name": self.friendly_name,
            "hostname": self.hostname,
            "enabled": self.enabled,
            "connection_type": self.connection_type,
            "connection_port": self.connection_port,
            "connection_username": self.connection_username,
            "connection_info": to_json(self.connection_info),
            "max_simultaneous_sessions": self.max_simultaneous_sessions,
            "max_simultaneous_users": self.max_simultaneous_users,
            "zone_id": self.zone_id,
            "pool_id": self.pool_id,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.friendly_name = get("friendly_name")
        model.hostname = get("hostname")
        model.enabled = get("enabled")
        model.connection_type = get("connection_type")
        model.connection_port = get("connection_port")
        model.connection_username = get("connection_username")
        value = get("connection_info")
        model.connection_info = None if value is None else models.JsonObject.from_dict(value)
        model.max_simultaneous_sessions = get("max_simultaneous_sessions")
        model.max_simultaneous_users = get("max_simultaneous_users")
        model.zone_id = get("zone_id")
        model.pool_id = get("pool_id")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
