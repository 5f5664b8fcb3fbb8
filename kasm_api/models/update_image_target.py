# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members

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
        "hidden",
        "cores",
        "memory",
        "cpu_allocation_method",
        "gpu_count",
        "require_gpu",
        "docker_registry",
        "docker_user",
        "docker_token",
        "uncompressed_size_mb",
        "categories",
        "zone_id",
        "server_id",
        "server_pool_id",
        "restrict_to_zone",
        "restrict_to_server",
        "restrict_to_network",
        "restrict_network_names",
        "allow_network_selection",
        "session_time_limit",
        "persistent_profile_path",
        "link_url",
        "run_config",
        "exec_config",
        "volume_mappings",
    )
)


@define(kw_only=True, repr=False)
class UpdateImageTarget(_Model):
    """What to change of a workspace; members as answers have them.

    Attributes:
        image_id (str): Id of the image.
        name (str | None): Docker reference; for servers a name.
        friendly_name (str | None): Title that people see.
        description (str | None): Description.
        notes (str | None): Notes.
        image_type (str | None): `Container`, `Server`, `Server Pool`, `Link`, or another word.
        image_src (str | None): Path or address of a small picture.
        enabled (bool | None): Whether users can start it.
        hidden (bool | None): Whether the web interface hides it.
        cores (float | None): CPU cores of a session.
        memory (int | None): Memory of a session in bytes.
        cpu_allocation_method (str | None): `Quotas`, `Shares`, `Inherit`, or another word.
        gpu_count (float | None): Number of GPUs of a session.
        require_gpu (bool | None): Whether it needs a GPU.
        docker_registry (str | None): Registry that the image comes from.
        docker_user (str | None): Account at the registry.
        docker_token (str | None): Token of that account.
        uncompressed_size_mb (int | None): Size in megabytes.
        categories (list[str] | None): Categories.
        zone_id (str | None): Id of the zone.
        server_id (str | None): Id of the server.
        server_pool_id (str | None): Id of the server pool.
        restrict_to_zone (bool | None): Whether it runs in that zone only.
        restrict_to_server (bool | None): Whether it runs on that server only.
        restrict_to_network (bool | None): Whether it uses certain networks only.
        restrict_network_names (list[str] | None): Those networks.
        allow_network_selection (bool | None): Whether users choose the network.
        session_time_limit (str | None): Time limit of a session in seconds.
        persistent_profile_path (str | None): Where profiles are kept.
        link_url (str | None): Address, for a link.
        run_config (str | None): Settings for docker, as JSON text.
        exec_config (str | None): Commands for certain moments, as JSON text.
        volume_mappings (str | None): Folders of the agent in the session, as JSON text.
    """

    image_id: str
    name: str | None = None
    friendly_name: str | None = None
    description: str | None = None
    notes: str | None = None
    image_type: str | None = None
    image_src: str | None = None
    enabled: bool | None = None
    hidden: bool | None = None
    cores: float | None = None
    memory: int | None = None
    cpu_allocation_method: str | None = None
    gpu_count: float | None = None
    require_gpu: bool | None = None
    docker_registry: str | None = None
    docker_user: str | None = None
    docker_token: str | None = _field(default=None, repr=_hidden)
    uncompressed_size_mb: int | None = None
    categories: list[str] | None = None
    zone_id: str | None = None
    server_id: str | None = None
    server_pool_id: str | None = None
    restrict_to_zone: bool | None = None
    restrict_to_server: bool | None = None
    restrict_to_network: bool | None = None
    restrict_network_names: list[str] | None = None
    allow_network_selection: bool | None = None
    session_time_limit: str | None = None
    persistent_profile_path: str | None = None
    link_url: str | None = None
    run_config: str | None = _field(default=None, repr=_hidden)
    exec_config: str | None = _field(default=None, repr=_hidden)
    volume_mappings: str | None = _field(default=None, repr=_hidden)

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
            "hidden": self.hidden,
            "cores": self.cores,
            "memory": self.memory,
            "cpu_allocation_method": self.cpu_allocation_method,
            "gpu_count": self.gpu_count,
            "require_gpu": self.require_gpu,
            "docker_registry": self.docker_registry,
            "docker_user": self.docker_user,
            "docker_token": self.docker_token,
            "uncompressed_size_mb": self.uncompressed_size_mb,
            "categories": self.categories,
            "zone_id": self.zone_id,
            "server_id": self.server_id,
            "server_pool_id": self.server_pool_id,
            "restrict_to_zone": self.restrict_to_zone,
            "restrict_to_server": self.restrict_to_server,
            "restrict_to_network": self.restrict_to_network,
            "restrict_network_names": self.restrict_network_names,
            "allow_network_selection": self.allow_network_selection,
            "session_time_limit": self.session_time_limit,
            "persistent_profile_path": self.persistent_profile_path,
            "link_url": self.link_url,
            "run_config": self.run_config,
            "exec_config": self.exec_config,
            "volume_mappings": self.volume_mappings,
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
        model.hidden = get("hidden")
        model.cores = get("cores")
        model.memory = get("memory")
        model.cpu_allocation_method = get("cpu_allocation_method")
        model.gpu_count = get("gpu_count")
        model.require_gpu = get("require_gpu")
        model.docker_registry = get("docker_registry")
        model.docker_user = get("docker_user")
        model.docker_token = get("docker_token")
        model.uncompressed_size_mb = get("uncompressed_size_mb")
        model.categories = get("categories")
        model.zone_id = get("zone_id")
        model.server_id = get("server_id")
        model.server_pool_id = get("server_pool_id")
        model.restrict_to_zone = get("restrict_to_zone")
        model.restrict_to_server = get("restrict_to_server")
        model.restrict_to_network = get("restrict_to_network")
        model.restrict_network_names = get("restrict_network_names")
        model.allow_network_selection = get("allow_network_selection")
        model.session_time_limit = get("session_time_limit")
        model.persistent_profile_path = get("persistent_profile_path")
        model.link_url = get("link_url")
        model.run_config = get("run_config")
        model.exec_config = get("exec_config")
        model.volume_mappings = get("volume_mappings")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
