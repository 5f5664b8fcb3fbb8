"""Kasm's ids: UUIDs in two spellings, 32 hex digits or with hyphens. One answer may contain both. Pure."""


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
