"""Kasm's values: convert those of answers to the types that they should have, and compare ids.

Kasm's releases disagree on types (numbers as text, `"None"` for a missing date). A value that cannot be converted
becomes None. Ids are UUIDs in two spellings, 32 hex digits or with hyphens; one answer may contain both. Pure.
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


def bare_id(identifier: str) -> str:
    """Normalise an id for comparison: lower case, without hyphens."""
    return identifier.replace("-", "").lower()


def hyphenated_id(identifier: str) -> str:
    """Convert an id to the spelling in the session proxy's paths; an id that is no UUID stays as it is."""
    digits = bare_id(identifier)
    if len(digits) != 32:
        return identifier
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def same_id(one: str | None, other: str | None) -> bool:
    """Compare two ids in any spelling; a missing id equals no other."""
    return bool(one and other) and bare_id(one or "") == bare_id(other or "")
