"""What each call of Kasm's API does: a table from Kasm's name of the call to a function.

A function gets the world and the arguments and gives the answer: a JSON object, or the bytes of a
JPEG. It refuses by raising. The application has checked key and permission before; it knows nothing
of a call but its name. The functions block, so they run in worker threads. Each chapter of the API
is a module that names its calls itself.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.calls import (
    casting,
    egress,
    groups,
    images,
    inside,
    recordings,
    servers,
    session_tokens,
    sessions,
    sharing,
    staging,
    system,
    users,
)
from kasm_sim.api.world import World

Call = Callable[[World, Arguments], Json | bytes]

_CHAPTERS: tuple[tuple[Call, ...], ...] = (
    users.CALLS,
    groups.CALLS,
    servers.CALLS,
    session_tokens.CALLS,
    images.CALLS,
    sessions.CALLS,
    inside.CALLS,
    sharing.CALLS,
    recordings.CALLS,
    casting.CALLS,
    staging.CALLS,
    system.CALLS,
)

CALLS: Mapping[str, Call] = MappingProxyType(
    {call.__name__: call for chapter in _CHAPTERS for call in chapter} | egress.CALLS,
)
"""Every call this Kasm knows; `app` decides under which paths."""

ADMIN_CALLS = frozenset(
    {
        "add_images_group",
        "add_settings_group",
        "create_group",
        "create_image",
        "create_registry",
        "create_server",
        "delete_group",
        "delete_image",
        "delete_registry",
        "delete_server",
        "get_agent_report",
        "get_agents",
        "get_groups",
        "get_image",
        "get_images_group",
        "get_licenses",
        "get_registries",
        "get_report",
        "get_servers",
        "get_users_group",
        "remove_images_group",
        "set_settings_group",
        "update_agent",
        "update_group",
        "update_image",
        "update_server",
        "update_setting",
    },
)
"""Calls that no documentation has: Kasm's own pages make them, and clients do under two paths."""
