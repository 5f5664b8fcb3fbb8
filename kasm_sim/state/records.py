"""What a Kasm remembers: users, groups, images, sessions, recordings; and how it spells ids and dates.

Plain records without behaviour. `state` changes them, `answers` writes them as JSON. Ids are kept
as 32 hex digits, times as aware UTC datetimes.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

_ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")

SessionStatus = Literal["starting", "running", "paused", "stopped"]
Access = Literal["rw", "r", ""]
"""What a viewer of a shared session may do: control, watch, or see nothing."""


@dataclass(slots=True, kw_only=True)
class Group:
    """A group: it gives its users images, and settings for their sessions.

    Attributes:
        priority: The lowest number decides where groups of a user differ.
        is_system: Whether it is built in.
        settings: Values as text, `True` and `False` for switches, by name.
        default_image_id: What `request_kasm` starts when no image is named; None for none.
    """

    group_id: str
    name: str
    description: str = ""
    priority: int = 100
    is_system: bool = False
    settings: dict[str, str] = field(default_factory=dict)
    default_image_id: str | None = None


@dataclass(slots=True, kw_only=True)
class Attributes:
    """What a user has chosen for themselves. `default_image` is an image id; None for the group's."""

    ssh_public_key: str | None = None
    show_tips: bool = True
    theme: str = "Auto"
    preferred_language: str = "Auto"
    preferred_timezone: str = "Auto"
    toggle_control_panel: bool = False
    chat_sfx: bool = True
    default_image: str | None = None
    auto_login_kasm: bool | None = None


@dataclass(slots=True, kw_only=True)
class User:
    """An account. `created` and the other dates are None when Kasm has none and says "None"."""

    user_id: str
    username: str
    created: datetime
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    organization: str | None = None
    notes: str | None = None
    realm: str = "local"
    locked: bool = False
    disabled: bool = False
    two_factor: bool = False
    last_session: datetime | None = None
    password_set: datetime | None = None
    group_ids: set[str] = field(default_factory=set)
    server_ids: set[str] = field(default_factory=set)
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(slots=True, kw_only=True)
class Image:
    """A workspace. `name` is the docker reference, `memory` in bytes, `session_time_limit` in seconds."""

    image_id: str
    name: str
    friendly_name: str
    description: str = ""
    notes: str | None = None
    image_type: str = "Container"
    image_src: str = "img/thumbnails/default.png"
    enabled: bool = True
    hidden: bool = False
    cores: float = 2.0
    memory: int = 2_768_000_000
    cpu_allocation_method: str = "Inherit"
    require_gpu: bool | None = None
    gpu_count: float = 0.0
    docker_registry: str | None = "https://index.docker.io/v1/"
    docker_user: str | None = None
    docker_token: str | None = field(default=None, repr=False)
    uncompressed_size_mb: int | None = None
    categories: list[str] = field(default_factory=list)
    zone_id: str | None = None
    restrict_to_zone: bool = False
    restrict_to_server: bool = False
    restrict_to_network: bool = False
    restrict_network_names: list[str] = field(default_factory=list)
    allow_network_selection: bool = False
    server_id: str | None = None
    server_pool_id: str | None = None
    session_time_limit: str | None = None
    persistent_profile_path: str | None = None
    link_url: str | None = None
    run_config: dict[str, Any] = field(default_factory=dict)
    exec_config: dict[str, Any] = field(default_factory=dict)
    volume_mappings: dict[str, Any] = field(default_factory=dict)
    group_ids: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Session:
    """A desktop.

    Attributes:
        vnc_token: The session's own connection token: a secret.
        polls: How many status answers said "starting".
        screenshot_misses: How many screenshots are still to be refused for want of a first frame.
        viewers: Websocket ids of connected viewers; statistics exist only with one.
        permissions: What each user who has joined or been named may do, by user id.
        viewers_access: What the next one to join may do; None for what the owner's group says.
    """

    kasm_id: str
    user_id: str
    image_id: str
    created: datetime
    server_id: str
    container_id: str
    vnc_token: str = field(repr=False)
    status: SessionStatus = "starting"
    share_id: str | None = None
    keepalive: datetime | None = None
    expiration: datetime | None = None
    polls: int = 0
    screenshot_misses: int = 0
    viewers: list[str] = field(default_factory=list)
    permissions: dict[str, Access] = field(default_factory=dict)
    viewers_access: Access | None = None
    persistent_profile_mode: str | None = None
    rdp_client_type: str | None = None
    egress_gateway_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One recorded piece of a session, in an object store; `duration_s` in seconds."""

    recording_id: str
    account_id: str
    url: str
    started: datetime
    duration_s: int


def plain_id(text: str) -> str:
    """Spell an id as Kasm's answers do.

    Args:
        text: A UUID with or without hyphens.

    Returns:
        32 lower-case hex digits.

    Raises:
        ValueError: The text is no UUID.
    """
    if not _ID.fullmatch(text):
        msg = f'invalid input syntax for type uuid: "{text}"'
        raise ValueError(msg)
    return text.replace("-", "").lower()


def hyphenated(kasm_id: str) -> str:
    """Spell a 32-hex id with hyphens, as in `port_map` and for servers and tokens."""
    return str(UUID(kasm_id))


def database_time(moment: datetime) -> str:
    """Spell a time as most answers do: UTC without saying so."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def zulu_time(moment: datetime) -> str:
    """Spell a time as the status call of 1.19 does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
