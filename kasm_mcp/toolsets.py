"""Which tools a server has, by name only: settings are checked before any tool is imported. Pure."""

from collections.abc import Collection

TOOLSETS: dict[str, tuple[str, ...]] = {
    "sessions": (
        "create_kasm_session",
        "destroy_kasm_session",
        "get_session_status",
        "list_user_sessions",
        "list_all_sessions",
        "pause_kasm_session",
        "resume_kasm_session",
        "get_session_screenshot",
    ),
    "commands": ("execute_kasm_command",),
    "files": ("read_kasm_file", "write_kasm_file"),
    "workspaces": ("get_available_workspaces",),
    "users": (
        "get_kasm_users",
        "create_kasm_user",
        "get_kasm_user",
        "update_kasm_user",
        "delete_kasm_user",
        "logout_kasm_user",
    ),
    "monitoring": ("get_session_frame_stats", "get_session_bottleneck_stats", "get_session_recordings"),
}
"""Group to its tools, in the order of the specification."""

READING = frozenset(
    {
        *("get_session_status", "list_user_sessions", "list_all_sessions", "get_session_screenshot"),
        *("read_kasm_file", "get_available_workspaces", "get_kasm_users", "get_kasm_user"),
        *TOOLSETS["monitoring"],
    }
)
"""The tools that change nothing; the catalogue says what each does, and a test that both agree."""

TOOLS: tuple[str, ...] = tuple(name for names in TOOLSETS.values() for name in names)


def chosen(
    *, read_only: bool, toolsets: Collection[str], tools: Collection[str], exclude: Collection[str]
) -> tuple[str, ...]:
    """Return the tools that are left, in the order of the specification.

    Args:
        read_only: Whether only those are left that change nothing. Wins over all else.
        toolsets: Groups that are there; with `tools` empty as well, all are.
        tools: Single tools that are there, besides the groups.
        exclude: Tools that are not there, although they were chosen.
    """
    wanted = {*tools, *(name for group in toolsets for name in TOOLSETS[group])} or {*TOOLS}
    return tuple(
        name for name in TOOLS if name in wanted and name not in exclude and not (read_only and name not in READING)
    )
