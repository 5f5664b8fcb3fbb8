"""Define the permissions that each call needs.

A new API key has no permissions, and its owner's role does not matter. The application checks before each call; calls
that can change an administrator or a system group check once more when they know the target.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kasm_sim.state.resources import EGRESS_KINDS

ACT_AS_USER = frozenset({"User", "Users Auth Session"})
"""Needed together by calls that act as a user."""

MODIFY_ADMIN = "Users Modify Admin"
"""Also needed to change or delete a Global Admin."""

MODIFY_SYSTEM_GROUPS = "Groups Modify System"
"""Also needed to change a built-in group."""

DELETE_SYSTEM_GROUPS = "Groups Delete System"
"""Also needed to delete a built-in group."""

SERVERS_VIEW = "Servers View"
"""Adds the assigned servers to users."""

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
        MODIFY_SYSTEM_GROUPS,
        DELETE_SYSTEM_GROUPS,
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
        SERVERS_VIEW,
        "Servers Modify",
        "System View",
        "Registries View",
    },
)
"""Every permission name seen on a 1.19."""

EVERYTHING = frozenset({"Global Admin"})
"""Needed by calls whose permission no source names: it is documented to cover all others.

Here it covers only these calls, so that a key with all permissions but one shows what the missing one is needed for.
"""


def _each(permissions: Iterable[str], *calls: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(calls, frozenset(permissions))


REQUIRED_PERMISSIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **_each(ACT_AS_USER, "request_kasm", "get_kasm_status", "join_kasm", "keepalive", "destroy_kasm"),
        **_each(ACT_AS_USER, "pause_kasm", "resume_kasm", "stop_kasm"),
        **_each(ACT_AS_USER, "get_kasm_frame_stats", "get_kasm_bottleneck_stats"),
        **_each({"Sessions View"}, "get_kasms", "get_user_kasms"),
        **_each({"Sessions Modify"}, "exec_command_kasm"),
        **_each(
            {"Session Recordings View"}, "get_session_recordings", "get_sessions_recordings", "get_kasm_screenshot"
        ),
        **_each({"Images View"}, "get_images", "get_image"),
        **_each({"Images Modify"}, "create_image", "update_image", "delete_image"),
        **_each({"Users View"}, "get_users", "get_user", "get_attributes"),
        **_each({"Users Create"}, "create_user"),
        **_each({"Users Modify"}, "update_user"),
        **_each({"Users Delete", "Users Modify"}, "delete_user"),
        **_each({"Users Auth Session"}, "logout_user", "get_login"),
        **_each({"Groups View"}, "get_groups"),
        **_each({"Groups View", "Users View"}, "get_users_group"),
        **_each({"Groups View", "Images View"}, "get_images_group"),
        **_each({"Groups Create"}, "create_group"),
        **_each({"Groups Modify"}, "update_group", "add_user_group", "remove_user_group"),
        **_each({"Groups Modify"}, "add_images_group", "remove_images_group"),
        **_each({"Groups Modify"}, "add_settings_group", "set_settings_group"),
        **_each({"Groups Delete"}, "delete_group"),
        **_each({SERVERS_VIEW}, "get_servers"),
        **_each({"Servers Modify"}, "create_server", "update_server", "delete_server"),
        **_each({"Servers Modify", "Users Modify"}, "assign_user_server", "unassign_user_server"),
        **_each({"Servers Modify", "Users Modify"}, "update_user_attributes"),
        **_each({"Agents View"}, "get_agents"),
        **_each({"Agents Modify"}, "update_agent"),
        **_each({"System View"}, "get_report", "get_agent_report"),
        **_each({"Staging View"}, "get_staging_config", "get_staging_configs"),
        **_each({"Staging Create"}, "create_staging_config"),
        **_each({"Staging Modify"}, "update_staging_config"),
        **_each({"Staging Delete"}, "delete_staging_config"),
        **_each({"Registries View"}, "get_registries"),
        **_each(EVERYTHING, "create_registry", "delete_registry"),
        **_each(EVERYTHING, "get_session_permissions", "set_session_permissions", "delete_all_session_permissions"),
        **_each(EVERYTHING, "create_session_token", "get_session_token", "get_session_tokens"),
        **_each(EVERYTHING, "update_session_token", "delete_session_token", "delete_session_tokens"),
        **_each(EVERYTHING, "create_cast_config", "update_cast_config", "delete_cast_config"),
        **_each(EVERYTHING, "get_cast_config", "get_cast_configs", "get_rdp_client_connection_info"),
        **_each(EVERYTHING, "get_zones", "activate", "get_licenses", "update_setting"),
        **_each(EVERYTHING, *(f"{verb}_{kind}" for kind in EGRESS_KINDS for verb in ("create", "update", "delete"))),
        **_each(EVERYTHING, *(f"get_{kind}s" for kind in EGRESS_KINDS)),
    },
)
"""Permissions by call; all of a row are needed."""

OWN_SESSION_PERMISSIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "get_kasm_status": frozenset({"Sessions View"}),
        "destroy_kasm": frozenset({"Sessions Delete"}),
    },
)
"""Permissions that the quirk `sessions_need_own_permissions` adds."""


def missing(call: str, granted: frozenset[str], *, sessions_need_own_permissions: bool) -> frozenset[str]:
    """Return the permissions that a key lacks for a call.

    Args:
        call: Kasm's name of the call.
        granted: The permissions of the key.
        sessions_need_own_permissions: The quirk of that name.
    """
    needed = REQUIRED_PERMISSIONS[call]
    if sessions_need_own_permissions:
        needed |= OWN_SESSION_PERMISSIONS.get(call, frozenset())
    return needed - granted
