# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


@define(kw_only=True)
class CreateServerTarget:
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
    connection_info: JsonObject | None = _field(default=None, repr=_hidden)
    max_simultaneous_sessions: int | None = None
    max_simultaneous_users: int | None = None
    zone_id: str | None = None
    pool_id: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.json_object import JsonObject

        values = members(src_dict)
        model = cls(
            friendly_name=values.pop("friendly_name", None),
            hostname=values.pop("hostname", None),
            enabled=values.pop("enabled", None),
            connection_type=values.pop("connection_type", None),
            connection_port=values.pop("connection_port", None),
            connection_username=values.pop("connection_username", None),
            connection_info=optional(JsonObject.from_dict, values.pop("connection_info", None)),
            max_simultaneous_sessions=values.pop("max_simultaneous_sessions", None),
            max_simultaneous_users=values.pop("max_simultaneous_users", None),
            zone_id=values.pop("zone_id", None),
            pool_id=values.pop("pool_id", None),
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
