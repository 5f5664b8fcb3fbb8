# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import each, members, object_or_other, to_json
from ..types import hidden as _hidden

_NAMES = frozenset(
    (
        "image_id",
        "name",
        "friendly_name",
        "description",
        "notes",
        "image_type",
        "image_src",
        "enabled",
        "available",
        "hidden",
        "cores",
        "memory",
        "cpu_allocation_method",
        "require_gpu",
        "gpu_count",
        "docker_registry",
        "docker_user",
        "docker_token",
        "hash",
        "uncompressed_size_mb",
        "x_res",
        "y_res",
        "zone_id",
        "zone_name",
        "server_id",
        "server_pool_id",
        "restrict_to_zone",
        "restrict_to_server",
        "restrict_to_network",
        "restrict_network_names",
        "allow_network_selection",
        "override_egress_gateways",
        "categories",
        "default_category",
        "include_labels",
        "exclude_labels",
        "session_time_limit",
        "session_banner",
        "session_banner_id",
        "session_banner_force_disabled",
        "filter_policy_id",
        "filter_policy_name",
        "filter_policy_force_disabled",
        "enforce_workspace_persistence",
        "persistent_profile_path",
        "link_url",
        "is_remote_app",
        "remote_app_name",
        "remote_app_args",
        "remote_app_icon",
        "remote_app_program",
        "imageAttributes",
        "run_config",
        "exec_config",
        "launch_config",
        "volume_mappings",
        "persistent_profile_config",
        "server",
        "server_pool",
    )
)


