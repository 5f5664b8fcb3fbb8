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
class Zone:
    """A deployment zone.

    Attributes:
        zone_id (str): Id of the zone.
        zone_name (str | None): Name of the zone.
        auto_scaling_enabled (bool | None): Whether servers are made when needed; older releases.
        aws_enabled (bool | None): Whether they are made at AWS; older releases.
        aws_region (str | None): Region of AWS; older releases.
        aws_access_key_id (str | None): Access key of AWS; older releases.
        aws_secret_access_key (str | None): Secret of that key; older releases.
        ec2_agent_ami_id (str | None): Machine image of AWS; older releases.
        allow_origin_domain (str | None): Origins that browsers may come from.
        upstream_auth_address (str | None): Where agents ask whether a login is good.
        load_balancing_strategy (str | None): How an agent is chosen.
        search_alternate_zones (bool | None): Whether other zones are tried when this one is full.
        prioritize_static_agents (bool | None): Whether agents that were not made by autoscaling come first.
        proxy_connections (bool | None): Whether sessions are reached through a proxy.
        proxy_hostname (str | None): Name of the proxy.
        proxy_path (str | None): Path of sessions at the proxy.
        proxy_port (int | None): Port of the proxy.
    """

    zone_id: str
    zone_name: str | None = None
    auto_scaling_enabled: bool | None = None
    aws_enabled: bool | None = None
    aws_region: str | None = None
    aws_access_key_id: str | None = _field(default=None, repr=_hidden)
    aws_secret_access_key: str | None = _field(default=None, repr=_hidden)
    ec2_agent_ami_id: str | None = None
    allow_origin_domain: str | None = None
    upstream_auth_address: str | None = None
    load_balancing_strategy: str | None = None
    search_alternate_zones: bool | None = None
    prioritize_static_agents: bool | None = None
    proxy_connections: bool | None = None
    proxy_hostname: str | None = None
    proxy_path: str | None = None
    proxy_port: int | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "zone_id": self.zone_id,
            "zone_name": self.zone_name,
            "auto_scaling_enabled": self.auto_scaling_enabled,
            "aws_enabled": self.aws_enabled,
            "aws_region": self.aws_region,
            "aws_access_key_id": self.aws_access_key_id,
            "aws_secret_access_key": self.aws_secret_access_key,
            "ec2_agent_ami_id": self.ec2_agent_ami_id,
            "allow_origin_domain": self.allow_origin_domain,
            "upstream_auth_address": self.upstream_auth_address,
            "load_balancing_strategy": self.load_balancing_strategy,
            "search_alternate_zones": self.search_alternate_zones,
            "prioritize_static_agents": self.prioritize_static_agents,
            "proxy_connections": self.proxy_connections,
            "proxy_hostname": self.proxy_hostname,
            "proxy_path": self.proxy_path,
            "proxy_port": self.proxy_port,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            zone_id=values.pop("zone_id"),
            zone_name=values.pop("zone_name", None),
            auto_scaling_enabled=values.pop("auto_scaling_enabled", None),
            aws_enabled=values.pop("aws_enabled", None),
            aws_region=values.pop("aws_region", None),
            aws_access_key_id=values.pop("aws_access_key_id", None),
            aws_secret_access_key=values.pop("aws_secret_access_key", None),
            ec2_agent_ami_id=values.pop("ec2_agent_ami_id", None),
            allow_origin_domain=values.pop("allow_origin_domain", None),
            upstream_auth_address=values.pop("upstream_auth_address", None),
            load_balancing_strategy=values.pop("load_balancing_strategy", None),
            search_alternate_zones=values.pop("search_alternate_zones", None),
            prioritize_static_agents=values.pop("prioritize_static_agents", None),
            proxy_connections=values.pop("proxy_connections", None),
            proxy_hostname=values.pop("proxy_hostname", None),
            proxy_path=values.pop("proxy_path", None),
            proxy_port=values.pop("proxy_port", None),
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
