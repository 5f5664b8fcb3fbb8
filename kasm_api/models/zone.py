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
        "zone_id",
        "zone_name",
        "auto_scaling_enabled",
        "aws_enabled",
        "aws_region",
        "aws_access_key_id",
        "aws_secret_access_key",
        "ec2_agent_ami_id",
        "allow_origin_domain",
        "upstream_auth_address",
        "load_balancing_strategy",
        "search_alternate_zones",
        "prioritize_static_agents",
        "proxy_connections",
        "proxy_hostname",
        "proxy_path",
        "proxy_port",
    )
)


@define(kw_only=True, repr=False)
class Zone(_Model):
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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.zone_id = values["zone_id"]
        model.zone_name = get("zone_name")
        model.auto_scaling_enabled = get("auto_scaling_enabled")
        model.aws_enabled = get("aws_enabled")
        model.aws_region = get("aws_region")
        model.aws_access_key_id = get("aws_access_key_id")
        model.aws_secret_access_key = get("aws_secret_access_key")
        model.ec2_agent_ami_id = get("ec2_agent_ami_id")
        model.allow_origin_domain = get("allow_origin_domain")
        model.upstream_auth_address = get("upstream_auth_address")
        model.load_balancing_strategy = get("load_balancing_strategy")
        model.search_alternate_zones = get("search_alternate_zones")
        model.prioritize_static_agents = get("prioritize_static_agents")
        model.proxy_connections = get("proxy_connections")
        model.proxy_hostname = get("proxy_hostname")
        model.proxy_path = get("proxy_path")
        model.proxy_port = get("proxy_port")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
