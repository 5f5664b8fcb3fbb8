"""What an API key must be granted for each call: data, and one question about it.

A fresh key has no permissions, and the role of its owner does not count. The application asks
before each call; calls that touch an administrator ask again once they know whom they touch.
"""

from collections.abc import Mapping
from types import MappingProxyType

ACT_AS_USER = frozenset({"User", "Users Auth Session"})
"""What calls that act as a user need, together."""

MODIFY_ADMIN = "Users Modify Admin"
"""Needed on top when the user to change or delete is a Global Admin."""

ALL_PERMISSIONS = frozenset(
    {
        "User",
        "Global Admin",
        "Users View",
        "Users Modify",
        "Users Create",
        "Users Delete",
        MODIFY_ADMIN,
        "Users Auth Session",
        "Groups View",
        "Groups Modify",
        "Groups Create",
        "Groups Delete",
        "Groups View IfMember",
        "Groups Modify IfMember",
        "Groups View System",
        "Groups Modify System",
        "Groups Delete System",
        "Agents View",
        "Agents Modify",
        "Agents Create",
        "Agents Delete",
        "Staging View",
        "Staging Modify",
        "Staging Create",
        "Staging Delete",
        "Sessions View",
        "Sessions Modify",
        "Sessions Delete",
        "Session Recordings View",
        "Images View",
        "Images Modify",
        "Servers View",
        "Servers Modify",
        "System View",
        "Registries View",
    },
)
"""Every permission name seen on a 1.19."""

REQUIRED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "request_kasm": ACT_AS_USER,
        "get_kasm_status": ACT_AS_USER,
        "join_kasm": ACT_AS_USER,
        "keepalive": ACT_AS_USER,
        "destroy_kasm": ACT_AS_USER,
        "pause_kasm": ACT_AS_USER,
        "resume_kasm": ACT_AS_USER,
        "get_kasm_frame_stats": ACT_AS_USER,
        "get_kasm_bottleneck_stats": ACT_AS_USER,
        "get_kasms": frozenset({"Sessions View"}),
        "get_user_kasms": frozenset({"Sessions View"}),
        "exec_command_kasm": frozenset({"Sessions Modify"}),
        "get_kasm_screenshot": frozenset({"Session Recordings View"}),
        "get_session_recordings": frozenset({"Session Recordings View"}),
        "get_images": frozenset({"Images View"}),
        "get_users": frozenset({"Users View"}),
        "get_user": frozenset({"Users View"}),
        "create_user": frozenset({"Users Create"}),
        "update_user": frozenset({"Users Modify"}),
        "delete_user": frozenset({"Users Delete", "Users Modify"}),
        "logout_user": frozenset({"Users Auth Session"}),
    },
)
"""All permissions of a row are needed."""

OWN_SESSION_PERMISSIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "get_kasm_status": frozenset({"Sessions View"}),
        "destroy_kasm": frozenset({"Sessions Delete"}),
    },
)
"""What the quirk `sessions_need_own_permissions` adds."""


def missing(call: str, granted: frozenset[str], *, sessions_need_own_permissions: bool) -> frozenset[str]:
    """Tell which permissions a key lacks for a call.

    Args:
        call: Kasm's name of the call.
        granted: The permissions set on the key.
        sessions_need_own_permissions: Whether the session permissions of 1.19 count beside the user pair.

    Returns:
        The missing permissions; empty when the call may go on.
    """
    needed = REQUIRED[call]
    if sessions_need_own_permissions:
        needed |= OWN_SESSION_PERMISSIONS.get(call, frozenset())
    return needed - granted
