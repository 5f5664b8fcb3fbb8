"""Convert values of Kasm's answers to the types that they should have.

Kasm's releases disagree on types (numbers as text, `"None"` for a missing date). A value that cannot be converted
becomes None. Pure.
"""

from datetime import UTC, datetime


def as_text(value: object) -> str | None:
    """Convert a string or number to text; None for other types."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def as_number(value: object) -> float | None:
    """Convert a value to a number, a whole one to int; None if it is no number."""
    try:
        found = float(value)  # type: ignore[arg-type]  # other types raise TypeError
    except (TypeError, ValueError):
        return None
    if found != found or found in (float("inf"), float("-inf")):  # noqa: PLR0124  # NaN differs from itself
        return None
    return int(found) if found == int(found) else found


def as_flag(value: object) -> bool | None:
    """Convert a value to a boolean; None if it is none."""
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False, "1": True, "0": False}.get(str(value).lower())


def as_time(value: object) -> str | None:
    """Convert Kasm's time (UTC, with or without a zone) to ISO 8601 with `Z`; None if it is none, such as `"None"`."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found.isoformat(timespec="seconds").replace("+00:00", "Z")
