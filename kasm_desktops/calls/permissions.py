"""Permissions of the API key that each Kasm call needs, for error messages and documents.

A new key has none; the role of its owner does not count. Sources: Kasm's documentation as quoted by client libraries,
and live observations on 1.19. For sessions the two differ: a key that works everywhere has both sets.
"""

from collections.abc import Iterable

_ACT_AS_USER = ("Users Auth Session", "User")

PERMISSIONS: dict[str, tuple[str, ...]] = {
    "create_user": ("Users Create",),
    "delete_user": ("Users Delete", "Users Modify", "Users Modify Admin (for administrators)"),
    "destroy_kasm": (*_ACT_AS_USER, "Sessions Delete"),
    "exec_command_kasm": ("Sessions Modify", *_ACT_AS_USER),
    "get_images": ("Images View",),
    "get_kasm_bottleneck_stats": (*_ACT_AS_USER, "Sessions View"),
    "get_kasm_frame_stats": (*_ACT_AS_USER, "Sessions View"),
    "get_kasm_screenshot": ("Session Recordings View", *_ACT_AS_USER),
    "get_kasm_status": (*_ACT_AS_USER, "Sessions View"),
    "get_kasms": ("Sessions View",),
    "get_session_recordings": ("Session Recordings View",),
    "get_user": ("Users View",),
    "get_user_kasms": ("Sessions View",),
    "get_users": ("Users View",),
    "logout_user": ("Users Auth Session",),
    "pause_kasm": (*_ACT_AS_USER, "Sessions Modify"),
    "request_kasm": (*_ACT_AS_USER, "Images View"),
    "resume_kasm": (*_ACT_AS_USER, "Sessions Modify"),
    "update_user": ("Users Modify", "Users Modify Admin (for administrators)"),
}
"""Kasm call to the permissions that make it work on every release seen."""

PERMISSIONS_PAGE = "Kasm's admin pages: Settings > Developers > edit the key > Permissions"
"""The page in releases with permissions, documented for 1.16 to 1.19. In 1.9 the tab is Developers, without them."""


def least_key(calls: Iterable[str]) -> tuple[str, ...]:
    """Return the permissions that several calls need together, each once.

    Args:
        calls: Kasm's names of the calls; those that need no permission are skipped.
    """
    return tuple(dict.fromkeys(name for call in calls for name in PERMISSIONS.get(call, ())))


def remedy(operation: str) -> str:
    """Return the sentence that names the permissions to grant for a call."""
    wanted = PERMISSIONS.get(operation.removesuffix("_ui"), ())
    if not wanted:
        return f"Check the key ({PERMISSIONS_PAGE})."
    return f"If they are right, grant the key: {', '.join(wanted)} ({PERMISSIONS_PAGE})."
