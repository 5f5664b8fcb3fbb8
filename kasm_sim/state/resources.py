"""Define what administrators configure besides users, groups and images: records and their tables.

The fields of a record are the members that a client can send, with the API's names and types, so that requests are
read and answers written from the same fields. Ids belong to the tables.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from kasm_sim.state import seeds
from kasm_sim.state.table import Table

FreeForm: TypeAlias = dict[str, Any]

EGRESS_KINDS = ("egress_provider", "egress_gateway", "egress_credential", "egress_provider_mapping")


@dataclass(slots=True, kw_only=True)
class CastConfig:
    """A link `/#/cast/<key>` that starts a session of an image for each visitor.

    Attributes:
        valid_until: UTC, `YYYY-MM-DD HH:MM:SS`; None for no end.
    """

    casting_config_name: str
    image_id: str
    key: str | None = None
    allowed_referrers: list[str] = field(default_factory=list)
    limit_sessions: bool = False
    session_remaining: int | None = None
    limit_ips: bool = False
    ip_request_limit: int | None = None
    ip_request_seconds: int | None = None
    error_url: str | None = None
    group_id: str | None = None
    kasm_url: str | None = None
    valid_until: str | None = None
    enable_sharing: bool = False
    disable_control_panel: bool = False
    disable_tips: bool = False
    disable_fixed_res: bool = False
    allow_anonymous: bool = False
    require_recaptcha: bool = False
    dynamic_kasm_url: bool = False
    dynamic_docker_network: bool = False
    allow_resume: bool = False
    enforce_client_settings: bool = False
    allow_kasm_audio: bool = False
    allow_kasm_uploads: bool = False
    allow_kasm_downloads: bool = False
    allow_kasm_clipboard_down: bool = False
    allow_kasm_clipboard_up: bool = False
    allow_kasm_microphone: bool = False
    allow_kasm_sharing: bool = False
    kasm_audio_default_on: bool = False
    kasm_ime_mode_default_on: bool = False


@dataclass(slots=True, kw_only=True)
class StagingConfig:
    """The number of sessions of an image to keep ready in a zone. `expiration` in hours."""

    zone_id: str
    image_id: str
    num_sessions: int
    expiration: float
    allow_kasm_audio: bool = False
    allow_kasm_uploads: bool = False
    allow_kasm_downloads: bool = False
    allow_kasm_clipboard_down: bool = False
    allow_kasm_clipboard_up: bool = False
    allow_kasm_microphone: bool = False


@dataclass(slots=True, kw_only=True)
class Zone:
    """A deployment zone, with the members of release 1.18 and later."""

    zone_name: str
    allow_origin_domain: str = "$request_host$"
    upstream_auth_address: str = "$request_host$"
    load_balancing_strategy: str = "Least Load"
    search_alternate_zones: bool = True
    prioritize_static_agents: bool = True
    proxy_connections: bool = True
    proxy_hostname: str = "$request_host$"
    proxy_path: str = "desktop"
    proxy_port: int = 443


@dataclass(slots=True, kw_only=True)
class Server:
    """A machine that runs sessions instead of containers."""

    friendly_name: str
    hostname: str
    connection_type: str
    connection_port: int
    zone_id: str
    enabled: bool = True
    connection_username: str | None = None
    connection_info: dict[str, Any] | None = None
    max_simultaneous_sessions: int | None = None
    max_simultaneous_users: int | None = None
    pool_id: str | None = None


@dataclass(slots=True, kw_only=True)
class AgentSettings:
    """The settings of an agent that can be changed. None for the machine's value. `memory_override` in bytes."""

    enabled: bool = True
    cores_override: float | None = None
    memory_override: int | None = None
    gpus_override: float | None = None
    auto_prune_images: str = "Off"


@dataclass(slots=True, kw_only=True)
class Agent:
    """A machine that runs containers. `memory` in bytes."""

    server_id: str
    hostname: str
    zone_id: str
    status: str = "running"
    cores: float = 8.0
    memory: int = 34_359_738_368
    gpus: int = 0
    settings: AgentSettings = field(default_factory=AgentSettings)


@dataclass(slots=True, kw_only=True)
class Registry:
    """A registry of workspaces to install."""

    registry: str
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A licence; `limit` in seats."""

    issued_to: str
    issued_at: datetime
    expiration: datetime
    limit: int


class Resources:
    """Hold the tables of all configured resources, with the initial ones.

    Args:
        normal_id: Normalises an id as sent to 32 hex digits.
        new_id: Returns a new id on each call.
    """

    def __init__(self, *, normal_id: Callable[[str], str], new_id: Callable[[], UUID]) -> None:
        zone = {seeds.ZONE: Zone(zone_name="default")}
        agent = Agent(server_id=seeds.AGENT_SERVER, hostname="proxy", zone_id=seeds.ZONE)
        server = Server(
            friendly_name="Windows Lab",
            hostname="windows-lab.internal",
            connection_type="RDP",
            connection_port=3389,
            zone_id=seeds.ZONE,
            pool_id=seeds.POOL,
        )
        registry = Registry(registry="https://registry.kasmweb.com/", channel="1.19.0")
        self.casts: Table[CastConfig] = Table("cast_config_id", normal_id)
        self.stagings: Table[StagingConfig] = Table("staging_config_id", normal_id)
        self.zones: Table[Zone] = Table("zone_id", normal_id, zone)
        self.servers: Table[Server] = Table("server_id", normal_id, {seeds.SERVER: server})
        self.agents: Table[Agent] = Table("agent_id", normal_id, {new_id().hex: agent})
        self.registries: Table[Registry] = Table("registry_id", normal_id, {new_id().hex: registry})
        self.licenses: Table[License] = Table("license_id", normal_id)
        self.egress: dict[str, Table[FreeForm]] = {kind: Table(f"{kind}_id", normal_id) for kind in EGRESS_KINDS}
        self.settings: dict[str, Any] = {seeds.ADD_IMAGES_TO_DEFAULT_GROUP: False}
