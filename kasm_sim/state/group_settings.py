"""What a user's groups decide: settings in force, and with them how long a session lives.

Pure functions. Where groups differ, the one with the lowest priority number decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from kasm_sim.state.records import Group, Image, Session

KEEPALIVE = timedelta(hours=1)
"""How long a session lives after its last keepalive, where no group says otherwise."""

_LONGEST = 9  # digits; a date can be moved by so many seconds


def ranked(group_ids: Iterable[str], groups: Mapping[str, Group]) -> list[Group]:
    """List groups by id, the one that decides first."""
    return sorted(
        (groups[key] for key in group_ids if key in groups), key=lambda group: (group.priority, group.group_id)
    )


def setting(ranking: Sequence[Group], name: str) -> str | None:
    """Give the value of a setting that is in force; None when no group has it."""
    return next((group.settings[name] for group in ranking if name in group.settings), None)


def switched_on(ranking: Sequence[Group], name: str, *, default: bool) -> bool:
    """Tell whether a setting that is a switch is on."""
    value = setting(ranking, name)
    return default if value is None else value.lower() == "true"


def end_of(session: Session, image: Image | None, ranking: Sequence[Group], now: datetime) -> datetime:
    """Tell when a session that is kept alive now will end; a time limit is not moved by that."""
    limit = _seconds((image and image.session_time_limit) or setting(ranking, "session_time_limit"))
    if limit is not None:
        return session.created + limit
    return now + (_seconds(setting(ranking, "keepalive_expiration")) or KEEPALIVE)


def _seconds(text: str | None) -> timedelta | None:
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > _LONGEST:
        return None
    return timedelta(seconds=int(text)) or None
