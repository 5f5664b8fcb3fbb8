"""Define the records of users, groups, images, sessions and recordings, and Kasm's formats of ids and dates.

Records have no behaviour: `state` changes them, `answers` writes them as JSON. Ids are 32 hex digits, times aware UTC
datetimes.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

_ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")

SessionStatus = Literal["starting", "running", "paused", "stopped"]
Access = Literal["rw", "r", ""]
"""Access of a viewer to a shared session: control, watch, none."""


@dataclass(slots=True, kw_only=True)
class Group:
    """A group, which grants its users images and sets settings of their sessions.

    Attributes:
        priority: Of a user's groups, the lowest number takes precedence.
        is_system: Whether it is built in.
        settings: Values as text by name, `True` and `False` for switches.
        default_image_id: The image that `request_kasm` starts by default; None for none.
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
    """Preferences of a user. `default_image` is an image id; None for the group's."""

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
    """An account. A date of None is answered as the text "None"."""

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
    """A session.

    Attributes:
        vnc_token: Token of the VNC connection: a secret.
        polls: Number of status answers that said "starting".
        screenshot_misses: Number of screenshots still to refuse, until there is a first frame.
        viewers: Websocket ids of connected viewers; statistics exist only with one.
        permissions: Access of each user who joined or was named, by user id.
        viewers_access: Access of users who join; None for the default of the owner's groups.
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
    """One recorded part of a session in an object store; `duration_s` in seconds."""

    recording_id: str
    account_id: str
    url: str
    started: datetime
    duration_s: int


def plain_id(text: str) -> str:
    """Normalise an id to the spelling of Kasm's answers.

    Args:
        text: A UUID with or without hyphens.

    Returns:
        32 lower-case hex digits.

    Raises:
        ValueError: The text is not a UUID.
    """
    if not _ID.fullmatch(text):
        msg = f'invalid input syntax for type uuid: "{text}"'
        raise ValueError(msg)
    return text.replace("-", "").lower()


def hyphenated(kasm_id: str) -> str:
    """Format a 32-hex id with hyphens, as in `port_map` and for servers and tokens."""
    return str(UUID(kasm_id))


def database_time(moment: datetime) -> str:
    """Format a time as most answers do: UTC without a zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def zulu_time(moment: datetime) -> str:
    """Format a time as the status call of 1.19 does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
