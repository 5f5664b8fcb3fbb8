# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members, object_or_other, to_json, utc

_NAMES = frozenset(
    (
        "kasm_id",
        "operational_status",
        "operational_message",
        "operational_progress",
        "user_id",
        "username",
        "user",
        "image_id",
        "image",
        "created_date",
        "start_date",
        "expiration_date",
        "keepalive_date",
        "container_id",
        "container_ip",
        "docker_network",
        "host",
        "hostname",
        "port",
        "server_id",
        "zone_name",
        "server",
        "cores",
        "memory",
        "gpus",
        "token",
        "view_only_token",
        "share_id",
        "point_of_presence",
        "is_persistent_profile",
        "persistent_profile_mode",
        "client_settings",
        "port_map",
        "connection_info",
        "connection_credential",
        "connection_proxy_id",
        "egress_gateway_id",
        "egress_credential_id",
        "egress_provider_name",
        "egress_gateway_name",
        "egress_gateway_country",
        "egress_gateway_city",
        "rdp_client_type",
        "is_standby",
        "agent_installed",
        "autoscale_config_id",
        "staging_config_id",
        "cast_config_id",
        "border",
        "queued_tasks",
    )
)


@define(kw_only=True, repr=False)
class Session(_Model):
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
    operational_status: models.KnownOperationalStatus | str | None = None
    operational_message: str | None = None
    operational_progress: int | None = None
    user_id: str | None = None
    username: str | None = None
    user: models.SessionOwner | None = None
    image_id: str | None = None
    image: models.SessionImage | None = None
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
    server: models.SessionServer | None = None
    cores: float | None = None
    memory: int | None = None
    gpus: int | None = None
    token: str | None = _field(default=None, repr=_hidden)
    view_only_token: str | None = _field(default=None, repr=_hidden)
    share_id: str | None = None
    point_of_presence: str | None = None
    is_persistent_profile: bool | None = None
    persistent_profile_mode: models.PersistentProfileMode | str | None = None
    client_settings: models.ClientSettings | None = None
    port_map: models.PortMap | None = None
    connection_info: models.JsonObject | str | None = _field(default=None, repr=_hidden)
    connection_credential: str | None = _field(default=None, repr=_hidden)
    connection_proxy_id: str | None = None
    egress_gateway_id: str | None = None
    egress_credential_id: str | None = None
    egress_provider_name: str | None = None
    egress_gateway_name: str | None = None
    egress_gateway_country: str | None = None
    egress_gateway_city: str | None = None
    rdp_client_type: models.RdpClientType | str | None = None
    is_standby: bool | None = None
    agent_installed: bool | None = None
    autoscale_config_id: str | None = None
    staging_config_id: str | None = None
    cast_config_id: str | None = None
    border: str | None = None
    queued_tasks: list[Any] | None = None

    @property
    def created_date_utc(self) -> datetime | None:
        """`created_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("created_date", self.created_date)

    @property
    def start_date_utc(self) -> datetime | None:
        """`start_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("start_date", self.start_date)

    @property
    def expiration_date_utc(self) -> datetime | None:
        """`expiration_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("expiration_date", self.expiration_date)

    @property
    def keepalive_date_utc(self) -> datetime | None:
        """`keepalive_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("keepalive_date", self.keepalive_date)

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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.kasm_id = values["kasm_id"]
        model.operational_status = get("operational_status")
        model.operational_message = get("operational_message")
        model.operational_progress = get("operational_progress")
        model.user_id = get("user_id")
        model.username = get("username")
        value = get("user")
        model.user = None if value is None else models.SessionOwner.from_dict(value)
        model.image_id = get("image_id")
        value = get("image")
        model.image = None if value is None else models.SessionImage.from_dict(value)
        model.created_date = get("created_date")
        model.start_date = get("start_date")
        model.expiration_date = get("expiration_date")
        model.keepalive_date = get("keepalive_date")
        model.container_id = get("container_id")
        model.container_ip = get("container_ip")
        model.docker_network = get("docker_network")
        model.host = get("host")
        model.hostname = get("hostname")
        model.port = get("port")
        model.server_id = get("server_id")
        model.zone_name = get("zone_name")
        value = get("server")
        model.server = None if value is None else models.SessionServer.from_dict(value)
        model.cores = get("cores")
        model.memory = get("memory")
        model.gpus = get("gpus")
        model.token = get("token")
        model.view_only_token = get("view_only_token")
        model.share_id = get("share_id")
        model.point_of_presence = get("point_of_presence")
        model.is_persistent_profile = get("is_persistent_profile")
        model.persistent_profile_mode = get("persistent_profile_mode")
        value = get("client_settings")
        model.client_settings = None if value is None else models.ClientSettings.from_dict(value)
        value = get("port_map")
        model.port_map = None if value is None else models.PortMap.from_dict(value)
        value = get("connection_info")
        model.connection_info = None if value is None else object_or_other(models.JsonObject.from_dict, value)
        model.connection_credential = get("connection_credential")
        model.connection_proxy_id = get("connection_proxy_id")
        model.egress_gateway_id = get("egress_gateway_id")
        model.egress_credential_id = get("egress_credential_id")
        model.egress_provider_name = get("egress_provider_name")
        model.egress_gateway_name = get("egress_gateway_name")
        model.egress_gateway_country = get("egress_gateway_country")
        model.egress_gateway_city = get("egress_gateway_city")
        model.rdp_client_type = get("rdp_client_type")
        model.is_standby = get("is_standby")
        model.agent_installed = get("agent_installed")
        model.autoscale_config_id = get("autoscale_config_id")
        model.staging_config_id = get("staging_config_id")
        model.cast_config_id = get("cast_config_id")
        model.border = get("border")
        model.queued_tasks = get("queued_tasks")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
