# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class Agent:
    """A server that containers run on.

    Attributes:
        agent_id (str): Id of the agent.
        server_id (str | None): Id of the server that it runs on.
        hostname (str | None): Name of that server.
        status (str | None): State of the agent.
        zone_id (str | None): Id of the zone.
        enabled (bool | None): Whether it takes sessions.
        cores (float | None): CPU cores.
        memory (int | None): Memory in bytes.
        gpus (int | None): Number of GPUs.
        cores_override (float | None): CPU cores to count with, instead of those there are.
        memory_override (int | None): Memory to count with in bytes, instead of what there is.
        gpus_override (float | None): GPUs to count with, instead of those there are.
        auto_prune_images (str | None): Whether images that are not needed are deleted.
    """

    agent_id: str
    server_id: str | None = None
    hostname: str | None = None
    status: str | None = None
    zone_id: str | None = None
    enabled: bool | None = None
    cores: float | None = None
    memory: int | None = None
    gpus: int | None = None
    cores_override: float | None = None
    memory_override: int | None = None
    gpus_override: float | None = None
    auto_prune_images: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "agent_id": self.agent_id,
            "server_id": self.server_id,
            "hostname": self.hostname,
            "status": self.status,
            "zone_id": self.zone_id,
            "enabled": self.enabled,
            "cores": self.cores,
            "memory": self.memory,
            "gpus": self.gpus,
            "cores_override": self.cores_override,
            "memory_override": self.memory_override,
            "gpus_override": self.gpus_override,
            "auto_prune_images": self.auto_prune_images,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            agent_id=values.pop("agent_id"),
            server_id=values.pop("server_id", None),
            hostname=values.pop("hostname", None),
            status=values.pop("status", None),
            zone_id=values.pop("zone_id", None),
            enabled=values.pop("enabled", None),
            cores=values.pop("cores", None),
            memory=values.pop("memory", None),
            gpus=values.pop("gpus", None),
            cores_override=values.pop("cores_override", None),
            memory_override=values.pop("memory_override", None),
            gpus_override=values.pop("gpus_override", None),
            auto_prune_images=values.pop("auto_prune_images", None),
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
