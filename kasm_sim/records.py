"""What a Kasm remembers: users, groups, images, sessions, recordings; and how it spells ids and dates.

Plain records without behaviour. `state` changes them, `answers` writes them as JSON. Ids are kept
as 32 hex digits, times as aware UTC datetimes.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

_ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")

SessionStatus = Literal["starting", "running", "paused", "stopped"]


@dataclass(slots=True, kw_only=True)
class Group:
    """A group: it gives its users images.

    Attributes:
        default_image_id: What `request_kasm` starts when no image is named; None for none.
    """

    group_id: str
    name: str
    default_image_id: str | None = None


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
    is_admin: bool = False
    last_session: datetime | None = None
    password_set: datetime | None = None
    group_ids: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Image:
    """A workspace. `name` is the docker reference, `memory` in bytes."""

    image_id: str
    name: str
    friendly_name: str
    description: str = ""
    image_type: str = "Container"
    image_src: str = "img/thumbnails/default.png"
    enabled: bool = True
    cores: float = 2.0
    memory: int = 2_768_000_000
    docker_registry: str | None = "https://index.docker.io/v1/"
    docker_user: str | None = None
    docker_token: str | None = field(default=None, repr=False)
    categories: list[str] = field(default_factory=list)
    group_ids: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Session:
    """A desktop.

    Attributes:
        vnc_token: The session's own connection token: a secret.
        polls: How many status answers said "starting".
        screenshot_misses: How many screenshots are still to be refused for want of a first frame.
        viewers: Websocket ids of connected viewers; statistics exist only with one.
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
