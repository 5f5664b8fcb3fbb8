"""Whether a client introduces itself in a form that the MCP SDK takes, so that a record may answer in its place.

What is not known here may be right as well: the SDK can tell. Only the standard library is needed.
"""

from collections.abc import Mapping

_DEEPEST = 50
"""Brackets in a line; the SDK reads no more than some hundred levels, and an introduction has a handful."""
_CAPABILITIES: Mapping[str, Mapping[str, type]] = {
    "roots": {"listChanged": bool},
    "sampling": {"context": dict, "tools": dict},
    "elicitation": {"form": dict, "url": dict},
}
"""What has members of its own, and their types."""
_FREE = ("experimental", "extensions")
"""What has any members, each an object."""
_NAMES = ("name", "version")
_WORDS = (*_NAMES, "title", "description", "websiteUrl")


def is_plain(line: bytes) -> bool:
    """Return whether a line is UTF-8 and so shallow that every reader of JSON takes it.

    Args:
        line: JSON. An escaped half of a surrogate pair is not looked for.
    """
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return line.count(b"{") + line.count(b"[") <= _DEEPEST


def is_client(value: object) -> bool:
    """Return whether something is a `clientInfo`."""
    return (
        isinstance(value, dict)
        and value.keys() >= {*_NAMES}
        and all(name in _WORDS and isinstance(word, str) for name, word in value.items())
    )


def are_capabilities(value: object) -> bool:
    """Return whether something is what a client can do."""
    return isinstance(value, dict) and all(_is_capability(name, members) for name, members in value.items())


def _is_capability(name: str, members: object) -> bool:
    if not isinstance(members, dict):
        return False
    if name in _FREE:
        return all(isinstance(member, dict) for member in members.values())
    types = _CAPABILITIES.get(name)
    return types is not None and all(isinstance(member, types.get(key, ())) for key, member in members.items())
