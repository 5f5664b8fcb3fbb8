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
        "image_id",
        "user_id",
        "group_id",
        "enable_sharing",
        "kasm_url",
        "environment",
        "connection_info",
        "client_language",
        "client_timezone",
        "egress_gateway_id",
        "persistent_profile_mode",
        "rdp_client_type",
        "server_id",
    )
)


@define(kw_only=True, repr=False)
class RequestKasmRequest(_Model):
    """The session to start.

    Attributes:
        image_id (str | None): Id of the image, not its docker name. The user's or group's default image if left
            out.
        user_id (str | None): Owner of the session. If left out Kasm makes an anonymous user, whose session the key
            may not be able to end.
        group_id (str | None): Sent by some clients; Kasm documents no use of it.
        enable_sharing (bool | None): True gives the session a `share_id`. False if left out.
        kasm_url (str | None): Address to open at the start, for browser images.
        environment (StringMap | None): Environment variables of the container.
        connection_info (JsonObject | None): RDP, VNC or SSH settings, for server images.
        client_language (str | None): Language of the desktop, one of the values Kasm lists.
        client_timezone (str | None): Time zone of the desktop, one of the values Kasm lists.
        egress_gateway_id (str | None): Egress gateway, for containers (since 1.16).
        persistent_profile_mode (PersistentProfileMode | None): What to do with the profile, for images with a
            profile path.
        rdp_client_type (RdpClientType | None): Client for an RDP server, where the user may choose.
        server_id (str | None): One server of a pool (since 1.18).
    """

    image_id: str | None = None
    user_id: str | None = None
    group_id: str | None = None
    enable_sharing: bool | None = None
    kasm_url: str | None = None
    environment: models.StringMap | None = _field(default=None, repr=_hidden)
    connection_info: models.JsonObject | None = _field(default=None, repr=_hidden)
    client_language: str | None = None
    client_timezone: str | None = None
    egress_gateway_id: str | None = None
    persistent_profile_mode: models.PersistentProfileMode | None = None
    rdp_client_type: models.RdpClientType | None = None
    server_id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "image_id": self.image_id,
            "user_id": self.user_id,
            "group_id": self.group_id,
            "enable_sharing": self.enable_sharing,
            "kasm_url": self.kasm_url,
            "environment": to_json(self.environment),
            "connection_info": to_json(self.connection_info),
            "client_language": self.client_language,
            "client_timezone": self.client_timezone,
            "egress_gateway_id": self.egress_gateway_id,
            "persistent_profile_mode": self.persistent_profile_mode,
            "rdp_client_type": self.rdp_client_type,
            "server_id": self.server_id,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.image_id = get("image_id")
        model.user_id = get("user_id")
        model.group_id = get("group_id")
        model.enable_sharing = get("enable_sharing")
        model.kasm_url = get("kasm_url")
        value = get("environment")
        model.environment = None if value is None else models.StringMap.from_dict(value)
        value = get("connection_info")
        model.connection_info = None if value is None else models.JsonObject.from_dict(value)
        model.client_language = get("client_language")
        model.client_timezone = get("client_timezone")
        model.egress_gateway_id = get("egress_gateway_id")
        model.persistent_profile_mode = get("persistent_profile_mode")
        model.rdp_client_type = get("rdp_client_type")
        model.server_id = get("server_id")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
