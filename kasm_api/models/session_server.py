# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("server_id", "hostname", "port", "zone_name", "provider"))


@define(kw_only=True, repr=False)
class SessionServer(_Model):
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

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "server_id": self.server_id,
            "hostname": self.hostname,
            "port": self.port,
            "zone_name": self.zone_name,
            "provider": self.provider,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.server_id = get("server_id")
        model.hostname = get("hostname")
        model.port = get("port")
        model.zone_name = get("zone_name")
        model.provider = get("provider")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
