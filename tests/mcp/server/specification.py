"""The specification's tools and parameters, and the design's optional parameters. Other tools have snapshots only."""

from typing import NamedTuple


class Parameter(NamedTuple):
    """One parameter: its JSON type, whether it must be given, and its default."""

    type: str
    required: bool = False
    default: object = None


ID = {"kasm_id": Parameter("string", required=True)}
USER_ID = {"user_id": Parameter("string", required=True)}
PROFILE = {name: Parameter("string") for name in ("first_name", "last_name", "organization", "phone")}

SPECIFIED: dict[str, dict[str, Parameter]] = {
    "create_kasm_session": {
        "image_name": Parameter("string", required=True),
        "group_id": Parameter("string", required=True),
    },
    "destroy_kasm_session": ID,
    "get_session_status": ID,
    "list_user_sessions": {},
    "list_all_sessions": {},
    "pause_kasm_session": ID,
    "resume_kasm_session": ID,
    "get_session_screenshot": ID | {"save_to_file": Parameter("string")},
    "execute_kasm_command": ID | {"command": Parameter("string", required=True), "working_dir": Parameter("string")},
    "read_kasm_file": ID | {"file_path": Parameter("string", required=True)},
    "write_kasm_file": ID
    | {"file_path": Parameter("string", required=True), "content": Parameter("string", required=True)},
    "get_available_workspaces": {},
    "get_kasm_users": {},
    "create_kasm_user": {
        "username": Parameter("string", required=True),
        "password": Parameter("string", required=True),
        **PROFILE,
        "locked": Parameter("boolean", default=False),
        "disabled": Parameter("boolean", default=False),
    },
    "get_kasm_user": {"user_id": Parameter("string"), "username": Parameter("string")},
    "update_kasm_user": USER_ID
    | {"username": Parameter("string"), "password": Parameter("string")}
    | PROFILE
    | {"locked": Parameter("boolean"), "disabled": Parameter("boolean")},
    "delete_kasm_user": USER_ID | {"force": Parameter("boolean", default=False)},
    "logout_kasm_user": USER_ID,
    "get_session_frame_stats": ID | {"client": Parameter("string", default="auto")},
    "get_session_bottleneck_stats": ID,
    "get_session_recordings": ID | {"download_links": Parameter("boolean", default=False)},
}
"""In the order of the specification."""

PAGE = {"limit": Parameter("integer", default=100), "offset": Parameter("integer", default=0)}

EXTRAS: dict[str, dict[str, Parameter]] = {
    "list_user_sessions": PAGE,
    "list_all_sessions": PAGE,
    "get_available_workspaces": PAGE,
    "get_kasm_users": PAGE,
    "get_session_recordings": PAGE,
    "get_session_screenshot": {"width": Parameter("integer"), "height": Parameter("integer")},
    "execute_kasm_command": {"timeout_seconds": Parameter("integer")},
    "read_kasm_file": {
        "offset": Parameter("integer", default=0),
        "max_bytes": Parameter("integer"),
        "encoding": Parameter("string", default="auto"),
    },
}

DATA: dict[str, set[str]] = {
    "create_kasm_session": {"kasm_id", "status", "session_url", "image_id", "image_name", "user_id"},
    "destroy_kasm_session": {"kasm_id", "status"},
    "get_session_status": {
        "kasm_id", "status", "operational_status", "session_url", "created_time", "last_activity", "image",
    },
    "list_user_sessions": {"sessions", "count"},
    "list_all_sessions": {"sessions", "count"},
    "pause_kasm_session": {"kasm_id", "status"},
    "resume_kasm_session": {"kasm_id", "status", "session_url"},
    "get_session_screenshot": {"kasm_id", "format", "width", "height", "size_bytes", "file_path"},
    "execute_kasm_command": {
        "kasm_id", "command", "working_dir", "exit_code", "stdout", "stderr", "stdout_truncated", "stderr_truncated",
        "duration_ms", "output_available",
    },
    "read_kasm_file": {
        "kasm_id", "file_path", "content", "encoding", "size_bytes", "offset", "total_bytes", "truncated",
    },
    "write_kasm_file": {"kasm_id", "file_path", "size_bytes", "sha256"},
    "get_available_workspaces": {"workspaces", "count"},
    "get_kasm_users": {"users", "count"},
    "create_kasm_user": {"user_id", "username", "groups"},
    "get_kasm_user": {"user"},
    "update_kasm_user": {"user"},
    "delete_kasm_user": {"user_id", "status"},
    "logout_kasm_user": {"user_id", "status"},
    "get_session_frame_stats": {"kasm_id", "client", "frame", "server_side", "client_side"},
    "get_session_bottleneck_stats": {"kasm_id", "connections"},
    "get_session_recordings": {"kasm_id", "recordings", "count"},
}  # fmt: skip
"""Members that `data` must have."""

ROWS: dict[str, tuple[str, set[str]]] = {
    "list_user_sessions": (
        "sessions",
        {
            "kasm_id", "user_id", "username", "image_name", "friendly_name", "status", "operational_status",
            "session_url", "created_time", "last_activity", "is_paused",
        },
    ),
    "get_available_workspaces": (
        "workspaces",
        {
            "image_id", "image_name", "friendly_name", "description", "cores", "memory", "gpu_count",
            "docker_registry", "docker_image", "enabled", "categories",
        },
    ),
    "get_session_bottleneck_stats": (
        "connections",
        {"user", "connection", "cpu", "cpu_average", "network", "network_average"},
    ),
    "get_session_recordings": ("recordings", {"recording_id", "recording_url", "metadata", "download_url"}),
}  # fmt: skip
"""Members that the entries of a list must have."""

READING = {
    "get_session_status", "list_user_sessions", "list_all_sessions", "get_session_screenshot", "read_kasm_file",
    "get_available_workspaces", "get_kasm_users", "get_kasm_user", "get_session_frame_stats",
    "get_session_bottleneck_stats", "get_session_recordings",
}  # fmt: skip
ADDING = {"create_kasm_session", "create_kasm_user", "pause_kasm_session", "resume_kasm_session"}
"""Tools that change something but take nothing away."""
