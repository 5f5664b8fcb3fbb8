# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Kasm's calls by chapter, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import agents as agents
    from . import casting as casting
    from . import egress as egress
    from . import groups as groups
    from . import images as images
    from . import licensing as licensing
    from . import login as login
    from . import registries as registries
    from . import servers as servers
    from . import session_permissions as session_permissions
    from . import session_proxy as session_proxy
    from . import session_recordings as session_recordings
    from . import session_tokens as session_tokens
    from . import sessions as sessions
    from . import staging as staging
    from . import system as system
    from . import users as users
    from . import zones as zones

_MODULES = {
    "agents": "agents",
    "casting": "casting",
    "egress": "egress",
    "groups": "groups",
    "images": "images",
    "licensing": "licensing",
    "login": "login",
    "registries": "registries",
    "servers": "servers",
    "session_permissions": "session_permissions",
    "session_proxy": "session_proxy",
    "session_recordings": "session_recordings",
    "session_tokens": "session_tokens",
    "sessions": "sessions",
    "staging": "staging",
    "system": "system",
    "users": "users",
    "zones": "zones",
}

__all__ = (
    "agents",
    "casting",
    "egress",
    "groups",
    "images",
    "licensing",
    "login",
    "registries",
    "servers",
    "session_permissions",
    "session_proxy",
    "session_recordings",
    "session_tokens",
    "sessions",
    "staging",
    "system",
    "users",
    "zones",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
