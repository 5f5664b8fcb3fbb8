"""Check whether a client introduces itself in a form that the MCP SDK accepts, so that a record may answer.

Other forms may be valid too: the SDK then decides. Only the standard library is needed.
"""

from collections.abc import Mapping

_DEEPEST = 50
"""Brackets in a line; the SDK's nesting limit is some hundred levels, and an introduction has a handful."""
_CAPABILITIES: Mapping[str, Mapping[str, type]] = {
    "roots": {"listChanged": bool},
    "sampling": {"context": dict, "tools": dict},
    "elicitation": {"form": dict, "url": dict},
}
"""Capabilities with defined members, and the types of these."""
_FREE = ("experimental", "extensions")
"""Capabilities with any members, each an object."""
_NAMES = ("name", "version")
_WORDS = (*_NAMES, "title", "description", "websiteUrl")


def is_plain(line: bytes) -> bool:
    """Return whether a line is UTF-8 and shallow enough for every JSON parser.

    Args:
        line: JSON. Escaped lone surrogates are not detected.
    """
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return line.count(b"{") + line.count(b"[") <= _DEEPEST


def is_client(value: object) -> bool:
    """Return whether a value is a `clientInfo`."""
    return (
        isinstance(value, dict)
        and value.keys() >= {*_NAMES}
        and all(name in _WORDS and isinstance(word, str) for name, word in value.items())
    )


def are_capabilities(value: object) -> bool:
    """Return whether a value is a client's `capabilities`."""
    return isinstance(value, dict) and all(_is_capability(name, members) for name, members in value.items())


def _is_capability(name: str, members: object) -> bool:
    if not isinstance(members, dict):
        return False
    if name in _FREE:
        return all(isinstance(member, dict) for member in members.values())
    types = _CAPABILITIES.get(name)
    return types is not None and all(isinstance(member, types.get(key, ())) for key, member in members.items())
