# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members, object_or_other, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.client_settings import ClientSettings
    from ..models.json_object import JsonObject
    from ..models.known_operational_status import KnownOperationalStatus
    from ..models.persistent_profile_mode import PersistentProfileMode
    from ..models.port_map import PortMap
    from ..models.rdp_client_type import RdpClientType
    from ..models.session_image import SessionImage
    from ..models.session_owner import SessionOwner
    from ..models.session_server import SessionServer


@define(kw_only=True)
class Session:
    """A session, which Kasm calls a kasm. Nothing but its id is sure to be there, and until it runs little else is.

    Attributes:
        kasm_id (str): Id of the session, with or without hyphens.
        operational_status (KnownOperationalStatus | str | None): State of the session.
        operational_message (str | None): What Kasm is doing.
        operational_progress (int | None): Progress of the start in percent.
        user_id (str | None): Id of the owner.
        username (str | None): Name of the owner.
        user (SessionOwner | None): The owner.
        image_id (str | None): Id of the image.
        image (SessionImage | None): The image.
        created_date (str | None): When it was asked for, UTC; may be the text `None`.
        start_date (str | None): When it was started, UTC; may be the text `None`.
        expiration_date (str | None): When it ends, UTC; may be the text `None`.
        keepalive_date (str | None): When it was last kept alive, UTC; may be the text `None`.
        container_id (str | None): Id of the container.
        container_ip (str | None): Address of the container.
        docker_network (str | None): Network of the container.
        host (str | None): Name or address of the agent.
        hostname (str | None): Name of the server to connect to.
        port (int | None): Port of the server to connect to, usually 443.
        server_id (str | None): Id of the server.
        zone_name (str | None): Deployment zone.
        server (SessionServer | None): The server that it runs on.
        cores (float | None): CPU cores.
        memory (int | None): Memory in bytes.
        gpus (int | None): Number of GPUs.
        token (str | None): Token of the VNC connection.
        view_only_token (str | None): Token of a VNC connection that only watches; may be empty.
        share_id (str | None): Id to join the session by, null without sharing.
        point_of_presence (str | None): Point of presence, usually null.
        is_persistent_profile (bool | None): Whether the user's files are kept.
        persistent_profile_mode (PersistentProfileMode | str | None): What is done with the profile.
        client_settings (ClientSettings | None): Group settings as they apply to the session.
        port_map (PortMap | None): Where the session's services are.
        connection_info (JsonObject | str | None): RDP, VNC or SSH settings, for server sessions.
        connection_credential (str | None): Credential of the connection, for server sessions.
        connection_proxy_id (str | None): Id of the connection proxy.
        egress_gateway_id (str | None): Id of the egress gateway.
        egress_credential_id (str | None): Id of the egress credential.
        egress_provider_name (str | None): Name of the egress provider.
        egress_gateway_name (str | None): Name of the egress gateway.
        egress_gateway_country (str | None): Country of the egress gateway.
        egress_gateway_city (str | None): City of the egress gateway.
        rdp_client_type (RdpClientType | str | None): Client for an RDP server.
        is_standby (bool | None): Whether it waits for a user.
        agent_installed (bool | None): Whether Kasm's agent runs on the server, for server sessions.
        autoscale_config_id (str | None): Id of the autoscaling configuration.
        staging_config_id (str | None): Id of the staging configuration.
        cast_config_id (str | None): Id of the casting configuration.
        border (str | None): Border around the session.
        queued_tasks (list[Any] | None): Tasks that wait, in a shape of Kasm's own.
    """

    kasm_id: str
    operational_status: KnownOperationalStatus | str | None = None
    operational_message: str | None = None
    operational_progress: int | None = None
    user_id: str | None = None
    username: str | None = None
    user: SessionOwner | None = None
    image_id: str | None = None
    image: SessionImage | None = None
    created_date: str | None = None
    start_date: str | None = None
    expiration_date: str | None = None
    keepalive_date: str | None = None
    container_id: str | None = None
    container_ip: str | None = None
    docker_network: str | None = None
    host: str | None = None
    hostname: str | None = None
    port: int | None = None
    server_id: str | None = None
    zone_name: str | None = None
    server: SessionServer | None = None
    cores: float | None = None
    memory: int | None = None
    gpus: int | None = None
    token: str | None = _field(default=None, repr=_hidden)
    view_only_token: str | None = _field(default=None, repr=_hidden)
    share_id: str | None = None
    point_of_presence: str | None = None
    is_persistent_profile: bool | None = None
    persistent_profile_mode: PersistentProfileMode | str | None = None
    client_settings: ClientSettings | None = None
    port_map: PortMap | None = None
    connection_info: JsonObject | str | None = _field(default=None, repr=_hidden)
    connection_credential: str | None = _field(default=None, repr=_hidden)
    connection_proxy_id: str | None = None
    egress_gateway_id: str | None = None
    egress_credential_id: str | None = None
    egress_provider_name: str | None = None
    egress_gateway_name: str | None = None
    egress_gateway_country: str | None = None
    egress_gateway_city: str | None = None
    rdp_client_type: RdpClientType | str | None = None
    is_standby: bool | None = None
    agent_installed: bool | None = None
    autoscale_config_id: str | None = None
    staging_config_id: str | None = None
    cast_config_id: str | None = None
    border: str | None = None
    queued_tasks: list[Any] | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "operational_status": self.operational_status,
            "operational_message": self.operational_message,
            "operational_progress": self.operational_progress,
            "user_id": self.user_id,
            "username": self.username,
            "user": to_json(self.user),
            "image_id": self.image_id,
            "image": to_json(self.image),
            "created_date": self.created_date,
            "start_date": self.start_date,
            "expiration_date": self.expiration_date,
            "keepalive_date": self.keepalive_date,
            "container_id": self.container_id,
            "container_ip": self.container_ip,
            "docker_network": self.docker_network,
            "host": self.host,
            "hostname": self.hostname,
            "port": self.port,
            "server_id": self.server_id,
            "zone_name": self.zone_name,
            "server": to_json(self.server),
            "cores": self.cores,
            "memory": self.memory,
            "gpus": self.gpus,
            "token": self.token,
            "view_only_token": self.view_only_token,
            "share_id": self.share_id,
            "point_of_presence": self.point_of_presence,
            "is_persistent_profile": self.is_persistent_profile,
            "persistent_profile_mode": self.persistent_profile_mode,
            "client_settings": to_json(self.client_settings),
            "port_map": to_json(self.port_map),
            "connection_info": to_json(self.connection_info),
            "connection_credential": self.connection_credential,
            "connection_proxy_id": self.connection_proxy_id,
            "egress_gateway_id": self.egress_gateway_id,
            "egress_credential_id": self.egress_credential_id,
            "egress_provider_name": self.egress_provider_name,
            "egress_gateway_name": self.egress_gateway_name,
            "egress_gateway_country": self.egress_gateway_country,
            "egress_gateway_city": self.egress_gateway_city,
            "rdp_client_type": self.rdp_client_type,
            "is_standby": self.is_standby,
            "agent_installed": self.agent_installed,
            "autoscale_config_id": self.autoscale_config_id,
            "staging_config_id": self.staging_config_id,
            "cast_config_id": self.cast_config_id,
            "border": self.border,
            "queued_tasks": self.queued_tasks,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.client_settings import ClientSettings
        from ..models.json_object import JsonObject
        from ..models.port_map import PortMap
        from ..models.session_image import SessionImage
        from ..models.session_owner import SessionOwner
        from ..models.session_server import SessionServer

        values = members(src_dict)
        model = cls(
            kasm_id=values.pop("kasm_id"),
            operational_status=values.pop("operational_status", None),
            operational_message=values.pop("operational_message", None),
            operational_progress=values.pop("operational_progress", None),
            user_id=values.pop("user_id", None),
            username=values.pop("username", None),
            user=optional(SessionOwner.from_dict, values.pop("user", None)),
            image_id=values.pop("image_id", None),
            image=optional(SessionImage.from_dict, values.pop("image", None)),
            created_date=values.pop("created_date", None),
            start_date=values.pop("start_date", None),
            expiration_date=values.pop("expiration_date", None),
            keepalive_date=values.pop("keepalive_date", None),
            container_id=values.pop("container_id", None),
            container_ip=values.pop("container_ip", None),
            docker_network=values.pop("docker_network", None),
            host=values.pop("host", None),
            hostname=values.pop("hostname", None),
            port=values.pop("port", None),
            server_id=values.pop("server_id", None),
            zone_name=values.pop("zone_name", None),
            server=optional(SessionServer.from_dict, values.pop("server", None)),
            cores=values.pop("cores", None),
            memory=values.pop("memory", None),
            gpus=values.pop("gpus", None),
            token=values.pop("token", None),
            view_only_token=values.pop("view_only_token", None),
            share_id=values.pop("share_id", None),
            point_of_presence=values.pop("point_of_presence", None),
            is_persistent_profile=values.pop("is_persistent_profile", None),
            persistent_profile_mode=values.pop("persistent_profile_mode", None),
            client_settings=optional(ClientSettings.from_dict, values.pop("client_settings", None)),
            port_map=optional(PortMap.from_dict, values.pop("port_map", None)),
            connection_info=optional(
                partial(object_or_other, JsonObject.from_dict), values.pop("connection_info", None)
            ),
            connection_credential=values.pop("connection_credential", None),
            connection_proxy_id=values.pop("connection_proxy_id", None),
            egress_gateway_id=values.pop("egress_gateway_id", None),
            egress_credential_id=values.pop("egress_credential_id", None),
            egress_provider_name=values.pop("egress_provider_name", None),
            egress_gateway_name=values.pop("egress_gateway_name", None),
            egress_gateway_country=values.pop("egress_gateway_country", None),
            egress_gateway_city=values.pop("egress_gateway_city", None),
            rdp_client_type=values.pop("rdp_client_type", None),
            is_standby=values.pop("is_standby", None),
            agent_installed=values.pop("agent_installed", None),
            autoscale_config_id=values.pop("autoscale_config_id", None),
            staging_config_id=values.pop("staging_config_id", None),
            cast_config_id=values.pop("cast_config_id", None),
            border=values.pop("border", None),
            queued_tasks=values.pop("queued_tasks", None),
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
