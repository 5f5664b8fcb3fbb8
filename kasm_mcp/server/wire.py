"""Make JSON text safe: line separators on the way out, half surrogate pairs on the way in. Pure.

JSON permits both, but clients that split text into lines cut a message at U+2028, and the SDK's parser rejects a line
with half of a surrogate pair, so that its request would get no answer.
"""

import json
import re
from typing import Any

UNPAIRED = "kasm-mcp/unpaired"
"""Member of a call's `_meta`: the arguments that held half of a surrogate pair."""

_SEPARATORS = ("\x85", "\u2028", "\u2029")
_SUSPECT = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")
_HALF = re.compile("[\ud800-\udfff]")


def compact(value: object) -> str:
    """Return a value as JSON text for a model: compact, and safe for every reader."""
    return escaped(_HALF.sub("\N{REPLACEMENT CHARACTER}", json.dumps(value, ensure_ascii=False, separators=(",", ":"))))


def escaped(text: str) -> str:
    """Escape line separators in JSON text."""
    for separator in _SEPARATORS:
        text = text.replace(separator, f"\\u{ord(separator):04x}")
    return text


def repaired(line: bytes) -> bytes:
    """Replace half surrogate pairs in a message, and mark a call that had them in its arguments.

    Returns:
        The same line if it has none, is no JSON, or has one in its id, which an answer could not repeat.
    """
    if not _SUSPECT.search(line):
        return line
    try:
        message = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return line
    if not _has_half(message) or not isinstance(message, dict) or _has_half(message.get("id")):
        return line
    params = message.get("params")
    if message.get("method") == "tools/call" and isinstance(params, dict):
        _mark(params)
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", json.dumps(message, ensure_ascii=False)).encode()


def _mark(params: dict[str, Any]) -> None:
    given, meta = params.get("arguments"), params.get("_meta")
    if isinstance(given, dict) and isinstance(meta, dict | None):
        params["_meta"] = {**(meta or {}), UNPAIRED: [name for name in given if _has_half([name, given[name]])]}


def _has_half(value: object) -> bool:
    return _HALF.search(json.dumps(value, ensure_ascii=False)) is not None