@define(kw_only=True, repr=False)
class Image(_Model):
    """A workspace, which Kasm calls an image.

    Attributes:
        image_id (str): Id of the image; `request_kasm` wants this.
        name (str | None): Docker reference; for servers a name.
        friendly_name (str | None): Title that people see; not unique.
        description (str | None): Description.
        notes (str | None): Notes.
        image_type (str | None): `Container`, `Server`, `Server Pool`, `Link`, or another word.
        image_src (str | None): Path or address of a small picture.
        enabled (bool | None): Whether users can start it.
        available (bool | None): Whether an agent has it ready.
        hidden (bool | None): Whether the web interface hides it.
        cores (float | None): CPU cores of a session.
        memory (int | None): Memory of a session in bytes.
        cpu_allocation_method (str | None): `Quotas`, `Shares`, `Inherit`, or another word.
        require_gpu (bool | None): Whether it needs a GPU.
        gpu_count (float | None): Number of GPUs of a session.
        docker_registry (str | None): Registry that the image comes from.
        docker_user (str | None): Account at the registry.
        docker_token (str | None): Token of that account.
        hash_ (str | None): Hash of the image.
        uncompressed_size_mb (int | None): Size in megabytes.
        x_res (int | None): Width of the screen in pixels.
        y_res (int | None): Height of the screen in pixels.
        zone_id (str | None): Id of the zone.
        zone_name (str | None): Name of the zone.
        server_id (str | None): Id of the server.
        server_pool_id (str | None): Id of the server pool.
        restrict_to_zone (bool | None): Whether it runs in that zone only.
        restrict_to_server (bool | None): Whether it runs on that server only.
        restrict_to_network (bool | None): Whether it uses certain networks only.
        restrict_network_names (list[str] | None): Those networks.
        allow_network_selection (bool | None): Whether users choose the network.
        override_egress_gateways (bool | None): Whether it has egress gateways of its own.
        categories (list[str] | None): Categories.
        default_category (str | None): First category.
        include_labels (list[str] | None): Labels that an agent must have.
        exclude_labels (list[str] | None): Labels that an agent must not have.
        session_time_limit (str | None): Time limit of a session in seconds.
        session_banner (str | None): Banner in the session.
        session_banner_id (str | None): Id of the banner.
        session_banner_force_disabled (bool | None): Whether there is no banner in any case.
        filter_policy_id (str | None): Id of the web filter.
        filter_policy_name (str | None): Name of the web filter.
        filter_policy_force_disabled (bool | None): Whether there is no web filter in any case.
        enforce_workspace_persistence (bool | None): Whether profiles are always kept.
        persistent_profile_path (str | None): Where profiles are kept.
        link_url (str | None): Address, for a link.
        is_remote_app (bool | None): Whether it is one program on a server.
        remote_app_name (str | None): Name of that program.
        remote_app_args (str | None): Arguments of that program.
        remote_app_icon (str | None): Icon of that program.
        remote_app_program (str | None): Path of that program.
        image_attributes (list[ImageAttribute] | None): Attributes; the only name in camel case.
        run_config (JsonObject | str | None): Settings for docker, sometimes as JSON text.
        exec_config (JsonObject | str | None): Commands for certain moments, sometimes as JSON text.
        launch_config (JsonObject | str | None): What users are asked at the start, sometimes as JSON text.
        volume_mappings (JsonObject | str | None): Folders of the agent in the session, sometimes as JSON text.
        persistent_profile_config (JsonObject | str | None): Settings of the profile, sometimes as JSON text.
        server (JsonObject | None): The server.
        server_pool (JsonObject | None): The server pool.
    """

    image_id: str
    name: str | None = None
    friendly_name: str | None = None
    description: str | None = None
    notes: str | None = None
    image_type: str | None = None
    image_src: str | None = None
    enabled: bool | None = None
    available: bool | None = None
    hidden: bool | None = None
    cores: float | None = None
    memory: int | None = None
    cpu_allocation_method: str | None = None
    require_gpu: bool | None = None
    gpu_count: float | None = None
    docker_registry: str | None = None
    docker_user: str | None = None
    docker_token: str | None = _field(default=None, repr=_hidden)
    hash_: str | None = None
    uncompressed_size_mb: int | None = None
    x_res: int | None = None
    y_res: int | None = None
    zone_id: str | None = None
    zone_name: str | None = None
    server_id: str | None = None
    server_pool_id: str | None = None
    restrict_to_zone: bool | None = None
    restrict_to_server: bool | None = None
    restrict_to_network: bool | None = None
    restrict_network_names: list[str] | None = None
    allow_network_selection: bool | None = None
    override_egress_gateways: bool | None = None
    categories: list[str] | None = None
    default_category: str | None = None
    include_labels: list[str] | None = None
    exclude_labels: list[str] | None = None
    session_time_limit: str | None = None
    session_banner: str | None = None
    session_banner_id: str | None = None
    session_banner_force_disabled: bool | None = None
    filter_policy_id: str | None = None
    filter_policy_name: str | None = None
    filter_policy_force_disabled: bool | None = None
    enforce_workspace_persistence: bool | None = None
    persistent_profile_path: str | None = None
    link_url: str | None = None
    is_remote_app: bool | None = None
    remote_app_name: str | None = None
    remote_app_args: str | None = None
    remote_app_icon: str | None = None
    remote_app_program: str | None = None
    image_attributes: list[models.ImageAttribute] | None = None
    run_config: models.JsonObject | str | None = _field(default=None, repr=_hidden)
    exec_config: models.JsonObject | str | None = _field(default=None, repr=_hidden)
    launch_config: models.JsonObject | str | None = None
    volume_mappings: models.JsonObject | str | None = _field(default=None, repr=_hidden)
    persistent_profile_config: models.JsonObject | str | None = _field(default=None, repr=_hidden)
    server: models.JsonObject | None = _field(default=None, repr=_hidden)
    server_pool: models.JsonObject | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "image_id": self.image_id,
            "name": self.name,
            "friendly_name": self.friendly_name,
            "description": self.description,
            "notes": self.notes,
            "image_type": self.image_type,
            "image_src": self.image_src,
            "enabled": self.enabled,
            "available": self.available,
            "hidden": self.hidden,
            "cores": self.cores,
            "memory": self.memory,
            "cpu_allocation_method": self.cpu_allocation_method,
            "require_gpu": self.require_gpu,
            "gpu_count": self.gpu_count,
            "docker_registry": self.docker_registry,
            "docker_user": self.docker_user,
            "docker_token": self.docker_token,
            "hash": self.hash_,
            "uncompressed_size_mb": self.uncompressed_size_mb,
            "x_res": self.x_res,
            "y_res": self.y_res,
            "zone_id": self.zone_id,
            "zone_name": self.zone_name,
            "server_id": self.server_id,
            "server_pool_id": self.server_pool_id,
            "restrict_to_zone": self.restrict_to_zone,
            "restrict_to_server": self.restrict_to_server,
            "restrict_to_network": self.restrict_to_network,
            "restrict_network_names": self.restrict_network_names,
            "allow_network_selection": self.allow_network_selection,
            "override_egress_gateways": self.override_egress_gateways,
            "categories": self.categories,
            "default_category": self.default_category,
            "include_labels": self.include_labels,
            "exclude_labels": self.exclude_labels,
            "session_time_limit": self.session_time_limit,
            "session_banner": self.session_banner,
            "session_banner_id": self.session_banner_id,
            "session_banner_force_disabled": self.session_banner_force_disabled,
            "filter_policy_id": self.filter_policy_id,
            "filter_policy_name": self.filter_policy_name,
            "filter_policy_force_disabled": self.filter_policy_force_disabled,
            "enforce_workspace_persistence": self.enforce_workspace_persistence,
            "persistent_profile_path": self.persistent_profile_path,
            "link_url": self.link_url,
            "is_remote_app": self.is_remote_app,
            "remote_app_name": self.remote_app_name,
            "remote_app_args": self.remote_app_args,
            "remote_app_icon": self.remote_app_icon,
            "remote_app_program": self.remote_app_program,
            "imageAttributes": to_json(self.image_attributes),
            "run_config": to_json(self.run_config),
            "exec_config": to_json(self.exec_config),
            "launch_config": to_json(self.launch_config),
            "volume_mappings": to_json(self.volume_mappings),
            "persistent_profile_config": to_json(self.persistent_profile_config),
            "server": to_json(self.server),
            "server_pool": to_json(self.server_pool),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.image_id = values["image_id"]
        model.name = get("name")
        model.friendly_name = get("friendly_name")
        model.description = get("description")
        model.notes = get("notes")
        model.image_type = get("image_type")
        model.image_src = get("image_src")
        model.enabled = get("enabled")
        model.available = get("available")
        model.hidden = get("hidden")
        model.cores = get("cores")
        model.memory = get("memory")
        model.cpu_allocation_method = get("cpu_allocation_method")
        model.require_gpu = get("require_gpu")
        model.gpu_count = get("gpu_count")
        model.docker_registry = get("docker_registry")
        model.docker_user = get("docker_user")
        model.docker_token = get("docker_token")
        model.hash_ = get("hash")
        model.uncompressed_size_mb = get("uncompressed_size_mb")
        model.x_res = get("x_res")
        model.y_res = get("y_res")
        model.zone_id = get("zone_id")
        model.zone_name = get("zone_name")
        model.server_id = get("server_id")
        model.server_pool_id = get("server_pool_id")
        model.restrict_to_zone = get("restrict_to_zone")
        model.restrict_to_server = get("restrict_to_server")
        model.restrict_to_network = get("restrict_to_network")
        model.restrict_network_names = get("restrict_network_names")
        model.allow_network_selection = get("allow_network_selection")
        model.override_egress_gateways = get("override_egress_gateways")
        model.categories = get("categories")
        model.default_category = get("default_category")
        model.include_labels = get("include_labels")
        model.exclude_labels = get("exclude_labels")
        model.session_time_limit = get("session_time_limit")
        model.session_banner = get("session_banner")
        model.session_banner_id = get("session_banner_id")
        model.session_banner_force_disabled = get("session_banner_force_disabled")
        model.filter_policy_id = get("filter_policy_id")
        model.filter_policy_name = get("filter_policy_name")
        model.filter_policy_force_disabled = get("filter_policy_force_disabled")
        model.enforce_workspace_persistence = get("enforce_workspace_persistence")
        model.persistent_profile_path = get("persistent_profile_path")
        model.link_url = get("link_url")
        model.is_remote_app = get("is_remote_app")
        model.remote_app_name = get("remote_app_name")
        model.remote_app_args = get("remote_app_args")
        model.remote_app_icon = get("remote_app_icon")
        model.remote_app_program = get("remote_app_program")
        value = get("imageAttributes")
        model.image_attributes = None if value is None else each(models.ImageAttribute.from_dict, value)
        value = get("run_config")
        model.run_config = None if value is None else object_or_other(models.JsonObject.from_dict, value)
        value = get("exec_config")
        model.exec_config = None if value is None else object_or_other(models.JsonObject.from_dict, value)
        value = get("launch_config")
        model.launch_config = None if value is None else object_or_other(models.JsonObject.from_dict, value)
        value = get("volume_mappings")
        model.volume_mappings = None if value is None else object_or_other(models.JsonObject.from_dict, value)
        value = get("persistent_profile_config")
        model.persistent_profile_config = None if value is None else object_or_other(models.JsonObject.from_dict, value)
        value = get("server")
        model.server = None if value is None else models.JsonObject.from_dict(value)
        value = get("server_pool")
        model.server_pool = None if value is None else models.JsonObject.from_dict(value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
