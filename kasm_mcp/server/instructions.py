"""What a model is told about the server as a whole; some clients show it nothing else until it searches for a tool."""

from collections.abc import Collection

from kasm_mcp.table import TABLE, Route
from kasm_mcp.tools.envelope import ERROR_TYPES

_SUBJECT = "Kasm Workspaces: remote desktops, browsers and Linux containers. A session is one, named by its kasm_id."
_READ_ONLY = "This server is read-only: it starts, changes and ends nothing."
_UNKNOWN = "When an outcome is unknown, look before trying again."
_ANSWERS = f"Answers hold success, data and message, or error and error_type ({', '.join(ERROR_TYPES)})."


def instructions(names: Collection[str]) -> str:
    """Return the instructions of a server with these tools; they name no other tool.

    Args:
        names: Its tools.

    Returns:
        At most 1,024 bytes, of which no client cuts anything off.
    """
    present = [row for row in TABLE if row.name in names]
    routes = {route: [row.name for row in present if row.route is route] for route in Route}
    lines = [f"{route.value}: {', '.join(tools)}." for route, tools in routes.items() if tools]
    notes = [row.note for row in present if row.note]
    closing = _UNKNOWN if any(row.changes for row in present) else _READ_ONLY
    return "\n".join((_SUBJECT, *lines, *notes, closing, _ANSWERS))
