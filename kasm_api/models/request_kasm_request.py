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
    from ..models.persistent_profile_mode import PersistentProfileMode
    from ..models.rdp_client_type import RdpClientType
    from ..models.string_map import StringMap


@define(kw_only=True)
class RequestKasmRequest:
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
    environment: StringMap | None = _field(default=None, repr=_hidden)
    connection_info: JsonObject | None = _field(default=None, repr=_hidden)
    client_language: str | None = None
    client_timezone: str | None = None
    egress_gateway_id: str | None = None
    persistent_profile_mode: PersistentProfileMode | None = None
    rdp_client_type: RdpClientType | None = None
    server_id: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.json_object import JsonObject
        from ..models.string_map import StringMap

        values = members(src_dict)
        model = cls(
            image_id=values.pop("image_id", None),
            user_id=values.pop("user_id", None),
            group_id=values.pop("group_id", None),
            enable_sharing=values.pop("enable_sharing", None),
            kasm_url=values.pop("kasm_url", None),
            environment=optional(StringMap.from_dict, values.pop("environment", None)),
            connection_info=optional(JsonObject.from_dict, values.pop("connection_info", None)),
            client_language=values.pop("client_language", None),
            client_timezone=values.pop("client_timezone", None),
            egress_gateway_id=values.pop("egress_gateway_id", None),
            persistent_profile_mode=values.pop("persistent_profile_mode", None),
            rdp_client_type=values.pop("rdp_client_type", None),
            server_id=values.pop("server_id", None),
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
