# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class SessionServer:
    """The server of a session.

    Attributes:
        server_id (str | None): Id of the server.
        hostname (str | None): Name of the server.
        port (int | None): Port of the server.
        zone_name (str | None): Deployment zone.
        provider (str | None): Cloud provider.
    """

    server_id: str | None = None
    hostname: str | None = None
    port: int | None = None
    zone_name: str | None = None
    provider: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "server_id": self.server_id,
            "hostname": self.hostname,
            "port": self.port,
            "zone_name": self.zone_name,
            "provider": self.provider,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            server_id=values.pop("server_id", None),
            hostname=values.pop("hostname", None),
            port=values.pop("port", None),
            zone_name=values.pop("zone_name", None),
            provider=values.pop("provider", None),
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
