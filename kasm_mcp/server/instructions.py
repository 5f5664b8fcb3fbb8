"""Build the server's instructions for a model; some clients show it nothing else until it searches for a tool."""

from collections.abc import Collection

from kasm_mcp.table import TABLE, Route
from kasm_mcp.tools.envelope import ERROR_TYPES

_SUBJECT = "Kasm Workspaces: remote desktops, browsers and Linux containers. A session is one, named by its kasm_id."
_READ_ONLY = "This server is read-only: it starts, changes and ends nothing."
_UNKNOWN = "If an outcome is unknown, check before retrying."
_ANSWERS = f"Answers hold success, data and message, or error and error_type ({', '.join(ERROR_TYPES)})."


def instructions(names: Collection[str]) -> str:
    """Return the instructions of a server with these tools; they name no other tool.

    Args:
        names: Its tools.

    Returns:
        At most 1,024 bytes, which no client truncates.
    """
    present = [row for row in TABLE if row.name in names]
    routes = {route: [row.name for row in present if row.route is route] for route in Route}
    lines = [f"{route.value}: {', '.join(tools)}." for route, tools in routes.items() if tools]
    notes = [row.note for row in present if row.note]
    closing = _UNKNOWN if any(row.changes for row in present) else _READ_ONLY
    return "\n".join((_SUBJECT, *lines, *notes, closing, _ANSWERS))
