"""Resolve group settings: the value in force for a user, and the lifetime of a session.

Pure functions that state, answers and calls share. Of several groups, the one with the lowest priority number decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from kasm_sim.state.records import Group, Image, Session

KEEPALIVE = timedelta(hours=1)
"""Lifetime of a session after its last keepalive, unless a group sets another."""

_MAX_DIGITS = 9  # more seconds would overflow a date


def ranked(group_ids: Iterable[str], groups: Mapping[str, Group]) -> list[Group]:
    """List groups in order of precedence."""
    return sorted(
        (groups[key] for key in group_ids if key in groups), key=lambda group: (group.priority, group.group_id)
    )


def setting(ranking: Sequence[Group], name: str) -> str | None:
    """Return the value of a setting in force; None when no group has it."""
    return next((group.settings[name] for group in ranking if name in group.settings), None)


def switched_on(ranking: Sequence[Group], name: str, *, default: bool) -> bool:
    """Return whether a boolean setting is on."""
    value = setting(ranking, name)
    return default if value is None else value.lower() == "true"


def end_of(session: Session, image: Image | None, ranking: Sequence[Group], now: datetime) -> datetime:
    """Return when a session ends after a keepalive now; a keepalive does not extend a time limit."""
    limit = _seconds((image and image.session_time_limit) or setting(ranking, "session_time_limit"))
    if limit is not None:
        return session.created + limit
    return now + (_seconds(setting(ranking, "keepalive_expiration")) or KEEPALIVE)


def _seconds(text: str | None) -> timedelta | None:
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > _MAX_DIGITS:
        return None
    return timedelta(seconds=int(text)) or None
