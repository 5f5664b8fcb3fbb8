"""What a model is told of the server as a whole. Some clients show it no more than this until it looks for a tool."""

from collections.abc import Collection

from kasm_mcp.tools.envelope import ERROR_TYPES
from kasm_mcp.toolsets import READING

_SUBJECT = "Kasm Workspaces: remote desktops, browsers and Linux containers. A session is one, named by its kasm_id."
_ROUTES = {
    "Images to start": ("get_available_workspaces",),
    "Start": ("create_kasm_session",),
    "Find": ("list_user_sessions", "get_session_status"),
    "Run shell commands, install, build, test": ("execute_kasm_command",),
    "Files": ("read_kasm_file", "write_kasm_file"),
    "See the screen": ("get_session_screenshot",),
    "Keep for later": ("pause_kasm_session", "resume_kasm_session"),
    "End": ("destroy_kasm_session",),
    "Slow, or recorded": ("get_session_bottleneck_stats", "get_session_recordings"),
    "User accounts": ("get_kasm_users", "create_kasm_user", "update_kasm_user"),
}
"""What somebody wants to the tools that do it, not more than lead to the others."""
_READ_ONLY = "This server is read-only: it starts, changes and ends nothing."
_NOTES = {
    "create_kasm_session": "A new session is still starting; the other tools wait for it.",
    "execute_kasm_command": "Commands run without sudo. A non-zero exit_code is in data, no error. If output_available "
    "is false, what a command did is not known: do not assume success.",
}
_DOUBT = "When an outcome is unknown, look before trying again."
_ANSWERS = f"Answers hold success, data and message, or error and error_type ({', '.join(ERROR_TYPES)})."


def instructions(names: Collection[str]) -> str:
    """Return what a server with these tools tells of itself; it names no tool that is not there.

    Args:
        names: Its tools.

    Returns:
        At most 1,024 bytes, of which no client cuts anything off.
    """
    routes = (
        f"{aim}: {', '.join(name for name in tools if name in names)}."
        for aim, tools in _ROUTES.items()
        if any(name in names for name in tools)
    )
    notes = (note for name, note in _NOTES.items() if name in names)
    changes = any(name not in READING for name in names)
    return "\n".join((_SUBJECT, *routes, *notes, _DOUBT if changes else _READ_ONLY, _ANSWERS))
