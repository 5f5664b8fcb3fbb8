"""The groups that tools are chosen by at the start, by name only: settings are checked before any tool is imported."""

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

TOOLS: tuple[str, ...] = tuple(name for names in TOOLSETS.values() for name in names)
