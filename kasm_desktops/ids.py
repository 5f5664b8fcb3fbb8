"""Kasm's ids, which are UUIDs written two ways: 32 hex digits, or with hyphens. One answer may hold both. Pure."""


def bare_id(identifier: str) -> str:
    """Return the spelling to compare by: lower case, without hyphens."""
    return identifier.replace("-", "").lower()


def hyphenated_id(identifier: str) -> str:
    """Return the spelling of the session proxy's paths; what is no UUID stays as it is."""
    digits = bare_id(identifier)
    if len(digits) != 32:
        return identifier
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def same_id(one: str | None, other: str | None) -> bool:
    """Return whether two ids are the same thing; an id that is missing is nobody's."""
    return bool(one and other) and bare_id(one or "") == bare_id(other or "")
