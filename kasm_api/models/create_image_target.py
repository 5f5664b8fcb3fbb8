# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class CreateImageTarget:
    """A new workspace; members as answers have them.

    Attributes:
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
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            name=values.pop("name", None),
            friendly_name=values.pop("friendly_name", None),
            description=values.pop("description", None),
            notes=values.pop("notes", None),
            image_type=values.pop("image_type", None),
            image_src=values.pop("image_src", None),
            enabled=values.pop("enabled", None),
            hidden=values.pop("hidden", None),
            cores=values.pop("cores", None),
            memory=values.pop("memory", None),
            cpu_allocation_method=values.pop("cpu_allocation_method", None),
            gpu_count=values.pop("gpu_count", None),
            require_gpu=values.pop("require_gpu", None),
            docker_registry=values.pop("docker_registry", None),
            docker_user=values.pop("docker_user", None),
            docker_token=values.pop("docker_token", None),
            uncompressed_size_mb=values.pop("uncompressed_size_mb", None),
            categories=values.pop("categories", None),
            zone_id=values.pop("zone_id", None),
            server_id=values.pop("server_id", None),
            server_pool_id=values.pop("server_pool_id", None),
            restrict_to_zone=values.pop("restrict_to_zone", None),
            restrict_to_server=values.pop("restrict_to_server", None),
            restrict_to_network=values.pop("restrict_to_network", None),
            restrict_network_names=values.pop("restrict_network_names", None),
            allow_network_selection=values.pop("allow_network_selection", None),
            session_time_limit=values.pop("session_time_limit", None),
            persistent_profile_path=values.pop("persistent_profile_path", None),
            link_url=values.pop("link_url", None),
            run_config=values.pop("run_config", None),
            exec_config=values.pop("exec_config", None),
            volume_mappings=values.pop("volume_mappings", None),
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
