"""Map the names of Kasm's calls to the functions that implement them.

A function takes the world and the arguments and returns a JSON object or the bytes of a JPEG; it raises to refuse. The
application checks key and permissions first and runs functions in worker threads, since they block. Each chapter of the
API is one module with a `CALLS` list, however small.
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
"""Functions by call name; `web.app` decides the paths."""

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
"""Undocumented calls that Kasm's own pages make; clients use them under two paths."""
