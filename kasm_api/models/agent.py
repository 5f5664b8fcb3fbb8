# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(
    (
        "agent_id",
        "server_id",
        "hostname",
        "status",
        "zone_id",
        "enabled",
        "cores",
        "memory",
        "gpus",
        "cores_override",
        "memory_override",
        "gpus_override",
        "auto_prune_images",
    )
)


@define(kw_only=True, repr=False)
class Agent(_Model):
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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.agent_id = values["agent_id"]
        model.server_id = get("server_id")
        model.hostname = get("hostname")
        model.status = get("status")
        model.zone_id = get("zone_id")
        model.enabled = get("enabled")
        model.cores = get("cores")
        model.memory = get("memory")
        model.gpus = get("gpus")
        model.cores_override = get("cores_override")
        model.memory_override = get("memory_override")
        model.gpus_override = get("gpus_override")
        model.auto_prune_images = get("auto_prune_images")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
