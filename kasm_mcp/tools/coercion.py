"""Single values of Kasm's answers as the types that our answers promise.

Kasm's releases disagree on types (numbers as text, `"None"` for a missing date), and clients check what we send
against our schemas. What cannot be what it should be becomes None. Pure.
"""

from datetime import UTC, datetime


def text(value: object) -> str | None:
    """Return a text; numbers as they are written, None for what is no scalar."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def number(value: object) -> float | None:
    """Return a number, whole where it is whole; None for what is none."""
    try:
        found = float(value)  # type: ignore[arg-type]  # the except says what happens to other types
    except (TypeError, ValueError):
        return None
    if found != found or found in (float("inf"), float("-inf")):  # noqa: PLR0124  # not a number is unlike itself
        return None
    return int(found) if found == int(found) else found


def flag(value: object) -> bool | None:
    """Return a truth value; None for what is none."""
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False, "1": True, "0": False}.get(str(value).lower())


def time(value: object) -> str | None:
    """Return a time of Kasm's (UTC, with or without a zone) as ISO 8601 with `Z`; None for none, `"None"` included."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found.isoformat(timespec="seconds").replace("+00:00", "Z")
