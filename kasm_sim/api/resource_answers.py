"""Write the resources that administrators configure as the JSON of Kasm's answers.

Pure functions like those of `answers`. Ids of servers have hyphens, all others have none.
"""

import json
from dataclasses import asdict

from kasm_sim.api.answers import Json
from kasm_sim.state.records import Group, Image, database_time, hyphenated
from kasm_sim.state.resources import Agent, CastConfig, License, Registry, Server, StagingConfig, Zone

_GIB = 2**30

_FEATURES = (
    "auto_scaling",
    "branding",
    "session_staging",
    "session_casting",
    "log_forwarding",
    "developer_api",
    "inject_ssh_keys",
    "saml",
    "ldap",
    "session_sharing",
    "login_banner",
    "url_categorization",
    "usage_limit",
)


def cast_answer(key: str, config: CastConfig, *, image: Image | None, group: Group | None) -> Json:
    """Write a casting configuration; image and group are None when they were deleted."""
    return {
        "cast_config_id": key,
        **asdict(config),
        "image_friendly_name": image and image.friendly_name,
        "group_name": group and group.name,
    }


def staging_answer(key: str, config: StagingConfig, *, zone: Zone | None, image: Image | None) -> Json:
    """Write a staging configuration; zone and image are None when they were deleted."""
    return {
        "staging_config_id": key,
        **asdict(config),
        "zone_name": zone and zone.zone_name,
        "image_friendly_name": image and image.friendly_name,
        "num_current_sessions": 0,
    }


def zone_answer(key: str, zone: Zone, *, brief: bool) -> Json:
    """Write a zone, or only its id and name."""
    return {"zone_id": key, "zone_name": zone.zone_name} if brief else {"zone_id": key, **asdict(zone)}


def server_answer(key: str, server: Server) -> Json:
    """Write a server, with `connection_info` as JSON text."""
    info = server.connection_info
    return {
        "server_id": hyphenated(key),
        **asdict(server),
        "connection_info": None if info is None else json.dumps(info),
    }


def agent_answer(key: str, agent: Agent) -> Json:
    """Write an agent with its settings."""
    machine = asdict(agent)
    settings = machine.pop("settings")
    return {"agent_id": key, **machine, **settings, "server_id": hyphenated(agent.server_id)}


def agent_report_answer(agent: Agent, *, kasms: int) -> Json:
    """Write the load of an agent: two GiB of memory and one of disk for each session."""
    used = min(agent.memory, kasms * 2 * _GIB)
    disk, disk_used = 100 * _GIB, min(100, 20 + kasms) * _GIB
    return {
        "name": agent.hostname,
        "server_id": hyphenated(agent.server_id),
        "health": "healthy",
        "kasms": kasms,
        "memory_total": agent.memory,
        "memory_used": used,
        "memory_free": agent.memory - used,
        "disk_space": disk,
        "disk_space_used": disk_used,
        "disk_space_free": disk - disk_used,
    }


def registry_answer(key: str, registry: Registry) -> Json:
    """Write a registry; its workspaces are not simulated."""
    return {
        "registry_id": key,
        "registry_url": registry.registry,
        "channel": registry.channel,
        "schema_version": "1.1",
        "do_auto_update": False,
        "is_verified": True,
        "workspaces": [],
    }


def license_answer(key: str, license_: License) -> Json:
    """Write a licence with all features."""
    return {
        "license_id": key,
        "expiration": database_time(license_.expiration),
        "issued_at": database_time(license_.issued_at),
        "issued_to": license_.issued_to,
        "limit": license_.limit,
        "is_verified": True,
        "license_type": "Per Concurrent Kasm",
        "sku": "simulated",
        "features": dict.fromkeys(_FEATURES, True),
    }
